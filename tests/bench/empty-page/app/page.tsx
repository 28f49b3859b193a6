import type { Metadata } from 'next'

export const metadata: Metadata = { title: '空', description: '什么都没有的一页' }

/** What Next and React weigh by themselves: the least that a page of theirs can. */
export default function EmptyPage() {
  return <main>空</main>
}
