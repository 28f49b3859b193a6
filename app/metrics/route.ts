import { isPrivateIp } from '@/lib/domain/ip'
import { renderMetrics } from '@/lib/metrics'
import { clientIpOf, route } from '@/lib/reply'

/** Prometheus text for a scraper beside us; whoever comes through a proxy or from the internet gets a 404. */
export const GET = route(async (request) => {
  const isInside = !request.headers.has('x-forwarded-for') && isPrivateIp(clientIpOf(request))
  if (!isInside) return { status: 404, headers: {}, text: null }
  const { contentType, text } = await renderMetrics()
  return { status: 200, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, text }
})
