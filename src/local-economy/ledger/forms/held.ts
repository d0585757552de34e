// The form that puts held rows right: for each row what should become of it, and what it says. Several rows at once.
import {
  asDay,
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { CorrectionTyped } from '../rules/records.ts'

/** What may be typed for a row, by the field of the ledger. */
export const heldFields = ['date', 'supplier', 'amount', 'description'] as const
export type HeldField = (typeof heldFields)[number]

export type HeldChoice = '' | 'payment' | 'not-data'

export interface HeldRowTyped {
  readonly row: number
  readonly choice: HeldChoice
  readonly values: Readonly<Record<HeldField, string>>
}

export interface HeldTyped {
  readonly rows: readonly HeldRowTyped[]
  /** For all rows of the form: why. */
  readonly why: string
}

/** The name of a field in the form: `amount-17`. */
export const heldName = (field: HeldField | 'choice', row: number): string => `${field}-${row}`

const mostRows = 200

const choiceOf = (text: string): HeldChoice => (text === 'payment' || text === 'not-data' ? text : '')

export const heldTyped = (body: Body): HeldTyped => ({
  why: textOf(body, 'why'),
  rows: [...new Set(textsOf(body, 'row'))]
    .filter((text) => /^[1-9]\d{0,9}$/.test(text))
    .slice(0, mostRows)
    .map(Number)
    .map((row) => ({
      row,
      choice: choiceOf(textOf(body, heldName('choice', row))),
      values: {
        date: textOf(body, heldName('date', row)),
        supplier: textOf(body, heldName('supplier', row)),
        amount: textOf(body, heldName('amount', row)),
        description: textOf(body, heldName('description', row)),
      },
    })),
})

/** Here people write the day first, whatever order the file has: such a date is handed on in a form that has no order. */
const dayFirst = (text: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? []
  return asDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? text
}

const missing = (typed: HeldRowTyped): Readonly<Record<string, string | undefined>> => {
  if (typed.choice !== 'payment') return {}
  const need = (field: HeldField, words: string) => ({
    [heldName(field, typed.row)]: typed.values[field] === '' ? words : undefined,
  })
  return {
    ...need('date', `Enter the day of row ${typed.row}, such as 30/04/2024.`),
    ...need('supplier', `Enter who was paid in row ${typed.row}.`),
    ...need('amount', `Enter the amount of row ${typed.row}, such as 1,234.56.`),
  }
}

/** Somebody filled in a row that is to stay as it is: what they mean must be asked. */
const undecided = (typed: HeldRowTyped, before: Readonly<Record<HeldField, string>> | undefined) =>
  typed.choice === '' && before !== undefined && heldFields.some((field) => typed.values[field] !== before[field])
    ? {
        [heldName('choice', typed.row)]:
          `You changed row ${typed.row}. Say what should become of it, or it stays held back.`,
      }
    : {}

/**
 * Only the rows for which something was chosen. Dates and amounts are read by the action, as the file's own are.
 * @param before what the form showed in each row
 */
export const heldForm = (
  { rows, why }: HeldTyped,
  before: ReadonlyMap<number, Readonly<Record<HeldField, string>>>,
): Result<readonly CorrectionTyped[]> => {
  const errors: FieldErrors = errorsOf(
    Object.assign({}, ...rows.map((one) => ({ ...missing(one), ...undecided(one, before.get(one.row)) }))),
  )
  if (Object.keys(errors).length > 0) return wrong(errors)
  const told = why === '' ? {} : { why }
  const corrections = rows.flatMap(({ row, choice, values }): CorrectionTyped[] => {
    if (choice === 'not-data') return [{ row, ...told, notData: 'note' }]
    return choice === 'payment' ? [{ row, ...told, values: { ...values, date: dayFirst(values.date) } }] : []
  })
  return corrections.length === 0
    ? wrong({ '': 'Nothing was chosen. Say of at least one row what should become of it.' })
    : ok(corrections)
}

/** One answer for all rows that are held for the same reason. */
export interface GroupTyped {
  readonly reason: string
  readonly choice: HeldChoice
  readonly date: string
  readonly why: string
}

export const groupTyped = (body: Body): GroupTyped => ({
  reason: textOf(body, 'reason'),
  choice: choiceOf(textOf(body, 'group-choice')),
  date: textOf(body, 'group-date'),
  why: textOf(body, 'group-why'),
})

/** Rows that lack nothing but a day can all be given one. */
export const takesADay = (reason: string): boolean => reason === 'date-missing' || reason === 'date-unreadable'

/** Either none of them is a payment, or all are of one day. */
export interface DayForAll {
  readonly why: string
  readonly date: string
}
export type GroupRead = DayForAll | { readonly why: string; readonly notData: true }

export const groupForm = (typed: GroupTyped): Result<GroupRead> => {
  const { reason, choice, date, why } = typed
  const errors = errorsOf({
    'group-choice': choice === '' ? 'Choose what should become of these rows.' : undefined,
    'group-date': choice === 'payment' && date === '' ? 'Enter the day for these rows, such as 30/04/2024.' : undefined,
    'group-why': why === '' ? 'Say why, so that others can follow it.' : undefined,
  })
  if (Object.keys(errors).length > 0 || choice === '') return wrong(errors)
  if (choice === 'payment' && !takesADay(reason))
    return wrong({ 'group-choice': 'These rows must be looked at one by one.' })
  return ok(choice === 'payment' ? { why, date: dayFirst(date) } : { why, notData: true })
}
