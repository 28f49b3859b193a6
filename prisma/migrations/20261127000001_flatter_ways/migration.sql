-- The hot functions once more with the same writes and fewer calls: a function called by a function costs as much as one
-- row does, and half of what they called wrote one row. What is written, and when it is refused, stays as it was.

CREATE OR REPLACE FUNCTION enqueue_job(p_task text, p_id integer, p_run_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- A job for later, as add_job would write it (graphile-worker 0.17.3) but without waking every worker by NOTIFY; see
  -- the migration shorter_ways. Not while the job of this key is at work, and not for a task that no worker knows yet.
  IF p_run_at > now() + interval '1 second' THEN
    INSERT INTO graphile_worker._private_jobs AS jobs (task_id, payload, run_at, max_attempts, key)
    SELECT tasks.id, json_build_object('id', p_id), p_run_at, 25, p_task || ':' || p_id
    FROM graphile_worker._private_tasks AS tasks WHERE tasks.identifier = p_task
    ON CONFLICT (key) DO UPDATE SET
      task_id = excluded.task_id, payload = excluded.payload, max_attempts = excluded.max_attempts,
      run_at = excluded.run_at, attempts = 0, last_error = NULL, updated_at = now(), revision = jobs.revision + 1
    WHERE jobs.is_available;
    IF FOUND THEN RETURN; END IF;
  END IF;
  PERFORM graphile_worker.add_job(p_task, json_build_object('id', p_id), run_at => p_run_at,
    job_key => p_task || ':' || p_id, max_attempts => 25);
END $$;
DROP FUNCTION add_later_job;

CREATE OR REPLACE FUNCTION post_journal(
  p_key text, p_kind text, p_order_id integer, p_user_id integer, p_actor text, p_reason text, p_now timestamptz,
  p_accounts account[], p_amounts bigint[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_journal_id bigint;
BEGIN
  INSERT INTO journals (key, kind, order_id, actor, reason, at)
  VALUES (p_key, p_kind, p_order_id, p_actor, p_reason, p_now) RETURNING id INTO v_journal_id;
  INSERT INTO journal_lines (journal_id, account, user_id, amount_fen)
  SELECT v_journal_id, l.account, CASE WHEN l.account IN ('user_available', 'user_held') THEN p_user_id END, l.amount_fen
  FROM unnest(p_accounts, p_amounts) AS l(account, amount_fen)
  WHERE l.amount_fen <> 0;
END $$;

CREATE OR REPLACE FUNCTION mark_order_paid(p_order_id integer, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET state = 'paid', paid_at = p_now, closed_at = NULL, close_reason = NULL WHERE id = p_order_id;
  INSERT INTO fulfilments (order_id, state, created_at) VALUES (p_order_id, 'waiting', p_now);
END $$;

CREATE OR REPLACE FUNCTION record_transaction(p_payment payments, p jsonb, p_captured boolean, p_now timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payments SET state = 'paid', paid_at = p_now, captured = p_captured, next_watch_at = NULL,
    hold = CASE WHEN p_captured AND balance_fen > 0 THEN 'captured' ELSE hold END,
    refund_wechat_fen = CASE WHEN p_captured THEN 0 ELSE total_fen END,
    transaction_id = p->>'transactionId', payer_total_fen = (p->>'payerTotalFen')::integer,
    bank_type = p->>'bankType', success_time = (p->>'successTime')::timestamptz
  WHERE id = p_payment.id;
END $$;

CREATE OR REPLACE FUNCTION apply_settlement(p jsonb, p_raw bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_answer text := 'applied';
  v_now timestamptz := p->>'now';
BEGIN
  IF p->>'action' IS NOT NULL THEN
    v_answer := book_payment(p, v_now);
    IF v_answer <> 'applied' THEN RETURN v_answer; END IF;
  END IF;
  IF jsonb_typeof(p->'exception') = 'object' THEN
    PERFORM file_exception(p->'exception', p->>'outTradeNo', p->>'transactionId', v_now);
  END IF;
  IF p->>'digest' IS NOT NULL THEN
    INSERT INTO notifications (kind, digest, raw, verdict, out_trade_no, transaction_id, first_at, last_at)
    VALUES ('v2_payment', p->>'digest', p_raw, p->>'outcome', p->>'outTradeNo', p->>'transactionId', v_now, v_now)
    ON CONFLICT (digest) DO UPDATE SET received_count = notifications.received_count + 1, last_at = excluded.last_at;
  END IF;
  RETURN 'applied';
END $$;

-- Money moved at WeChat. It pays the order ('capture'; 'recapture' when the attempt's hold was given back meanwhile;
-- 'revive' when the order was closed) or it goes back whole ('refund'). Whoever moves a payment has locked its order
-- first, so the other attempts stand still while this one is booked.
CREATE OR REPLACE FUNCTION book_payment(p jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
BEGIN
  IF EXISTS (SELECT FROM ledger_halts WHERE lifted_at IS NULL) THEN RETURN 'halted'; END IF;
  SELECT o.* INTO v_order FROM orders o JOIN payments q ON q.order_id = o.id WHERE q.id = (p->>'paymentId')::integer
  FOR NO KEY UPDATE OF o;
  SELECT * INTO v_payment FROM payments WHERE id = (p->>'paymentId')::integer FOR UPDATE;
  IF v_payment.state::text <> p->>'paymentState' OR v_order.state::text <> p->>'orderState'
    OR v_payment.hold <> p->>'hold' OR v_order.total_fen <> (p->>'orderTotalFen')::integer
  THEN
    RETURN 'stale';
  END IF;
  IF p->>'action' = 'refund' THEN
    PERFORM refund_stray(v_order, v_payment, p, p_now);
  ELSIF p->>'action' = 'capture' THEN
    PERFORM capture_payment(v_order, v_payment, p, p_now);
  ELSE
    BEGIN
      PERFORM capture_payment(v_order, v_payment, p, p_now);
    EXCEPTION WHEN SQLSTATE 'SY001' OR check_violation THEN
      -- SY001: goods or coupon gone. check_violation: the balance does not cover its part.
      RETURN 'unaffordable';
    END;
  END IF;
  INSERT INTO order_events (order_id, at, event, detail)
  VALUES (v_order.id, p_now, p->>'outcome', jsonb_build_object('outTradeNo', v_payment.out_trade_no,
    'transactionId', p->>'transactionId', 'source', p->>'source', 'action', p->>'action',
    'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  RETURN 'applied';
END $$;

CREATE OR REPLACE FUNCTION open_payment(p jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
  v_now timestamptz := p->>'openedAt';
  -- When it is first asked about.
  v_watch_at timestamptz := v_now + interval '5 seconds';
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = (p->>'orderId')::integer FOR UPDATE;
  v_payment := jsonb_populate_record(NULL::payments, p->'row');
  IF NOT can_open_payment(v_order, v_payment, v_now) THEN RETURN NULL; END IF;
  INSERT INTO payments (order_id, attempt, state, protocol, sign_type, appid, mchid, openid, out_trade_no, total_fen,
    balance_fen, hold, description, client_ip, notify_url, nonce_str, opened_at, expires_at, next_watch_at)
  VALUES (v_order.id, v_payment.attempt, 'opened', v_payment.protocol, v_payment.sign_type, v_payment.appid,
    v_payment.mchid, v_payment.openid, v_payment.out_trade_no, v_payment.total_fen, v_payment.balance_fen,
    CASE WHEN v_payment.balance_fen > 0 THEN 'held' ELSE 'none' END, v_payment.description, v_payment.client_ip,
    v_payment.notify_url, v_payment.nonce_str, v_now, v_payment.expires_at, v_watch_at)
  RETURNING id INTO v_payment.id;
  IF v_payment.balance_fen > 0 THEN
    PERFORM post_journal('hold:' || v_payment.id, 'hold', v_order.id, v_order.user_id, 'shop', '', v_now,
      ARRAY['user_available', 'user_held']::account[], ARRAY[-v_payment.balance_fen, v_payment.balance_fen]);
  END IF;
  INSERT INTO order_events (order_id, at, event, detail)
  VALUES (v_order.id, v_now, 'payment_opened', jsonb_build_object('outTradeNo', v_payment.out_trade_no,
    'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  PERFORM enqueue_job('watch_payment', v_payment.id, v_watch_at);
  RETURN v_payment.id;
END $$;

CREATE OR REPLACE FUNCTION move_payment(
  p_payment_id integer, p_from payment_state[], p_to payment_state, p_prepay_id text, p_now timestamptz
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_payment payments;
  v_user_id integer;
BEGIN
  SELECT o.user_id INTO v_user_id FROM orders o JOIN payments p ON p.order_id = o.id WHERE p.id = p_payment_id
  FOR NO KEY UPDATE OF o;
  IF p_to IN ('closed', 'superseded') THEN
    SELECT * INTO v_payment FROM payments WHERE id = p_payment_id AND state = ANY (p_from) FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM release_hold(v_payment, v_user_id, p_now);
  END IF;
  UPDATE payments SET
    state = p_to,
    prepay_id = coalesce(p_prepay_id, prepay_id),
    prepaid_at = CASE WHEN p_prepay_id IS NULL THEN prepaid_at ELSE p_now END,
    handed_at = CASE WHEN p_prepay_id IS NULL THEN handed_at ELSE p_now END,
    closed_at = CASE WHEN p_to = 'closed' THEN p_now ELSE closed_at END,
    next_watch_at = CASE WHEN p_to = 'closed' THEN NULL ELSE next_watch_at END
  WHERE id = p_payment_id AND state = ANY (p_from)
  RETURNING * INTO v_payment;
  IF NOT FOUND THEN RETURN false; END IF;
  -- It may still be paid: asked about soon, and closed at WeChat as soon as WeChat allows it.
  IF p_to = 'superseded' THEN PERFORM watch_payment_at(p_payment_id, p_now + interval '5 seconds'); END IF;
  INSERT INTO order_events (order_id, at, event, detail)
  VALUES (v_payment.order_id, p_now, 'payment_' || p_to::text, jsonb_build_object('outTradeNo', v_payment.out_trade_no));
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION place_order(o jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  buyer  integer := (o->>'userId')::integer;
  key    text := o->>'checkoutKey';
  placed timestamptz := (o->>'placedAt')::timestamptz;
  -- The shopper's coupon; null without one.
  coupon integer := (o->'coupon'->>'userCouponId')::integer;
  new_id integer;
  answer jsonb;
BEGIN
  -- All orders lock their SKUs in the same sequence: buyers of the same goods queue, and cannot deadlock. What is locked
  -- is judged as it is then.
  WITH locked AS (
    SELECT id, product_id, price_fen, stock_available FROM skus
    WHERE id IN (SELECT "skuId" FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer))
    ORDER BY id FOR NO KEY UPDATE)
  SELECT CASE
      WHEN bool_or(p.on_sale IS NOT TRUE OR s.price_fen <> l."unitPriceFen") THEN '{"outcome": "price_changed"}'
      WHEN bool_or(s.stock_available < l.quantity) THEN '{"outcome": "out_of_stock"}'
    END::jsonb INTO answer
    FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer, quantity integer, "unitPriceFen" integer)
    LEFT JOIN locked s ON s.id = l."skuId" LEFT JOIN products p ON p.id = s.product_id;
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
    WHERE skus.id = l."skuId" AND skus.stock_available >= l.quantity;

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
        AND sku_id IN (SELECT "skuId" FROM jsonb_to_recordset(o->'lines') AS l("skuId" integer));
  END IF;

  RETURN jsonb_build_object('outcome', 'placed', 'orderNo', o->'orderNo', 'totalFen', o->'totalFen');
END $$;
