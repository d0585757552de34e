// The engine's values as plain ones, and back. Nothing is rounded on the way: what JavaScript cannot hold exactly throws.
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api'
import type { Cell, Value } from './types.ts'

type Library = typeof import('@duckdb/node-api')
export type FromEngine = (value: DuckDBValue) => Value
export type ToEngine = (value: Cell) => DuckDBValue

const safe = (value: bigint): number => {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large a number: ask for it as text`)
  return number
}

const dayLength = 86_400_000
/** Few days are many rows': each is written once. */
const writtenDays = new Map<number, string>()
const writtenDay = (days: number): string => {
  const known = writtenDays.get(days)
  if (known !== undefined) return known
  const text = new Date(days * dayLength).toISOString().slice(0, 10)
  if (writtenDays.size < 50_000) writtenDays.set(days, text)
  return text
}

const asPlain: FromEngine = (value) => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  throw new TypeError('The engine gave another kind of value than its column says')
}
const asWhole: FromEngine = (value) => (typeof value === 'bigint' ? safe(value) : asPlain(value))
const asText: FromEngine = (value) => (value === null ? null : String(value))

/** How the values of a column of this type are read. @throws TypeError for lists and structures: ask for their parts, or as JSON text */
export const fromEngine = (library: Library, type: DuckDBType): FromEngine => {
  const id = library.DuckDBTypeId
  switch (type.typeId) {
    case id.BOOLEAN:
    case id.TINYINT:
    case id.SMALLINT:
    case id.INTEGER:
    case id.UTINYINT:
    case id.USMALLINT:
    case id.UINTEGER:
    case id.FLOAT:
    case id.DOUBLE:
    case id.VARCHAR:
    case id.SQLNULL:
      return asPlain
    case id.BIGINT:
    case id.UBIGINT:
    case id.HUGEINT:
    case id.UHUGEINT:
      return asWhole
    case id.DECIMAL:
      return (value) => {
        if (!(value instanceof library.DuckDBDecimalValue)) return asPlain(value)
        safe(value.value)
        return value.toDouble()
      }
    case id.DATE:
      return (value) => (value instanceof library.DuckDBDateValue ? writtenDay(value.days) : asPlain(value))
    case id.ENUM:
    case id.UUID:
    case id.TIME:
    case id.TIMESTAMP:
    case id.TIMESTAMP_S:
    case id.TIMESTAMP_MS:
    case id.TIMESTAMP_NS:
    case id.TIMESTAMP_TZ:
      return asText
    default:
      throw new TypeError(`A column of type ${type} has no plain value: cast it in the question`)
  }
}

const wrongFor = (type: DuckDBType, value: Cell): TypeError =>
  new TypeError(`${JSON.stringify(value)} cannot be put into a column of type ${type}`)

const whole = (type: DuckDBType, value: Cell): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrongFor(type, value)
  return value
}

const days = (type: DuckDBType, value: Cell): number => {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN
  if (Number.isNaN(time) || writtenDay(time / dayLength) !== value) throw wrongFor(type, value)
  return time / dayLength
}

/** How values are put into a column of this type; wrong ones throw. */
export const toEngine = (library: Library, type: DuckDBType): ToEngine => {
  const id = library.DuckDBTypeId
  const orNull =
    (convert: (value: Cell) => DuckDBValue): ToEngine =>
    (value) =>
      value === null ? null : convert(value)
  switch (type.typeId) {
    case id.VARCHAR:
      return orNull((value) => {
        if (typeof value !== 'string') throw wrongFor(type, value)
        return value
      })
    case id.BIGINT:
      return orNull((value) => BigInt(whole(type, value)))
    case id.INTEGER:
      return orNull((value) => whole(type, value))
    case id.DOUBLE:
      return orNull((value) => {
        if (typeof value !== 'number') throw wrongFor(type, value)
        return value
      })
    case id.BOOLEAN:
      return orNull((value) => {
        if (typeof value !== 'boolean') throw wrongFor(type, value)
        return value
      })
    case id.DATE:
      return orNull((value) => new library.DuckDBDateValue(days(type, value)))
    case id.LIST:
      return orNull((value) => {
        if (!Array.isArray(value)) throw wrongFor(type, value)
        return new library.DuckDBListValue(value)
      })
    default:
      throw new TypeError(`Nothing is appended to columns of type ${type}`)
  }
}
