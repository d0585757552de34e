// A date as publishers write it, to a day. Only dates of three bare numbers need an order; all other forms say themselves
// which number is which. Years outside 1990 to 2100 are typing errors, or no dates at all.
import { asDay, type Day, dayOf } from '../../../platform/kernel/index.ts'
import type { DateOrder } from './types.ts'

/** How a date is written: `numbers` is the only form that needs an order. */
export type DateForm = 'iso' | 'compact' | 'serial' | 'named' | 'numbers'

export interface DateParts {
  readonly form: DateForm
  /** The day in each order; a form that needs none gives one day for all. */
  readonly in: (order: DateOrder | null) => Day | undefined
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const weekday = /^(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +(?=\S)/i
const clock = '\\d{1,2}(?::\\d{2}|([:.])\\d{2}\\1\\d{2}(?:[.,]\\d+)?)(?: ?[ap]m)?'
const time = new RegExp(`(?:T| |, ?)${clock}(?: ?(?:Z|UTC|GMT|BST|[+-]\\d{2}:?\\d{2}))?$`, 'i')
const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z$/
const iso = /^(\d{4}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/
const serial = /^(\d{5})(?:\.\d+)?$/
const numbers = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/
const ordinal = '(?:st|nd|rd|th)?'
const dayFirst = new RegExp(`^(\\d{1,2})${ordinal}(?: of)?[-/., ]*(${monthNames})\\.?[-/., ']*(\\d{4}|\\d{2})$`, 'i')
const monthFirst = new RegExp(`^(${monthNames})\\.?[-/ ]*(\\d{1,2})${ordinal}[-/, ]+(\\d{4})$`, 'i')
const yearFirst = new RegExp(`^(\\d{4})[-/. ]+(${monthNames})\\.?[-/. ]+(\\d{1,2})$`, 'i')

/** Workbooks count days from here; day 1 is 1 January 1900, and a 29 February 1900 that never was is counted. */
const workbookEpoch = Date.UTC(1899, 11, 30)
const dayLength = 86_400_000

const within = (day: Day | undefined): Day | undefined => (day && day >= '1990' && day < '2101' ? day : undefined)

const dayFrom = (year: number, month: number, day: number): Day | undefined =>
  within(asDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`))

/** `24` is 2024, `98` is 1998; what would be neither near past nor near future is no year. */
const yearFrom = (text: string): number => {
  const year = Number(text)
  if (text.length === 4) return year
  return year < 70 ? 2000 + year : year >= 90 ? 1900 + year : 0
}

const monthFrom = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

const fixed = (form: DateForm, day: Day | undefined): DateParts | undefined =>
  day ? { form, in: () => day } : undefined

const serialDay = (days: number): Day | undefined =>
  within(asDay(new Date(workbookEpoch + days * dayLength).toISOString().slice(0, 10)))

const named = (text: string): DateParts | undefined => {
  const a = dayFirst.exec(text)
  if (a) return fixed('named', dayFrom(yearFrom(a[3]!), monthFrom(a[2]!), Number(a[1])))
  const b = monthFirst.exec(text)
  if (b) return fixed('named', dayFrom(Number(b[3]), monthFrom(b[1]!), Number(b[2])))
  const c = yearFirst.exec(text)
  return c ? fixed('named', dayFrom(Number(c[1]), monthFrom(c[2]!), Number(c[3]))) : undefined
}

const numbered = (match: RegExpExecArray): DateParts | undefined => {
  const [first, second, third] = [match[1]!, match[3]!, match[4]!]
  const inOrder = (order: DateOrder | null): Day | undefined => {
    if (order === 'day-month-year') return dayFrom(yearFrom(third), Number(second), Number(first))
    if (order === 'month-day-year') return dayFrom(yearFrom(third), Number(first), Number(second))
    if (order === 'year-month-day' && third.length === 2 && first.length === 2)
      return dayFrom(yearFrom(first), Number(second), Number(third))
    return undefined
  }
  const possible = (['day-month-year', 'month-day-year', 'year-month-day'] as const).some((order) => inOrder(order))
  return possible ? { form: 'numbers', in: inOrder } : undefined
}

/** What a text says as a date, before its order is known; undefined where it is a date in no order. */
export const datePartsOf = (text: string): DateParts | undefined => {
  if (text.length > 60) return undefined
  const clean = text.replace(/[\s\p{Z}]+/gu, ' ').replace(/^[ '"]+|[ '"]+$/g, '')
  const moment = instant.exec(clean)
  // A moment in Greenwich time: an hour before midnight is already the next day here, in summer.
  if (moment) {
    const at = new Date(`${moment[1]}T${moment[2]}Z`)
    return Number.isNaN(at.getTime()) ? undefined : fixed('iso', within(dayOf(at)))
  }
  const bare = clean.replace(weekday, '').replace(time, '')
  const isoMatch = iso.exec(bare)
  if (isoMatch) return fixed('iso', dayFrom(Number(isoMatch[1]), Number(isoMatch[3]), Number(isoMatch[4])))
  const compactMatch = compact.exec(bare)
  if (compactMatch)
    return fixed('compact', dayFrom(Number(compactMatch[1]), Number(compactMatch[2]), Number(compactMatch[3])))
  const serialMatch = serial.exec(bare)
  if (serialMatch) return fixed('serial', serialDay(Number(serialMatch[1])))
  const numbersMatch = numbers.exec(bare)
  return numbersMatch ? numbered(numbersMatch) : named(bare)
}

/** Undefined where it is no date in this order, or lies outside 1990 to 2100. `order` null reads only forms that need none. */
export const readDate = (text: string, order: DateOrder | null): Day | undefined => datePartsOf(text)?.in(order)
