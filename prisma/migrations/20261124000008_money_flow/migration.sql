-- The writers of the money flow. Each is decided outside, on a state it is told; when that state has moved, it writes
-- nothing and says so. All of them lock in one sequence: order, its payments, refund, SKUs by id, coupon, balance.

-- A job about one row, in the transaction that makes it necessary. One per task and row: a later one replaces it.
CREATE FUNCTION enqueue_job(p_task text, p_id integer, p_run_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job(p_task, json_build_object('id', p_id), run_at => p_run_at,
    job_key => p_task || ':' || p_id, max_attempts => 25);
END $$;

CREATE FUNCTION add_event(p_order_id integer, p_now timestamptz, p_event text, p_detail jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO order_events (order_id, at, event, detail) VALUES (p_order_id, p_now, p_event, p_detail);
$$;

-- When WeChat is to be asked about an attempt, and the job that does it.
CREATE FUNCTION watch_payment_at(p_payment_id integer, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payments SET next_watch_at = p_at WHERE id = p_payment_id AND state IN ('opened', 'payable', 'superseded');
  IF FOUND THEN PERFORM enqueue_job('watch_payment', p_payment_id, p_at); END IF;
END $$;

-- Gives an attempt's held balance back; nothing when it holds none.
CREATE FUNCTION release_hold(p_payment payments, p_user_id integer, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_payment.hold <> 'held' THEN RETURN; END IF;
  UPDATE payments SET hold = 'released' WHERE id = p_payment.id;
  PERFORM post_journal('hold-end:' || p_payment.id, 'release', p_payment.order_id, p_user_id, 'shop', '', p_now,
    ARRAY['user_held', 'user_available']::account[], ARRAY[-p_payment.balance_fen, p_payment.balance_fen]);
END $$;

DROP FUNCTION open_payment(integer, integer, smallint, text, text, text, text, text, text, text, text, text, text,
  timestamptz, timestamptz);
-- Writes a new attempt down and holds its balance part, if the order and the balance are still what the decision was
-- made on; null when they are not.
CREATE FUNCTION open_payment(p jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
  v_now timestamptz := p->>'openedAt';
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = (p->>'orderId')::integer FOR UPDATE;
  v_payment := jsonb_populate_record(NULL::payments, p->'row');
  IF NOT can_open_payment(v_order, v_payment, v_now) THEN RETURN NULL; END IF;
  INSERT INTO payments (order_id, attempt, state, protocol, sign_type, appid, mchid, openid, out_trade_no, total_fen,
    balance_fen, hold, description, client_ip, notify_url, nonce_str, opened_at, expires_at)
  VALUES (v_order.id, v_payment.attempt, 'opened', v_payment.protocol, v_payment.sign_type, v_payment.appid,
    v_payment.mchid, v_payment.openid, v_payment.out_trade_no, v_payment.total_fen, v_payment.balance_fen,
    CASE WHEN v_payment.balance_fen > 0 THEN 'held' ELSE 'none' END, v_payment.description, v_payment.client_ip,
    v_payment.notify_url, v_payment.nonce_str, v_now, v_payment.expires_at)
  RETURNING id INTO v_payment.id;
  IF v_payment.balance_fen > 0 THEN
    PERFORM post_journal('hold:' || v_payment.id, 'hold', v_order.id, v_order.user_id, 'shop', '', v_now,
      ARRAY['user_available', 'user_held']::account[], ARRAY[-v_payment.balance_fen, v_payment.balance_fen]);
  END IF;
  PERFORM add_event(v_order.id, v_now, 'payment_opened', jsonb_build_object('outTradeNo', v_payment.out_trade_no,
    'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  PERFORM watch_payment_at(v_payment.id, v_now + interval '5 seconds');
  RETURN v_payment.id;
END $$;

-- The order is locked by the caller. Locks the balance when there is a part to take from it.
CREATE FUNCTION can_open_payment(p_order orders, p_payment payments, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF p_order.state <> 'awaiting_payment' OR p_order.total_fen <> p_payment.total_fen + p_payment.balance_fen
    OR p_order.expires_at <= p_now
    OR (SELECT count(*) FROM payments WHERE order_id = p_order.id) <> p_payment.attempt - 1
    OR EXISTS (SELECT FROM payments WHERE order_id = p_order.id AND state IN ('opened', 'payable'))
  THEN
    RETURN false;
  END IF;
  IF p_payment.balance_fen = 0 THEN RETURN true; END IF;
  PERFORM FROM balances WHERE user_id = p_order.user_id AND available_fen >= p_payment.balance_fen FOR UPDATE;
  RETURN FOUND;
END $$;

-- Marks an order paid by one of its attempts: the order, the parcel to send, the timeline.
CREATE FUNCTION mark_order_paid(p_order_id integer, p_now timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE orders SET state = 'paid', paid_at = p_now, closed_at = NULL, close_reason = NULL WHERE id = p_order_id;
  INSERT INTO fulfilments (order_id, state, created_at) VALUES (p_order_id, 'waiting', p_now);
$$;

-- Pays an order wholly from the balance; WeChat hears nothing. 'paid' | 'stale' | 'halted'.
CREATE FUNCTION pay_from_balance(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
  v_now timestamptz := p->>'openedAt';
BEGIN
  IF is_ledger_halted() THEN RETURN 'halted'; END IF;
  SELECT * INTO v_order FROM orders WHERE id = (p->>'orderId')::integer FOR UPDATE;
  v_payment := jsonb_populate_record(NULL::payments, p->'row');
  IF v_payment.total_fen <> 0 OR NOT can_open_payment(v_order, v_payment, v_now) THEN RETURN 'stale'; END IF;
  INSERT INTO payments (order_id, attempt, state, protocol, sign_type, appid, mchid, openid, out_trade_no, total_fen,
    balance_fen, hold, captured, description, client_ip, notify_url, nonce_str, opened_at, expires_at, paid_at)
  VALUES (v_order.id, v_payment.attempt, 'paid', v_payment.protocol, v_payment.sign_type, v_payment.appid,
    v_payment.mchid, v_payment.openid, v_payment.out_trade_no, 0, v_payment.balance_fen, 'captured', true,
    v_payment.description, v_payment.client_ip, v_payment.notify_url, v_payment.nonce_str, v_now,
    v_payment.expires_at, v_now)
  RETURNING id INTO v_payment.id;
  PERFORM post_journal('payment:' || v_payment.id, 'payment', v_order.id, v_order.user_id, 'shop', '', v_now,
    ARRAY['user_available', 'sales']::account[], ARRAY[-v_payment.balance_fen, v_payment.balance_fen]);
  PERFORM mark_order_paid(v_order.id, v_now);
  PERFORM add_event(v_order.id, v_now, 'settled', jsonb_build_object('outTradeNo', v_payment.out_trade_no,
    'balanceFen', v_payment.balance_fen, 'source', 'balance'));
  RETURN 'paid';
END $$;

-- Moves an attempt other than to "paid", from the states given, and gives back what it held when it leaves the way;
-- false when it stands elsewhere by now.
CREATE OR REPLACE FUNCTION move_payment(
  p_payment_id integer, p_from payment_state[], p_to payment_state, p_prepay_id text, p_now timestamptz
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_payment payments;
  v_user_id integer;
BEGIN
  SELECT o.user_id INTO v_user_id FROM orders o JOIN payments p ON p.order_id = o.id WHERE p.id = p_payment_id
  FOR NO KEY UPDATE OF o;
  SELECT * INTO v_payment FROM payments WHERE id = p_payment_id AND state = ANY (p_from) FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  IF p_to IN ('closed', 'superseded') THEN PERFORM release_hold(v_payment, v_user_id, p_now); END IF;
  UPDATE payments SET
    state = p_to,
    prepay_id = coalesce(p_prepay_id, prepay_id),
    prepaid_at = CASE WHEN p_prepay_id IS NULL THEN prepaid_at ELSE p_now END,
    handed_at = CASE WHEN p_prepay_id IS NULL THEN handed_at ELSE p_now END,
    closed_at = CASE WHEN p_to = 'closed' THEN p_now ELSE closed_at END,
    next_watch_at = CASE WHEN p_to = 'closed' THEN NULL ELSE next_watch_at END
  WHERE id = p_payment_id;
  -- It may still be paid: asked about soon, and closed at WeChat as soon as WeChat allows it.
  IF p_to = 'superseded' THEN PERFORM watch_payment_at(p_payment_id, p_now + interval '5 seconds'); END IF;
  PERFORM add_event(v_payment.order_id, p_now, 'payment_' || p_to::text,
    jsonb_build_object('outTradeNo', v_payment.out_trade_no));
  RETURN true;
END $$;

-- WeChat, asked at p_asked_at, said that nobody had paid. The timeline keeps each answer once, not each question.
CREATE FUNCTION mark_unpaid(p_out_trade_no text, p_trade_state text, p_asked_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_order_id integer;
  v_detail jsonb := jsonb_build_object('outTradeNo', p_out_trade_no, 'tradeState', p_trade_state);
BEGIN
  UPDATE payments SET unpaid_at = p_asked_at
  WHERE out_trade_no = p_out_trade_no AND (unpaid_at IS NULL OR unpaid_at < p_asked_at)
  RETURNING order_id INTO v_order_id;
  IF FOUND AND NOT EXISTS (SELECT FROM order_events WHERE order_id = v_order_id AND event = 'queried' AND detail = v_detail) THEN
    PERFORM add_event(v_order_id, p_asked_at, 'queried', v_detail);
  END IF;
END $$;

-- Closes an unpaid order that has no live attempt, and gives back its goods and its coupon: 'closed' | 'stale'.
CREATE FUNCTION close_order(p_order_id integer, p_reason text, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = p_order_id FOR UPDATE;
  IF v_order.state <> 'awaiting_payment' OR (p_reason = 'expired' AND v_order.expires_at > p_now)
    OR EXISTS (SELECT FROM payments WHERE order_id = p_order_id AND state IN ('opened', 'payable'))
  THEN
    RETURN 'stale';
  END IF;
  UPDATE orders SET state = 'closed', closed_at = p_now, close_reason = p_reason WHERE id = p_order_id;
  PERFORM give_back_stock(p_order_id);
  UPDATE user_coupons SET order_id = NULL, redeemed_at = NULL WHERE order_id = p_order_id;
  PERFORM add_event(p_order_id, p_now, 'order_closed', jsonb_build_object('reason', p_reason));
  RETURN 'closed';
END $$;

CREATE FUNCTION give_back_stock(p_order_id integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM skus WHERE id IN (SELECT sku_id FROM order_lines WHERE order_id = p_order_id) ORDER BY id FOR NO KEY UPDATE;
  UPDATE skus SET stock_available = stock_available + l.quantity, stock_reserved = stock_reserved - l.quantity
  FROM (SELECT sku_id, sum(quantity)::integer AS quantity FROM order_lines WHERE order_id = p_order_id GROUP BY sku_id) l
  WHERE skus.id = l.sku_id;
END $$;

-- Reserves again what a closed order gave back, goods and coupon; false, and nothing written, when not all is left.
CREATE FUNCTION take_back_stock(p_order orders, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM skus WHERE id IN (SELECT sku_id FROM order_lines WHERE order_id = p_order.id) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM order_lines l JOIN skus s ON s.id = l.sku_id WHERE l.order_id = p_order.id
    GROUP BY s.id HAVING sum(l.quantity) > s.stock_available) THEN RETURN false; END IF;
  IF p_order.user_coupon_id IS NOT NULL THEN
    UPDATE user_coupons SET order_id = p_order.id, redeemed_at = p_now WHERE id = p_order.user_coupon_id AND order_id IS NULL;
    IF NOT FOUND THEN RETURN false; END IF;
  END IF;
  UPDATE skus SET stock_available = stock_available - l.quantity, stock_reserved = stock_reserved + l.quantity
  FROM (SELECT sku_id, sum(quantity)::integer AS quantity FROM order_lines WHERE order_id = p_order.id GROUP BY sku_id) l
  WHERE skus.id = l.sku_id;
  RETURN true;
END $$;

-- An operator's new price for an unpaid order: 'changed' | 'stale'. Attempts for the old price are retired afterwards.
CREATE FUNCTION change_price(
  p_order_id integer, p_from_fen integer, p_to_fen integer, p_actor text, p_reason text, p_now timestamptz
) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET total_fen = p_to_fen
  WHERE id = p_order_id AND state = 'awaiting_payment' AND total_fen = p_from_fen AND expires_at > p_now;
  IF NOT FOUND THEN RETURN 'stale'; END IF;
  PERFORM add_event(p_order_id, p_now, 'price_changed',
    jsonb_build_object('fromFen', p_from_fen, 'toFen', p_to_fen, 'actor', p_actor, 'reason', p_reason));
  RETURN 'changed';
END $$;

-- Gives a user balance, once per key: 'credited' | 'repeated' | 'conflict' (the key was used for something else).
CREATE FUNCTION credit_balance(
  p_key text, p_user_id integer, p_amount_fen bigint, p_actor text, p_reason text, p_now timestamptz
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_journal journals;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('credit:' || p_key, 0));
  SELECT * INTO v_journal FROM journals WHERE key = 'credit:' || p_key;
  IF FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM journal_lines WHERE journal_id = v_journal.id AND account = 'user_available'
      AND user_id = p_user_id AND amount_fen = p_amount_fen) THEN 'repeated' ELSE 'conflict' END;
  END IF;
  PERFORM post_journal('credit:' || p_key, 'credit', NULL, p_user_id, p_actor, p_reason, p_now,
    ARRAY['goodwill', 'user_available']::account[], ARRAY[-p_amount_fen, p_amount_fen]);
  RETURN 'credited';
END $$;

-- No order is placed without the job that closes it should nobody pay.
CREATE FUNCTION enqueue_expiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enqueue_job('expire_order', NEW.id, NEW.expires_at);
  RETURN NULL;
END $$;
CREATE TRIGGER orders_expire AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION enqueue_expiry();

-- An expired order that cannot be closed yet: when to try again.
CREATE FUNCTION expire_order_at(p_order_id integer, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE orders SET close_at = p_at WHERE id = p_order_id AND state = 'awaiting_payment';
  IF FOUND THEN PERFORM enqueue_job('expire_order', p_order_id, p_at); END IF;
END $$;

-- Work whose job is a minute late, because a worker died with it or it failed too often, gets a new one. Returns how many.
CREATE FUNCTION sweep_jobs(p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_late timestamptz := p_now - interval '60 seconds';
  v_count integer;
BEGIN
  WITH late AS (
    (SELECT 'watch_payment' AS task, id FROM payments WHERE state IN ('opened', 'payable', 'superseded')
       AND (next_watch_at IS NULL OR next_watch_at < v_late) ORDER BY next_watch_at NULLS FIRST LIMIT 500)
    UNION ALL
    (SELECT 'watch_refund', id FROM refunds WHERE next_watch_at < v_late ORDER BY next_watch_at LIMIT 500)
    UNION ALL
    (SELECT 'expire_order', id FROM orders WHERE state = 'awaiting_payment' AND expires_at < v_late
       AND (close_at IS NULL OR close_at < v_late) ORDER BY expires_at LIMIT 500)
  ), added AS (SELECT enqueue_job(task, id, p_now) FROM late)
  SELECT count(*) INTO v_count FROM added;
  RETURN v_count;
END $$;
