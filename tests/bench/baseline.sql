-- What a careful hand would write for one purpose each: the rows of the shop, its constraints and indexes, one function a
-- request, no trigger, no snapshot to decide on, no second chance. The yardstick of the benchmark; not a shop.

DROP TRIGGER journal_lines_applied ON journal_lines;
DROP TRIGGER orders_expire ON orders;
INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('expire_order'), ('watch_payment') ON CONFLICT DO NOTHING;

CREATE FUNCTION bare_job(p_task text, p_id integer, p_run_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
  SELECT id, json_build_object('id', p_id), p_run_at, 25, p_task || ':' || p_id
  FROM graphile_worker._private_tasks WHERE identifier = p_task;
$$;

-- Settles a verified notification: 'settled' | 'already_settled' | 'refused'.
CREATE FUNCTION bare_settle(
  p_out_trade_no text, p_sign_type text, p_appid text, p_mchid text, p_total_fen integer, p_payer_total_fen integer,
  p_transaction_id text, p_bank_type text, p_success_time timestamptz, p_digest text, p_raw bytea
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
  v_journal_id bigint;
  v_outcome text := 'settled';
BEGIN
  SELECT * INTO v_payment FROM payments WHERE out_trade_no = p_out_trade_no;
  IF v_payment.state <> 'paid' THEN
    SELECT * INTO v_order FROM orders WHERE id = v_payment.order_id FOR UPDATE;
    SELECT * INTO v_payment FROM payments WHERE id = v_payment.id FOR UPDATE;
  END IF;
  IF v_payment.id IS NULL OR v_payment.sign_type <> p_sign_type OR v_payment.appid <> p_appid
    OR v_payment.mchid <> p_mchid OR v_payment.total_fen <> p_total_fen
    OR EXISTS (SELECT FROM ledger_halts WHERE lifted_at IS NULL) THEN RETURN 'refused'; END IF;
  IF v_payment.state = 'paid' THEN
    v_outcome := 'already_settled';
  ELSE
    UPDATE payments SET state = 'paid', paid_at = now(), captured = true, hold = 'captured', next_watch_at = NULL,
      transaction_id = p_transaction_id, payer_total_fen = p_payer_total_fen, bank_type = p_bank_type,
      success_time = p_success_time
    WHERE id = v_payment.id;
    INSERT INTO journals (key, kind, order_id, actor, reason, at)
    VALUES ('payment:' || v_payment.id, 'payment', v_order.id, 'shop', '', now()) RETURNING id INTO v_journal_id;
    INSERT INTO journal_lines (journal_id, account, user_id, amount_fen)
    VALUES (v_journal_id, 'user_held', v_order.user_id, -v_payment.balance_fen),
      (v_journal_id, 'wechat_clearing', NULL, -v_payment.total_fen),
      (v_journal_id, 'sales', NULL, v_payment.balance_fen + v_payment.total_fen);
    UPDATE balances SET held_fen = held_fen - v_payment.balance_fen WHERE user_id = v_order.user_id;
    UPDATE orders SET state = 'paid', paid_at = now() WHERE id = v_order.id;
    INSERT INTO fulfilments (order_id, state, created_at) VALUES (v_order.id, 'waiting', now());
    INSERT INTO order_events (order_id, at, event, detail)
    VALUES (v_order.id, now(), 'settled', jsonb_build_object('outTradeNo', p_out_trade_no, 'transactionId', p_transaction_id,
      'source', 'notification', 'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  END IF;
  INSERT INTO notifications (kind, digest, raw, verdict, out_trade_no, transaction_id, first_at, last_at)
  VALUES ('v2_payment', p_digest, p_raw, v_outcome, p_out_trade_no, p_transaction_id, now(), now())
  ON CONFLICT (digest) DO UPDATE SET received_count = notifications.received_count + 1, last_at = excluded.last_at;
  RETURN v_outcome;
END $$;

-- Places an order of one line for the shopper of a session: its number, or null.
CREATE FUNCTION bare_place(
  p_sid text, p_key text, p_digest text, p_sku_id integer, p_quantity integer, p_address_id integer, p_order_no text
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_user_id integer;
  v_order_id integer;
  v_product record;
  v_address addresses;
BEGIN
  SELECT user_id INTO v_user_id FROM sessions WHERE id = p_sid AND revoked_at IS NULL AND expires_at > now();
  SELECT * INTO v_address FROM addresses WHERE id = p_address_id AND user_id = v_user_id;
  SELECT s.price_fen, s.name, p.slug, p.title, p.picture INTO v_product FROM skus s JOIN products p ON p.id = s.product_id
  WHERE s.id = p_sku_id AND p.on_sale AND s.stock_available >= p_quantity FOR NO KEY UPDATE OF s;
  IF v_address.id IS NULL OR v_product IS NULL THEN RETURN NULL; END IF;
  INSERT INTO orders (order_no, user_id, state, goods_fen, total_fen, checkout_key, request_digest, recipient, phone,
    region, detail, remark, placed_at, expires_at)
  VALUES (p_order_no, v_user_id, 'awaiting_payment', v_product.price_fen * p_quantity, v_product.price_fen * p_quantity,
    p_key, p_digest, v_address.recipient, v_address.phone, v_address.region, v_address.detail, '', now(),
    now() + interval '30 minutes')
  ON CONFLICT (user_id, checkout_key) DO NOTHING RETURNING id INTO v_order_id;
  IF v_order_id IS NULL THEN RETURN NULL; END IF;
  UPDATE skus SET stock_available = stock_available - p_quantity, stock_reserved = stock_reserved + p_quantity
  WHERE id = p_sku_id;
  INSERT INTO order_lines (order_id, position, sku_id, product_slug, product_title, sku_name, picture, unit_price_fen, quantity)
  VALUES (v_order_id, 1, p_sku_id, v_product.slug, v_product.title, v_product.name, v_product.picture, v_product.price_fen,
    p_quantity);
  INSERT INTO order_events (order_id, at, event, detail)
  VALUES (v_order_id, now(), 'order_placed', jsonb_build_object('totalFen', v_product.price_fen * p_quantity));
  PERFORM bare_job('expire_order', v_order_id, now() + interval '30 minutes');
  RETURN p_order_no;
END $$;

-- Opens the attempt of an unpaid order that has none: what WeChat must be asked, or no row.
CREATE FUNCTION bare_open(
  p_sid text, p_order_no text, p_suffix text, p_appid text, p_mchid text, p_client_ip text, p_notify_url text, p_nonce text
) RETURNS TABLE (payment_id integer, out_trade_no text, total_fen integer, openid text, description text, expires_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_user users;
  v_order orders;
  v_title text;
  v_id integer;
BEGIN
  SELECT u.* INTO v_user FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id = p_sid AND s.revoked_at IS NULL AND s.expires_at > now();
  SELECT * INTO v_order FROM orders o WHERE o.order_no = p_order_no AND o.user_id = v_user.id FOR UPDATE;
  IF v_order.state <> 'awaiting_payment' OR v_order.expires_at <= now()
    OR EXISTS (SELECT FROM payments WHERE order_id = v_order.id)
    OR EXISTS (SELECT FROM ledger_halts WHERE lifted_at IS NULL) THEN RETURN; END IF;
  SELECT product_title INTO v_title FROM order_lines WHERE order_id = v_order.id ORDER BY position LIMIT 1;
  INSERT INTO payments (order_id, attempt, state, protocol, sign_type, appid, mchid, openid, out_trade_no, total_fen,
    description, client_ip, notify_url, nonce_str, opened_at, expires_at, next_watch_at)
  VALUES (v_order.id, 1, 'opened', 'v2', 'HMAC-SHA256', p_appid, p_mchid, v_user.openid, p_order_no || p_suffix,
    v_order.total_fen, v_title, p_client_ip, p_notify_url, p_nonce, now(), v_order.expires_at, now() + interval '5 seconds')
  RETURNING id INTO v_id;
  INSERT INTO order_events (order_id, at, event, detail)
  VALUES (v_order.id, now(), 'payment_opened', jsonb_build_object('outTradeNo', p_order_no || p_suffix));
  PERFORM bare_job('watch_payment', v_id, now() + interval '5 seconds');
  RETURN QUERY SELECT v_id, p_order_no || p_suffix, v_order.total_fen, v_user.openid, v_title, v_order.expires_at;
END $$;

-- Keeps WeChat's answer to it.
CREATE FUNCTION bare_payable(p_payment_id integer, p_prepay_id text) RETURNS void LANGUAGE sql AS $$
  WITH moved AS (
    UPDATE payments SET state = 'payable', prepay_id = p_prepay_id, prepaid_at = now(), handed_at = now()
    WHERE id = p_payment_id AND state = 'opened' RETURNING order_id, out_trade_no
  )
  INSERT INTO order_events (order_id, at, event, detail)
  SELECT order_id, now(), 'payment_payable', jsonb_build_object('outTradeNo', out_trade_no) FROM moved;
$$;
