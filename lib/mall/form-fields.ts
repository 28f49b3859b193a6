import { AppError } from '@/lib/errors'

/** The fields of a posted form, in the shapes our JSON has, so that one strict schema reads both. */
export interface FormFields {
  text(name: string): string | undefined
  /** A whole number as a number; anything else stays text, which the schema then refuses. */
  integer(name: string): number | string | undefined
}

/** Reads `application/x-www-form-urlencoded`. Throws `bad_request` when a field comes twice. */
export function readFormFields(body: string): FormFields {
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.has(name)) throw new AppError('bad_request')
    fields.set(name, value)
  }
  const text = (name: string) => fields.get(name)
  return {
    text,
    integer(name) {
      const value = text(name)
      return value !== undefined && /^(0|[1-9][0-9]{0,9})$/.test(value) ? Number(value) : value
    },
  }
}
