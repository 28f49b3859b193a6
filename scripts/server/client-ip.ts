import { isIP } from 'node:net'

interface Peer {
  socketAddress: string | undefined
  forwardedFor: string | undefined
}

/**
 * The shopper's address. Each trusted proxy appends the peer it saw to X-Forwarded-For, so the entry to believe
 * is that many from the right; everything before it is what the client wrote. With no trusted proxy the header
 * says nothing at all.
 */
export function clientIp({ socketAddress = '', forwardedFor = '' }: Peer, trustedProxyHops: number): string {
  const peer = socketAddress.replace(/^::ffff:/i, '')
  if (trustedProxyHops === 0) return peer
  const hops = forwardedFor.split(',').map((entry) => entry.trim())
  const believed = hops[Math.max(0, hops.length - trustedProxyHops)] ?? ''
  return isIP(believed) === 0 ? peer : believed
}
