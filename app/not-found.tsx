import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import { Sorry } from '@/components/sorry'
import { sharedText, troubleText } from '@/lib/domain/zh-cn'

export const metadata: Metadata = { title: troubleText.notFound }

// One page for what never was, what is gone and what is somebody else's: it must not tell them apart.
export default function NotFound() {
  return (
    <Sorry title={troubleText.notFound} text={troubleText.notFoundText}>
      <a className={button.primary} href="/">
        {sharedText.backHome}
      </a>
    </Sorry>
  )
}
