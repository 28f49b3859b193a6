import { refundPictureText } from '@/lib/domain/zh-cn'

interface Sending {
  orderNo: string
  picture: Blob
  /** From 0 to 100, as the bytes leave. */
  onProgress: (percent: number) => void
}

export type Sent = { id: string } | { problem: string } | 'login_required'

/** Sends one picture; its id, or the sentence that says why it did not arrive. */
export function sendPicture({ orderNo, picture, onProgress }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    // fetch tells nothing about what has been sent so far.
    const request = new XMLHttpRequest()
    request.open('POST', `/api/orders/${orderNo}/refund-pictures`)
    request.setRequestHeader('content-type', picture.type)
    request.timeout = 60_000
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100))
    request.onload = () =>
      resolve(request.status === 401 ? 'login_required' : readAnswer(request.responseText))
    request.onerror = () => resolve({ problem: refundPictureText.failed })
    request.ontimeout = () => resolve({ problem: refundPictureText.failed })
    request.send(picture)
  })
}

function readAnswer(text: string): Sent {
  try {
    const answer: { pictureId?: unknown; error?: { message?: unknown } } = JSON.parse(text)
    if (typeof answer.pictureId === 'string') return { id: answer.pictureId }
    if (typeof answer.error?.message === 'string') return { problem: answer.error.message }
  } catch {
    // A proxy's page in place of our answer: nobody knows whether it arrived, and sending it again harms nobody.
  }
  return { problem: refundPictureText.failed }
}
