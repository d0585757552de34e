// What a policy fixes for every procurement of a place: least weightings, thresholds and tiers. Data, for later features to obey.
// A rule cites the version of the policy it stands in; the law behind it is the Public Services (Social Value) Act 2012, section 1,
// which asks for no weighting: a place sets its own.
import { type Day, type FieldErrors, ok, type Pence, type Result, wrong } from '../../platform/kernel/index.ts'

/** At least so much of the marks goes to social value. */
export interface MinimumWeighting {
  /** A whole number from 0 to 100. */
  readonly percent: number
  /** To which procurements, in words: `Every service contract`. */
  readonly appliesTo: string
}

/** From this value on, something must be done. */
export interface Threshold {
  readonly words: string
  readonly fromPence: Pence
}

/** How much may be asked of bidders for a procurement of this value and risk. The band ends where the next tier begins. */
export interface Tier {
  readonly name: string
  readonly fromPence: Pence
  /** Which risks belong to it, in words; may be empty. */
  readonly risk: string
  readonly questionsAtMost: number
  readonly measuresAtMost: number
  readonly evidence: string
  readonly reporting: string
  /** Percent; a whole number from 0 to 100. */
  readonly minimumWeighting: number
}

export interface PolicyRules {
  readonly minimumWeighting: readonly MinimumWeighting[]
  readonly thresholds: readonly Threshold[]
  readonly tiers: readonly Tier[]
}

/** The rules with the days on which they hold. */
export interface DatedRules extends PolicyRules {
  readonly from: Day
  /** The last day; null while no end is set. */
  readonly to: Day | null
}

/** More than these are no policy any more: nobody could keep them in mind. */
export const mostWeightings = 8
export const mostThresholds = 8
export const mostTiers = 8

export const isPercent = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 100

/** Lowest first: a band ends where the next one begins, so bands cannot overlap. */
export const inOrder = (rules: PolicyRules): PolicyRules => ({
  ...rules,
  thresholds: [...rules.thresholds].sort((a, b) => a.fromPence - b.fromPence),
  tiers: [...rules.tiers].sort((a, b) => a.fromPence - b.fromPence),
})

/** The last penny of a tier's band; null for the highest. */
export const bandEnd = (rules: PolicyRules, tier: Tier): number | null => {
  const above = rules.tiers.filter((other) => other.fromPence > tier.fromPence).map((other) => other.fromPence)
  return above.length === 0 ? null : Math.min(...above) - 1
}

/** The tier into which a value falls; undefined below the lowest. */
export const tierFor = (rules: PolicyRules, value: Pence): Tier | undefined =>
  inOrder(rules).tiers.findLast((tier) => tier.fromPence <= value)

const repeats = (values: readonly number[]): boolean => new Set(values).size < values.length

/** What is wrong with the rules as a whole, by the part of the form it belongs to. */
export const checkRules = (rules: DatedRules): Result<DatedRules> => {
  const errors: Record<string, string> = {}
  if (repeats(rules.tiers.map((tier) => tier.fromPence)))
    errors['tier-1-from'] = 'Two tiers begin at the same value. Give each tier a value of its own.'
  const names = rules.tiers.map((tier) => tier.name.toLowerCase())
  if (new Set(names).size < names.length) errors['tier-1-name'] = 'Two tiers have the same name. Give each its own.'
  if (rules.to !== null && rules.to < rules.from)
    errors.to = 'The last day is before the first day. Change one of them.'
  if (rules.minimumWeighting.length + rules.thresholds.length + rules.tiers.length === 0)
    errors['weighting-1-percent'] = 'Enter at least one rule: a minimum weighting, a threshold or a tier.'
  return Object.keys(errors).length > 0
    ? wrong<FieldErrors>(errors)
    : ok({ ...inOrder(rules), from: rules.from, to: rules.to })
}
