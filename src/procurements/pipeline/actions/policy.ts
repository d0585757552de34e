// What the policy of a place asks of a procurement of some value.
import type { Day, Pence, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { rulesInForce, tierFor } from '../../../policies/index.ts'
import type { PolicyAsks } from '../rules/policy.ts'

export const policyAsks = async (
  scope: Scope,
  place: PlaceId,
  value: Pence | null,
  day: Day,
): Promise<PolicyAsks | null> => {
  const rules = await rulesInForce(scope, place, day)
  if (rules === undefined) return null
  const tier = value === null ? undefined : tierFor(rules, value)
  return {
    ...{ title: rules.policy.title, href: rules.policy.href },
    tier: tier?.name ?? null,
    minimumWeighting: tier?.minimumWeighting ?? null,
    thresholds: rules.thresholds
      .filter(({ fromPence }) => value !== null && fromPence <= value)
      .map(({ words }) => words),
  }
}
