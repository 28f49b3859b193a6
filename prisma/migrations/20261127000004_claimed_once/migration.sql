-- What was claimed by shoppers who had their data deleted, so that nobody deletes it to claim again. The digest is keyed
-- by the shop: from this table alone nobody can tell whose it is. A row goes when its coupon has ended.
CREATE TABLE erased_claims (
  coupon_id      integer NOT NULL REFERENCES coupons (id) ON DELETE CASCADE,
  shopper_digest bytea   NOT NULL CHECK (length(shopper_digest) = 32),
  PRIMARY KEY (coupon_id, shopper_digest)
);
