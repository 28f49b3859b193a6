'use client'

import { useEffect } from 'react'
import type { Share } from './share'
import { whenIdle } from './when-idle'

/** Gives WeChat the page's card once the page rests; without WeChat's consent the page is as it was. */
export function ShareCard({ title, text, link, picture }: Share) {
  useEffect(
    () =>
      whenIdle(() => {
        // A script that does not come (an old page after a deploy, no network) leaves the page without a card.
        import('./share').then(
          ({ offerShare }) => offerShare({ title, text, link, picture }),
          () => undefined,
        )
      }),
    [title, text, link, picture],
  )
  return null
}
