-- What evidence is about: the payment of that out_trade_no with its order, and the payment that has the transaction_id
-- already; see KnownSettlement. `p_digest` names the bytes of a notification, null for a query. What an accepted
-- notification was worth stays so, so the same bytes again are counted and nothing else is read: WeChat sends many twice.
-- All of it comes in one column: the driver sets up a reader for each.
CREATE FUNCTION read_settlement(p_out_trade_no text, p_transaction_id text, p_digest text, p_now timestamptz)
RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  v_verdict text;
BEGIN
  IF p_digest IS NOT NULL THEN
    UPDATE notifications SET received_count = received_count + 1, last_at = p_now WHERE digest = p_digest
      AND verdict IN ('settled', 'already_settled', 'not_paid', 'paid_after_close', 'duplicate_payment')
    RETURNING verdict INTO v_verdict;
    IF FOUND THEN RETURN json_build_object('repeats', v_verdict); END IF;
  END IF;
  RETURN (
    SELECT json_build_object('bookedOn', (SELECT b.id FROM payments b WHERE b.transaction_id = p_transaction_id),
      'paymentId', p.id, 'paymentState', p.state, 'signType', p.sign_type, 'appid', p.appid, 'mchid', p.mchid,
      'totalFen', p.total_fen, 'balanceFen', p.balance_fen, 'hold', p.hold, 'transactionId', p.transaction_id,
      'orderId', o.id, 'orderState', o.state, 'orderTotalFen', o.total_fen, 'closeReason', o.close_reason)
    FROM (SELECT) one LEFT JOIN payments p ON p.out_trade_no = p_out_trade_no LEFT JOIN orders o ON o.id = p.order_id);
END $$;

-- An order's goods are found by their index, however small the catalogue is. What is written, and when it is refused,
-- stays as it was.

CREATE OR REPLACE FUNCTION place_order(o jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  buyer  integer := (o->>'userId')::integer;
  key    text := o->>'checkoutKey';
  placed timestamptz := (o->>'placedAt')::timestamptz;
  -- The shopper's coupon; null without one.
  coupon integer := (o->'coupon'->>'userCouponId')::integer;
  -- Of its lines. As an array, because a set that comes out of JSON counts as a hundred rows: for so many PostgreSQL
  -- reads a small catalogue from end to end.
  sku_ids integer[] := ARRAY(SELECT "skuId" FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer));
  new_id integer;
  answer jsonb;
BEGIN
  -- All orders lock their SKUs in the same sequence: buyers of the same goods queue, and cannot deadlock. What is locked
  -- is judged as it is then.
  WITH locked AS (
    SELECT id, (SELECT on_sale FROM products WHERE products.id = product_id), price_fen, stock_available FROM skus
    WHERE id = ANY (sku_ids) ORDER BY id FOR NO KEY UPDATE)
  SELECT CASE
      WHEN bool_or(s.on_sale IS NOT TRUE OR s.price_fen <> l."unitPriceFen") THEN '{"outcome": "price_changed"}'
      WHEN bool_or(s.stock_available < l.quantity) THEN '{"outcome": "out_of_stock"}'
    END::jsonb INTO answer
    FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer, quantity integer, "unitPriceFen" integer)
    LEFT JOIN locked s ON s.id = l."skuId";
  -- The same key may have taken the last of them a moment ago.
  IF answer IS NOT NULL THEN RETURN coalesce(placed_order(buyer, key), answer); END IF;

  IF coupon IS NOT NULL THEN
    PERFORM FROM user_coupons u JOIN coupons c ON c.id = u.coupon_id
      WHERE u.id = coupon AND u.user_id = buyer AND u.order_id IS NULL AND c.starts_at <= placed AND c.ends_at > placed
        AND coupon_terms(c) = o->'coupon'->'terms'
      FOR UPDATE OF u;
    -- Used a moment ago, perhaps by the order of this very key.
    IF NOT FOUND THEN RETURN coalesce(placed_order(buyer, key), '{"outcome": "coupon_unavailable"}'); END IF;
  END IF;

  INSERT INTO orders (order_no, user_id, state, goods_fen, discount_fen, total_fen, user_coupon_id, checkout_key,
                      request_digest, recipient, phone, region, detail, remark, placed_at, expires_at)
    VALUES (o->>'orderNo', buyer, 'awaiting_payment', (o->>'goodsFen')::integer, (o->>'discountFen')::integer,
            (o->>'totalFen')::integer, coupon, key, o->>'requestDigest',
            o->'address'->>'recipient', o->'address'->>'phone', o->'address'->>'region', o->'address'->>'detail',
            o->>'remark', placed, (o->>'expiresAt')::timestamptz)
    ON CONFLICT (user_id, checkout_key) DO NOTHING
    RETURNING id INTO new_id;
  -- The same key came in at the same moment: that one was first.
  IF new_id IS NULL THEN RETURN placed_order(buyer, key); END IF;

  IF coupon IS NOT NULL THEN
    UPDATE user_coupons SET order_id = new_id, redeemed_at = placed WHERE id = coupon;
  END IF;

  UPDATE skus SET stock_available = stock_available - l.quantity, stock_reserved = stock_reserved + l.quantity
    FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer, quantity integer)
    WHERE skus.id = ANY (sku_ids) AND skus.id = l."skuId" AND skus.stock_available >= l.quantity;

  INSERT INTO order_lines (order_id, position, sku_id, product_slug, product_title, sku_name, picture,
                           unit_price_fen, quantity)
    SELECT new_id, l.position, l."skuId", l."productSlug", l."productTitle", l."skuName", l.picture,
           l."unitPriceFen", l.quantity
    FROM jsonb_to_recordset(o->'lines') AS l(position smallint, "skuId" integer, "productSlug" text,
      "productTitle" text, "skuName" text, picture text, "unitPriceFen" integer, quantity integer);

  INSERT INTO order_events (order_id, at, event, detail)
    VALUES (new_id, placed, 'order_placed',
            jsonb_build_object('totalFen', o->'totalFen', 'discountFen', o->'discountFen'));

  -- Two first orders at once may both want to be the default address; the later one is then not kept, only used.
  IF (o->>'keepAddress')::boolean THEN
    INSERT INTO addresses (user_id, recipient, phone, region, detail, is_default, created_at)
      SELECT buyer, a.recipient, a.phone, a.region, a.detail,
             NOT EXISTS (SELECT 1 FROM addresses WHERE user_id = buyer), placed
      FROM jsonb_to_record(o->'address') AS a(recipient text, phone text, region text, detail text)
      WHERE (SELECT count(*) FROM addresses WHERE user_id = buyer) < (o->>'maxAddresses')::integer
        AND NOT EXISTS (SELECT 1 FROM addresses k WHERE k.user_id = buyer
          AND (k.recipient, k.phone, k.region, k.detail) = (a.recipient, a.phone, a.region, a.detail))
      ON CONFLICT DO NOTHING;
  END IF;

  IF (o->>'fromCart')::boolean THEN
    DELETE FROM cart_lines USING carts
      WHERE carts.id = cart_lines.cart_id AND carts.user_id = buyer
        AND sku_id = ANY (sku_ids);
  END IF;

  RETURN jsonb_build_object('outcome', 'placed', 'orderNo', o->'orderNo', 'totalFen', o->'totalFen');
END $$;
