/** The path of a line drawing on a ground of 24 by 24. */
export type Drawing = `${'M' | 'm'}${string}`

/**
 * A line drawing in the colour of the text around it; it stands beside words, so screen readers skip it. Each drawing is
 * a file of its own in `icons/`, so that a page's script carries those it draws and no more.
 */
export function Icon({ of: path, className }: { of: Drawing; className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
