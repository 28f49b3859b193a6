import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

/** The least of WeChat: answers every unifiedorder with a prepay_id, at once or after the delay it was last sent. */
const { API_KEY = '', APP_ID = '', MCH_ID = '', PORT } = process.env
let delayMs = 0
process.on('message', (message: { delayMs: number }) => (delayMs = message.delayMs))

function signedAnswer(): string {
  const fields = Object.entries({
    appid: APP_ID,
    mch_id: MCH_ID,
    nonce_str: randomBytes(8).toString('hex'),
    prepay_id: `wx${randomBytes(16).toString('hex')}`,
    result_code: 'SUCCESS',
    return_code: 'SUCCESS',
    return_msg: 'OK',
    trade_type: 'JSAPI',
  })
  const text = `${fields.map((pair) => pair.join('=')).join('&')}&key=${API_KEY}`
  const sign = createHmac('sha256', API_KEY).update(text).digest('hex').toUpperCase()
  return `<xml>${[...fields, ['sign', sign]].map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}</xml>`
}

createServer((request, response) => {
  request.resume().once('end', () => {
    const answer = () => response.end(signedAnswer())
    if (delayMs > 0) setTimeout(answer, delayMs)
    else answer()
  })
}).listen(Number(PORT), '127.0.0.1', () => process.send?.('listening'))
