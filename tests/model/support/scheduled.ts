import type { Scheduler } from 'fast-check'
import type { Pool } from 'pg'
import type { PaymentGateway } from '@/lib/payment/ports'
import type { Server } from '@/lib/server'

/** One process's tasks, each of whose calls to the database and to WeChat waits for its turn. */
export interface ScheduledServer {
  server: Server
  /** Lets the scheduler give turns, one call at a time, until the tasks are done. */
  run(tasks: Promise<unknown>): Promise<void>
}

export function scheduleCalls(server: Server, scheduler: Scheduler): ScheduledServer {
  let underWay = 0

  /** Waits for a turn, then calls; the next turn is given when the answer has been taken. */
  async function inTurn(label: string, call: () => unknown): Promise<unknown> {
    await scheduler.schedule(Promise.resolve(), label)
    underWay += 1
    try {
      return await call()
    } finally {
      underWay -= 1
    }
  }

  const pool: Pool = new Proxy(server.pool, {
    get(target, key): unknown {
      if (key === 'query') {
        return (...args: unknown[]) => inTurn('query', () => Reflect.apply(target.query, target, args))
      }
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const gateway: PaymentGateway = {
    ...server.gateway,
    queryOrder: async (payment, options) => {
      await inTurn('orderquery', () => undefined)
      return counted(() => server.gateway.queryOrder(payment, options))
    },
    closeOrder: async (payment, options) => {
      await inTurn('closeorder', () => undefined)
      return counted(() => server.gateway.closeOrder(payment, options))
    },
  }

  async function counted<T>(call: () => Promise<T>): Promise<T> {
    underWay += 1
    try {
      return await call()
    } finally {
      underWay -= 1
    }
  }

  return {
    server: { ...server, pool, gateway },
    run: (tasks) =>
      scheduler.waitFor(
        tasks.then(() => undefined),
        async (give) => {
          await give()
          do await new Promise((resolve) => setImmediate(resolve))
          while (underWay > 0)
        },
      ),
  }
}
