// Choosing how prices become points, and testing it before anybody bids. The report is locked with the tender when it is published.
import { record } from '../../../platform/audit/index.ts'
import { ok, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf } from '../../pipeline/actions/procurements.ts'
import type { ChosenFormula } from '../../rules/criteria.ts'
import { type PriceLaboratory, priceLeaf } from '../rules/laboratory.ts'
import { changed } from '../rules/tree.ts'
import { updateCriteria, updateTested } from '../store/tenders.ts'
import { digestOf } from './checked.ts'
import { lockedDraft, type Which } from './drafts.ts'

/** Field errors by the name of the parameter, and `''`. @throws as `lockedDraft` */
export const testFormula = async (
  scope: Scope,
  laboratory: PriceLaboratory,
  which: Which,
  given: { readonly formula: ChosenFormula; readonly edition: number; readonly now: Date },
): Promise<Result<true>> => {
  const { tender } = await lockedDraft(scope, which, given.edition)
  const leaf = priceLeaf(tender.criteria)
  if (leaf === undefined) return wrong({ '': 'No criterion is about price: add one first.' })
  if (!laboratory.formulas.some(({ name }) => name === given.formula.name))
    return wrong({ formula: 'Choose a formula from the list.' })
  const problems = laboratory.wrongWith(given.formula)
  if (problems !== undefined) return wrong(problems)
  const criteria = changed(tender.criteria, leaf.criterion.id, { formula: given.formula })
  const report = laboratory.report(criteria, given.formula)
  await updateCriteria(scope, tender.id, criteria)
  const digest = digestOf(criteria)
  await updateTested(scope, tender.id, { digest, report, at: given.now.toISOString(), by: nameOf(scope) })
  await record(scope, {
    ...{ place: which.place, what: 'price formula tested', subject: { kind: 'tender', id: tender.id } },
    before: { formula: leaf.criterion.formula },
    after: { formula: given.formula, digest },
  })
  return ok(true)
}
