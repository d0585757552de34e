// Days on which a clock of the law runs: not Saturdays, Sundays or bank holidays. Days have no clock time, so that the hour that goes
// or comes twice a year changes nothing.
import { addDays, type Day } from '../../../platform/kernel/index.ts'
import type { Holidays, Unit } from './types.ts'

const covered = ({ from, to }: Holidays, day: Day): boolean => from <= day && day <= to

/** Undefined for a day that the list of bank holidays does not cover. */
export const isWorkingDay = (day: Day, holidays: Holidays): boolean | undefined => {
  if (!covered(holidays, day)) return undefined
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.days.some((one) => one.day === day)
}

/** The n-th working day after this one, which does not count itself; undefined beyond the list. */
export const workingDaysAfter = (day: Day, n: number, holidays: Holidays): Day | undefined => {
  let [at, left] = [day, n]
  while (left > 0) {
    at = addDays(at, 1)
    const works = isWorkingDay(at, holidays)
    if (works === undefined) return undefined
    if (works) left -= 1
  }
  return covered(holidays, at) ? at : undefined
}

/** The last day of a period of n days; of working days, the n-th of them. */
export const periodEnd = (
  day: Day,
  { days, unit, beginning }: { readonly days: number; readonly unit: Unit; readonly beginning: string },
  holidays: Holidays,
): Day | undefined => {
  const before = beginning === 'that-day' ? addDays(day, -1) : beginning === 'next-day' ? day : addDays(day, 1)
  return unit === 'days' ? addDays(before, days) : workingDaysAfter(before, days, holidays)
}
