export const copyText = {
  copy: '复制',
  copied: '已复制',
  failed: '请长按编号复制',
} as const
