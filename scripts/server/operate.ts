import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { changePrice } from '@/lib/payment/change-price'
import { checkLedger } from '@/lib/payment/check-ledger'
import { creditBalance } from '@/lib/payment/credit-balance'
import { decideRefund } from '@/lib/payment/decide-refund'
import { shipOrder } from '@/lib/payment/ship-order'
import { getServer, type Server } from '@/lib/server'
import { liftHalt } from '@/lib/store/ledger'
import { findUserByOpenid } from '@/lib/store/users'
import { isAppError } from '@/lib/reply'
import { PlainError } from '../plain-error'

const usage = `npm run operator -- <command> --by <your name> --reason <why>, with one of:
  credit --openid <openid> --fen <amount> [--key <key>]   gives a shopper balance, once per key
  price --order <orderNo> --fen <amount>                  the new price of an unpaid order
  ship --order <orderNo> --carrier <name> --tracking <number>
                                                          sends a paid order's parcel
  approve-refund --refund <outRefundNo>                   sends a refund that a shopper asked for
  reject-refund --refund <outRefundNo>
  check-ledger                                            the whole self-check, now
  lift-halt                                               lets captures go on after the self-check stopped them`

const options = {
  by: { type: 'string' },
  reason: { type: 'string' },
  openid: { type: 'string' },
  fen: { type: 'string' },
  key: { type: 'string' },
  order: { type: 'string' },
  carrier: { type: 'string' },
  tracking: { type: 'string' },
  refund: { type: 'string' },
} as const

type Given = Partial<Record<keyof typeof options, string>>

/** What an operator can do from a terminal, by the use-cases that the console's screens call. */
export async function operate(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args)
  const server = getServer()
  try {
    console.log(await act(server, positionals[0] ?? '', values))
  } catch (error) {
    throw isAppError(error) ? new PlainError(`Refused: ${error.code}.`, { cause: error }) : error
  } finally {
    await server.prisma.$disconnect()
    await server.pool.end()
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new PlainError(usage)
  }
}

async function act(server: Server, command: string, given: Given): Promise<string> {
  const need = (name: keyof Given): string => {
    const value = given[name]
    if (!value) throw new PlainError(`--${name} is missing.\n${usage}`)
    return value
  }
  const operator = need('by')
  switch (command) {
    case 'credit': {
      const user = await findUserByOpenid(server.pool, { appid: server.env.appid, openid: need('openid') })
      if (user === null) throw new PlainError('Nobody with this openid has been here.')
      const requestKey = given.key ?? randomUUID()
      const credit = { userId: user.id, amountFen: Number(need('fen')), operator, reason: need('reason') }
      return (await creditBalance(server, { requestKey, ...credit })).outcome
    }
    case 'price':
      await changePrice(server, {
        orderNo: need('order'),
        totalFen: Number(need('fen')),
        operator,
        reason: need('reason'),
      })
      return 'changed'
    case 'ship': {
      const parcel = { carrier: need('carrier'), trackingNo: need('tracking') }
      const sent = { orderNo: need('order'), ...parcel, operator, reason: need('reason') }
      return (await shipOrder(server, sent)).outcome
    }
    case 'approve-refund':
    case 'reject-refund': {
      const approve = command === 'approve-refund'
      await decideRefund(server, { outRefundNo: need('refund'), approve, operator, decision: need('reason') })
      return approve ? 'approved' : 'rejected'
    }
    case 'check-ledger': {
      const violations = await checkLedger(server, { isWhole: true })
      return violations.length === 0 ? 'The ledger is consistent.' : violations.join('\n')
    }
    case 'lift-halt':
      return (await liftHalt(server.pool, operator, server.clock.now())) ? 'lifted' : 'Nothing was stopped.'
    default:
      throw new PlainError(usage)
  }
}
