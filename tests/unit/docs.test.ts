import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envSchema } from '@/lib/env-schema'
import { errorTable } from '@/lib/errors'
import packageJson from '@/package.json'
import { testShoppers } from '@/tests/simulator/shoppers'
import { triggers } from '@/tests/simulator/triggers'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const english = { file: 'README.md', language: 'en' } as const
const chinese = { file: 'README.zh-CN.md', language: 'zh' } as const
const readmes = [english, chinese]

/** The lines of its tables. */
function rowsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('|'))
}

test.each(readmes)('$file lists every test shopper with what happens', ({ file, language }) => {
  const rows = rowsOf(read(file))
  for (const shopper of testShoppers) {
    expect(rows).toContain(`| ${shopper.nickname} | \`${shopper.key}\` | ${shopper[language]} |`)
  }
})

test.each(readmes)('$file lists exactly the amounts that have a special outcome', ({ file, language }) => {
  const listed = rowsOf(read(file)).filter((row) => /^\| `[0-9]{2}` \|/.test(row))
  expect(listed).toEqual(triggers.map((trigger) => `| \`${trigger.ending}\` | ${trigger[language]} |`))
})

/** The variables a template names, set or commented out. */
const inTemplate = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1])

test('.env.example names every variable of the configuration', () => {
  expect(inTemplate).toEqual(
    expect.arrayContaining(Object.keys(envSchema({ WECHAT_MODE: 'simulator' }).shape)),
  )
})

test.each(readmes)('$file explains exactly the variables of .env.example', ({ file }) => {
  const listed = rowsOf(read(file)).flatMap((row) => /^\| `([A-Z][A-Z0-9_]+)` \|/.exec(row)?.[1] ?? [])
  expect(listed.toSorted()).toEqual(inTemplate.toSorted())
})

test.each(readmes)('$file lists every error code beside its status, and no other', ({ file }) => {
  const listed = rowsOf(read(file)).flatMap((row) => {
    const status = /^\| ([45][0-9]{2}) \|/.exec(row)?.[1]
    return status ? [...row.matchAll(/`([a-z_]+)`/g)].map((match) => `${status} ${match[1]}`) : []
  })
  const known = Object.entries(errorTable).map(([code, [status]]) => `${status} ${code}`)
  expect(listed.toSorted()).toEqual(known.toSorted())
})

test.each(readmes)('$file names only scripts that package.json has', ({ file }) => {
  const named = [...read(file).matchAll(/npm (?:run ([a-z]+)|(start|test))\b/g)].map(
    (match) => match[1] ?? match[2],
  )
  expect(named.length).toBeGreaterThan(5)
  for (const name of named) expect(Object.keys(packageJson.scripts)).toContain(name)
})

test('both READMEs have the same sections, tables and examples', () => {
  const shape = ({ file }: { file: string }) => {
    const lines = read(file).split('\n')
    return {
      headings: lines.filter((line) => /^#+ /.test(line)).map((line) => line.split(' ')[0]),
      rows: rowsOf(read(file)).length,
      commands: lines
        .filter((line) => /^control |^ {3}(npm|WECHAT)/.test(line))
        .map((line) => line.split('#')[0]),
    }
  }
  expect(shape(chinese)).toEqual(shape(english))
})

test.each(['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md'])(
  '%s points only at files that exist',
  (file) => {
    const text = read(file)
    const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '')
    const named = [
      ...text.matchAll(/`((?:app|components|lib|prisma|public|scripts|tests)\/[^`\s{}…]*)`/g),
    ].map((match) => match[1] ?? '')
    expect(linked.length + named.length).toBeGreaterThan(3)
    const missing = [...linked, ...named].filter((path) => !existsSync(new URL(encodeURI(path), root)))
    expect(missing).toEqual([])
  },
)
