/** How each field of an object is read; undefined for a value that is none of its kind. */
export type Readers<Fields> = {
  readonly [Name in keyof Fields]: (value: unknown) => Fields[Name] | undefined
}

/** Reads the named fields of what JSON gave, leaving others out; undefined when it is no object or one of them is strange. */
export function readFields<Fields>(json: unknown, readers: Readers<Fields>): Fields | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const given = new Map<string, unknown>(Object.entries(json))
  const read: Partial<Fields> = {}
  for (const name in readers) {
    const value = readers[name](given.get(name))
    if (value === undefined) return undefined
    read[name] = value
  }
  // Every name has been through the loop.
  return read as Fields
}

export function aText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function aNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

export function aFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** A moment in ISO 8601, or in whatever else `Date` reads. */
export function aTime(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined
}

export function oneOf<Word>(words: readonly Word[]): (value: unknown) => Word | undefined {
  return (value) => words.find((word) => word === value)
}
