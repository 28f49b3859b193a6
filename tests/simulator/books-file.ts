import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { emptyBooks, type Books } from './books'

/** Of what was said, only the newest is written down: the file is written at every call. */
const keptLines = 200

/**
 * Writes the books beside the file and renames them over it, so that a kill at any instant leaves the
 * old or the new books, never half of them.
 */
export function writeBooks(file: string, books: Books): void {
  mkdirSync(dirname(file), { recursive: true })
  const lasting = {
    ...books,
    calls: books.calls.slice(-keptLines),
    deliveries: books.deliveries.slice(-keptLines),
  }
  const text = JSON.stringify(lasting, (_, value: unknown) =>
    value instanceof Map ? { entries: [...value.entries()] } : value,
  )
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** Reads what `writeBooks` wrote; empty books when there is no such file yet. */
export function readBooks(file: string, currentShopper: string): Books {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return emptyBooks(currentShopper)
    throw error
  }
  const written: Partial<Books> = JSON.parse(text, (_, value: unknown) =>
    isEntries(value) ? new Map(value.entries) : value,
  )
  return { ...emptyBooks(currentShopper), ...written }
}

function isEntries(value: unknown): value is { entries: [string, unknown][] } {
  return typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries)
}
