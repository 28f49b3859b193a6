import { shrunkPictureBytes } from '@/lib/domain/refund-picture'

// Smaller step by step until it is light enough; the last is light enough for any picture.
const attempts = [
  { side: 1600, quality: 0.82 },
  { side: 1280, quality: 0.7 },
  { side: 960, quality: 0.6 },
  { side: 640, quality: 0.5 },
] as const

/**
 * A photo as a JPEG of a few hundred kilobytes: a phone's own is ten times as heavy, and says where it was taken.
 * Null when the browser cannot read it.
 */
export async function shrinkPicture(file: Blob): Promise<Blob | null> {
  const image = await loadImage(file)
  if (image === null) return null
  for (const attempt of attempts) {
    const shrunk = await drawSmaller(image, attempt)
    if (shrunk === null) return null
    if (shrunk.size <= shrunkPictureBytes) return shrunk
  }
  return null
}

function loadImage(file: Blob): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    // Not an object URL: the content security policy lets images come from data: and not from blob:.
    const reader = new FileReader()
    const image = new Image()
    reader.onerror = () => resolve(null)
    image.onerror = () => resolve(null)
    image.onload = () => resolve(image)
    reader.onload = () => {
      image.src = String(reader.result)
    }
    reader.readAsDataURL(file)
  })
}

function drawSmaller(
  image: HTMLImageElement,
  { side, quality }: { side: number; quality: number },
): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
  const context = canvas.getContext('2d')
  if (context === null) return Promise.resolve(null)
  // A JPEG has no transparency: without this, what is see-through becomes black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
