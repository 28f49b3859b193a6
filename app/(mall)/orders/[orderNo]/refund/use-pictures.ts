import { useRef, useState } from 'react'
import { maxRefundPictures } from '@/lib/domain/refund-picture'
import { refundPictureText } from '@/lib/domain/zh-cn'
import { sendPicture } from './send-picture'
import { shrinkPicture } from './shrink-picture'

export interface SentPicture {
  key: number
  /** What the shop calls it; null while it is being sent. */
  id: string | null
  percent: number
}

/** The pictures of one refund form: chosen, made smaller, sent one by one, taken away again. */
export function usePictures(orderNo: string) {
  const [pictures, setPictures] = useState<readonly SentPicture[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const lastKey = useRef(0)

  const change = (key: number, to: Partial<SentPicture>) =>
    setPictures((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const remove = (key: number) => setPictures((all) => all.filter((one) => one.key !== key))

  async function addOne(file: File): Promise<void> {
    const key = (lastKey.current += 1)
    setPictures((all) => [...all, { key, id: null, percent: 0 }])
    const picture = await shrinkPicture(file)
    const sent =
      picture === null
        ? refundPictureText.unreadable
        : await sendPicture({ orderNo, picture, onProgress: (percent) => change(key, { percent }) })
    if (typeof sent !== 'string') return change(key, { id: sent.id })
    remove(key)
    setProblem(sent)
  }

  return {
    pictures,
    problem,
    remove,
    isSending: pictures.some(({ id }) => id === null),
    say: setProblem,
    async add(files: readonly File[]): Promise<void> {
      setProblem(null)
      // One after another: a phone that draws three large photos at once runs out of memory.
      for (const file of files.slice(0, maxRefundPictures - pictures.length)) await addOne(file)
    },
  }
}
