import { Suspense, type ReactNode } from 'react'

/** What is here sooner than this comes whole, and without any script. */
const patienceMs = 500

const late = Symbol('late')

/**
 * A part of a page that shows its outline when the database keeps it waiting. Not by `loading.tsx`: that would answer
 * 200 before a page could say 404 or send to the login, and show nothing to who has no JavaScript, every time. What
 * may end in either is to be awaited before.
 */
export async function patiently(part: Promise<ReactNode>, outline: ReactNode): Promise<ReactNode> {
  const first = await Promise.race([part, afterPatience()])
  if (first !== late) return first
  return (
    <Suspense fallback={outline}>
      <Awaited>{part}</Awaited>
    </Suspense>
  )
}

function afterPatience(): Promise<typeof late> {
  return new Promise((resolve) => setTimeout(() => resolve(late), patienceMs))
}

async function Awaited({ children }: { children: Promise<ReactNode> }) {
  return await children
}
