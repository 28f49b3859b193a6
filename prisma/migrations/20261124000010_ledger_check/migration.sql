-- How far the self-check has looked; it begins a little earlier each time, and at the beginning once a day.
CREATE TABLE ledger_checks (
  id         integer PRIMARY KEY CHECK (id = 1),
  journal_id bigint NOT NULL,
  checked_at timestamptz(3) NOT NULL
);

-- What contradicts itself among the journals from p_from_id on and among the users, orders and payments they name: one
-- sentence each, at most 100. Reads one snapshot, so work that goes on meanwhile is no contradiction.
CREATE FUNCTION ledger_violations(p_from_id bigint) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH recent AS (SELECT id, order_id FROM journals WHERE id >= p_from_id),
  lines AS (SELECT l.* FROM journal_lines l JOIN recent ON recent.id = l.journal_id),
  people AS (SELECT DISTINCT user_id FROM lines WHERE user_id IS NOT NULL),
  places AS (SELECT DISTINCT order_id FROM recent WHERE order_id IS NOT NULL),
  found AS (
    SELECT 'journal ' || recent.id || ' does not sum to zero' AS sentence
    FROM recent LEFT JOIN lines ON lines.journal_id = recent.id
    GROUP BY recent.id HAVING coalesce(sum(lines.amount_fen), 0) <> 0 OR count(lines.id) = 0
    UNION ALL
    SELECT 'the balance of user ' || people.user_id || ' is not the sum of its lines'
    FROM people JOIN balances b USING (user_id)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount_fen) FILTER (WHERE account = 'user_available'), 0) AS available_fen,
        coalesce(sum(amount_fen) FILTER (WHERE account = 'user_held'), 0) AS held_fen
      FROM journal_lines l WHERE l.user_id = people.user_id) s
    WHERE b.available_fen <> s.available_fen OR b.held_fen <> s.held_fen
    UNION ALL
    SELECT 'user ' || people.user_id || ' has another amount held than the live attempts hold'
    FROM people JOIN balances b USING (user_id)
    WHERE b.held_fen <> (SELECT coalesce(sum(p.balance_fen), 0) FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE o.user_id = people.user_id AND p.hold = 'held')
    UNION ALL
    SELECT 'order ' || o.order_no || ' is ' || o.state || ' and its captured payments come to ' || c.captured_fen
    FROM places JOIN orders o ON o.id = places.order_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(p.total_fen + p.balance_fen), 0) AS captured_fen
      FROM payments p WHERE p.order_id = o.id AND p.captured) c
    WHERE c.captured_fen <> CASE WHEN o.state IN ('paid', 'shipped', 'received') THEN o.total_fen ELSE 0 END
    UNION ALL
    SELECT 'payment ' || p.out_trade_no || ' is booked at WeChat with ' || s.booked_fen
    FROM places JOIN payments p ON p.order_id = places.order_id
    CROSS JOIN LATERAL (SELECT coalesce(-sum(l.amount_fen), 0) AS booked_fen FROM journals j
      JOIN journal_lines l ON l.journal_id = j.id WHERE j.key = 'payment:' || p.id AND l.account = 'wechat_clearing') s
    WHERE s.booked_fen <> CASE WHEN p.state = 'paid' THEN p.total_fen ELSE 0 END
    UNION ALL
    SELECT 'payment ' || p.out_trade_no || ' sets aside another amount than its refunds'
    FROM places JOIN payments p ON p.order_id = places.order_id
    CROSS JOIN LATERAL (SELECT coalesce(sum(wechat_fen), 0) AS wechat_fen, coalesce(sum(balance_fen), 0) AS balance_fen
      FROM refunds r WHERE r.payment_id = p.id AND (r.cause <> 'requested' OR r.state NOT IN ('rejected', 'closed'))) r
    WHERE p.refund_wechat_fen <> r.wechat_fen OR p.refund_balance_fen <> r.balance_fen
    UNION ALL
    SELECT 'order ' || o.order_no || ' is ' || o.state || ' and has the parcel ' || coalesce(f.state, 'none')
    FROM places JOIN orders o ON o.id = places.order_id LEFT JOIN fulfilments f ON f.order_id = o.id
    WHERE (o.state IN ('paid', 'shipped', 'received')) <> (f.order_id IS NOT NULL)
  )
  SELECT sentence FROM found LIMIT 100
$$;

-- One round of the self-check: what it found. A contradiction stops captures until a person lifts the stop.
CREATE FUNCTION check_ledger(p_whole boolean, p_now timestamptz) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  v_last bigint;
  v_found text[];
BEGIN
  SELECT coalesce(max(id), 0) INTO v_last FROM journals;
  SELECT array_agg(sentence) INTO v_found FROM ledger_violations(CASE WHEN p_whole THEN 0 ELSE
    coalesce((SELECT journal_id FROM ledger_checks), 0) END) AS sentence;
  IF v_found IS NULL THEN
    -- A journal that was being written while this looked has a number below the last: look at the last 1,000 again.
    INSERT INTO ledger_checks (id, journal_id, checked_at) VALUES (1, greatest(v_last - 1000, 0), p_now)
    ON CONFLICT (id) DO UPDATE SET journal_id = excluded.journal_id, checked_at = excluded.checked_at;
    RETURN;
  END IF;
  INSERT INTO ledger_halts (at, reason) VALUES (p_now, array_to_string(v_found, E'\n')) ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT unnest(v_found);
END $$;
