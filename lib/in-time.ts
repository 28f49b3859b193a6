import 'server-only'

/** WeChat waits five seconds for an answer (chapter 9_7); half of one is for the way there and back. */
const answerWithinMs = 4_500

/**
 * What the work comes to, or `late` when it takes longer than WeChat waits. The work goes on: what it writes is found
 * there by the notification's next copy.
 */
export async function inTime<T>(work: Promise<T>, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), answerWithinMs)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}
