import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import { html, type Reply } from './http'
import type { Wechat } from './wechat'

/**
 * What WeChat's nginx says before anybody reads the request. Plain http can show no certificate: it is
 * refused too, unless the simulator was told to do without one.
 */
export function findCertificateRefusal(
  { certificateRequired }: Wechat,
  request: IncomingMessage,
): Reply | null {
  if (!certificateRequired) return null
  const { socket } = request
  if (!(socket instanceof TLSSocket) || Object.keys(socket.getPeerCertificate()).length === 0) {
    return page('No required SSL certificate was sent')
  }
  return socket.authorized ? null : page('The SSL certificate error')
}

function page(sentence: string): Reply {
  const head = `<head><title>400 ${sentence}</title></head>`
  const body = `<center><h1>400 Bad Request</h1></center>\n<center>${sentence}</center>\n<hr><center>nginx</center>`
  return html(`<html>\n${head}\n<body>\n${body}\n</body>\n</html>\n`, 400)
}
