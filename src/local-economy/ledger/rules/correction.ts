// What a person typed for a held row, together with what the row says already: a line, or what is wrong with each field.
import {
  asDay,
  type Day,
  type FieldErrors,
  ok,
  type Pence,
  parsePounds,
  type Result,
  wrong,
} from '../../../platform/kernel/index.ts'
import { readAmount } from './amounts.ts'
import { readDate } from './dates.ts'
import { cleanSupplier } from './suppliers.ts'
import type { FieldName, LineValues, Mapping } from './types.ts'

/** A held row as it was first read: what could not be read is null. */
export type HeldLine = Omit<LineValues, 'day' | 'supplier' | 'pence'> & {
  readonly day: Day | null
  readonly supplier: string | null
  readonly pence: Pence | null
}
export type Typed = Readonly<Partial<Record<FieldName, string>>>

type Taken<T> = { readonly value: T } | { readonly error: string }
const taken = <T>(value: T): Taken<T> => ({ value })

const dateOf = (text: string, mapping: Mapping): Taken<Day> => {
  const day = asDay(text) ?? readDate(text, mapping.dateOrder ?? 'day-month-year')
  return day === undefined ? { error: 'Enter a real date, such as 27 3 2024.' } : taken(day)
}

const penceOf = (text: string, mapping: Mapping): Taken<Pence> => {
  const plain = parsePounds(text)
  if (plain !== undefined) return taken(plain)
  const read = readAmount(text, mapping.decimals)
  return 'pence' in read ? taken(read.pence) : { error: 'Enter an amount in pounds and pence, such as 1,234.56.' }
}

const supplierOf = (text: string): Taken<string> => {
  const { supplier } = cleanSupplier(text)
  return supplier === '' ? { error: 'Enter the supplier’s name.' } : taken(supplier)
}

const companyOf = (text: string): Taken<string | null> => {
  const bare = text.replace(/\s/g, '').toUpperCase()
  if (bare === '') return taken(null)
  const whole = bare.padStart(8, '0')
  return /^[A-Z0-9]{2}\d{6}$/.test(whole) ? taken(whole) : { error: 'Enter a company number of eight characters.' }
}

const textOf = (text: string): Taken<string | null> => taken(text.trim().replace(/\s+/g, ' ') || null)

/** @param postcodeOf gives a postcode as it is kept; undefined where it is none */
export const correctedLine = (
  held: HeldLine,
  typed: Typed,
  mapping: Mapping,
  postcodeOf: (text: string) => string | undefined,
): Result<LineValues> => {
  const errors: Partial<Record<FieldName, string>> = {}
  /** What was typed, or, where the field was left out, what the row says. */
  const take = <T>(field: FieldName, read: (text: string) => Taken<T>, before: T): T => {
    const text = typed[field]
    if (text === undefined) return before
    const found = read(text)
    if ('value' in found) return found.value
    errors[field] = found.error
    return before
  }
  const needed = <T>(field: FieldName, value: T | null, words: string): T | null => {
    if (value === null) errors[field] ??= words
    return value
  }
  const postcode = (text: string): Taken<string | null> => {
    if (text.trim() === '') return taken(null)
    const found = postcodeOf(text)
    return found === undefined ? { error: 'Enter a full postcode, such as ZX1 1AA, or leave it empty.' } : taken(found)
  }
  const vat = (text: string): Taken<Pence | null> => (text.trim() === '' ? taken(null) : penceOf(text, mapping))
  const day = needed(
    'date',
    take<Day | null>('date', (text) => dateOf(text, mapping), held.day),
    'Enter the date.',
  )
  const pence = needed(
    'amount',
    take<Pence | null>('amount', (text) => penceOf(text, mapping), held.pence),
    'Enter the amount.',
  )
  const supplier = needed(
    'supplier',
    take<string | null>('supplier', supplierOf, held.supplier),
    'Enter the supplier’s name.',
  )
  const rest = {
    description: take('description', textOf, held.description),
    category: take('category', textOf, held.category),
    reference: take('reference', textOf, held.reference),
    supplierNumber: take('supplierNumber', textOf, held.supplierNumber),
    companyNumber: take('companyNumber', companyOf, held.companyNumber),
    charityNumber: take('charityNumber', textOf, held.charityNumber),
    vatNumber: take('vatNumber', textOf, held.vatNumber),
    postcode: take('postcode', postcode, held.postcode),
    vatPence: take('vatAmount', vat, held.vatPence),
  }
  if (Object.keys(errors).length > 0 || day === null || pence === null || supplier === null)
    return wrong(errors as FieldErrors)
  return ok({ day, pence, supplier, ...rest })
}
