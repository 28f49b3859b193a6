import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

/** What axe objects to, each with the element it means. */
export async function violationsOf(page: Page, rules?: string[]): Promise<string[]> {
  // Once a page; a policy that allows no foreign script does not forbid what the browser's own driver runs.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
  }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}; ${html.slice(0, 160)}; ${any[0]?.message ?? ''}`),
  )
}
