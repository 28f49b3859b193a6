-- The line that was taken out of a cart last, as it was, for a finger that slipped: it goes back with its quantity, its
-- tick, its place and its price note, none of which a page has to be believed for. One for each cart, gone with it.
CREATE TABLE removed_cart_lines (
  cart_id         integer PRIMARY KEY REFERENCES carts ON DELETE CASCADE,
  sku_id          integer NOT NULL REFERENCES skus,
  quantity        integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  added_at        timestamptz(3) NOT NULL,
  is_selected     boolean NOT NULL,
  added_price_fen integer CHECK (added_price_fen BETWEEN 1 AND 100000000)
);
