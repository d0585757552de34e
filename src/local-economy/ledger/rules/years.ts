// Financial years and months as pages name them, and as they stand in addresses.
import { asDay, type Day } from '../../../platform/kernel/index.ts'
import type { Span } from './types.ts'

/** 2024 stands for the financial year from April 2024 to March 2025. */
export type YearNumber = number

const end = (year: YearNumber): string => String((year + 1) % 100).padStart(2, '0')

/** `2024/25` */
export const yearName = (year: YearNumber): string => `${year}/${end(year)}`

/** `2024-25`: how an address names it. */
export const yearInAddress = (year: YearNumber): string => `${year}-${end(year)}`

/** Undefined for what names no financial year, `2024-26` too. */
export const yearFromAddress = (text: string): YearNumber | undefined => {
  const year = /^\d{4}-\d{2}$/.test(text) ? Number(text.slice(0, 4)) : Number.NaN
  return year >= 1900 && yearInAddress(year) === text ? year : undefined
}

export const yearSpan = (year: YearNumber): Span => ({
  from: `${year}-04-01` as Day,
  to: `${year + 1}-03-31` as Day,
})

/** The financial year that holds a day, or a month such as `2024-04`. */
export const yearOf = (dayOrMonth: string): YearNumber =>
  Number(dayOrMonth.slice(0, 4)) - (Number(dayOrMonth.slice(5, 7)) < 4 ? 1 : 0)

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `April 2024`, for `2024-04`. */
export const monthName = (month: string): string => `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`

/** First and last day of `2024-04`; undefined where there is no such month. */
export const monthSpan = (month: string): Span | undefined => {
  const from = /^\d{4}-\d{2}$/.test(month) ? asDay(`${month}-01`) : undefined
  if (from === undefined) return undefined
  const [year, number] = month.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from, to: `${month}-${last}` as Day }
}

/** Every month from the first to the last, those without anything too. */
export const monthsBetween = (first: string, last: string): string[] => {
  const all: string[] = []
  let [year, month] = first.split('-').map(Number) as [number, number]
  for (let name = first; name <= last; ) {
    all.push(name)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    name = `${year}-${String(month).padStart(2, '0')}`
  }
  return all
}
