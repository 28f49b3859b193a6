export const quantityText = {
  quantity: '数量',
  fewer: '减少一件',
  more: '增加一件',
} as const
