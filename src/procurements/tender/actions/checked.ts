// A draft with all that its check needs: the aims, the policy in force, and whether its formula was tested as it stands.
import { createHash } from 'node:crypto'
import { dayOf, type Scope } from '../../../platform/kernel/index.ts'
import { rulesInForce, tierFor } from '../../../policies/index.ts'
import { aimsOf } from '../../aims/store/aims.ts'
import type { Procurement } from '../../pipeline/rules/types.ts'
import type { Criteria } from '../../rules/criteria.ts'
import type { Finding } from '../rules/findings.ts'
import { lint } from '../rules/lint.ts'
import { leavesOf, testedText } from '../rules/tree.ts'
import type { Tender } from '../rules/types.ts'

export const digestOf = (criteria: Criteria): string => createHash('sha256').update(testedText(criteria)).digest('hex')

const scoresPrice = (criteria: Criteria): boolean =>
  leavesOf(criteria).some(({ criterion }) => criterion.kind === 'price')

export const isTested = ({ criteria, tested }: Pick<Tender, 'criteria' | 'tested'>): boolean =>
  !scoresPrice(criteria) || tested?.digest === digestOf(criteria)

/** Of the place that keeps the procurement. */
export const policyFor = async (scope: Scope, { place, value }: Pick<Procurement, 'place' | 'value'>, now: Date) => {
  const rules = await rulesInForce(scope, place, dayOf(now))
  if (rules === undefined) return null
  const tier = value === null ? undefined : tierFor(rules, value)
  return { ...rules.policy, tier: tier ?? null, minimum: tier?.minimumWeighting ?? null }
}

export const checkOf = async (
  scope: Scope,
  tender: Tender,
  procurement: Procurement,
  now: Date,
): Promise<readonly Finding[]> =>
  lint({
    ...{ criteria: tender.criteria, conditions: tender.conditions, timetable: tender, summary: tender.summary },
    ...{ subject: procurement.subject, value: procurement.value, now, today: dayOf(now) },
    aims: (await aimsOf(scope, procurement.id)) ?? null,
    policy: await policyFor(scope, procurement, now),
    tested: isTested(tender),
  })
