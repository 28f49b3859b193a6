import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const sources = ['app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
)

/** What an element asks for and no sheet has is no error anywhere: it is only seen. */
test('every class that an element asks for is in its sheet, and every class of a sheet is asked for', () => {
  const asked = new Map<string, Set<string>>()
  for (const path of sources.filter((path) => path.endsWith('.tsx'))) {
    const source = readFileSync(path, 'utf8')
    for (const [, name, from] of source.matchAll(/^import (\w+) from '(.+\.module\.css)'$/gm)) {
      const sheet = from?.startsWith('@/') ? from.slice(2) : join(dirname(path), from ?? '')
      const classes = asked.get(sheet) ?? new Set()
      asked.set(sheet, classes)
      const body = source.replace(/^import .*$/gm, '')
      for (const [, one] of body.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))) classes.add(one ?? '')
      // By a value of its own, such as a state's name.
      if (new RegExp(`\\b${name}\\[`).test(body)) classes.add('*')
    }
  }
  const sheets = sources.filter((path) => path.endsWith('.module.css'))
  expect([...asked.keys()].toSorted()).toEqual(sheets.toSorted())
  for (const sheet of sheets) {
    const css = readFileSync(sheet, 'utf8').replace(/\/\*.*?\*\//gs, '')
    const has = new Set([...css.matchAll(/\.([A-Za-z]\w*)/g)].map(([, name]) => name ?? ''))
    const asks = asked.get(sheet) ?? new Set<string>()
    const strange = [...asks].filter((name) => name !== '*' && !has.has(name))
    const idle = asks.has('*') ? [] : [...has].filter((name) => !asks.has(name))
    expect({ strange, idle }, sheet).toEqual({ strange: [], idle: [] })
  }
})
