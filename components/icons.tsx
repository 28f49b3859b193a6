/** Line drawings in the colour of the text around them; each stands beside words, so screen readers skip it. */
const drawings = {
  home: 'M4 11.2 12 4.5l8 6.7V20h-5.4v-5.6H9.4V20H4z',
  cart: 'M3 4.5h2.4l2.2 10.6h10l2.2-7.6H6.3M9.3 19.3h.1M16.3 19.3h.1',
  orders: 'M6 3.8h12v16.4l-2.4-1.5-1.9 1.5-1.7-1.5-1.7 1.5-1.9-1.5L6 20.2zM9 8.6h6M9 12.4h6',
  me: 'M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.6 20.2c.8-3.4 3.6-5.2 7.4-5.2s6.6 1.8 7.4 5.2',
  coupon: 'M4 6.5h16v3.6a2 2 0 0 0 0 3.8v3.6H4v-3.6a2 2 0 0 0 0-3.8zM14 6.5v2M14 11v2M14 15.5v2',
  pin: 'M12 21s6.6-6.1 6.6-11.1a6.6 6.6 0 1 0-13.2 0C5.4 14.9 12 21 12 21zM12 12.3a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z',
  search: 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.6 15.6l4.4 4.4',
  chevron: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  close: 'm6.5 6.5 11 11M17.5 6.5l-11 11',
  minus: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  done: 'm5 12.5 4.7 4.7L19.2 7.7',
  hands: 'M12 5.5V12.3l4.4 2.6',
  exclamation: 'M12 5v8.5M12 18.2h.1',
  warn: 'M12 7.5v5.6M12 16.5h.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
