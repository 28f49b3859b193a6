import type pg from 'pg'

/** How much a database holds before anything is measured. */
export interface Stock {
  /** Unpaid orders with a payable attempt that holds balance: what notifications and polls are about. */
  waiting: number
  /** Orders of the past, paid and received, with everything that paying them wrote. */
  received: number
}

/** What every waiting order costs, and from where. */
export const wechatFen = 3490
export const balanceFen = 500

export const shoppers = 1_000
export const skus = 500

/** `$waiting` orders come first, by id; all numbers are scattered as real ones are. */
const orderNo = `(1000000000 + abs(hashint8extended(n, 1)) % 9000000000)::text
  || lpad((abs(hashint8extended(n, 2)) % 10000000000)::text, 10, '0')`

/**
 * Fills a migrated, empty database. Triggers are off meanwhile, and what they would have done is written here; the
 * ledger's self-check finds nothing wrong with it.
 */
export async function populate(
  client: pg.Client,
  { waiting, received }: Stock,
  appid: string,
): Promise<void> {
  const total = waiting + received
  const totalFen = wechatFen + balanceFen
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off;
    INSERT INTO users (id, appid, openid, created_at)
      SELECT n, '${appid}', 'oBench' || lpad(n::text, 22, '0'), now() FROM generate_series(1, ${shoppers}) n;
    INSERT INTO sessions (id, user_id, created_at, authenticated_at, expires_at)
      SELECT left(encode(sha256(('session' || id)::bytea), 'hex'), 32), id, now(), now(), now() + interval '30 days' FROM users;
    INSERT INTO addresses (id, user_id, recipient, phone, region, detail, is_default, created_at)
      SELECT id, id, '李雷', '13800000000', '广东省深圳市', '科技路 1 号', true, now() FROM users;
    INSERT INTO categories (id, slug, name, position) VALUES (1, 'bench', '茶', 1);
    INSERT INTO products (id, category_id, slug, title, subtitle, description, picture, position)
      SELECT n, 1, 'bench-' || n, '明前龙井绿茶', '', '', '/products/longjing-tea.svg', n FROM generate_series(1, ${skus}) n;
    INSERT INTO skus (id, product_id, name, price_fen, stock_available, position)
      SELECT id, id, '50 克', ${totalFen}, 1000000000, 1 FROM products`)
  await client.query(`CREATE TEMP TABLE plan AS
    SELECT n::integer AS id, n > ${waiting} AS is_paid, 1 + n::integer % ${shoppers} AS user_id, ${orderNo} AS order_no,
      1 + n::integer % ${skus} AS sku_id, CASE WHEN n > ${waiting} THEN now() - interval '1 day' ELSE now() END AS at
    FROM generate_series(1, ${total}) n`)
  for (const statement of orderRows(totalFen)) await client.query(statement)
  for (const table of [
    'users',
    'addresses',
    'products',
    'skus',
    'orders',
    'payments',
    'journals',
    'journal_lines',
  ]) {
    const last = `(SELECT max(id) FROM ${table})`
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), ${last}) WHERE ${last} IS NOT NULL`,
    )
  }
  await client.query('VACUUM ANALYZE')
}

function orderRows(totalFen: number): string[] {
  return [
    `INSERT INTO orders (id, order_no, user_id, state, goods_fen, total_fen, checkout_key, recipient, phone, region, detail,
       remark, placed_at, expires_at, paid_at)
     SELECT id, order_no, user_id, CASE WHEN is_paid THEN 'received' ELSE 'awaiting_payment' END::order_state, ${totalFen},
       ${totalFen}, order_no, '李雷', '13800000000', '广东省深圳市', '科技路 1 号', '', at, at + interval '1 day',
       CASE WHEN is_paid THEN at END FROM plan`,
    `INSERT INTO order_lines (order_id, position, sku_id, product_slug, product_title, sku_name, picture, unit_price_fen, quantity)
     SELECT id, 1, sku_id, 'bench-' || sku_id, '明前龙井绿茶', '50 克', '/products/longjing-tea.svg', ${totalFen}, 1 FROM plan`,
    // Handed to the page a day from now: a poll does not take them for late ones, and WeChat is not asked.
    `INSERT INTO payments (id, order_id, attempt, state, protocol, sign_type, appid, mchid, openid, out_trade_no, total_fen,
       balance_fen, hold, captured, description, client_ip, notify_url, nonce_str, opened_at, expires_at, prepay_id,
       prepaid_at, handed_at, next_watch_at, transaction_id, payer_total_fen, bank_type, success_time, paid_at)
     SELECT plan.id, plan.id, 1, CASE WHEN is_paid THEN 'paid' ELSE 'payable' END::payment_state, 'v2', 'HMAC-SHA256', u.appid,
       '1900000109', u.openid, order_no || 'A1790000000', ${wechatFen}, ${balanceFen},
       CASE WHEN is_paid THEN 'captured' ELSE 'held' END, is_paid, '收银-明前龙井绿茶', '203.0.113.7',
       'http://127.0.0.1/pay/notify/v2/payment', md5(order_no), at, at + interval '1 day', 'wx' || md5(order_no), at,
       at + interval '1 day', CASE WHEN NOT is_paid THEN at + interval '1 day' END,
       CASE WHEN is_paid THEN '43' || order_no END, CASE WHEN is_paid THEN ${wechatFen} END,
       CASE WHEN is_paid THEN 'CMC_DEBIT' END, CASE WHEN is_paid THEN at END, CASE WHEN is_paid THEN at END
     FROM plan JOIN users u ON u.id = user_id`,
    `INSERT INTO fulfilments (order_id, state, created_at) SELECT id, 'shipped', at FROM plan WHERE is_paid`,
    `INSERT INTO order_events (order_id, at, event, detail)
     SELECT id, at, event, jsonb_build_object('outTradeNo', order_no || 'A1790000000')
     FROM plan, unnest(ARRAY['order_placed', 'payment_opened', 'payment_payable', 'settled']) WITH ORDINALITY AS e(event, step)
     WHERE is_paid OR step < 4 ORDER BY id, step`,
    `INSERT INTO notifications (kind, digest, raw, verdict, out_trade_no, transaction_id, first_at, last_at)
     SELECT 'v2_payment', encode(sha256(order_no::bytea), 'hex'), convert_to(repeat(order_no, 40), 'UTF8'), 'settled',
       order_no || 'A1790000000', '43' || order_no, at, at FROM plan WHERE is_paid`,
    // Each shopper was given what their orders took; then hold:n (journal 2n) and, once paid, payment:n (2n + 1).
    `INSERT INTO journals (id, key, kind, actor, reason, at)
     SELECT -id, 'credit:' || id, 'credit', 'bench', '', now() FROM users`,
    `INSERT INTO journal_lines (journal_id, account, user_id, amount_fen)
     SELECT -user_id, 'user_available'::account, user_id, count(*) * ${balanceFen} FROM plan GROUP BY user_id
     UNION ALL SELECT -user_id, 'goodwill', NULL, -count(*) * ${balanceFen} FROM plan GROUP BY user_id`,
    `INSERT INTO journals (id, key, kind, order_id, actor, reason, at)
     SELECT 2 * id, 'hold:' || id, 'hold', id, 'shop', '', at FROM plan
     UNION ALL SELECT 2 * id + 1, 'payment:' || id, 'payment', id, 'shop', '', at FROM plan WHERE is_paid`,
    `INSERT INTO journal_lines (journal_id, account, user_id, amount_fen)
     SELECT 2 * id, 'user_available'::account, user_id, -${balanceFen} FROM plan
     UNION ALL SELECT 2 * id, 'user_held', user_id, ${balanceFen} FROM plan
     UNION ALL SELECT 2 * id + 1, 'user_held', user_id, -${balanceFen} FROM plan WHERE is_paid
     UNION ALL SELECT 2 * id + 1, 'wechat_clearing', NULL, -${wechatFen} FROM plan WHERE is_paid
     UNION ALL SELECT 2 * id + 1, 'sales', NULL, ${totalFen} FROM plan WHERE is_paid`,
    `INSERT INTO balances (user_id, available_fen, held_fen)
     SELECT user_id, 0, ${balanceFen} * count(*) FILTER (WHERE NOT is_paid) FROM plan GROUP BY user_id`,
  ]
}
