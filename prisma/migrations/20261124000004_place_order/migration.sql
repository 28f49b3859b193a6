-- A hash of the request that placed the order: a repeat under the same key answers this order only when it is the
-- same request.
ALTER TABLE orders ADD COLUMN request_digest text NOT NULL DEFAULT '';

-- A draft made from the cart takes its lines out of the cart when it becomes an order.
ALTER TABLE checkout_drafts ADD COLUMN from_cart boolean NOT NULL DEFAULT false;

CREATE FUNCTION placed_order(wanted_user integer, wanted_key text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('outcome', 'repeated', 'orderNo', order_no, 'totalFen', total_fen,
                            'requestDigest', request_digest)
  FROM orders WHERE user_id = wanted_user AND checkout_key = wanted_key
$$;

-- Writes one order that the program has priced, with everything that belongs to it, or nothing. Answers
-- { outcome, orderNo, totalFen }: placed | repeated (this key has its order already) | out_of_stock | price_changed.
-- Everything is checked before the first write, so no outcome needs a rollback.
CREATE FUNCTION place_order(o jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  buyer  integer := (o->>'userId')::integer;
  key    text := o->>'checkoutKey';
  new_id integer;
  answer jsonb;
BEGIN
  -- All orders lock their SKUs in the same sequence: buyers of the same goods queue, and cannot deadlock.
  PERFORM 1 FROM skus
    WHERE id IN (SELECT "skuId" FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer))
    ORDER BY id FOR NO KEY UPDATE;

  answer := placed_order(buyer, key);
  IF answer IS NOT NULL THEN RETURN answer; END IF;

  SELECT CASE
      WHEN bool_or(p.on_sale IS NOT TRUE OR s.price_fen <> l."unitPriceFen") THEN '{"outcome": "price_changed"}'
      WHEN bool_or(s.stock_available < l.quantity) THEN '{"outcome": "out_of_stock"}'
    END::jsonb INTO answer
    FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer, quantity integer, "unitPriceFen" integer)
    LEFT JOIN skus s ON s.id = l."skuId" LEFT JOIN products p ON p.id = s.product_id;
  IF answer IS NOT NULL THEN RETURN answer; END IF;

  INSERT INTO orders (order_no, user_id, state, total_fen, checkout_key, request_digest, recipient, phone, region,
                      detail, remark, placed_at, expires_at)
    VALUES (o->>'orderNo', buyer, 'awaiting_payment', (o->>'totalFen')::integer, key, o->>'requestDigest',
            o->'address'->>'recipient', o->'address'->>'phone', o->'address'->>'region', o->'address'->>'detail',
            o->>'remark', (o->>'placedAt')::timestamptz, (o->>'expiresAt')::timestamptz)
    ON CONFLICT (user_id, checkout_key) DO NOTHING
    RETURNING id INTO new_id;
  -- The same key came in at the same moment for other goods: that one was first.
  IF new_id IS NULL THEN RETURN placed_order(buyer, key); END IF;

  UPDATE skus SET stock_available = stock_available - l.quantity
    FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer, quantity integer)
    WHERE skus.id = l."skuId" AND skus.stock_available >= l.quantity;

  INSERT INTO order_lines (order_id, position, sku_id, product_slug, product_title, sku_name, picture,
                           unit_price_fen, quantity)
    SELECT new_id, l.position, l."skuId", l."productSlug", l."productTitle", l."skuName", l.picture,
           l."unitPriceFen", l.quantity
    FROM jsonb_to_recordset(o->'lines') AS l(position smallint, "skuId" integer, "productSlug" text,
      "productTitle" text, "skuName" text, picture text, "unitPriceFen" integer, quantity integer);

  INSERT INTO order_events (order_id, at, event, detail)
    VALUES (new_id, (o->>'placedAt')::timestamptz, 'order_placed', jsonb_build_object('totalFen', o->'totalFen'));

  -- Two first orders at once may both want to be the default address; the later one is then not kept, only used.
  IF (o->>'keepAddress')::boolean THEN
    INSERT INTO addresses (user_id, recipient, phone, region, detail, is_default, created_at)
      SELECT buyer, a.recipient, a.phone, a.region, a.detail,
             NOT EXISTS (SELECT 1 FROM addresses WHERE user_id = buyer), (o->>'placedAt')::timestamptz
      FROM jsonb_to_record(o->'address') AS a(recipient text, phone text, region text, detail text)
      WHERE (SELECT count(*) FROM addresses WHERE user_id = buyer) < (o->>'maxAddresses')::integer
        AND NOT EXISTS (SELECT 1 FROM addresses k WHERE k.user_id = buyer
          AND (k.recipient, k.phone, k.region, k.detail) = (a.recipient, a.phone, a.region, a.detail))
      ON CONFLICT DO NOTHING;
  END IF;

  IF (o->>'fromCart')::boolean THEN
    DELETE FROM cart_lines USING carts
      WHERE carts.id = cart_lines.cart_id AND carts.user_id = buyer
        AND sku_id IN (SELECT "skuId" FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer));
  END IF;

  RETURN jsonb_build_object('outcome', 'placed', 'orderNo', o->'orderNo', 'totalFen', o->'totalFen');
END $$;
