import { requireUser } from '@/lib/mall/action-route'
import { readRefundPicture } from '@/lib/mall/refund-pictures'
import { jsonRoute } from '@/lib/reply'
import { readSession } from '@/lib/session'

/** A picture of a refund request, for the shopper who sent it. Whatever is in it, it can do nothing here. */
export const GET = jsonRoute(async (server, request) => {
  const user = requireUser(await readSession(server, request.headers))
  const id = new URL(request.url).pathname.split('/').at(-1) ?? ''
  const { contentType, bytes } = await readRefundPicture(server, { userId: user.id, id })
  return new Response(bytes, {
    headers: {
      'content-type': contentType,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  })
})
