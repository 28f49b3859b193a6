export const requestText = {
  /** A sentence about what the shop did wrong, with the number under which its log has it. */
  withId: ({ sentence, requestId }: { sentence: string; requestId: string }) =>
    `${sentence}（请求编号 ${requestId}）`,
} as const
