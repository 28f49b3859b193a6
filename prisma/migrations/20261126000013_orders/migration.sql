-- A parcel on its way: who carries it and under which number. Parcels sent before this was kept have neither.
ALTER TABLE fulfilments
  ADD COLUMN carrier text CHECK (length(carrier) BETWEEN 1 AND 20),
  ADD COLUMN tracking_no text CHECK (tracking_no ~ '^[0-9A-Za-z-]{5,40}$'),
  ADD COLUMN shipped_at timestamptz(3),
  -- When the order counts as received without a word from its shopper; null before it ships and once it is.
  ADD COLUMN receive_at timestamptz(3),
  ADD CONSTRAINT fulfilments_sent_is_whole CHECK ((carrier IS NULL) = (tracking_no IS NULL)
    AND (carrier IS NULL) = (shipped_at IS NULL)),
  ADD CONSTRAINT fulfilments_sent_is_shipped CHECK (state = 'shipped' OR (carrier IS NULL AND receive_at IS NULL));
CREATE INDEX fulfilments_unreceived ON fulfilments (receive_at) WHERE receive_at IS NOT NULL;

-- Sends a paid order's parcel. Its goods are sold: no longer reserved, and given back by nothing.
-- 'shipped'
-- 'repeated'       sent before under this very number
-- 'shipped_before' sent before under another
-- 'refunding'      all its money is asked back, under way back or back: an operator decides that first
-- 'not_paid'       it waits for nothing to be sent
-- A refund that is asked for later finds the parcel sent; every writer of a refund locks the order, so one of them is first.
CREATE FUNCTION ship_order(p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_parcel fulfilments;
  v_now timestamptz := p->>'now';
  v_receive_at timestamptz := p->>'receiveAt';
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = (p->>'orderId')::integer FOR UPDATE;
  SELECT * INTO v_parcel FROM fulfilments WHERE order_id = v_order.id;
  IF v_parcel.state = 'shipped' THEN
    RETURN CASE WHEN v_parcel.carrier = p->>'carrier' AND v_parcel.tracking_no = p->>'trackingNo'
      THEN 'repeated' ELSE 'shipped_before' END;
  END IF;
  IF v_order.state <> 'paid' THEN RETURN 'not_paid'; END IF;
  IF v_parcel.state <> 'waiting' OR EXISTS (SELECT FROM payments WHERE order_id = v_order.id AND captured
    AND refund_wechat_fen + refund_balance_fen = total_fen + balance_fen)
  THEN
    RETURN 'refunding';
  END IF;
  UPDATE orders SET state = 'shipped' WHERE id = v_order.id;
  UPDATE fulfilments SET state = 'shipped', carrier = p->>'carrier', tracking_no = p->>'trackingNo', shipped_at = v_now,
    receive_at = v_receive_at WHERE order_id = v_order.id;
  PERFORM consume_stock(v_order.id);
  PERFORM add_event(v_order.id, v_now, 'order_shipped', jsonb_build_object('carrier', p->'carrier',
    'trackingNo', p->'trackingNo', 'actor', p->'operator', 'reason', p->'reason'));
  PERFORM enqueue_job('receive_order', v_order.id, v_receive_at);
  RETURN 'shipped';
END $$;

-- What an order reserved has left the shop.
CREATE FUNCTION consume_stock(p_order_id integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM skus WHERE id IN (SELECT sku_id FROM order_lines WHERE order_id = p_order_id) ORDER BY id FOR NO KEY UPDATE;
  UPDATE skus SET stock_reserved = stock_reserved - l.quantity
  FROM (SELECT sku_id, sum(quantity)::integer AS quantity FROM order_lines WHERE order_id = p_order_id GROUP BY sku_id) l
  WHERE skus.id = l.sku_id;
END $$;

-- Marks an order received because its shopper says so ('shopper') or its time ran out ('time'):
-- 'received' | 'repeated' | 'not_shipped' | 'put_off' (by time alone: it is too early, or a refund is still under way).
CREATE FUNCTION receive_order(p_order_id integer, p_by text, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_order orders;
  v_receive_at timestamptz;
BEGIN
  SELECT * INTO v_order FROM orders WHERE id = p_order_id FOR UPDATE;
  IF v_order.state = 'received' THEN RETURN 'repeated'; END IF;
  IF v_order.state IS DISTINCT FROM 'shipped' THEN RETURN 'not_shipped'; END IF;
  IF p_by = 'time' THEN
    SELECT receive_at INTO v_receive_at FROM fulfilments WHERE order_id = p_order_id;
    IF v_receive_at <= p_now AND EXISTS (SELECT FROM refunds WHERE order_id = p_order_id AND cause = 'requested'
      AND state IN ('requested', 'approved', 'processing', 'abnormal'))
    THEN
      v_receive_at := p_now + interval '1 day';
      UPDATE fulfilments SET receive_at = v_receive_at WHERE order_id = p_order_id;
    END IF;
    IF v_receive_at > p_now THEN
      PERFORM enqueue_job('receive_order', p_order_id, v_receive_at);
      RETURN 'put_off';
    END IF;
  END IF;
  UPDATE orders SET state = 'received' WHERE id = p_order_id;
  UPDATE fulfilments SET receive_at = NULL WHERE order_id = p_order_id;
  PERFORM add_event(p_order_id, p_now, 'order_received', jsonb_build_object('by', p_by));
  RETURN 'received';
END $$;

-- As before, and orders that nobody confirmed.
CREATE OR REPLACE FUNCTION sweep_jobs(p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
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
    UNION ALL
    (SELECT 'receive_order', order_id FROM fulfilments WHERE receive_at < v_late ORDER BY receive_at LIMIT 500)
  ), added AS (SELECT enqueue_job(task, id, p_now) FROM late)
  SELECT count(*) INTO v_count FROM added;
  RETURN v_count;
END $$;

-- What a shopper shows of the goods they want their money back for. Sent one by one before the request, attached to it
-- when it is written; one that is attached to nothing is deleted after a day.
CREATE TABLE refund_pictures (
  id           text PRIMARY KEY CHECK (id ~ '^[0-9A-Za-z_-]{22}$'),
  user_id      integer NOT NULL REFERENCES users,
  order_id     integer NOT NULL REFERENCES orders,
  refund_id    integer REFERENCES refunds,
  position     smallint CHECK (position BETWEEN 1 AND 3),
  content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp')),
  bytes        bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1048576),
  created_at   timestamptz(3) NOT NULL,
  UNIQUE (refund_id, position),
  CHECK ((refund_id IS NULL) = (position IS NULL))
);
-- Pictures are compressed already.
ALTER TABLE refund_pictures ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX refund_pictures_unattached ON refund_pictures (user_id, created_at) WHERE refund_id IS NULL;
CREATE INDEX refund_pictures_stale ON refund_pictures (created_at) WHERE refund_id IS NULL;

-- Keeps a picture for a request to come: 'kept' | 'not_found' | 'not_paid'. The lock on the shopper puts their pictures in
-- a line; beyond p.most that wait for a request, the oldest makes room.
CREATE FUNCTION keep_refund_picture(p jsonb, p_bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_user_id integer := p->>'userId';
  v_order orders;
BEGIN
  PERFORM FROM users WHERE id = v_user_id FOR NO KEY UPDATE;
  SELECT * INTO v_order FROM orders WHERE order_no = p->>'orderNo' AND user_id = v_user_id;
  IF NOT FOUND THEN RETURN 'not_found'; END IF;
  IF v_order.paid_at IS NULL THEN RETURN 'not_paid'; END IF;
  DELETE FROM refund_pictures WHERE refund_id IS NULL AND id IN (
    SELECT id FROM refund_pictures WHERE user_id = v_user_id AND refund_id IS NULL
    ORDER BY created_at DESC, id OFFSET (p->>'most')::integer - 1);
  INSERT INTO refund_pictures (id, user_id, order_id, content_type, bytes, created_at)
  VALUES (p->>'id', v_user_id, v_order.id, p->>'contentType', p_bytes, (p->>'now')::timestamptz);
  RETURN 'kept';
END $$;

-- Asks for money back, and sets it aside so that no other request can ask for it too: 'requested'; 'stale' when another
-- request was written since the one that decided counted them; 'pictures_gone' when not all its pictures wait here.
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
