import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TlsOptions } from 'node:tls'

const file = (name: string) => fileURLToPath(new URL(`certs/${name}`, import.meta.url))

/** What the shop is given (WECHAT_CA_FILE, WECHAT_CERT_FILE, WECHAT_KEY_FILE); the stranger's is of no CA. */
export const certificates = {
  caFile: file('ca.pem'),
  certFile: file('merchant.pem'),
  keyFile: file('merchant-key.pem'),
  strangerCertFile: file('stranger.pem'),
  strangerKeyFile: file('stranger-key.pem'),
}

/** WeChat's own side: any client may come in, and whom to believe is decided by the path it asks for. */
export function serverTls(): TlsOptions {
  return {
    cert: readFileSync(file('server.pem')),
    key: readFileSync(file('server-key.pem')),
    ca: readFileSync(certificates.caFile),
    requestCert: true,
    rejectUnauthorized: false,
  }
}
