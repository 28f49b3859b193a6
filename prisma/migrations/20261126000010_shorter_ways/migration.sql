-- The same writes by fewer statements; what is written, and when it is refused, stays as it was.

-- A job about one row, in the transaction that makes it necessary. One per task and row: a later one replaces it.
-- graphile_worker.add_job wakes every worker by NOTIFY, and transactions that notify commit one after the other, each
-- with its own wait for the disk: half of the orders a second are lost that way. A job for later needs no waking, the
-- workers look for it by themselves every second; it is written as add_job would write it (graphile-worker 0.17.3).
CREATE OR REPLACE FUNCTION enqueue_job(p_task text, p_id integer, p_run_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_run_at > now() + interval '1 second' AND add_later_job(p_task, p_id, p_run_at) THEN RETURN; END IF;
  PERFORM graphile_worker.add_job(p_task, json_build_object('id', p_id), run_at => p_run_at,
    job_key => p_task || ':' || p_id, max_attempts => 25);
END $$;

-- False, and nothing written, when the job of this key is at work just now, or no worker has ever known the task.
CREATE FUNCTION add_later_job(p_task text, p_id integer, p_run_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO graphile_worker._private_jobs AS jobs (task_id, payload, run_at, max_attempts, key)
  SELECT tasks.id, json_build_object('id', p_id), p_run_at, 25, p_task || ':' || p_id
  FROM graphile_worker._private_tasks AS tasks WHERE tasks.identifier = p_task
  ON CONFLICT (key) DO UPDATE SET
    task_id = excluded.task_id, payload = excluded.payload, max_attempts = excluded.max_attempts,
    run_at = excluded.run_at, attempts = 0, last_error = NULL, updated_at = now(), revision = jobs.revision + 1
  WHERE jobs.is_available;
  RETURN FOUND;
END $$;

-- The lines of one journal come in one statement and sum to zero; what they say of a user moves that balance, so no
-- writer can post and forget it.
CREATE OR REPLACE FUNCTION apply_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_sum record;
BEGIN
  FOR v_sum IN
    SELECT journal_id, user_id, sum(amount_fen) AS total_fen,
      coalesce(sum(amount_fen) FILTER (WHERE account = 'user_available'), 0) AS available_fen,
      coalesce(sum(amount_fen) FILTER (WHERE account = 'user_held'), 0) AS held_fen
    FROM posted GROUP BY GROUPING SETS ((journal_id), (user_id))
  LOOP
    IF v_sum.journal_id IS NOT NULL AND v_sum.total_fen <> 0 THEN
      RAISE EXCEPTION 'the lines of a journal must sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    CONTINUE WHEN v_sum.user_id IS NULL;
    UPDATE balances SET available_fen = available_fen + v_sum.available_fen, held_fen = held_fen + v_sum.held_fen
    WHERE user_id = v_sum.user_id;
    CONTINUE WHEN FOUND;
    INSERT INTO balances AS b (user_id, available_fen, held_fen)
    VALUES (v_sum.user_id, v_sum.available_fen, v_sum.held_fen)
    ON CONFLICT (user_id) DO UPDATE
    SET available_fen = b.available_fen + excluded.available_fen, held_fen = b.held_fen + excluded.held_fen;
  END LOOP;
  RETURN NULL;
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
    PERFORM keep_notification('v2_payment', p->>'digest', p_raw, p->>'outcome', p->>'outTradeNo', p->>'transactionId', v_now);
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
  IF is_ledger_halted() THEN RETURN 'halted'; END IF;
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
  PERFORM add_event(v_order.id, p_now, p->>'outcome', jsonb_build_object('outTradeNo', v_payment.out_trade_no,
    'transactionId', p->>'transactionId', 'source', p->>'source', 'action', p->>'action',
    'totalFen', v_payment.total_fen, 'balanceFen', v_payment.balance_fen));
  RETURN 'applied';
END $$;
