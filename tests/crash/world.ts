import { readEnv } from '@/lib/env'
import { sessionCookie } from '@/lib/session-cookie'
import { insertSession } from '@/lib/store/sessions'
import { startSimulator, type Simulator } from '@/tests/simulator'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { testEnv } from '../support/env'
import { one } from '../support/orders'
import { createInstance, type Complaints, type Instance } from './instance'
import type { Promised } from './promises'
import type { Chance } from './random'

/** Two instances of the shop on one database, WeChat, and people who want things of them. */
export interface CrashedShops {
  database: TestDatabase
  simulator: Simulator
  env: ReturnType<typeof readEnv>
  instances: readonly [Instance, Instance]
  complaints: Complaints
  /** What the shop has told anybody. */
  promises: Promised[]
  /** Requests that got no answer, because the shop died over them. */
  unanswered: number
  /** The goods: plenty of the first, few of the others. */
  stock: ReadonlyMap<number, number>
  person(): Promise<Person>
  /** WeChat's notifications go to one of the instances that are there. */
  steer(chance: Chance): void
  stop(): Promise<void>
}

export interface Person {
  userId: number
  cookie: string
}

export async function createCrashedShops(): Promise<CrashedShops> {
  const database = await createTestDatabase()
  const merchant = readEnv(testEnv())
  const simulator = await startSimulator({
    ...merchant,
    payDirectories: ['http://localhost/pay/'],
    oauthDomain: 'localhost',
    shop: { upstream: 'http://127.0.0.1:1' },
    requireCertificate: false,
  })
  const variables = testEnv({
    DATABASE_URL: database.url,
    PUBLIC_ORIGIN: simulator.browserOrigin,
    WECHAT_PAY_BASE_URL: simulator.wechatOrigin,
    LOG_LEVEL: 'error',
  })
  const complaints: Complaints = []
  const env = readEnv(variables)
  const instances = [
    await createInstance(variables, complaints),
    await createInstance(variables, complaints),
  ] as const
  let people = 0
  return {
    database,
    simulator,
    env,
    instances,
    complaints,
    promises: [],
    unanswered: 0,
    stock: await stockShelves(database),
    async person() {
      people += 1
      const key = `crash${people}`
      const openid = simulator.control.addShopper({ key, nickname: '测试', zh: '', en: '' })
      const { id: userId } = await one<{ id: number }>(
        database.pool,
        'INSERT INTO users (appid, openid, created_at) VALUES ($1, $2, now()) RETURNING id',
        [env.appid, openid],
      )
      const sid = await insertSession(database.pool, { userId, now: new Date() })
      const [cookie = ''] = (await sessionCookie(env, sid)).split(';', 1)
      return { userId, cookie }
    },
    steer(chance) {
      const open = instances.filter((instance) => instance.isOpen())
      const chosen = open[chance.between(0, open.length - 1)] ?? instances[0]
      simulator.control.setUpstream(chosen.origin)
    },
    async stop() {
      for (const instance of instances) await instance.kill()
      await simulator.stop()
      await database.drop()
    },
  }
}

async function stockShelves({ pool }: TestDatabase): Promise<ReadonlyMap<number, number>> {
  await pool.query(`INSERT INTO categories (id, slug, name, position) VALUES (1, 'tea', '茶', 1)`)
  await pool.query(
    `INSERT INTO products (id, category_id, slug, title, subtitle, description, picture, position)
     VALUES (1, 1, 'teapot', '茶壶', '', '', '/products/teapot.svg', 1)`,
  )
  const { rows } = await pool.query<{ id: number; stock: number }>(
    `INSERT INTO skus (product_id, name, price_fen, stock_available, position)
     VALUES (1, '白色', 3990, 1000000, 1), (1, '青色', 1200, 12, 2), (1, '黑色', 100, 3, 3)
     RETURNING id, stock_available AS stock`,
  )
  return new Map(rows.map(({ id, stock }) => [id, stock]))
}
