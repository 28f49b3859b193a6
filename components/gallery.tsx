'use client'

import { useState } from 'react'
import { productText } from '@/lib/domain/zh-cn'
import styles from './gallery.module.css'
import { useHydrated } from './use-hydrated'

/** Pictures to draw along by the finger or the arrow keys, one at a time, with how far one has come. */
export function Gallery({ title, pictures }: { title: string; pictures: readonly string[] }) {
  const [seen, setSeen] = useState(0)
  const isHydrated = useHydrated()
  const isOne = pictures.length === 1
  return (
    <div className={styles.gallery}>
      <ul
        className={styles.strip}
        // A strip that scrolls is reached by the keyboard, and the arrow keys move it.
        tabIndex={isOne ? undefined : 0}
        aria-label={isOne ? undefined : productText.pictures(title)}
        data-scrolls-sideways
        onScroll={({ currentTarget }) =>
          setSeen(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth))
        }
      >
        {pictures.map((picture, index) => (
          <li key={picture} className={styles.slide}>
            {/* eslint-disable-next-line @next/next/no-img-element -- drawings: nothing to resize */}
            <img
              className={styles.picture}
              src={picture}
              alt={isOne ? title : productText.picture(title, index + 1)}
              width="800"
              height="800"
              loading={index === 0 ? 'eager' : 'lazy'}
              {...(index === 0 && { fetchPriority: 'high' as const })}
            />
          </li>
        ))}
      </ul>
      {isHydrated && !isOne && (
        <>
          <p className={styles.dots} aria-hidden="true">
            {pictures.map((picture, index) => (
              <span key={picture} className={index === seen ? `${styles.dot} ${styles.here}` : styles.dot} />
            ))}
          </p>
          <p className={styles.count}>{productText.pictureOf(seen + 1, pictures.length)}</p>
        </>
      )}
    </div>
  )
}
