// The tiers of a place as form fields. A tier whose fields are all empty is left out; one that is half filled in is asked about.
import {
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  formatPence,
  ok,
  type Pence,
  parsePounds,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import {
  type DatedScheme,
  type Hours,
  type Level,
  levels,
  type Shift,
  type Shifts,
  type Tier,
  type TierScheme,
} from '../rules/types.ts'

export const mostTiers = 8
export const tierFields = ['name', 'from', 'measures', 'questions', 'evidence', 'returns', 'hours'] as const
export const hourFields = ['question', 'setUp', 'measure', 'evidence', 'return'] as const
export type TierTyped = Readonly<Record<(typeof tierFields)[number], string>>

export interface TiersTyped {
  readonly tiers: readonly TierTyped[]
  /** By risk and opportunity: `shift-high-low`. */
  readonly shifts: Readonly<Record<string, string>>
  readonly hours: Readonly<Record<(typeof hourFields)[number], string>>
  readonly from: DayTyped
  readonly why: string
}

export const shiftField = (risk: Level, opportunity: Level): string => `shift-${risk}-${opportunity}`
const shiftFields = levels.flatMap((risk) => levels.map((opportunity) => shiftField(risk, opportunity)))

const fields = <N extends string>(names: readonly N[], of: (name: N) => string): Record<N, string> =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<N, string>

export const tiersTyped = (body: Body): TiersTyped => {
  const rows = Array.from({ length: mostTiers }, (_, i) =>
    fields(tierFields, (name) => textOf(body, `tier-${i + 1}-${name}`)),
  )
  const last = rows.findLastIndex((row) => tierFields.some((name) => row[name] !== ''))
  return {
    tiers: rows.slice(0, last + 1),
    shifts: fields(shiftFields, (name) => textOf(body, name)),
    hours: fields(hourFields, (name) => textOf(body, `hours-${name}`)),
    from: dayTyped(body, 'from'),
    why: textOf(body, 'why'),
  }
}

const boxes = (day: Day): DayTyped => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

const shown = (value: number | null): string => (value === null ? '' : String(value))

export const tiersShown = ({ tiers, shifts, hours }: TierScheme, from: Day): TiersTyped => ({
  tiers: tiers.map((tier) => ({
    name: tier.name,
    from: formatPence(tier.fromPence).replace('£', '').replace(/\.00$/, ''),
    measures: shown(tier.measuresAtMost),
    questions: shown(tier.questionsAtMost),
    evidence: shown(tier.evidenceAtMost),
    returns: shown(tier.returnsAtMost),
    hours: shown(tier.hoursAtMost),
  })),
  shifts: Object.fromEntries(
    levels.flatMap((risk) =>
      levels.map((opportunity) => [shiftField(risk, opportunity), String(shifts[risk][opportunity])]),
    ),
  ),
  hours: fields(hourFields, (name) => String(hours[name])),
  from: boxes(from),
  why: '',
})

/** Collects what is wrong while it reads: the first sentence about each field is kept. */
const reader = () => {
  const errors: Record<string, string> = {}
  const note = (name: string, words: string): void => {
    errors[name] ??= words
  }
  return {
    errors,
    note,
    count: (name: string, value: string): number => {
      if (/^\d{1,3}$/.test(value)) return Number(value)
      note(name, 'Enter a whole number, such as 3.')
      return 0
    },
    cap: (name: string, value: string): number | null => {
      if (value === '') return null
      if (/^\d{1,4}$/.test(value)) return Number(value)
      note(name, 'Enter a whole number, or leave it empty for no cap.')
      return null
    },
    hours: (name: string, value: string): number => {
      if (/^\d{1,3}(\.\d{1,2})?$/.test(value)) return Number(value)
      note(name, 'Enter hours as a number, such as 0.5.')
      return 0
    },
    money: (name: string, value: string): Pence => {
      const amount = parsePounds(value)
      if (amount !== undefined && amount >= 0) return amount
      note(name, 'Enter an amount in pounds, such as 100,000.')
      return 0 as Pence
    },
  }
}
type Reader = ReturnType<typeof reader>

const tierFrom = (read: Reader, row: TierTyped, n: number): Tier => {
  const at = (name: string): string => `tier-${n}-${name}`
  if (row.name === '' || row.name.length > 60) read.note(at('name'), 'Enter a name of up to 60 letters.')
  return {
    name: row.name,
    fromPence: read.money(at('from'), row.from),
    measuresAtMost: read.count(at('measures'), row.measures),
    questionsAtMost: read.count(at('questions'), row.questions),
    evidenceAtMost: read.cap(at('evidence'), row.evidence),
    returnsAtMost: read.cap(at('returns'), row.returns),
    hoursAtMost: read.cap(at('hours'), row.hours),
  }
}

const isShift = (text: string): boolean => text === '-1' || text === '0' || text === '1'

const shiftsFrom = (read: Reader, typed: TiersTyped): Shifts => {
  const one = (risk: Level, opportunity: Level): Shift => {
    const value = typed.shifts[shiftField(risk, opportunity)] ?? ''
    if (!isShift(value)) read.note(shiftField(risk, opportunity), 'Choose from the list.')
    return (isShift(value) ? Number(value) : 0) as Shift
  }
  const row = (risk: Level) => ({ low: one(risk, 'low'), medium: one(risk, 'medium'), high: one(risk, 'high') })
  return { low: row('low'), medium: row('medium'), high: row('high') }
}

const hoursFrom = (read: Reader, { hours }: TiersTyped): Hours => ({
  question: read.hours('hours-question', hours.question),
  setUp: read.hours('hours-setUp', hours.setUp),
  measure: read.hours('hours-measure', hours.measure),
  evidence: read.hours('hours-evidence', hours.evidence),
  return: read.hours('hours-return', hours.return),
})

/** Bands that begin at the same value, or have the same name, cannot be told apart. */
const notAlike = (read: Reader, tiers: readonly (readonly [Tier, number])[]): void => {
  tiers.forEach(([tier, n], i) => {
    const before = tiers.slice(0, i).map(([other]) => other)
    if (before.some((other) => other.name.toLowerCase() === tier.name.toLowerCase()))
      read.note(`tier-${n}-name`, 'Another tier has this name.')
    if (before.some((other) => other.fromPence === tier.fromPence))
      read.note(`tier-${n}-from`, 'Another tier begins at this value.')
  })
}

export interface TiersGiven {
  readonly scheme: DatedScheme
  readonly why: string
}

/** Field errors, or a scheme with at least one tier and the reason for it. */
export const tiersForm = (body: Body, typed: TiersTyped): Result<TiersGiven> => {
  const read = reader()
  const tiers = typed.tiers.flatMap((row, i): readonly (readonly [Tier, number])[] =>
    Object.values(row).every((value) => value === '') ? [] : [[tierFrom(read, row, i + 1), i + 1]],
  )
  if (tiers.length === 0) read.note('tier-1-name', 'Enter at least one tier.')
  notAlike(read, tiers)
  const hours = hoursFrom(read, typed)
  const shifts = shiftsFrom(read, typed)
  const from = dayIn(body, 'from')
  if (from === undefined || from === 'wrong') read.note('from', 'Enter the first day, such as 1 4 2026.')
  if (typed.why === '') read.note('why', 'Say why, in a few words: people will ask.')
  if (typed.why.length > 500) read.note('why', 'Use at most 500 letters.')
  if (Object.keys(read.errors).length > 0 || from === undefined || from === 'wrong') return wrong(read.errors)
  return ok({ scheme: { tiers: tiers.map(([tier]) => tier), shifts, hours, from }, why: typed.why })
}
