/** One line of the result. */
export interface Line {
  path: string
  shop: string
  baseline: string
  result: string
  target: string
  isMet: boolean
}

/** A Markdown table, as the README shows it. */
export function renderTable(lines: readonly Line[]): string {
  const rows = lines.map(({ isMet, ...line }) => [...Object.values(line), isMet ? '✓' : '✗'])
  const table = [
    ['path', 'shop', 'baseline', 'result', 'target', ''],
    ['---', '---:', '---:', '---:', '---:', '---'],
    ...rows,
  ]
  return table.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

export const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en')}/s`
export const times = (ratio: number) => ratio.toFixed(2)
export const ms = (value: number) => `${value.toFixed(1)} ms`
