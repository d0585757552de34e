// The words that every part of measurement shares: units, natures, grades and kinds of £ value, each in the order in which it is shown.

export const units = [
  'people',
  'hours',
  'weeks',
  'pounds',
  'tonnes-co2e',
  'count',
  'yes-no',
  'percentage',
  'own',
] as const
/** What a measure counts in. `own` is a unit in the measure's own words: `school visits`. */
export type Unit = (typeof units)[number]

/**
 * Three ledgers that are never added together: what is counted in its own unit; money that moved (local circulation); and what
 * anything may be worth in £, by kind. £ that were spent are the second and have no value of the third on top.
 */
export const ledgers = ['natural', 'circulation'] as const
export type Ledger = (typeof ledgers)[number]
export const ledgerOf = (unit: Unit): Ledger => (unit === 'pounds' ? 'circulation' : 'natural')
export const ledgerWords: Readonly<Record<Ledger, string>> = {
  natural: 'What was done, in its own units',
  circulation: 'Money that moved: local circulation',
}

/** From the weakest to the strongest. A promise is no delivery: it is shown beside the others and never added to them. */
export const grades = ['promised', 'claimed', 'evidenced', 'checked', 'confirmed', 'assured'] as const
export type Grade = (typeof grades)[number]

/** What the service itself must do, what is done on top of it, and what the provider would do anyway. */
export const natures = ['core', 'additional', 'usual'] as const
export type Nature = (typeof natures)[number]

/** Three kinds of £, never added together. */
export const valueKinds = ['fiscal', 'economic', 'wellbeing'] as const
export type ValueKind = (typeof valueKinds)[number]

/** Low, central and high: a figure is never only its middle. */
export interface Range {
  readonly low: number
  readonly central: number
  readonly high: number
}

const among =
  <T extends string>(all: readonly T[]) =>
  (text: string): text is T =>
    (all as readonly string[]).includes(text)

export const isUnit = among(units)
export const isGrade = among(grades)
export const isNature = among(natures)
export const isValueKind = among(valueKinds)

/** How a grade is said on a page. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  promised: 'Promised',
  claimed: 'Claimed',
  evidenced: 'Evidenced',
  checked: 'Checked',
  confirmed: 'Confirmed',
  assured: 'Assured',
}

/** What a grade means, in a sentence. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  promised: 'Somebody has said that it will be done.',
  claimed: 'The provider says that it was done.',
  evidenced: 'The provider says so and showed something for it.',
  checked: 'Somebody other than the provider looked at the evidence.',
  confirmed: 'The people or the body who benefited say that it happened.',
  assured: 'An independent assessor looked at it.',
}

export const natureWords: Readonly<Record<Nature, string>> = {
  core: 'Core service',
  additional: 'Additional',
  usual: 'Business as usual',
}

export const valueKindWords: Readonly<Record<ValueKind, string>> = {
  fiscal: 'Saved by public bodies',
  economic: 'Gained by the economy',
  wellbeing: 'Worth to people’s wellbeing',
}

const unitTitles: Readonly<Record<Exclude<Unit, 'own'>, string>> = {
  people: 'people',
  hours: 'hours',
  weeks: 'weeks',
  pounds: '£ spent',
  'tonnes-co2e': 'tonnes of CO₂e',
  count: 'times',
  'yes-no': 'yes or no',
  percentage: 'percent',
}

/** The unit as it follows a number; `own` is the measure's own word for it. */
export const unitWords = (unit: Unit, own: string | null): string =>
  unit === 'own' ? (own ?? 'units') : unitTitles[unit]

/** Percentages of different things have no sum: they are shown from the lowest to the highest. */
export const addsUp = (unit: Unit): boolean => unit !== 'percentage'
