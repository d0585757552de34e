// A calendar day without a clock time or a zone: what laws, contracts and spend files are dated by.

declare const shape: unique symbol

/** `2026-11-22`. Sorts as text. */
export type Day = string & { readonly [shape]: 'day' }

const iso = /^(\d{4})-(\d{2})-(\d{2})$/
const months = [
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

/** The day, or undefined where there is no such day (30 February, 1900-13-01). Years from 1000 to 9998: the next day can be written, too. */
export const asDay = (text: string): Day | undefined => {
  const match = iso.exec(text)
  if (!match || text < '1000' || text >= '9999') return undefined
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? (text as Day) : undefined
}

/** The day in the United Kingdom at this moment: an hour decides which, in summer. */
export const dayOf = (moment: Date): Day =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(moment) as Day

export const addDays = (day: Day, days: number): Day => {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10) as Day
}

/** `22 November 2026` */
export const formatDay = (day: Day): string => {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** `22 November 2026 at 9:05am`, in United Kingdom time. */
export const formatMoment = (moment: Date): string => {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  })
    .format(moment)
    .replace(/\s/g, '')
    .toLowerCase()
  return `${formatDay(dayOf(moment))} at ${time}`
}
