-- What signing for WeChat's JS-SDK needs, shared by all processes. The values are secrets: who reads them can act as
-- the 公众号 until they expire.
CREATE TABLE wechat_tokens (
  appid                   text PRIMARY KEY,
  access_token            text,
  access_token_expires_at timestamptz(3),
  ticket                  text,
  ticket_expires_at       timestamptz(3),
  -- One process at a time asks WeChat, and holds no transaction open meanwhile. One that dies loses the lease by time.
  lease_id                text,
  leased_until            timestamptz(3),
  -- When asking again is sensible, and the name of the failure if the last time failed.
  retry_at                timestamptz(3),
  failure                 text,
  CHECK ((access_token IS NULL) = (access_token_expires_at IS NULL)),
  CHECK ((ticket IS NULL) = (ticket_expires_at IS NULL)),
  CHECK ((lease_id IS NULL) = (leased_until IS NULL)),
  CHECK (failure IS NULL OR retry_at IS NOT NULL)
);

-- When a shopper asked to be forgotten. Their orders stay, with goods and amounts and without a person.
ALTER TABLE users ADD COLUMN erased_at timestamptz(3);
ALTER TABLE orders ADD COLUMN erased_at timestamptz(3),
  ADD CONSTRAINT orders_erased_is_blank CHECK (erased_at IS NULL
    OR (state <> 'awaiting_payment' AND recipient = '' AND phone = '' AND region = '' AND detail = '' AND remark = ''));

-- An order without a person is at its end: nothing can be sent to nobody. book_payment() takes a check_violation for
-- "the order cannot be had any more", so money that comes late for it revives nothing and goes back.
CREATE FUNCTION refuse_erased_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order % has no shopper any more', OLD.order_no USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER orders_erased_rest BEFORE UPDATE OF state ON orders FOR EACH ROW
  WHEN (OLD.erased_at IS NOT NULL AND NEW.state <> OLD.state) EXECUTE FUNCTION refuse_erased_order();

-- A request that was under way while its shopper was erased writes nothing of theirs afterwards. The lock waits for the
-- erasure, or keeps it waiting for this row.
CREATE FUNCTION refuse_erased_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM users WHERE id = NEW.user_id AND erased_at IS NULL FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'user % was erased', NEW.user_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER orders_of_somebody BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION refuse_erased_user();
CREATE TRIGGER addresses_of_somebody BEFORE INSERT ON addresses FOR EACH ROW EXECUTE FUNCTION refuse_erased_user();
CREATE TRIGGER user_coupons_of_somebody BEFORE INSERT ON user_coupons FOR EACH ROW EXECUTE FUNCTION refuse_erased_user();
CREATE TRIGGER carts_of_somebody BEFORE INSERT ON carts FOR EACH ROW WHEN (NEW.user_id IS NOT NULL)
  EXECUTE FUNCTION refuse_erased_user();
