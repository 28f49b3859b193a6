-- Moves an attempt other than to "paid", from the states given; false when it stands elsewhere by now.
-- Order first, then payment, as in apply_settlement(): the event's foreign key locks the order anyway, and taken last
-- it could wait for a settlement that waits for this payment.
CREATE OR REPLACE FUNCTION move_payment(
  p_payment_id integer, p_from payment_state[], p_to payment_state, p_prepay_id text, p_now timestamptz
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_payment payments;
BEGIN
  PERFORM FROM orders o JOIN payments p ON p.order_id = o.id WHERE p.id = p_payment_id FOR NO KEY UPDATE OF o;
  UPDATE payments SET
    state = p_to,
    prepay_id = coalesce(p_prepay_id, prepay_id),
    prepaid_at = CASE WHEN p_prepay_id IS NULL THEN prepaid_at ELSE p_now END,
    handed_at = CASE WHEN p_prepay_id IS NULL THEN handed_at ELSE p_now END,
    closed_at = CASE WHEN p_to = 'closed' THEN p_now ELSE closed_at END
  WHERE id = p_payment_id AND state = ANY (p_from)
  RETURNING * INTO v_payment;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO order_events (order_id, at, event, detail)
  VALUES (v_payment.order_id, p_now, 'payment_' || p_to::text, jsonb_build_object('outTradeNo', v_payment.out_trade_no));
  RETURN true;
END $$;
