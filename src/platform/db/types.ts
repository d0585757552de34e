// How SQL values arrive. Set on each connection, not in pg's global table, so that no other library's wishes change ours.
import { types } from 'pg'

type Parser = (text: string) => unknown

/** PostgreSQL's own numbers of its types: `select oid, typname from pg_type`. */
const oid = {
  int8: 20,
  int8s: 1016,
  date: 1082,
  dates: 1182,
  numeric: 1700,
  numerics: 1231,
  uuids: 2951,
  texts: 1009,
} as const

const asText: Parser = (text) => text

/** @throws RangeError beyond 2^53, where a double would quietly lose the last digits */
const asNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be counted exactly`)
  return value
}

const asTexts: (text: string) => (string | null)[] = types.getTypeParser(oid.texts as number, 'text')

const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [oid.int8, asNumber],
  [oid.int8s, (text) => asTexts(text).map((one) => (one === null ? null : asNumber(one)))],
  // A day has no zone: a JavaScript Date would move it across midnight.
  [oid.date, asText],
  [oid.dates, asTexts],
  [oid.numeric, asText],
  [oid.numerics, asTexts],
  [oid.uuids, asTexts],
])

export const typeParsers = {
  getTypeParser: (id: number, format?: 'text' | 'binary'): Parser => {
    const own = format === 'binary' ? undefined : parsers.get(id)
    return own ?? (types.getTypeParser(id, 'text') as Parser)
  },
}
