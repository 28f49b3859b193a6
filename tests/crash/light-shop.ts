import type { IncomingMessage, ServerResponse } from 'node:http'
import { POST as placeOrder } from '@/app/api/orders/route'
import { POST as unifiedorder } from '@/app/pay/unifiedorder/route'
import { runJobs } from '@/lib/jobs/run-jobs'
import { cancelOrder } from '@/lib/payment/cancel-order'
import { changePrice } from '@/lib/payment/change-price'
import { creditBalance } from '@/lib/payment/credit-balance'
import { decideRefund } from '@/lib/payment/decide-refund'
import { requestRefund } from '@/lib/payment/request-refund'
import { json, jsonRoute, readText, type Handler } from '@/lib/reply'
import { getServer, type Server } from '@/lib/server'
import { openDatabase } from '@/scripts/server/database'
import { createShopServer } from '@/scripts/server/shop-server'
import { sendAnswer, toRequest } from '@/scripts/server/web'

/**
 * The shop as `npm run serve` opens it, but for Next, which takes three seconds of a core to start: our server, its
 * hot routes, the jobs, and the handlers of the routes that move money. What has no URL of its own yet can be asked
 * for at `/act/…`, so that it is this process that is killed in the middle of it.
 */
const routes: Record<string, Handler> = {
  '/api/orders': placeOrder,
  '/pay/unifiedorder': unifiedorder,
  '/act/cancel': act(cancelOrder),
  '/act/price': act(changePrice),
  '/act/credit': act(creditBalance),
  '/act/request-refund': act(requestRefund),
  '/act/decide-refund': act(decideRefund),
}

function act<Input>(useCase: (server: Server, input: Input) => Promise<unknown>): Handler {
  return jsonRoute(async (server, request) => {
    const input: Input = JSON.parse(await readText(request))
    return json({ answer: (await useCase(server, input)) ?? 'done' })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const route = routes[request.url ?? '']
  const asked = toRequest(request, Buffer.concat(chunks), server.env.publicOrigin)
  const missing = { status: 404, headers: {}, text: null }
  await sendAnswer(route ? await route.direct(asked) : missing, response)
}

const server = getServer()
await openDatabase(server)
const http = createShopServer({ server, next: answer, isDev: false })
await new Promise<void>((resolve) => http.listen(server.env.port, '127.0.0.1', resolve))
const jobs = server.env.runsJobs ? await runJobs(server) : null
process.send?.('open')
process.once('SIGTERM', () => {
  void Promise.resolve(jobs?.stop()).then(() => process.exit(0))
})
