import type { WechatBooks } from '../../support/auditor-wechat'

/** One thing that goes wrong in the database, and the beginning of a sentence that must be said. */
export const damages: readonly [what: string, sql: string, sentence: RegExp][] = [
  [
    'a line of another amount',
    `UPDATE journal_lines SET amount_fen = amount_fen + 1 WHERE account = 'sales'`,
    /^I1: journal .* sums to/,
  ],
  ['a journal without lines', `DELETE FROM journal_lines WHERE account <> 'goodwill'`, /^I1: journal/],
  [
    'a balance written by hand',
    'UPDATE balances SET available_fen = available_fen + 1',
    /^I2: user \d+ has the balance/,
  ],
  [
    'a balance below zero',
    `UPDATE journal_lines SET amount_fen = amount_fen - 100000 WHERE account = 'user_available'`,
    /^I2: user \d+ has -\d+ available/,
  ],
  [
    'a credit that came after it was spent',
    `UPDATE journals SET id = id + 1000000 WHERE kind = 'credit'; UPDATE journal_lines SET journal_id = journal_id + 1000000
       WHERE account = 'goodwill' OR journal_id = (SELECT min(journal_id) FROM journal_lines)`,
    /^I2: after journal hold:/,
  ],
  [
    'a hold released twice',
    `WITH j AS (INSERT INTO journals (key, kind, order_id, actor, reason, at)
         SELECT key, kind, order_id, actor, reason, at FROM journals WHERE kind = 'release' RETURNING id)
       INSERT INTO journal_lines (journal_id, account, user_id, amount_fen)
         SELECT j.id, l.account, l.user_id, l.amount_fen FROM j, journal_lines l
         WHERE l.journal_id = (SELECT id FROM journals WHERE kind = 'release')`,
    /^I11: payment \S+ is released/,
  ],
  [
    'a hold whose attempt left the way',
    `UPDATE payments SET state = 'superseded' WHERE hold = 'held'`,
    /^I11: user \d+ has \d+ held/,
  ],
  [
    'a hold marked released and not posted',
    `UPDATE payments SET hold = 'released' WHERE hold = 'held'`,
    /^I11: payment/,
  ],
  [
    'an attempt of another amount than it was opened with',
    `UPDATE payments SET total_fen = total_fen + 1 WHERE total_fen > 0`,
    /^I3: payment \S+ has other parts/,
  ],
  [
    'a price changed after paying',
    `UPDATE orders SET total_fen = total_fen + 1 WHERE state = 'paid'`,
    /^I3: payment \S+ paid/,
  ],
  [
    'an order paid by nothing',
    `UPDATE payments SET captured = false WHERE captured`,
    /^I4: order \d+ is paid with 0/,
  ],
  [
    'an order closed over its money',
    `UPDATE orders SET state = 'closed' WHERE state = 'paid'`,
    /^I4: order \d+ is closed with 1/,
  ],
  ['a parcel forgotten', 'DELETE FROM fulfilments', /^I6: order \d+ is paid and has 0 parcels/],
  [
    'a parcel twice',
    `INSERT INTO fulfilments SELECT * FROM fulfilments`,
    /^I6: order \d+ is paid and has 2 parcels/,
  ],
  [
    'a parcel for an order that is not paid',
    `INSERT INTO fulfilments SELECT id, 'waiting', placed_at FROM orders WHERE state = 'closed'`,
    /^I6: order \d+ is closed and has 1 parcels/,
  ],
  [
    'a parcel cancelled for a part of its money',
    `UPDATE fulfilments SET state = 'cancelled'`,
    /^I6: the parcel of order \d+ is cancelled/,
  ],
  ['goods reserved by nobody', 'UPDATE skus SET stock_reserved = stock_reserved + 1', /^I7: SKU \d+ has/],
  ['goods lost', 'UPDATE skus SET stock_available = stock_available - 1', /^I7: of SKU \d+ there were 101/],
  [
    'a coupon given back while its order stands',
    'UPDATE user_coupons SET order_id = NULL, redeemed_at = NULL',
    /^I7: coupon \d+ names order null/,
  ],
  [
    'a coupon used twice',
    `UPDATE orders SET user_coupon_id = (SELECT id FROM user_coupons) WHERE state = 'paid'`,
    /^I7: coupon \d+ names order \d+ and is used by \[\d+, \d+/,
  ],
  [
    'an order paid twice',
    `INSERT INTO order_events (order_id, at, event, detail) SELECT order_id, at, event, detail FROM order_events WHERE event = 'settled'`,
    /^I10: order \d+ was paid 2 times/,
  ],
  [
    'an order closed after it was paid',
    `INSERT INTO order_events (order_id, at, event) SELECT order_id, at, 'order_closed' FROM order_events WHERE event = 'settled'`,
    /^I10: order \d+ was closed after/,
  ],
  [
    'an order paid without a word',
    `DELETE FROM order_events WHERE event = 'settled'`,
    /^I10: order \d+ is paid and was paid 0 times/,
  ],
  [
    'a payment nobody posted',
    `DELETE FROM journals WHERE kind = 'stray_payment'`,
    /^I5: of payment \S+ 0 is booked/,
  ],
  [
    'a payment posted twice',
    `INSERT INTO journals (key, kind, order_id, actor, reason, at)
       SELECT key, kind, order_id, actor, reason, at FROM journals WHERE kind = 'payment'`,
    /^I13: journal payment:\d+ is posted twice/,
  ],
  [
    'a refund nobody posted',
    `DELETE FROM journals WHERE kind = 'refund_wechat'`,
    /^I5: of refund \S+ 0 is posted/,
  ],
  [
    'a refund posted to other accounts',
    `UPDATE journal_lines SET account = 'sales' WHERE account = 'refunds_pending' AND amount_fen > 0`,
    /^I5: order \d+ has -?\d+ on sales/,
  ],
  [
    'a transaction on two attempts',
    `UPDATE payments SET transaction_id = (SELECT min(transaction_id) FROM payments)`,
    /^I13: transaction \d+ pays more than one/,
  ],
  [
    'another transaction than WeChat’s',
    `UPDATE payments SET transaction_id = reverse(transaction_id)`,
    /^I13: payment \S+ bears/,
  ],
  [
    'a number given out twice',
    `UPDATE payments SET out_trade_no = (SELECT min(out_trade_no) FROM payments)`,
    /^I13: \S+ was given out twice/,
  ],
  [
    'more refunds than money',
    `UPDATE refunds SET wechat_fen = wechat_fen + 100000`,
    /^I8: payment \S+ of .* gives back/,
  ],
  [
    'a refund that is not set aside',
    'UPDATE payments SET refund_wechat_fen = 0',
    /^I8: payment \S+ sets aside/,
  ],
  [
    'a stray payment without its refund',
    `DELETE FROM refunds WHERE cause <> 'requested'`,
    /^I8: payment \S+ has 0 automatic/,
  ],
  [
    'a refund rejected that WeChat was asked for',
    `UPDATE refunds SET state = 'rejected'`,
    /^I8: refund \S+ was rejected/,
  ],
  [
    'a refund forgotten on its way',
    `UPDATE refunds SET state = 'processing'`,
    /^I9: refund \S+ is processing and nobody/,
  ],
  [
    'a payment forgotten',
    `UPDATE payments SET state = 'closed', captured = false WHERE state = 'paid'`,
    /^I12: the notification of/,
  ],
]

/** The same for WeChat's books: what they say and the shop never heard of, or the other way round. */
export const differences: readonly [what: string, change: (books: WechatBooks) => void, sentence: RegExp][] =
  [
    [
      'money paid that nobody heard of',
      (books) => {
        const paid = [...books.orders.values()].find(({ payment }) => payment)
        const unpaid = [...books.orders.values()].find(({ payment }) => !payment)
        if (paid?.payment && unpaid) unpaid.payment = { ...paid.payment, transaction_id: 'elsewhere' }
      },
      /^I9: \d+ paid as \S+ is lost/,
    ],
    [
      'a payment that WeChat does not know',
      (books) => books.orders.forEach((order) => delete order.payment),
      /^I5: of payment \S+ \d+ is booked, and 0 was paid/,
    ],
    [
      'a clearing account that is not what WeChat holds',
      (books) => books.refunds.clear(),
      /^I5: WeChat holds \d+ for the shop/,
    ],
    [
      'an attempt that WeChat was told another amount for',
      (books) => books.orders.forEach((order) => (order.totalFen += 1)),
      /^I3: payment \S+ is for \d+, and WeChat was told/,
    ],
    [
      'a refund under a second number',
      (books) => {
        const [refund] = books.refunds.values()
        if (refund) books.refunds.set('second', { ...refund, out_refund_no: 'second' })
      },
      /^I8: WeChat knows refund second/,
    ],
    [
      'a refund of another amount',
      (books) => books.refunds.forEach((refund) => (refund.refundFen -= 1)),
      /^I8: refund \S+ is for/,
    ],
  ]
