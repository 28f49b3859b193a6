'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { forgetTyped, readTyped } from './typed'
import { keepTyped, refill } from './typed-form'

/** Shows `children` once it has put back what was typed. */
export function KeepTyped({ children }: { children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null)
  const [isRestored, setRestored] = useState(false)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const sent = readTyped()
    if (sent?.path === location.pathname) setRestored(refill(form, sent.fields))
    forgetTyped()
    const remember = () => keepTyped(form)
    form.addEventListener('submit', remember)
    return () => form.removeEventListener('submit', remember)
  }, [])

  return (
    <>
      <span ref={place} hidden />
      {isRestored && children}
    </>
  )
}
