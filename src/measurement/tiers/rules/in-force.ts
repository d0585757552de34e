// The tiers that hold on a day. Where a policy in force fixes tiers, its names, values and caps hold: partners agreed them. What a
// policy does not say in numbers (evidence, returns, hours, how risk and opportunity move a contract) is the place's own scheme.
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import { starterScheme } from './starter.ts'
import { inOrder } from './tier.ts'
import type { DatedScheme, Tier, TierScheme } from './types.ts'

export interface TierOfPolicy {
  readonly name: string
  readonly fromPence: Pence
  readonly questionsAtMost: number
  readonly measuresAtMost: number
}

export interface SchemeInForce extends TierScheme {
  /** Where names, values, measures and questions come from. */
  readonly tiersFrom: 'policy' | 'place' | 'nobody'
  /** Since when the place's own scheme holds; null where it has none and our starter stands in. */
  readonly since: Day | null
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const withPolicy = (given: TierOfPolicy, own: readonly Tier[]): Tier => {
  const mine = own.find(({ name }) => sameName(name, given.name))
  return {
    name: given.name,
    fromPence: given.fromPence,
    questionsAtMost: given.questionsAtMost,
    measuresAtMost: given.measuresAtMost,
    evidenceAtMost: mine?.evidenceAtMost ?? null,
    returnsAtMost: mine?.returnsAtMost ?? null,
    hoursAtMost: mine?.hoursAtMost ?? null,
  }
}

/**
 * @param schemes of the place, in any order
 * @param policy the tiers of the policy in force; null or none where it fixes none
 */
export const schemeOn = (
  schemes: readonly DatedScheme[],
  policy: readonly TierOfPolicy[] | null,
  day: Day,
): SchemeInForce => {
  const own = schemes.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  const base: TierScheme = own ?? starterScheme
  const fixed = policy !== null && policy.length > 0 ? policy.map((one) => withPolicy(one, own?.tiers ?? [])) : null
  return {
    tiers: inOrder(fixed ?? own?.tiers ?? []),
    shifts: base.shifts,
    hours: base.hours,
    tiersFrom: fixed !== null ? 'policy' : own !== undefined ? 'place' : 'nobody',
    since: own?.from ?? null,
  }
}
