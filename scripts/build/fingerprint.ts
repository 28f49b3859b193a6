import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One hash over the names and contents of files and whole directories; what does not exist counts as empty. */
export async function fingerprint(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of await filesIn(path))
      hash
        .update(`${file}\0`)
        .update(await readFile(file))
        .update('\0')
  }
  return hash.digest('hex')
}

async function filesIn(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Whether the stamp in this file is the one expected, i.e. its work need not be done again. */
export async function isStamped(file: string, expected: string): Promise<boolean> {
  return existsSync(file) && (await readFile(file, 'utf8')) === expected
}

export async function stamp(file: string, value: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, value)
}
