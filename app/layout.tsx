// Its colours and its ground; the parts are our own, so its twenty kilobytes of widgets would be dead weight.
import 'weui/dist/style/base/base.min.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Shell } from '@/components/connection/shell'
import { shopName } from '@/lib/domain/shop'
import { sharedText } from '@/lib/domain/zh-cn'
import { getServer } from '@/lib/server'
import styles from './layout.module.css'

// Every page belongs to its shopper, and carries the nonce of its own answer: none is made ahead.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: shopName, template: `%s - ${shopName}` },
  description: sharedText.about,
  icons: { icon: '/icon.svg', apple: '/icon-180.png' },
  // WeChat and Safari would turn order numbers into phone links.
  formatDetection: { telephone: false, email: false, address: false },
}

// Zooming stays allowed: text must be readable for everybody.
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ededed' },
    { media: '(prefers-color-scheme: dark)', color: '#111111' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const requestId = (await headers()).get('x-request-id') ?? ''
  return (
    <html lang="zh-CN">
      <body>
        <Shell requestId={requestId}>
          {getServer().env.isDemo && <header className={styles.demo}>{sharedText.demo}</header>}
          {children}
        </Shell>
      </body>
    </html>
  )
}
