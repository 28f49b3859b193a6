import { refusalOf } from '@/components/refusal'
import { aText, readFields } from '@/lib/domain/read-fields'
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
    request.onload = () => resolve(readAnswer(request))
    request.onerror = () => resolve({ problem: refundPictureText.failed })
    request.ontimeout = () => resolve({ problem: refundPictureText.failed })
    request.send(picture)
  })
}

function readAnswer({ status, responseText }: XMLHttpRequest): Sent {
  if (status === 401) return 'login_required'
  try {
    const json: unknown = JSON.parse(responseText)
    const id = readFields(json, { pictureId: aText })?.pictureId
    if (id !== undefined) return { id }
    return { problem: refusalOf({ status, json }) ?? refundPictureText.failed }
  } catch {
    // A proxy's page in place of our answer: nobody knows whether it arrived, and sending it again harms nobody.
    return { problem: refundPictureText.failed }
  }
}
