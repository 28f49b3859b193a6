-- Settling in one round trip. The decision comes with the snapshot it was made on: the usual one, guessed, or the one an
-- earlier call answered. What is found under lock is compared with all of it, and written on only when it is the same.

DROP FUNCTION read_settlement(text, text, text, timestamptz);
DROP FUNCTION apply_settlement(jsonb, bytea);
DROP FUNCTION book_payment(jsonb, timestamptz);

-- Writes what evidence came to, whole or not at all. Answers {"answer": …}:
-- - applied: written.
-- - moved: not what the decision was made on. `snapshot` is what is here; null when no payment has this number.
-- - unaffordable: goods, coupon or balance are gone.
-- - halted: the ledger's self-check stopped captures.
-- Money that moved pays the order ('capture'; 'recapture' when the attempt's hold was given back meanwhile; 'revive'
-- when the order was closed) or goes back whole ('refund').
CREATE FUNCTION settle_payment(p jsonb, p_raw bytea) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := p->>'now';
  v_out_trade_no text := p->>'outTradeNo';
  v_transaction_id text := p->>'transactionId';
  v_digest text := p->>'digest';
  v_action text := p->>'action';
  v_order orders;
  v_payment payments;
  v_snapshot jsonb := 'null';
BEGIN
  -- Whoever moves a payment has locked its order first, so the other attempts stand still while this one is booked.
  IF v_action IS NULL THEN
    SELECT * INTO v_payment FROM payments WHERE out_trade_no = v_out_trade_no;
    SELECT * INTO v_order FROM orders WHERE id = v_payment.order_id;
  ELSE
    SELECT o.* INTO v_order FROM orders o JOIN payments q ON q.order_id = o.id WHERE q.out_trade_no = v_out_trade_no
    FOR NO KEY UPDATE OF o;
    SELECT * INTO v_payment FROM payments WHERE out_trade_no = v_out_trade_no FOR UPDATE;
  END IF;
  IF v_payment.id IS NOT NULL THEN
    v_snapshot := jsonb_build_object('signType', v_payment.sign_type, 'appid', v_payment.appid, 'mchid', v_payment.mchid,
      'totalFen', v_payment.total_fen, 'isPaid', v_payment.state = 'paid', 'transactionId', v_payment.transaction_id,
      'isBookedElsewhere', EXISTS (SELECT FROM payments WHERE transaction_id = v_transaction_id AND id <> v_payment.id),
      'isHoldReleased', v_payment.hold = 'released', 'orderState', v_order.state, 'closeReason', v_order.close_reason,
      'isOrderPrice', v_order.total_fen = v_payment.total_fen + v_payment.balance_fen);
  END IF;
  IF v_snapshot IS DISTINCT FROM p->'snapshot' THEN RETURN jsonb_build_object('answer', 'moved', 'snapshot', v_snapshot); END IF;

  IF v_action IS NOT NULL THEN
    IF EXISTS (SELECT FROM ledger_halts WHERE lifted_at IS NULL) THEN RETURN '{"answer": "halted"}'; END IF;
    IF v_action = 'refund' THEN
      PERFORM refund_stray(v_order, v_payment, p, v_now);
    ELSIF v_action = 'capture' THEN
      PERFORM capture_payment(v_order, v_payment, p, v_now);
    ELSE
      BEGIN
        PERFORM capture_payment(v_order, v_payment, p, v_now);
      EXCEPTION WHEN SQLSTATE 'SY001' OR check_violation THEN
        -- SY001: goods or coupon gone. check_violation: the balance does not cover its part.
        RETURN '{"answer": "unaffordable"}';
      END;
    END IF;
    INSERT INTO order_events (order_id, at, event, detail)
    VALUES (v_order.id, v_now, p->>'outcome', jsonb_build_object('outTradeNo', v_out_trade_no,
      'transactionId', v_transaction_id, 'source', p->>'source', 'action', v_action,
      'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  END IF;
  IF jsonb_typeof(p->'exception') = 'object' THEN
    PERFORM file_exception(p->'exception', v_out_trade_no, v_transaction_id, v_now);
  END IF;
  IF v_digest IS NOT NULL THEN
    INSERT INTO notifications (kind, digest, raw, verdict, out_trade_no, transaction_id, first_at, last_at)
    VALUES ('v2_payment', v_digest, p_raw, p->>'outcome', v_out_trade_no, v_transaction_id, v_now, v_now)
    ON CONFLICT (digest) DO UPDATE SET received_count = notifications.received_count + 1, last_at = excluded.last_at;
  END IF;
  RETURN '{"answer": "applied"}';
END $$;
