// A mapping as JSON: what `ledger inspect` prints and `--mapping FILE` takes.
import type { Result } from '../../../platform/kernel/index.ts'
import type { Mapping } from './types.ts'

/** Field errors are keyed by the path in the file, such as `columns.date`. A column may be given by number, by letter or by heading alone (then `column` is 0 until `fitMapping` finds it). */
export const readMapping = (json: unknown): Result<Mapping> => {
  throw new Error(String(json))
}

export const mappingJson = (mapping: Mapping): unknown => mapping
