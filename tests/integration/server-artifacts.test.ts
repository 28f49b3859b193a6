import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Artifact {
  path: string
  text: string
}

function artifacts(folder: string): Artifact[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(svg|png|woff2?|map)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

function holding(files: readonly Artifact[], words: RegExp): string[] {
  return files.filter(({ text }) => words.test(text)).map(({ path }) => path)
}

test('the search finds what is there', () => {
  expect(holding(artifacts('.next/server'), /WECHAT_API_KEY/)).not.toEqual([])
  expect(artifacts('.next/static').length).toBeGreaterThan(5)
})

test('H2: nothing of the simulator, its control, the seed or the tests is in the build', () => {
  const words = /tests\/simulator|tests\/support|__wechat|startSimulator|seedCatalogue|failpoint/i
  expect(holding(artifacts('.next/server'), words)).toEqual([])
  expect(holding(artifacts('.next/static'), words)).toEqual([])
  // The server's own program stocks the empty shelves of a shop in simulator mode, and no route of it does.
  const program = artifacts('.next/shouyin')
  expect(holding(program, /createShopServer/)).not.toEqual([])
  expect(holding(program, /(^|[^\w-])tests\/|__wechat|startSimulator|startDemo|failpoint/i)).toEqual([])
})

test('H4: the browser gets no code that knows a secret or a table', () => {
  const words =
    /SESSION_SECRET|WECHAT_API_KEY|WECHAT_APP_SECRET|DATABASE_URL|appSecret|apiKey|SIMKEY_|_prisma_migrations|iron-session/
  expect(holding(artifacts('.next/static'), words)).toEqual([])
})
