'use client'

import button from '@/components/button.module.css'
import { Sorry } from '@/components/sorry'

/** `digest` is the name under which the log has the error. */
export default function ErrorPage(props: { error: Error & { digest?: string }; retry: () => void }) {
  const digest = props.error.digest
  return (
    <Sorry
      title="系统开小差了"
      text={`请稍后再试。${digest ? `如需帮助，请告诉客服错误编号 ${digest}。` : ''}`}
    >
      <button className={button.primary} type="button" onClick={() => props.retry()}>
        重试
      </button>
      <a className={button.plain} href="/">
        返回首页
      </a>
    </Sorry>
  )
}
