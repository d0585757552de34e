// Writing a tender before it is published: begun from a template and the aims, then changed part by part.
import { record } from '../../../platform/audit/index.ts'
import { notFound, ok, type PlaceId, Refused, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { aimsOf } from '../../aims/store/aims.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import type { Procurement } from '../../pipeline/rules/types.ts'
import type { ChosenFormula, Criteria, Question } from '../../rules/criteria.ts'
import type { ProcurementId } from '../../rules/types.ts'
import { templateNamed } from '../rules/templates.ts'
import { changed, criterionById } from '../rules/tree.ts'
import type { Condition, Tender, TenderId, TenderWords } from '../rules/types.ts'
import {
  insertTender,
  lockTender,
  tendersOf,
  updateConditions,
  updateCriteria,
  updateTenderWords,
} from '../store/tenders.ts'

export interface Which {
  readonly place: PlaceId
  readonly procurement: ProcurementId
  readonly tender: TenderId
}

const changedMeanwhile = (): Refused =>
  new Refused(
    'changed-meanwhile',
    409,
    'Somebody else changed this tender while you were writing.',
    'What you wrote is still in your form: go back, copy it, open the form again and look at what they changed.',
  )

export const tenderAbandoned = (): Refused =>
  new Refused(
    'abandoned',
    409,
    'This tender or its procurement was abandoned, so nothing of it can be changed.',
    'Begin a new one.',
  )

export const isPublishedAlready = (): Refused =>
  new Refused(
    'published',
    409,
    'This tender is published: what bidders were told stays.',
    'Amend it, or abandon it and begin a new one.',
  )

export const closedAlready = (): Refused =>
  new Refused(
    'closed',
    409,
    'This tender has closed: nothing of it can be amended.',
    'Abandon it where it cannot go on.',
  )

/** Both locked, the procurement first. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const lockedTender = async (
  scope: Scope,
  { place, procurement: id, tender }: Which,
): Promise<{ readonly procurement: Procurement; readonly tender: Tender }> => {
  needEdit(scope, place)
  const procurement = await openProcurement(scope, place, id)
  const found = await lockTender(scope, place, tender)
  if (found === undefined || found.procurement !== id) throw notFound('tender')
  if (found.abandoned !== null) throw tenderAbandoned()
  return { procurement, tender: found }
}

/** @param edition the one that the person saw. @throws Refused `not-allowed`, `not-found`, `abandoned`, `published`, `changed-meanwhile` */
export const lockedDraft = async (scope: Scope, which: Which, edition: number) => {
  const found = await lockedTender(scope, which)
  if (found.tender.published !== null) throw isPublishedAlready()
  if (found.tender.edition !== edition) throw changedMeanwhile()
  return found
}

const told = (scope: Scope, { place, tender }: Which, what: string, after: unknown, before?: unknown): Promise<void> =>
  record(scope, {
    ...{ place, what, subject: { kind: 'tender', id: tender }, after },
    ...(before === undefined ? {} : { before }),
  })

/** Field errors `template`, `lot`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const beginTender = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: { readonly title: string; readonly lot: string | null; readonly template: string },
  at: Date,
): Promise<Result<TenderId>> => {
  needEdit(scope, place)
  const procurement = await openProcurement(scope, place, id)
  const template = templateNamed(given.template)
  if (template === undefined) return wrong({ template: 'Choose what it begins with.' })
  const others = (await tendersOf(scope, id)).filter(({ abandoned }) => abandoned === null)
  if (others.some(({ lot }) => lot === null))
    return wrong({ lot: 'There is a tender for the whole of it already. Give that one a lot first, or abandon it.' })
  if (given.lot === null && others.length > 0)
    return wrong({ lot: 'The others are for lots: say which lot this one is for.' })
  if (others.some(({ lot }) => lot === given.lot)) return wrong({ lot: 'There is a tender for this lot already.' })
  const aims = await aimsOf(scope, id)
  const criteria = template.criteria({ priorities: aims?.priorities ?? [], measures: aims?.measures ?? [] })
  const tender = await insertTender(
    scope,
    { place, id },
    {
      ...{
        title: given.title,
        lot: given.lot,
        summary: procurement.need,
        blindToPrice: true,
        criteria,
        conditions: [],
      },
      ...{ questionsUntil: null, closesAt: null, graceSeconds: 600, decisionOn: null },
    },
    { by: nameOf(scope), at },
  )
  const which = { place, procurement: id, tender }
  await told(scope, which, 'tender begun', { title: given.title, lot: given.lot, template: template.name })
  return ok(tender)
}

const wordsOf = (one: TenderWords): TenderWords => ({
  ...{ title: one.title, lot: one.lot, summary: one.summary, blindToPrice: one.blindToPrice },
  ...{ questionsUntil: one.questionsUntil, closesAt: one.closesAt },
  ...{ graceSeconds: one.graceSeconds, decisionOn: one.decisionOn },
})

/** Field error `lot`. @throws as `lockedDraft` */
export const changeWords = async (
  scope: Scope,
  which: Which,
  given: TenderWords,
  edition: number,
): Promise<Result<true>> => {
  const { tender } = await lockedDraft(scope, which, edition)
  const others = (await tendersOf(scope, which.procurement)).filter((one) => one.id !== tender.id && !one.abandoned)
  if (others.some(({ lot }) => lot === given.lot))
    return wrong({ lot: 'Another tender is for this lot, or for the whole.' })
  if (given.lot === null && others.length > 0)
    return wrong({ lot: 'The others are for lots: say which lot this one is for.' })
  await updateTenderWords(scope, tender.id, given)
  await told(scope, which, 'tender changed', wordsOf(given), wordsOf(tender))
  return ok(true)
}

/** @param change of the tree as it stands. @throws as `lockedDraft` */
export const changeCriteria = async (
  scope: Scope,
  which: Which,
  edition: number,
  change: (criteria: Criteria) => Criteria,
): Promise<void> => {
  const { tender } = await lockedDraft(scope, which, edition)
  const after = change(tender.criteria)
  if (JSON.stringify(after) === JSON.stringify(tender.criteria)) return
  await updateCriteria(scope, tender.id, after)
  await told(scope, which, 'tender criteria changed', { criteria: after }, { criteria: tender.criteria })
}

/** @throws as `lockedDraft`, and `not-found` for the criterion */
export const changeQuestion = (
  scope: Scope,
  which: Which,
  {
    criterion,
    edition,
    ...rest
  }: { readonly criterion: string; readonly edition: number } & (
    | { readonly question: Question }
    | { readonly formula: ChosenFormula }
  ),
): Promise<void> =>
  changeCriteria(scope, which, edition, (criteria) => {
    if (criterionById(criteria, criterion)?.leaf !== true) throw notFound('criterion')
    return changed(criteria, criterion, rest)
  })

/** @throws as `lockedDraft` */
export const changeConditions = async (
  scope: Scope,
  which: Which,
  given: readonly Condition[],
  edition: number,
): Promise<void> => {
  const { tender } = await lockedDraft(scope, which, edition)
  await updateConditions(scope, tender.id, given)
  await told(scope, which, 'tender conditions changed', { conditions: given }, { conditions: tender.conditions })
}
