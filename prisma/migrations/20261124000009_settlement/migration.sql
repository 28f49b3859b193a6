DROP FUNCTION apply_settlement(text, integer, payment_state, order_state, integer, text, text, integer, text, timestamptz,
  text, text, bytea, jsonb, timestamptz);
DROP FUNCTION keep_notification(text, bytea, text, text, text, timestamptz);

-- Keeps a notification that verified, with what became of it. The same bytes again only count.
CREATE FUNCTION keep_notification(
  p_kind text, p_digest text, p_raw bytea, p_verdict text, p_out_trade_no text, p_transaction_id text, p_now timestamptz
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO notifications (kind, digest, raw, verdict, out_trade_no, transaction_id, first_at, last_at)
  SELECT p_kind, p_digest, p_raw, p_verdict, p_out_trade_no, p_transaction_id, p_now, p_now
  WHERE p_digest IS NOT NULL
  ON CONFLICT (digest) DO UPDATE SET received_count = notifications.received_count + 1, last_at = excluded.last_at;
$$;

-- Files an item for the operators, once per kind and key.
CREATE FUNCTION file_exception(p_exception jsonb, p_out_trade_no text, p_transaction_id text, p_now timestamptz)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO exceptions (kind, dedupe_key, out_trade_no, transaction_id, detail, created_at, resolved_at)
  SELECT p_exception->>'kind', p_exception->>'dedupeKey', p_out_trade_no, p_transaction_id, p_exception->'detail', p_now,
    CASE WHEN (p_exception->>'isResolved')::boolean THEN p_now END
  WHERE p_exception IS NOT NULL
  ON CONFLICT (kind, dedupe_key) DO NOTHING;
$$;

-- The one place that writes what evidence came to. The decision was made outside on paymentState, orderState and
-- orderTotalFen; answers
-- 'applied'
-- 'stale'        one of them has moved since, nothing is written: read and decide again
-- 'unaffordable' the goods, the coupon or the balance that this needs are gone, nothing is written: decide without them
-- 'halted'       the ledger contradicted itself, nothing is written: this evidence must come again
CREATE FUNCTION apply_settlement(p jsonb, p_raw bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_answer text := 'applied';
  v_now timestamptz := p->>'now';
BEGIN
  IF p->>'action' IS NOT NULL THEN
    v_answer := book_payment(p, v_now);
    IF v_answer <> 'applied' THEN RETURN v_answer; END IF;
  END IF;
  PERFORM file_exception(nullif(p->'exception', 'null'), p->>'outTradeNo', p->>'transactionId', v_now);
  PERFORM keep_notification('v2_payment', p->>'digest', p_raw, p->>'outcome', p->>'outTradeNo', p->>'transactionId', v_now);
  RETURN 'applied';
END $$;

-- Money moved at WeChat. It pays the order ('capture'; 'recapture' when the attempt's hold was given back meanwhile;
-- 'revive' when the order was closed) or it goes back whole ('refund').
CREATE FUNCTION book_payment(p jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
BEGIN
  IF is_ledger_halted() THEN RETURN 'halted'; END IF;
  SELECT o.* INTO v_order FROM orders o JOIN payments q ON q.order_id = o.id WHERE q.id = (p->>'paymentId')::integer
  FOR UPDATE OF o;
  PERFORM FROM payments WHERE order_id = v_order.id ORDER BY id FOR UPDATE;
  SELECT * INTO v_payment FROM payments WHERE id = (p->>'paymentId')::integer;
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
  PERFORM add_event(v_order.id, p_now, p->>'outcome', jsonb_build_object('outTradeNo', v_payment.out_trade_no,
    'transactionId', p->>'transactionId', 'source', p->>'source', 'action', p->>'action',
    'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  RETURN 'applied';
END $$;

CREATE FUNCTION record_transaction(p_payment payments, p jsonb, p_captured boolean, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  UPDATE payments SET state = 'paid', paid_at = p_now, captured = p_captured, next_watch_at = NULL,
    hold = CASE WHEN p_captured AND balance_fen > 0 THEN 'captured' ELSE hold END,
    refund_wechat_fen = CASE WHEN p_captured THEN 0 ELSE total_fen END,
    transaction_id = p->>'transactionId', payer_total_fen = (p->>'payerTotalFen')::integer,
    bank_type = p->>'bankType', success_time = (p->>'successTime')::timestamptz
  WHERE id = p_payment.id;
$$;

CREATE FUNCTION capture_payment(p_order orders, p_payment payments, p jsonb, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_other payments;
BEGIN
  IF p->>'action' = 'revive' AND NOT take_back_stock(p_order, p_now) THEN
    RAISE EXCEPTION 'goods or coupon gone' USING ERRCODE = 'SY001';
  END IF;
  -- The order needs no other attempt now. Each is still watched, because it may still be paid.
  FOR v_other IN SELECT * FROM payments WHERE order_id = p_order.id AND id <> p_payment.id
    AND state IN ('opened', 'payable') ORDER BY id
  LOOP
    PERFORM move_payment(v_other.id, ARRAY['opened', 'payable']::payment_state[], 'superseded', NULL, p_now);
  END LOOP;
  PERFORM post_journal('payment:' || p_payment.id, 'payment', p_order.id, p_order.user_id, 'shop', '', p_now,
    ARRAY[CASE p_payment.hold WHEN 'held' THEN 'user_held' ELSE 'user_available' END, 'wechat_clearing', 'sales']::account[],
    ARRAY[-p_payment.balance_fen, -p_payment.total_fen, p_payment.balance_fen + p_payment.total_fen]);
  PERFORM record_transaction(p_payment, p, true, p_now);
  PERFORM mark_order_paid(p_order.id, p_now);
END $$;

-- Money that bought nothing goes back to WeChat whole, under one number.
CREATE FUNCTION refund_stray(p_order orders, p_payment payments, p jsonb, p_now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_refund_id integer;
BEGIN
  PERFORM release_hold(p_payment, p_order.user_id, p_now);
  PERFORM record_transaction(p_payment, p, false, p_now);
  PERFORM post_journal('payment:' || p_payment.id, 'stray_payment', p_order.id, NULL, 'shop', '', p_now,
    ARRAY['wechat_clearing', 'refunds_pending']::account[], ARRAY[-p_payment.total_fen, p_payment.total_fen]);
  INSERT INTO refunds (order_id, payment_id, out_refund_no, cause, state, wechat_fen, balance_fen, reason, request_key,
    requested_at, decided_at, decided_by)
  VALUES (p_order.id, p_payment.id, p->>'outRefundNo', p->>'outcome', 'approved', p_payment.total_fen, 0,
    p->>'refundReason', p->>'outRefundNo', p_now, p_now, 'shop')
  RETURNING id INTO v_refund_id;
  PERFORM watch_refund_at(v_refund_id, p_now);
END $$;

-- When a refund that is under way is looked at next, and the job that does it.
CREATE FUNCTION watch_refund_at(p_refund_id integer, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE refunds SET next_watch_at = p_at WHERE id = p_refund_id AND state IN ('approved', 'processing', 'abnormal');
  IF FOUND THEN PERFORM enqueue_job('watch_refund', p_refund_id, p_at); END IF;
END $$;

-- Asks for money back, and sets it aside so that no other request can ask for it too: 'requested', or 'stale' when
-- another request was written since the one that decided counted them.
CREATE FUNCTION request_refund(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
  v_now timestamptz := p->>'now';
  v_wechat_fen integer := p->>'wechatFen';
  v_balance_fen integer := p->>'balanceFen';
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = (p->>'orderId')::integer FOR UPDATE;
  SELECT * INTO v_payment FROM payments WHERE id = (p->>'paymentId')::integer FOR UPDATE;
  IF NOT v_payment.captured OR v_payment.refund_wechat_fen <> (p->>'seenWechatFen')::integer
    OR v_payment.refund_balance_fen <> (p->>'seenBalanceFen')::integer
    OR (SELECT count(*) FROM refunds WHERE order_id = v_order.id) <> (p->>'seenRefunds')::integer
  THEN
    RETURN 'stale';
  END IF;
  UPDATE payments SET refund_wechat_fen = refund_wechat_fen + v_wechat_fen,
    refund_balance_fen = refund_balance_fen + v_balance_fen WHERE id = v_payment.id;
  INSERT INTO refunds (order_id, payment_id, out_refund_no, cause, state, wechat_fen, balance_fen, reason, request_key,
    requested_at)
  VALUES (v_order.id, v_payment.id, p->>'outRefundNo', 'requested', 'requested', v_wechat_fen, v_balance_fen,
    p->>'reason', p->>'requestKey', v_now);
  PERFORM add_event(v_order.id, v_now, 'refund_requested', jsonb_build_object('outRefundNo', p->>'outRefundNo',
    'wechatFen', v_wechat_fen, 'balanceFen', v_balance_fen));
  RETURN 'requested';
END $$;

-- Locks a refund's order, payment and itself, in the sequence everybody uses.
CREATE FUNCTION lock_refund(p_refund_id integer) RETURNS refunds LANGUAGE plpgsql AS $$
DECLARE
  v_refund refunds;
BEGIN
  SELECT * INTO v_refund FROM refunds WHERE id = p_refund_id;
  PERFORM FROM orders WHERE id = v_refund.order_id FOR UPDATE;
  PERFORM FROM payments WHERE id = v_refund.payment_id FOR UPDATE;
  SELECT * INTO v_refund FROM refunds WHERE id = p_refund_id FOR UPDATE;
  RETURN v_refund;
END $$;

-- An operator's answer to a request: 'approved' | 'rejected' | 'stale' | 'halted'.
CREATE FUNCTION decide_refund(p_refund_id integer, p_approve boolean, p_actor text, p_decision text, p_now timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_refund refunds;
BEGIN
  IF p_approve AND is_ledger_halted() THEN RETURN 'halted'; END IF;
  v_refund := lock_refund(p_refund_id);
  IF v_refund.state IS DISTINCT FROM 'requested' THEN RETURN 'stale'; END IF;
  UPDATE refunds SET state = CASE WHEN p_approve THEN 'approved' ELSE 'rejected' END::refund_state, decided_at = p_now,
    decided_by = p_actor, decision = p_decision, ended_at = CASE WHEN p_approve THEN NULL ELSE p_now END
  WHERE id = p_refund_id;
  IF p_approve THEN
    PERFORM post_journal('refund:' || p_refund_id, 'refund_opened', v_refund.order_id, NULL, p_actor, p_decision, p_now,
      ARRAY['sales', 'refunds_pending']::account[],
      ARRAY[-(v_refund.wechat_fen + v_refund.balance_fen), v_refund.wechat_fen + v_refund.balance_fen]);
    PERFORM watch_refund_at(p_refund_id, p_now);
  ELSE
    PERFORM free_refundable(v_refund);
  END IF;
  PERFORM add_event(v_refund.order_id, p_now, CASE WHEN p_approve THEN 'refund_approved' ELSE 'refund_rejected' END,
    jsonb_build_object('outRefundNo', v_refund.out_refund_no, 'actor', p_actor, 'decision', p_decision));
  RETURN CASE WHEN p_approve THEN 'approved' ELSE 'rejected' END;
END $$;

-- What a refund that will not happen had set aside may be asked for again.
CREATE FUNCTION free_refundable(p_refund refunds) RETURNS void LANGUAGE sql AS $$
  UPDATE payments SET refund_wechat_fen = refund_wechat_fen - p_refund.wechat_fen,
    refund_balance_fen = refund_balance_fen - p_refund.balance_fen WHERE id = p_refund.payment_id;
$$;

-- WeChat took a refund on: 'processing' | 'stale'.
CREATE FUNCTION mark_refund_sent(p_refund_id integer, p_now timestamptz, p_next timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_refund refunds;
BEGIN
  v_refund := lock_refund(p_refund_id);
  IF v_refund.state <> 'approved' THEN RETURN 'stale'; END IF;
  UPDATE refunds SET state = 'processing', sent_at = p_now WHERE id = p_refund_id;
  PERFORM watch_refund_at(p_refund_id, p_next);
  PERFORM add_event(v_refund.order_id, p_now, 'refund_processing', jsonb_build_object('outRefundNo', v_refund.out_refund_no));
  RETURN 'processing';
END $$;

-- The one place that writes a refund's end. Decided outside on p_from: 'applied' | 'stale' | 'halted'.
CREATE FUNCTION apply_refund(
  p_refund_id integer, p_from refund_state, p_to refund_state, p_wechat_refund_id text, p_source text, p_exception jsonb,
  p_now timestamptz
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_refund refunds;
BEGIN
  IF is_ledger_halted() THEN RETURN 'halted'; END IF;
  v_refund := lock_refund(p_refund_id);
  IF v_refund.state <> p_from THEN RETURN 'stale'; END IF;
  UPDATE refunds SET state = p_to, refund_id = coalesce(p_wechat_refund_id, refund_id),
    ended_at = CASE WHEN p_to IN ('succeeded', 'closed') THEN p_now END,
    next_watch_at = CASE WHEN p_to IN ('succeeded', 'closed') THEN NULL ELSE next_watch_at END
  WHERE id = p_refund_id;
  IF p_to = 'succeeded' THEN PERFORM post_refund(v_refund, p_now); END IF;
  IF p_to = 'closed' THEN PERFORM cancel_refund(v_refund, p_now); END IF;
  PERFORM file_exception(p_exception, NULL, NULL, p_now);
  PERFORM add_event(v_refund.order_id, p_now, 'refund_' || p_to::text,
    jsonb_build_object('outRefundNo', v_refund.out_refund_no, 'source', p_source));
  RETURN 'applied';
END $$;

-- The money arrived: WeChat's part is off our account there, the balance's part is the shopper's again.
CREATE FUNCTION post_refund(p_refund refunds, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_user_id integer;
  v_total_fen bigint;
BEGIN
  SELECT user_id INTO v_user_id FROM orders WHERE id = p_refund.order_id;
  IF p_refund.wechat_fen > 0 THEN
    PERFORM post_journal('refund-wechat:' || p_refund.id, 'refund_wechat', p_refund.order_id, NULL, 'shop', '', p_now,
      ARRAY['refunds_pending', 'wechat_clearing']::account[], ARRAY[-p_refund.wechat_fen, p_refund.wechat_fen]);
  END IF;
  -- Money that bought nothing has no parcel. An order whose whole price went back before it was sent is not sent.
  IF p_refund.cause = 'requested' THEN
    SELECT sum(wechat_fen + balance_fen) INTO v_total_fen FROM refunds
    WHERE payment_id = p_refund.payment_id AND state = 'succeeded';
    IF v_total_fen = (SELECT total_fen + balance_fen FROM payments WHERE id = p_refund.payment_id) THEN
      UPDATE fulfilments SET state = 'cancelled' WHERE order_id = p_refund.order_id AND state = 'waiting';
      IF FOUND THEN PERFORM give_back_stock(p_refund.order_id); END IF;
    END IF;
  END IF;
  IF p_refund.balance_fen > 0 THEN
    PERFORM post_journal('refund-balance:' || p_refund.id, 'refund_balance', p_refund.order_id, v_user_id, 'shop', '', p_now,
      ARRAY['refunds_pending', 'user_available']::account[], ARRAY[-p_refund.balance_fen, p_refund.balance_fen]);
  END IF;
  UPDATE exceptions SET resolved_at = p_now FROM payments q
  WHERE q.id = p_refund.payment_id AND NOT q.captured AND exceptions.resolved_at IS NULL
    AND exceptions.kind IN ('paid_after_close', 'duplicate_payment') AND exceptions.transaction_id = q.transaction_id;
END $$;

-- WeChat will never do this refund. A sale is a sale again; money that bought nothing stays owed, on the worklist.
CREATE FUNCTION cancel_refund(p_refund refunds, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_refund.cause <> 'requested' THEN RETURN; END IF;
  PERFORM post_journal('refund-cancelled:' || p_refund.id, 'refund_cancelled', p_refund.order_id, NULL, 'shop', '', p_now,
    ARRAY['refunds_pending', 'sales']::account[],
    ARRAY[-(p_refund.wechat_fen + p_refund.balance_fen), p_refund.wechat_fen + p_refund.balance_fen]);
  PERFORM free_refundable(p_refund);
END $$;
