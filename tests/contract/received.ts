import type { Stub } from './stub-wechat'

/** What WeChat makes of the last request: every element's text, entities decoded. */
export function received(stub: Stub): [string, string][] {
  const body = stub.seen.at(-1)?.body ?? ''
  const fields = [...body.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs)]
  return fields.map(([, name = '', cdata, text = '']) => [
    name,
    cdata ?? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  ])
}
