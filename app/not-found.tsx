import type { Metadata } from 'next'
import button from '@/components/button.module.css'
import { Sorry } from '@/components/sorry'

export const metadata: Metadata = { title: '页面不存在' }

// One page for what never was, what is gone and what is somebody else's: it must not tell them apart.
export default function NotFound() {
  return (
    <Sorry title="页面不存在" text="您要找的内容不存在或已下架，请返回首页看看。">
      <a className={button.primary} href="/">
        返回首页
      </a>
    </Sorry>
  )
}
