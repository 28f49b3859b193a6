/** Loopback, private and link-local addresses: a peer on this machine or in this network. */
export function isPrivateIp(ip: string): boolean {
  return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i.test(
    ip,
  )
}
