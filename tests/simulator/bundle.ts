import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = new Map<string, Promise<string>>()

/** A browser script of the simulator's, in one piece that needs no module loader. Built once. */
export function bundle(entry: string): Promise<string> {
  const known = built.get(entry)
  if (known) return known
  const building = build({
    entryPoints: [here + entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome87',
    charset: 'utf8',
  }).then(({ outputFiles }) => outputFiles.map((file) => file.text).join(''))
  built.set(entry, building)
  return building
}

export function readAsset(name: string): Promise<string> {
  return readFile(here + name, 'utf8')
}
