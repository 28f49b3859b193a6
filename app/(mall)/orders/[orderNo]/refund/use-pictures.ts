import { useRef, useState } from 'react'
import { typedHere } from '@/components/typed-text/typed-form'
import { maxRefundPictures } from '@/lib/domain/refund-picture'
import { refundPictureText } from '@/lib/domain/zh-cn'
import { sendPicture } from './send-picture'
import { shrinkPicture } from './shrink-picture'

export const pictureIdsField = 'pictureIds'

/** Kept with what was typed when a picture could not be sent before a login. */
export const unsentField = 'unsentPicture'

export interface SentPicture {
  key: number
  /** What the shop calls it; null while it is being sent. */
  id: string | null
  percent: number
}

interface Props {
  orderNo: string
  usedUp: readonly string[]
  /** Leaves the page: the picture is refused until its shopper has logged in again. */
  logIn: () => void
}

/** The pictures of one refund form: chosen, made smaller, sent one by one, taken away again. */
export function usePictures({ orderNo, usedUp, logIn }: Props) {
  const [pictures, setPictures] = useState(() => (usedUp.includes(pictureIdsField) ? [] : keptPictures()))
  const [problem, setProblem] = useState(keptProblem)
  const lastKey = useRef(pictures.length)

  const change = (key: number, to: Partial<SentPicture>) =>
    setPictures((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const remove = (key: number) => setPictures((all) => all.filter((one) => one.key !== key))

  /** False when the others cannot be sent either. */
  async function addOne(file: File): Promise<boolean> {
    const key = (lastKey.current += 1)
    setPictures((all) => [...all, { key, id: null, percent: 0 }])
    const picture = await shrinkPicture(file)
    const sent =
      picture === null
        ? { problem: refundPictureText.unreadable }
        : await sendPicture({ orderNo, picture, onProgress: (percent) => change(key, { percent }) })
    if (sent === 'login_required') {
      logIn()
      return false
    }
    if ('id' in sent) {
      change(key, { id: sent.id })
    } else {
      remove(key)
      setProblem(sent.problem)
    }
    return true
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
      for (const file of files.slice(0, maxRefundPictures - pictures.length)) {
        if (!(await addOne(file))) return
      }
    },
  }
}

/** The shop still has the pictures of a form that came back. */
function keptPictures(): SentPicture[] {
  const [, ids = ''] = typedHere().find(([name]) => name === pictureIdsField) ?? []
  return ids
    .split(',')
    .filter((id) => id !== '')
    .map((id, index) => ({ key: index + 1, id, percent: 100 }))
}

function keptProblem(): string | null {
  return typedHere().some(([name]) => name === unsentField) ? refundPictureText.unsent : null
}
