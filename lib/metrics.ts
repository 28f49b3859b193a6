import 'server-only'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

interface Metrics {
  registry: Registry
  notifications: Counter<'verdict'>
  wechatCalls: Counter<'call' | 'outcome'>
  requests: Histogram<'route' | 'method' | 'status'>
}

const metricsKey = Symbol.for('shouyin.metrics')
const globals: typeof globalThis & { [metricsKey]?: Metrics } = globalThis

/** One set for the process: Next's bundle and our own server count into the same registry. */
function metrics(): Metrics {
  return (globals[metricsKey] ??= createMetrics())
}

function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    notifications: new Counter({
      name: 'shouyin_notifications_total',
      help: 'Notifications of payments and refunds by what became of them.',
      labelNames: ['verdict'],
      registers: [registry],
    }),
    wechatCalls: new Counter({
      name: 'shouyin_wechat_calls_total',
      help: 'Calls to WeChat by their outcome.',
      labelNames: ['call', 'outcome'],
      registers: [registry],
    }),
    requests: new Histogram({
      name: 'shouyin_http_request_seconds',
      help: 'Time from the last byte of a request to the last byte of its answer.',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
  }
}

/** `verdict` comes from a closed set, never from the sender. */
export function countNotification(verdict: string): void {
  metrics().notifications.inc({ verdict })
}

/** `call` is e.g. `unifiedorder`, `outcome` e.g. `prepaid` or `unknown`. */
export function countWechatCall(call: string, outcome: string): void {
  metrics().wechatCalls.inc({ call, outcome })
}

/** `route` is a name from our own table, never a path a client made up. */
export function observeRequest(seen: {
  route: string
  method: string
  status: number
  seconds: number
}): void {
  const { seconds, ...labels } = seen
  metrics().requests.observe(labels, seconds)
}

/** Everything counted so far, in Prometheus' text format. */
export async function renderMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry } = metrics()
  return { contentType: registry.contentType, text: await registry.metrics() }
}
