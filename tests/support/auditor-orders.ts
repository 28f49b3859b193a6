import { isPaid, sum, type ShopBooks } from './auditor-books'

/** I3: an attempt's two parts are what they were when it was opened, and pay the order they captured. */
export function partsAreFixed({ payments, orders, events }: ShopBooks): string[] {
  return payments.flatMap((payment) => {
    const { out_trade_no, total_fen, balance_fen } = payment
    const order = orders.find(({ id }) => id === payment.order_id)
    const opened = events.find(
      ({ event, detail }) => event === 'payment_opened' && detail['outTradeNo'] === out_trade_no,
    )
    const isAsOpened =
      opened === undefined
        ? total_fen === 0
        : opened.detail['totalFen'] === total_fen && opened.detail['balanceFen'] === balance_fen
    const isSound = total_fen >= 0 && balance_fen >= 0 && total_fen + balance_fen >= 1
    return [
      ...(isAsOpened && isSound
        ? []
        : [`I3: payment ${out_trade_no} has other parts than it was opened with`]),
      ...(payment.captured && order?.total_fen !== total_fen + balance_fen
        ? [
            `I3: payment ${out_trade_no} paid ${total_fen} + ${balance_fen} for an order of ${order?.total_fen}`,
          ]
        : []),
    ]
  })
}

/** I4: an order is paid exactly when captured payments come to its price, and then by one of them. */
export function paidMeansCaptured({ orders, payments }: ShopBooks): string[] {
  return orders.flatMap((order) => {
    const captured = payments.filter(({ order_id, captured }) => order_id === order.id && captured)
    const fen = sum(captured, ({ total_fen, balance_fen }) => total_fen + balance_fen)
    const wanted = isPaid(order) ? order.total_fen : 0
    const isRight = fen === wanted && captured.length === (isPaid(order) ? 1 : 0)
    return isRight
      ? []
      : [`I4: order ${order.order_no} is ${order.state} with ${captured.length} captured payments of ${fen}`]
  })
}

/** I6: a parcel for every order that is paid and for no other; it is cancelled when all the money went back. */
export function oneParcelEach({ orders, fulfilments, payments, refunds }: ShopBooks): string[] {
  return orders.flatMap((order) => {
    const parcels = fulfilments.filter(({ order_id }) => order_id === order.id)
    const wanted = isPaid(order) ? 1 : 0
    if (parcels.length !== wanted) {
      return [`I6: order ${order.order_no} is ${order.state} and has ${parcels.length} parcels`]
    }
    const back = refunds.filter(
      ({ order_id, cause, state }) => order_id === order.id && cause === 'requested' && state === 'succeeded',
    )
    const paidFen = sum(
      payments.filter(({ order_id, captured }) => order_id === order.id && captured),
      ({ total_fen, balance_fen }) => total_fen + balance_fen,
    )
    const backFen = sum(back, ({ wechat_fen, balance_fen }) => wechat_fen + balance_fen)
    const isAllBack = paidFen > 0 && backFen === paidFen
    return parcels.flatMap(({ state }) =>
      (state === 'waiting' && isAllBack) || (state === 'cancelled' && !isAllBack)
        ? [`I6: the parcel of order ${order.order_no} is ${state} and ${backFen} of ${paidFen} went back`]
        : [],
    )
  })
}

/** What there was of each SKU before anybody ordered, by its id. */
export type InitialStock = ReadonlyMap<number, number>

/** I7: goods are available, reserved or sold, and nothing else becomes of them. */
export function goodsAreSomewhere({ skus, lines }: ShopBooks, initial: InitialStock): string[] {
  return skus.flatMap(({ id, stock_available, stock_reserved }) => {
    const own = lines.filter(({ sku_id }) => sku_id === id)
    const reserved = sum(
      own.filter(({ state, parcel }) => state === 'awaiting_payment' || parcel === 'waiting'),
      ({ quantity }) => quantity,
    )
    const sold = sum(
      own.filter(({ parcel }) => parcel === 'shipped'),
      ({ quantity }) => quantity,
    )
    const began = initial.get(id)
    return [
      ...(stock_available < 0 || stock_reserved !== reserved
        ? [
            `I7: SKU ${id} has ${stock_available} available, ${stock_reserved} reserved; orders reserve ${reserved}`,
          ]
        : []),
      ...(began === undefined || began === stock_available + stock_reserved + sold
        ? []
        : [`I7: of SKU ${id} there were ${began}, now ${stock_available} + ${stock_reserved} + ${sold}`]),
    ]
  })
}

/** I7: a coupon is redeemed by one order at most: the one it names, while that order stands. */
export function couponsRedeemedOnce({ orders, coupons }: ShopBooks): string[] {
  return coupons.flatMap(({ id, order_id }) => {
    const standing = orders.filter(({ user_coupon_id, state }) => user_coupon_id === id && state !== 'closed')
    const users = standing.map((order) => order.id)
    const isRight = users.length <= 1 && (users[0] ?? null) === order_id
    return isRight ? [] : [`I7: coupon ${id} names order ${order_id} and is used by [${users.join(', ')}]`]
  })
}

/** I10: an order that was paid stays paid. */
export function paidIsForEver({ orders, events }: ShopBooks): string[] {
  return orders.flatMap((order) => {
    const own = events.filter(({ order_id }) => order_id === order.id)
    const payings = own.filter(
      ({ event, detail }) =>
        event === 'settled' || (event === 'paid_after_close' && detail['action'] === 'revive'),
    )
    const first = payings[0]
    const closedAfter = own.some(({ event, id }) => event === 'order_closed' && first && id > first.id)
    return [
      ...(payings.length > 1 ? [`I10: order ${order.order_no} was paid ${payings.length} times`] : []),
      ...(closedAfter ? [`I10: order ${order.order_no} was closed after it was paid`] : []),
      ...(isPaid(order) === payings.length > 0
        ? []
        : [`I10: order ${order.order_no} is ${order.state} and was paid ${payings.length} times`]),
    ]
  })
}
