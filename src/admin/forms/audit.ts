// What is typed into the audit's search, and into the settings, as values or as what is wrong with each field.
import type { AuditFilter } from '../../platform/audit/index.ts'
import {
  addDays,
  asDay,
  asId,
  type Body,
  type Day,
  ok,
  type PlaceId,
  type Result,
  textOf,
  wrong,
} from '../../platform/kernel/index.ts'

export interface TypedSearch {
  readonly text: string
  readonly from: string
  readonly to: string
  readonly place: string
}

/** The moment at which a day begins in the United Kingdom, to the hour: it is one hour earlier there in summer. */
const beginOf = (day: Day): Date => {
  const midnight = new Date(`${day}T00:00:00Z`)
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hour12: false }).format(
    midnight,
  )
  return new Date(midnight.getTime() - (Number(hour) % 24) * 3_600_000)
}

const notADay = 'Write a day as 2026-11-22.'

export const searchForm = (query: Body): { typed: TypedSearch; read: Result<AuditFilter> } => {
  const short = (name: string): string => textOf(query, name).slice(0, 200)
  const typed = { text: short('text'), from: short('from'), to: short('to'), place: short('place') }
  const from = asDay(typed.from)
  const to = asDay(typed.to)
  const place = asId<PlaceId>(typed.place)
  const errors = {
    ...(typed.from !== '' && !from ? { from: notADay } : {}),
    ...(typed.to !== '' && !to ? { to: notADay } : {}),
    ...(typed.place !== '' && !place ? { place: 'Copy the reference of the place from an entry.' } : {}),
  }
  if (Object.keys(errors).length > 0) return { typed, read: wrong(errors) }
  return {
    typed,
    read: ok({
      ...(typed.text === '' ? {} : { text: typed.text }),
      ...(from ? { from: beginOf(from) } : {}),
      ...(to ? { to: beginOf(addDays(to, 1)) } : {}),
      ...(place ? { place } : {}),
      ...(short('after') === '' ? {} : { after: short('after') }),
    }),
  }
}
