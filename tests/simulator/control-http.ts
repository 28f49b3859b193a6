import type { IncomingMessage } from 'node:http'
import { readableBooks } from './books-json'
import type { Control } from './control'
import { callKinds } from './faults'
import { json, readBody, type Reply } from './http'
import type { Wechat } from './wechat'

type Arguments = readonly unknown[]

/**
 * `POST /control/{name}` with a JSON array of the method's arguments; answers its result. `GET
 * /control/books` reads everything. JSON only, so that no page of another origin can reach it.
 */
export async function answerControl(
  { control, wechat }: { control: Control; wechat: Wechat },
  request: IncomingMessage,
  name: string,
): Promise<Reply> {
  if (request.method === 'GET' && name === 'books') return json(readableBooks(wechat))
  if (request.method !== 'POST') return json({ error: 'POST, please' }, 405)
  if (!request.headers['content-type']?.startsWith('application/json'))
    return json({ error: 'JSON only' }, 415)
  const read: unknown = JSON.parse((await readBody(request))?.toString('utf8') || '[]')
  const given: Arguments = Array.isArray(read) ? read : [read]
  if (name === 'hold') return holdByName(control, given)
  if (name === 'release' || name === 'abandon') {
    const held = wechat.faults.held(String(given[0]))
    held?.[name]()
    return json({ found: held !== null })
  }
  const method: unknown = Object.hasOwn(control, name) ? Reflect.get(control, name) : null
  if (typeof method !== 'function' || name === 'books')
    return json({ error: `no such control: ${name}` }, 404)
  // Tests call over HTTP what they could call here; a wrong argument is their mistake to see.
  const result: unknown = await Reflect.apply(method, control, given)
  return json(result ?? null)
}

/** Answers when a call is standing still: its id is for `release` or `abandon`. */
async function holdByName(control: Control, [kind, when]: Arguments): Promise<Reply> {
  const known = callKinds.find((one) => one === kind)
  if (!known) return json({ error: `no such call: ${String(kind)}` }, 404)
  const held = await control.hold(known, when === 'after' ? 'after' : 'before')
  return json({ id: held.id })
}
