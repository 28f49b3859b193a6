/** For who cannot see what holds a part of a page. */
export const frameText = {
  /** The bar at the foot of a page. */
  actions: '本页操作',
  /** The button with the cross. */
  close: '关闭',
} as const
