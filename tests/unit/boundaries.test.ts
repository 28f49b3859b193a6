import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

interface SourceFile {
  path: string
  text: string
  /** What it imports, as paths from the project's root, or the name of a package. */
  imports: string[]
}

const folders = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests']
const files = folders.flatMap(sourceFiles)
const shipped = files.filter(({ path }) => /^(app|components|lib)\//.test(path))

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative('.', join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('lib/store/generated/'))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      const named = ts.preProcessFile(text, true, true).importedFiles.map((one) => one.fileName)
      return { path, text, imports: named.map((name) => rooted(path, name)) }
    })
}

function rooted(from: string, name: string): string {
  if (name.startsWith('@/')) return name.slice(2)
  return name.startsWith('.') ? relative('.', resolve(dirname(from), name)) : name
}

/** `path → import` for every import that breaks the rule; a good project has none. */
function breaches(of: RegExp, isBreach: (imported: string, file: SourceFile) => boolean): string[] {
  return files
    .filter(({ path }) => of.test(path))
    .flatMap((file) =>
      file.imports.filter((one) => isBreach(one, file)).map((one) => `${file.path} → ${one}`),
    )
}

const isOurs = (path: string) => /^(app|components|lib|prisma|scripts|tests)(\/|$)/.test(path)
const within =
  (...allowed: string[]) =>
  (path: string) =>
    allowed.some((folder) => path.startsWith(`${folder}/`))

test('the rules below look at real files', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.find(({ path }) => path === 'lib/server.ts')?.imports).toContain('lib/store/database')
})

describe('imports go one way', () => {
  test('lib/domain imports nothing of ours but itself, and no input or output', () => {
    const isPure = within('lib/domain')
    expect(breaches(/^lib\/domain\//, (one) => isOurs(one) && !isPure(one))).toEqual([])
    expect(
      breaches(/^lib\/domain\//, (one) => /^(node:(?!crypto$|net$)|pg$|next|react|pino)/.test(one)),
    ).toEqual([])
  })

  test('components import lib/domain at most', () => {
    const isAllowed = within('components', 'lib/domain')
    expect(breaches(/^components\//, (one) => isOurs(one) && !isAllowed(one))).toEqual([])
  })

  test('app never reaches past the use-cases to WeChat or the tables', () => {
    expect(breaches(/^app\//, within('lib/wechat', 'lib/store'))).toEqual([])
  })

  test('only lib/wechat and the composition root know the adapters', () => {
    const isOutside = (file: SourceFile) => !/^lib\/(wechat\/|server\.ts$)/.test(file.path)
    expect(
      breaches(
        /^(app|components|lib|scripts)\//,
        (one, file) => isOutside(file) && within('lib/wechat')(one),
      ),
    ).toEqual([])
  })

  test('lib/wechat and lib/store do not know the use-cases', () => {
    const useCases = (one: string) =>
      within('lib/payment', 'lib/mall', 'lib/sharing', 'app')(one) && !one.endsWith('/ports')
    expect(breaches(/^lib\/wechat\//, useCases)).toEqual([])
  })

  test('what is shipped imports neither tests nor scripts', () => {
    expect(breaches(/^(app|components|lib)\//, within('tests', 'scripts'))).toEqual([])
  })

  test('the simulator shares no code with the shop, so that both cannot be wrong together', () => {
    expect(breaches(/^tests\/simulator\//, (one) => isOurs(one) && !within('tests/simulator')(one))).toEqual(
      [],
    )
  })
})

describe('secrets stay on the server', () => {
  const holders =
    /^lib\/(env|env-schema|env-files|server|session|log|reply|metrics|health)\.ts$|^lib\/(wechat|store)\//

  test('every file that holds one begins with server-only', () => {
    const guarded = /^import 'server-only'/m
    const isPlain = ({ text }: SourceFile) =>
      /\b(apiKey|appSecret|sessionSecrets|databaseUrl)\b/.test(text) && !guarded.test(text)
    const open = shipped
      .filter((file) => file.path.startsWith('lib/') && isPlain(file))
      .map(({ path }) => path)
    expect(open).toEqual([])
    const unguarded = [
      'lib/env.ts',
      'lib/server.ts',
      'lib/session.ts',
      'lib/store/database.ts',
      'lib/wechat/v2/gateway.ts',
    ]
    for (const path of unguarded)
      expect(files.find((file) => file.path === path)?.text, path).toMatch(guarded)
  })

  test('no client component imports a file that holds one', () => {
    const isClient = (file: SourceFile) => /^['"]use client['"]/.test(file.text)
    const isHolder = (one: string) => holders.test(`${one}.ts`)
    expect(breaches(/\.tsx?$/, (one, file) => isClient(file) && isHolder(one))).toEqual([])
  })

  test('nothing is handed to the browser by a NEXT_PUBLIC_ variable', () => {
    expect(shipped.filter(({ text }) => text.includes('NEXT_PUBLIC_')).map(({ path }) => path)).toEqual([])
  })
})

describe('the shop has no simulator branch', () => {
  test('only the configuration looks at the mode', () => {
    const readers = [...shipped, ...files.filter(({ path }) => path.startsWith('scripts/'))]
      .filter(({ text }) => /WECHAT_MODE/.test(text))
      .map(({ path }) => path)
    // The demo sets it; it does not read it.
    expect(readers.sort()).toEqual(['lib/env-schema.ts', 'lib/env.ts', 'scripts/demo/demo.ts'])
  })

  test('process.env is read in one place', () => {
    expect(shipped.filter(({ text }) => /process\.env[.[)]/.test(text)).map(({ path }) => path)).toEqual([
      'lib/server.ts',
    ])
  })

  test('no Server Action exists', () => {
    expect(shipped.filter(({ text }) => /['"]use server['"]/.test(text)).map(({ path }) => path)).toEqual([])
  })
})

test('no file is longer than 250 lines', () => {
  const long = files.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)
  expect(long).toEqual([])
})

test('pages carry no inline style, which the content security policy would drop', () => {
  expect(shipped.filter(({ text }) => /\sstyle=\{/.test(text)).map(({ path }) => path)).toEqual([])
})
