'use client'

import { useId, useState, type ComponentProps } from 'react'

/**
 * A textarea that keeps what was entered before the page's script took over: React puts the text that one began with
 * back at that moment, and an address corrected on a slow network would be posted as it was.
 */
export function Textarea({ defaultValue, ...rest }: ComponentProps<'textarea'>) {
  const id = useId()
  const [beginning] = useState(() => textIn(id) ?? defaultValue)
  return <textarea {...rest} id={id} defaultValue={beginning} />
}

/** Nothing on the server, nor where the textarea is only being made. */
function textIn(id: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const field = document.getElementById(id)
  return field instanceof HTMLTextAreaElement ? field.value : undefined
}
