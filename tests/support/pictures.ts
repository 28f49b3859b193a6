/** Small real pictures, and files that only look like some. Each is whole: its header, its size, its end. */

const bytes = (hex: string) => Buffer.from(hex.replace(/\s+/g, ''), 'hex')

/** A JPEG's frame without what it shows: as much as a reader of its head and its end can see. */
export function jpeg({ width = 64, height = 48, padding = 0 } = {}): Buffer {
  const frame = Buffer.alloc(4)
  frame.writeUInt16BE(height, 0)
  frame.writeUInt16BE(width, 2)
  return Buffer.concat([
    bytes('ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 00 00'),
    bytes('ffc0 000b 08'),
    frame,
    bytes('01 01 11 00 ffda 0008 01 01 00 00 3f 00'),
    Buffer.alloc(padding, 0x55),
    bytes('ffd9'),
  ])
}

/** One red dot. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

/** A lossy WebP's container and frame head. */
export function webp({ width = 64, height = 48 } = {}): Buffer {
  const frame = Buffer.alloc(20)
  frame.write('9d012a', 3, 'hex')
  frame.writeUInt16LE(width, 6)
  frame.writeUInt16LE(height, 8)
  const head = Buffer.alloc(20)
  head.write('RIFF', 0)
  head.writeUInt32LE(frame.length + 12, 4)
  head.write('WEBPVP8 ', 8)
  head.writeUInt32LE(frame.length, 16)
  return Buffer.concat([head, frame])
}

const script = Buffer.from('<script>alert(1)</script>')

/** What is no picture, or more than one, by what it is. */
export const hostilePictures = {
  'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'a page': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'a GIF': Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAAC', 'base64'),
  nothing: Buffer.alloc(0),
  'a JPEG’s first bytes before a script': Buffer.concat([bytes('ffd8ff'), script, bytes('ffd9')]),
  'a JPEG with a script behind its end': Buffer.concat([jpeg(), script]),
  'a JPEG cut off': jpeg().subarray(0, -2),
  'a PNG with an archive behind its end': Buffer.concat([png, Buffer.from('PK')]),
  'a PNG cut off': png.subarray(0, -12),
  'a WebP with a script behind its end': Buffer.concat([webp(), script]),
  'a JPEG as wide as a house': jpeg({ width: 65_000, height: 65_000 }),
  'a WebP without a height': webp({ height: 0 }),
} as const
