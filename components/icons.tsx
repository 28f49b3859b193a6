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
  wallet:
    'M4 7.5h14.5A1.5 1.5 0 0 1 20 9v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18zM4 7.5 15.5 4.2v3.3M16 13.5h.1',
  chatDone:
    'M12 4.5c-4.7 0-8.5 3.2-8.5 7.2 0 2.2 1.2 4.2 3 5.5L6 20l3.1-1.6c.9.3 1.9.4 2.9.4 4.7 0 8.5-3.2 8.5-7.1S16.7 4.5 12 4.5zM8.4 11.8l2.6 2.4 4.8-4.5',
  warn: 'M12 7.5v5.6M12 16.5h.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  parcel: 'M4.5 8 12 4.2 19.5 8v8.4L12 20.2l-7.5-3.8zM4.5 8 12 11.8 19.5 8M12 11.8v8.4',
  truck:
    'M3.5 6.5h10.5v10H3.5zM14 10h4l2.5 3v3.5H14M7.5 18.8a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM16.8 18.8a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z',
  aftersale: 'M5 9h10.5a4.2 4.2 0 0 1 0 8.4H8M8.2 5.6 4.8 9l3.4 3.4',
  service: 'M5 13.5v-2a7 7 0 0 1 14 0v2M5 12.8h2.6v5H5zM16.4 12.8H19v5h-2.6zM19 17.8c0 1.7-2 2.6-5 2.6',
  phone:
    'M6 4.5h3l1.5 4-2 1.4a11 11 0 0 0 5.6 5.6l1.4-2 4 1.5v3c0 1-.8 1.7-1.8 1.6C11 19 5 13 4.4 6.3 4.3 5.3 5 4.5 6 4.5z',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 7.8V12l3 2',
  shield: 'M12 3.8 5 6.4v5.2c0 4.2 2.9 7 7 8.6 4.1-1.6 7-4.4 7-8.6V6.4zM9 12l2.2 2.2L15.2 10',
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
