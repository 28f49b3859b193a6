export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/** Beyond this a picture is made to harm whoever opens it, not to show anything. */
const maxSide = 12_000

/**
 * What a file is, by its content alone: a picture of one of three kinds with sane dimensions, whole and with nothing
 * behind its end. Null for everything else: SVG, which can carry scripts, and files that are a picture at the front
 * and something else at the back.
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, 'ff d8 ff')) return isSound(jpegSize(view)) ? 'image/jpeg' : null
  if (startsWith(bytes, '89 50 4e 47 0d 0a 1a 0a')) return isSound(pngSize(view)) ? 'image/png' : null
  if (startsWith(bytes, '52 49 46 46')) return isSound(webpSize(view)) ? 'image/webp' : null
  return null
}

interface Size {
  width: number
  height: number
}

function isSound(size: Size | null): boolean {
  if (size === null) return false
  return [size.width, size.height].every((side) => side >= 1 && side <= maxSide)
}

function startsWith(bytes: Uint8Array, hex: string): boolean {
  return hex.split(' ').every((byte, at) => bytes[at] === parseInt(byte, 16))
}

/** Walks the segments up to the scan; a JPEG ends with its end mark. */
function jpegSize(view: DataView): Size | null {
  if (view.byteLength < 16 || view.getUint16(view.byteLength - 2) !== 0xffd9) return null
  let size: Size | null = null
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Start of scan: what follows is the picture itself.
    if (marker === 0xda) return size
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** The fifteen kinds of frame lie between three other marks. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** The header comes first, and the last chunk ends the file. */
function pngSize(view: DataView): Size | null {
  const ihdr = 0x49484452
  const iend = 0x49454e44
  if (view.byteLength < 45 || view.getUint32(12) !== ihdr) return null
  for (let at = 8; at + 12 <= view.byteLength;) {
    const end = at + 12 + view.getUint32(at)
    if (view.getUint32(at + 4) === iend) {
      return end === view.byteLength ? { width: view.getUint32(16), height: view.getUint32(20) } : null
    }
    at = end
  }
  return null
}

/** One RIFF container as long as the file, with one of the three kinds of frame first. */
function webpSize(view: DataView): Size | null {
  const webp = 0x57454250
  if (view.byteLength < 30 || view.getUint32(8) !== webp) return null
  const length = view.getUint32(4, true) + 8
  if (length !== view.byteLength) return null
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 ', lossy
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x5650384c: {
      // 'VP8L', lossless: 14 bits each
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x56503858: // 'VP8X', with a canvas of 24 bits each
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
  }
  return null
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
