-- Asks for money back, and sets it aside so that no other request can ask for it too: 'requested'; 'stale' when another
-- request was written since the one that decided counted them; 'too_many' when the order's shopper asked ten times before,
-- whatever came of it, because each request keeps its pictures for good; 'pictures_gone' when not all its pictures wait
-- here. Money that goes back by itself is no request: it is neither counted nor refused.
CREATE OR REPLACE FUNCTION request_refund(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_payment payments;
  v_refund_id integer;
  v_now timestamptz := p->>'now';
  v_wechat_fen integer := p->>'wechatFen';
  v_balance_fen integer := p->>'balanceFen';
  v_pictures text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p->'pictureIds', '[]')));
  v_found integer;
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = (p->>'orderId')::integer FOR UPDATE;
  SELECT * INTO v_payment FROM payments WHERE id = (p->>'paymentId')::integer FOR UPDATE;
  IF NOT v_payment.captured OR v_payment.refund_wechat_fen <> (p->>'seenWechatFen')::integer
    OR v_payment.refund_balance_fen <> (p->>'seenBalanceFen')::integer
    OR (SELECT count(*) FROM refunds WHERE order_id = v_order.id) <> (p->>'seenRefunds')::integer
  THEN
    RETURN 'stale';
  END IF;
  IF (SELECT count(*) FROM refunds WHERE order_id = v_order.id AND cause = 'requested') >= 10 THEN
    RETURN 'too_many';
  END IF;
  PERFORM FROM refund_pictures WHERE id = ANY (v_pictures) AND order_id = v_order.id AND refund_id IS NULL FOR UPDATE;
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_found <> cardinality(v_pictures) THEN RETURN 'pictures_gone'; END IF;
  UPDATE payments SET refund_wechat_fen = refund_wechat_fen + v_wechat_fen,
    refund_balance_fen = refund_balance_fen + v_balance_fen WHERE id = v_payment.id;
  INSERT INTO refunds (order_id, payment_id, out_refund_no, cause, state, wechat_fen, balance_fen, reason, request_key,
    requested_at)
  VALUES (v_order.id, v_payment.id, p->>'outRefundNo', 'requested', 'requested', v_wechat_fen, v_balance_fen,
    p->>'reason', p->>'requestKey', v_now)
  RETURNING id INTO v_refund_id;
  UPDATE refund_pictures SET refund_id = v_refund_id, position = array_position(v_pictures, id)
  WHERE id = ANY (v_pictures);
  PERFORM add_event(v_order.id, v_now, 'refund_requested', jsonb_build_object('outRefundNo', p->>'outRefundNo',
    'wechatFen', v_wechat_fen, 'balanceFen', v_balance_fen));
  RETURN 'requested';
END $$;
