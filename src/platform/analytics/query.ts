// Questions to the columnar engine, as tagged templates: whatever is put in becomes a bound value, never a piece of SQL.
// What cannot be bound (files, names, words of a COPY) has a word of its own here, and is checked and quoted.

/** What a question may hand over or back in a cell. Dates come as `2026-11-23`, whole numbers as numbers (too large ones throw). */
export type Value = string | number | boolean | null

/** What may be appended to a table: also a list of texts, to a column of lists. */
export type Cell = Value | readonly (string | null)[]

const parts: unique symbol = Symbol('parts')

/** A piece of SQL with its values. Made only by this file. */
export interface Query {
  readonly [parts]: readonly Part[]
}
type Part = string | Bound | Named
interface Bound {
  readonly bound: Value
}
/** Paths are known only to the engine that runs the query: until then a file is a list of names, or a source. */
interface Named {
  readonly files: readonly (readonly string[])[]
  readonly source: boolean
  readonly list: boolean
}

/** What may stand in `${}`: a value, several as a list in round brackets (`in ${list}`), or another piece of a query. */
export type Inside = Value | Query | readonly Value[]

const made = (inside: readonly Part[]): Query => ({ [parts]: inside })
const isQuery = (inside: Inside): inside is Query =>
  typeof inside === 'object' && inside !== null && !Array.isArray(inside)

const partsOf = (inside: Inside): readonly Part[] => {
  if (isQuery(inside)) return inside[parts]
  if (!Array.isArray(inside)) return [{ bound: inside as Value }]
  // An empty list is in no list: `in (null)` is never true.
  if (inside.length === 0) return ['(null)']
  return ['(', ...inside.flatMap((value: Value, i) => (i === 0 ? [{ bound: value }] : [', ', { bound: value }])), ')']
}

/** `query`select sum(pence) as pence from read_parquet(${file(batch, 'p1', 'lines.parquet')}) where day >= ${from}::date``. */
export const query = (texts: TemplateStringsArray, ...inside: readonly Inside[]): Query =>
  made(texts.flatMap((text, i) => (i === 0 ? [text] : [...partsOf(inside[i - 1] ?? null), text])))

/** Pieces one after the other, with this between them (a comma unless told). */
export const joined = (pieces: readonly Query[], between: Query = query`, `): Query =>
  made(pieces.flatMap((piece, i) => (i === 0 ? piece[parts] : [...between[parts], ...piece[parts]])))

/** A column or table by its name. */
export const named = (name: string): Query => {
  if (name === '' || name.includes('\0')) throw new TypeError('A name in a query cannot be empty, nor hold a zero byte')
  return made([`"${name.replaceAll('"', '""')}"`])
}

/** Text where the engine takes no bound value: a pattern it should prepare once, the delimiter of a COPY. */
export const literal = (text: string): Query => {
  if (text.includes('\0')) throw new TypeError('Text in a query cannot hold a zero byte')
  return made([`'${text.replaceAll("'", "''")}'`])
}

/** A whole number, written out: the engine plans with it. */
export const whole = (value: number): Query => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`)
  return made([String(value)])
}

/** A file in the place's folder, by the names on the way to it: for `read_parquet(…)` and `copy … to`. */
export const file = (...segments: readonly string[]): Query => made([{ files: [segments], source: false, list: false }])

/** Several files in the place's folder, as the list `read_parquet` takes. @throws RangeError where there is none: the engine has no empty file */
export const files = (list: readonly (readonly string[])[]): Query => {
  if (list.length === 0) throw new RangeError('A question about no file: ask before whether there is one')
  return made([{ files: list, source: false, list: true }])
}

/** A file outside the folder, by its path: only one of those that `writing` was opened with. */
export const source = (path: string): Query => made([{ files: [[path]], source: true, list: false }])

export interface Rendered {
  readonly text: string
  readonly values: readonly Value[]
}

/** The SQL, with each file's path found by the engine that will read it. */
export const rendered = (
  asked: Query,
  pathOf: (segments: readonly string[], isSource: boolean) => string,
): Rendered => {
  const values: Value[] = []
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`
  const text = asked[parts].map((part) => {
    if (typeof part === 'string') return part
    if ('bound' in part) {
      values.push(part.bound)
      return '?'
    }
    const paths = part.files.map((segments) => quoted(pathOf(segments, part.source)))
    return part.list ? `[${paths.join(', ')}]` : paths.join('')
  })
  return { text: text.join(''), values }
}
