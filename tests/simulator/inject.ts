import { Transform } from 'node:stream'

const searchLimitBytes = 64 * 1024

/** Passes HTML on as it comes, with the tag put in as the first thing inside `<head>`. */
export function injectInHead(tag: string): Transform {
  let waiting: Buffer | null = Buffer.alloc(0)

  return new Transform({
    transform(piece: Buffer, _, done) {
      if (waiting === null) return done(null, piece)
      waiting = Buffer.concat([waiting, piece])
      const spot = findSpot(waiting)
      if (spot === null && waiting.length < searchLimitBytes) return done()
      const ready = placed(waiting, spot, tag)
      waiting = null
      done(null, ready)
    },
    flush(done) {
      done(null, waiting === null ? undefined : placed(waiting, findSpot(waiting), tag))
    },
  })
}

/** Bytes up to the end of the `<head>` tag, or null. Latin-1 keeps one character to a byte. */
function findSpot(html: Buffer): number | null {
  const found = /<head(\s[^>]*)?>/i.exec(html.toString('latin1'))
  return found ? found.index + found[0].length : null
}

/** A page without a head gets the tag in front, where the parser makes a head of it. */
function placed(html: Buffer, spot: number | null, tag: string): Buffer {
  const at = spot ?? html.toString('latin1').match(/^\s*(<!doctype[^>]*>)?/i)?.[0].length ?? 0
  return Buffer.concat([html.subarray(0, at), Buffer.from(tag), html.subarray(at)])
}
