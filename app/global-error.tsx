'use client'

import './globals.css'
import ErrorPage from './error'

/** Stands in for the layout itself when that is what failed. */
export default function GlobalError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>系统开小差了</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
