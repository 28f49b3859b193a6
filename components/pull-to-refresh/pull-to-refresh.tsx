import { troubleText } from '@/lib/domain/zh-cn'
import { Pull } from './pull'

/**
 * On a list: pulled down from its very top by one finger, the page is loaded anew. Everything else stays scrolling;
 * WeChat's own pull, which only shows where a page is from, is held back while this one is at work.
 */
export function PullToRefresh() {
  const { pull, release, refreshing } = troubleText
  return <Pull words={{ pulling: pull, enough: release, refreshing }} />
}
