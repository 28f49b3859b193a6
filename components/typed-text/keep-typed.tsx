'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { forgetTyped } from './typed'
import { keepTyped, refill, typedHere } from './typed-form'

interface KeepTypedProps {
  usedUp: readonly string[]
  children: ReactNode
}

/** Shows `children` once it has put back what was typed, the fields that are `usedUp` aside. */
export function KeepTyped({ usedUp, children }: KeepTypedProps) {
  const place = useRef<HTMLSpanElement>(null)
  const [isRestored, setRestored] = useState(false)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const fields = typedHere().filter(([name]) => !usedUp.includes(name))
    if (refill(form, fields)) setRestored(true)
    forgetTyped()
    // What is sent from here is another attempt: gone back to, this page must not drop the same fields of that one.
    if (usedUp.length > 0) history.replaceState(null, '', location.pathname)
    const remember = () => keepTyped(form)
    form.addEventListener('submit', remember)
    return () => form.removeEventListener('submit', remember)
  }, [usedUp])

  return (
    <>
      <span ref={place} hidden />
      {isRestored && children}
    </>
  )
}
