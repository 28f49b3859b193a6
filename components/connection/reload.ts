import { canReach, suspectOffline } from './reach'

/**
 * Loads the page again. Where the shop cannot be reached the browser would put its own error page in its place, so
 * then the page stays, the banner says why, and the answer is false.
 */
export async function reloadIfReachable(): Promise<boolean> {
  const isReachable = await canReach()
  if (isReachable) location.reload()
  else suspectOffline()
  return isReachable
}
