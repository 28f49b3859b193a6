import { isPrivateIp } from '@/lib/domain/ip'
import { renderMetrics } from '@/lib/metrics'
import { clientIpOf } from '@/lib/reply'
import type { AskedRequest } from '@/lib/request'

/** Prometheus text for a scraper beside us; whoever comes through a proxy or from the internet gets a 404. */
export async function GET(request: AskedRequest): Promise<Response> {
  const isInside = !request.headers.has('x-forwarded-for') && isPrivateIp(clientIpOf(request))
  if (!isInside) return new Response(null, { status: 404 })
  const { contentType, text } = await renderMetrics()
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
}
