// Numbers, dates and truths of a cell as text: the value, not its display. Dates are days as ISO 8601 writes them.

const secondsOfDay = 86_400
const dayLength = 86_400_000
/** The day before 1 January 1900, which is day 1. */
const dayZero = Date.UTC(1899, 11, 31)
/** What is to be added to a day of the calendar that counts from 1904. */
const from1904To1900 = 1462
/** 31 December 9999. */
const lastDay = 2_958_465

const two = (value: number): string => String(value).padStart(2, '0')

const timeText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/** Worked out once each: a sheet has many rows of few days. */
const dayTexts = new Map<number, string>()
const mostDays = 100_000

const dayText = (day: number): string => {
  const known = dayTexts.get(day)
  if (known !== undefined) return known
  const text = newDayText(day)
  if (dayTexts.size < mostDays) dayTexts.set(day, text)
  return text
}

const newDayText = (day: number): string => {
  // Day 60 is 29 February 1900, which never was: the first spreadsheets took 1900 for a leap year, and all others kept it.
  if (day === 60) return '1900-02-29'
  return new Date(dayZero + (day < 60 ? day : day - 1) * dayLength).toISOString().slice(0, 10)
}

/**
 * A day and, where there is one, its time, to the second: `2024-04-30`, `2024-04-30 13:45:00`, `13:45:00`.
 * @param serial days since the calendar's start
 * @returns undefined where no calendar has such a day
 */
export const dateText = (serial: number, from1904: boolean): string | undefined => {
  if (!(serial >= 0)) return undefined
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * secondsOfDay)
  if (seconds === secondsOfDay) {
    day += 1
    seconds = 0
  }
  if (day === 0 && !from1904) return timeText(seconds)
  const counted = from1904 ? day + from1904To1900 : day
  if (counted > lastDay) return undefined
  return seconds === 0 ? dayText(counted) : `${dayText(counted)} ${timeText(seconds)}`
}

/** Without the exponent that short forms of very large and very small numbers have. */
const written = (text: string): string => {
  if (!text.includes('e')) return text
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (parts === null) return text
  const [, sign = '', first = '', rest = '', power = '0'] = parts
  const places = Number(power)
  const digits = first + rest
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${digits}`
  return `${sign}${digits.padEnd(places + 1, '0')}`
}

/** The shortest form of a number at the fifteen digits that a spreadsheet shows: 0.30000000000000004 is 0.3. */
export const numberText = (value: number): string => written(String(Number(value.toPrecision(15))))

const shortAlready = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{0,2}[1-9])?$/

/** As it stands in a file: nearly all are written shortly already. */
export const numberTextOf = (text: string): string => {
  if (shortAlready.test(text) && text !== '-0') return text
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text
  return text.length <= 15 ? written(String(value)) : numberText(value)
}

/** A date that is written as text in a file: `2024-04-30T00:00:00`, `2024-04-30`. */
export const isoDateText = (text: string): string => {
  const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?Z?)?$/.exec(text.trim())
  if (parts === null) return text
  const [, day = '', time = '00:00'] = parts
  const whole = time.length === 5 ? `${time}:00` : time
  return whole === '00:00:00' ? day : `${day} ${whole}`
}

export const truthText = (isTrue: boolean): string => (isTrue ? 'TRUE' : 'FALSE')
