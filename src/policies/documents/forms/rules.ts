// The rules of a policy, as form fields. Rows that are wholly empty are left out; a row that is half filled in is asked about.
import {
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  type FieldErrors,
  formatPence,
  ok,
  type Pence,
  parsePounds,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import {
  type DatedRules,
  isPercent,
  mostThresholds,
  mostTiers,
  mostWeightings,
  type Tier,
} from '../../rules/policy-rules.ts'

type Row<Names extends string> = Readonly<Record<Names, string>>
export const weightingFields = ['percent', 'applies'] as const
export const thresholdFields = ['words', 'from'] as const
export const tierFields = [
  'name',
  'from',
  'risk',
  'weighting',
  'questions',
  'measures',
  'evidence',
  'reporting',
] as const
export type WeightingTyped = Row<(typeof weightingFields)[number]>
export type ThresholdTyped = Row<(typeof thresholdFields)[number]>
export type TierTyped = Row<(typeof tierFields)[number]>

export interface RulesTyped {
  readonly weightings: readonly WeightingTyped[]
  readonly thresholds: readonly ThresholdTyped[]
  readonly tiers: readonly TierTyped[]
  readonly from: DayTyped
  readonly to: DayTyped
  readonly base: number
}

const rowsOf = <N extends string>(body: Body, group: string, names: readonly N[], most: number): readonly Row<N>[] => {
  const rows = Array.from({ length: most }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, textOf(body, `${group}-${i + 1}-${name}`)])),
  ) as unknown as readonly Row<N>[]
  const last = rows.findLastIndex((row) => names.some((name) => row[name] !== ''))
  return rows.slice(0, last + 1)
}

export const rulesTyped = (body: Body): RulesTyped => ({
  weightings: rowsOf(body, 'weighting', weightingFields, mostWeightings),
  thresholds: rowsOf(body, 'threshold', thresholdFields, mostThresholds),
  tiers: rowsOf(body, 'tier', tierFields, mostTiers),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  base: /^\d{1,6}$/.test(textOf(body, 'base')) ? Number(textOf(body, 'base')) : 0,
})

const dayShown = (day: Day | null): DayTyped => {
  const [year = '', month = '', date = ''] = day === null ? [] : day.split('-')
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

const pounds = (amount: Pence): string => formatPence(amount).replace('£', '').replace(/\.00$/, '')

/** The form of rules that are there. */
export const rulesShown = (rules: DatedRules, base: number): RulesTyped => ({
  weightings: rules.minimumWeighting.map(({ percent, appliesTo }) => ({
    percent: String(percent),
    applies: appliesTo,
  })),
  thresholds: rules.thresholds.map(({ words, fromPence }) => ({ words, from: pounds(fromPence) })),
  tiers: rules.tiers.map((tier) => ({
    name: tier.name,
    from: pounds(tier.fromPence),
    risk: tier.risk,
    weighting: String(tier.minimumWeighting),
    questions: String(tier.questionsAtMost),
    measures: String(tier.measuresAtMost),
    evidence: tier.evidence,
    reporting: tier.reporting,
  })),
  from: dayShown(rules.from),
  to: dayShown(rules.to),
  base,
})

export const emptyRules = (today: Day): RulesTyped => ({
  weightings: [],
  thresholds: [],
  tiers: [],
  from: dayShown(today),
  to: dayShown(null),
  base: 0,
})

/** Collects what is wrong while it reads: each field is read, and the first sentence about it kept. */
const reader = () => {
  const errors: Record<string, string> = {}
  const note = (name: string, words: string): undefined => {
    errors[name] ??= words
    return undefined
  }
  return {
    errors,
    note,
    text: (name: string, value: string, words: string, most = 200): string => {
      if (value === '') note(name, words)
      if (value.length > most) note(name, `Use at most ${most} letters here.`)
      return value
    },
    percent: (name: string, value: string): number => {
      const number = Number(value.endsWith('%') ? value.slice(0, -1) : value)
      if (value !== '' && isPercent(number)) return number
      note(name, 'Enter a whole number from 0 to 100.')
      return 0
    },
    count: (name: string, value: string): number => {
      if (/^\d{1,3}$/.test(value)) return Number(value)
      note(name, 'Enter a whole number, such as 3.')
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

const filled = <R extends Row<string>>(rows: readonly R[]): readonly (readonly [R, number])[] =>
  rows.map((row, i) => [row, i + 1] as const).filter(([row]) => Object.values(row).some((value) => value !== ''))

const tierFrom = (read: Reader, row: TierTyped, n: number): Tier => {
  const name = (field: string): string => `tier-${n}-${field}`
  return {
    name: read.text(name('name'), row.name, 'Enter a name for the tier.', 60),
    fromPence: read.money(name('from'), row.from),
    risk: row.risk.slice(0, 200),
    minimumWeighting: read.percent(name('weighting'), row.weighting),
    questionsAtMost: read.count(name('questions'), row.questions),
    measuresAtMost: read.count(name('measures'), row.measures),
    evidence: read.text(name('evidence'), row.evidence, 'Say which evidence is asked for.'),
    reporting: read.text(name('reporting'), row.reporting, 'Say how often suppliers report.'),
  }
}

/** Field errors, or the rules. Whether they fit together is for `checkRules`. */
export const rulesForm = (body: Body, typed: RulesTyped): Result<DatedRules> => {
  const read = reader()
  const minimumWeighting = filled(typed.weightings).map(([row, n]) => ({
    percent: read.percent(`weighting-${n}-percent`, row.percent),
    appliesTo: read.text(`weighting-${n}-applies`, row.applies, 'Say to which procurements it applies.'),
  }))
  const thresholds = filled(typed.thresholds).map(([row, n]) => ({
    words: read.text(`threshold-${n}-words`, row.words, 'Say what applies from this value on.'),
    fromPence: read.money(`threshold-${n}-from`, row.from),
  }))
  const tiers = filled(typed.tiers).map(([row, n]) => tierFrom(read, row, n))
  const from = dayIn(body, 'from')
  const to = dayIn(body, 'to')
  if (from === undefined || from === 'wrong') read.note('from', 'Enter the first day, such as 1 4 2026.')
  if (to === 'wrong') read.note('to', 'Enter the last day, such as 31 3 2028, or leave it empty.')
  const errors: FieldErrors = read.errors
  if (Object.keys(errors).length > 0 || from === undefined || from === 'wrong' || to === 'wrong') return wrong(errors)
  return ok({ minimumWeighting, thresholds, tiers, from, to: to ?? null })
}
