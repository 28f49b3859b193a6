-- Which lines the shopper is about to pay for: kept with the cart, so that it survives a login and another phone.
-- added_price_fen is what one piece cost when it was put in, to say so when the price has changed; null for lines of
-- before this was kept, and of a shop of the version before that still runs beside this one.
ALTER TABLE cart_lines
  ADD COLUMN is_selected boolean NOT NULL DEFAULT true,
  ADD COLUMN added_price_fen integer CHECK (added_price_fen BETWEEN 1 AND 100000000);
