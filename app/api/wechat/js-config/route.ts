import { clientIpOf, json, jsonRoute } from '@/lib/reply'
import { readJsConfig } from '@/lib/sharing/js-config'

/** `GET /api/wechat/js-config?url=…`: the signature that WeChat's JS-SDK needs on that page of ours. */
export const GET = jsonRoute(async (server, request) => {
  const url = new URL(request.url).searchParams.get('url')
  return json({ config: await readJsConfig(server, { url, clientIp: clientIpOf(request) }) })
})
