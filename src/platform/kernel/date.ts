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

/** A moment by the clocks of the United Kingdom, `time` as `9:05` or `14:30`; undefined where no clock shows that. */
export const momentAt = (day: Day, time: string): Date | undefined => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  const [hour, minute] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)]
  if (!(hour <= 23 && minute <= 59)) return undefined
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  // In summer clocks are an hour ahead. An hour that clocks skip in spring is none; of one they show twice in autumn, the first.
  return [asUtc - 3_600_000, asUtc]
    .map((moment) => new Date(moment))
    .find((moment) => clock(moment) === `${day} ${hour}:${minute}`)
}

const clock = (moment: Date): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(moment)
    .filter(({ type }) => type === 'hour' || type === 'minute')
    .map(({ value }) => Number(value))
  return `${dayOf(moment)} ${parts.join(':')}`
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
