'use client'

import { useEffect, useRef, type RefObject } from 'react'
import card from '@/components/card.module.css'
import { Icon } from '@/components/icon'
import { closeIcon } from '@/components/icons/close'
import { plusIcon } from '@/components/icons/plus'
import { keepTyped } from '@/components/typed-text/typed-form'
import { useHydrated } from '@/components/use-hydrated'
import { loginPath } from '@/lib/domain/login-path'
import { maxRefundPictures, refundPicturePath } from '@/lib/domain/refund-picture'
import { refundPictureText } from '@/lib/domain/zh-cn'
import styles from './pictures.module.css'
import { pictureIdsField, unsentField, usePictures, type SentPicture } from './use-pictures'

interface Props {
  orderNo: string
  /** Fields that do not come back with the form. */
  usedUp: readonly string[]
}

/** Up to three pictures of what is wrong with the goods; there only once its script is, the form needs none. */
export function RefundPictures({ orderNo, usedUp }: Props) {
  const section = useRef<HTMLElement>(null)
  const { pictures, problem, isSending, add, remove, say } = usePictures({
    orderNo,
    usedUp,
    logIn: () => logInAndComeBack(section.current?.closest('form')),
  })
  useWaitBeforeSubmit(section, isSending, say)
  const isHydrated = useHydrated()
  if (!isHydrated) return null
  const ids = pictures.flatMap(({ id }) => (id === null ? [] : [id]))
  return (
    <section ref={section} className={card.card}>
      <h2 className={card.heading}>{refundPictureText.heading}</h2>
      <input type="hidden" name={pictureIdsField} value={ids.join(',')} data-typed />
      <ul className={styles.pictures}>
        {pictures.map((picture, index) => (
          <Picture key={picture.key} picture={picture} nth={index + 1} remove={() => remove(picture.key)} />
        ))}
        {pictures.length < maxRefundPictures && (
          <li>
            <label className={styles.add}>
              <Icon of={plusIcon} />
              {refundPictureText.add}
              <input
                className={styles.file}
                type="file"
                accept="image/*"
                multiple
                disabled={isSending}
                onChange={({ target }) => {
                  void add([...(target.files ?? [])])
                  // The same picture may be chosen again after it was taken away.
                  target.value = ''
                }}
              />
            </label>
          </li>
        )}
      </ul>
      <p className={styles.hint}>{refundPictureText.hint(maxRefundPictures)}</p>
      <p className={styles.problem} role="status">
        {problem}
      </p>
    </section>
  )
}

function Picture(props: { picture: SentPicture; nth: number; remove: () => void }) {
  const { id, percent } = props.picture
  if (id === null) {
    return <li className={styles.sending}>{refundPictureText.sending(percent)}</li>
  }
  return (
    <li className={styles.picture}>
      {/* eslint-disable-next-line @next/next/no-img-element -- the shopper's own, shown to them alone */}
      <img src={refundPicturePath(id)} alt={refundPictureText.picture(props.nth)} />
      <button
        type="button"
        className={styles.remove}
        aria-label={refundPictureText.remove(props.nth)}
        onClick={props.remove}
      >
        <span>
          <Icon of={closeIcon} />
        </span>
      </button>
    </li>
  )
}

/** Back to this form as it is, with the pictures that have arrived. */
function logInAndComeBack(form: HTMLFormElement | null | undefined): void {
  if (form) keepTyped(form, [[unsentField, '']])
  location.assign(loginPath(location.pathname))
}

/** A request that is sent while a picture is still on its way would go without it. */
function useWaitBeforeSubmit(
  section: RefObject<HTMLElement | null>,
  isSending: boolean,
  say: (sentence: string) => void,
) {
  useEffect(() => {
    const form = section.current?.closest('form')
    if (!form || !isSending) return
    const wait = (event: Event) => {
      event.preventDefault()
      say(refundPictureText.wait)
    }
    form.addEventListener('submit', wait)
    return () => form.removeEventListener('submit', wait)
  }, [section, isSending, say])
}
