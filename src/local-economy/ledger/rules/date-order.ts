// In which order a column writes its dates: decided from all its values, never guessed. Only a value that one reading makes
// impossible (there is no month 13) speaks for the other. A two-digit year stands last unless a value shows that it cannot.
import { count } from '../../../platform/kernel/index.ts'
import { type DateParts, datePartsOf } from './dates.ts'
import type { CountedText, DateOrder, OrderDecision } from './types.ts'

/** So little of the evidence may speak against the rest: somebody else’s dates, pasted in; or a single slip. */
const isLittle = (against: number, best: number): boolean =>
  against <= (best + against) * 0.05 || (against === 1 && best >= 10)

interface Tally {
  rows: number
  example: string | null
}

const add = (tally: Tally, { text, count }: CountedText): void => {
  tally.rows += count
  tally.example ??= text.trim()
}

/** Which order a value proves; `open` where it could be day first or month first, `same` where that makes no difference. */
const speaksFor = (parts: DateParts): DateOrder | 'open' | 'same' => {
  const day = parts.in('day-month-year')
  const month = parts.in('month-day-year')
  if (day && month) return day === month ? 'same' : 'open'
  return day ? 'day-month-year' : month ? 'month-day-year' : 'year-month-day'
}

const orderWords: Readonly<Record<DateOrder, string>> = {
  'day-month-year': 'day first',
  'month-day-year': 'month first',
  'year-month-day': 'year first',
}

export const decideOrder = (values: Iterable<CountedText>): OrderDecision => {
  const tally = (): Tally => ({ rows: 0, example: null })
  const seen = {
    'day-month-year': tally(),
    'month-day-year': tally(),
    'year-month-day': tally(),
    open: tally(),
    same: tally(),
    iso: tally(),
    isoEarly: tally(),
    serial: tally(),
    named: tally(),
    compact: tally(),
  }
  for (const value of values) {
    const parts = datePartsOf(value.text)
    if (!parts) continue
    if (parts.form === 'numbers') add(seen[speaksFor(parts)], value)
    else add(seen[parts.form], value)
    if (parts.form === 'iso' && Number(parts.in(null)!.slice(8)) <= 12) add(seen.isoEarly, value)
  }
  const notes: string[] = []
  if (seen.serial.rows > 0)
    notes.push(
      `${count(seen.serial.rows, 'date is', 'dates are')} written as a workbook’s day number, such as ${seen.serial.example}; they are read as the days they stand for.`,
    )
  if (
    seen.iso.rows >= 8 &&
    seen.isoEarly.rows === seen.iso.rows &&
    seen['day-month-year'].rows >= 8 &&
    seen.open.rows === 0
  )
    notes.push(
      `A workbook may have swapped day and month in ${count(seen.iso.rows, 'date')}: all of those that it took for dates lie in the first twelve days of a month, and none of the others do. They are read as they stand.`,
    )
  const ranked = (['day-month-year', 'month-day-year', 'year-month-day'] as const)
    .map((order) => ({ order, ...seen[order] }))
    .sort((a, b) => b.rows - a.rows)
  const [best, ...others] = ranked
  const against = others.reduce((sum, other) => sum + other.rows, 0)
  if (best && best.rows > 0) {
    if (!isLittle(against, best.rows))
      return {
        order: null,
        example: best.example,
        odd: 0,
        notes: [
          ...notes,
          `Some dates can only be ${orderWords[best.order]} (${best.example}), others only ${orderWords[others[0]!.order]} (${others[0]!.example}).`,
        ],
      }
    if (against > 0)
      notes.push(
        `Dates are read ${orderWords[best.order]}. ${count(against, 'date')} can only be ${orderWords[others[0]!.order]}, such as ${others[0]!.example}: they are held. Other dates that came with them may be read wrongly.`,
      )
    return { order: best.order, example: best.example, odd: against, notes }
  }
  if (seen.open.rows > 0) return { order: null, example: seen.open.example, odd: 0, notes }
  const plain = [seen.same, seen.iso, seen.compact, seen.named, seen.serial].find((tally) => tally.rows > 0)
  const order =
    seen.same.rows > 0 || seen.named.rows > seen.iso.rows + seen.compact.rows ? 'day-month-year' : 'year-month-day'
  return { order: plain ? order : null, example: plain?.example ?? null, odd: 0, notes }
}
