import type { Fields } from './signing'

/** What a call of the pay API decided. `FAIL` is result_code FAIL: understood, signed, and refused. */
export type PayAnswer =
  { result: 'SUCCESS'; fields: Fields } | { result: 'FAIL'; err_code: string; err_code_des: string }

export function failure(err_code: string, err_code_des: string): PayAnswer {
  return { result: 'FAIL', err_code, err_code_des }
}
