// Deciding the way a procurement goes; and all that its pages of notices show.
import { partnersOf } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { type Day, dayOf, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { aimsOf } from '../../aims/store/aims.ts'
import { wholeOf } from '../../consideration/actions/consideration.ts'
import { lawPacks, packsKept } from '../../packs/law.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import type { Procurement } from '../../pipeline/rules/types.ts'
import { buyersIn } from '../../pipeline/store/procurements.ts'
import type { ProcurementId } from '../../rules/types.ts'
import { noAnswers } from '../rules/answers.ts'
import type { DraftFacts } from '../rules/draft.ts'
import { type Owed, owedOn } from '../rules/notices.ts'
import { regimeOf } from '../rules/regime.ts'
import { routesFor } from '../rules/routes-for.ts'
import type { Answers, Authority, Decided, Moment, RouteKey } from '../rules/types.ts'
import { insertDecision, momentsOf, publishedIn, routeOf } from '../store/route.ts'

const bySector: Readonly<Record<string, Authority>> = {
  ...{ 'local-authority': 'local', 'police-and-crime-commissioner': 'local' },
  'nhs-commissioner': 'nhs',
}

/** What the plan says already. Who buys is told from the sector of the one with the largest share. */
export const answersKnown = async (
  scope: Scope,
  { id, place, kind, subject, value, noticeOn }: Procurement,
  today: Day,
): Promise<Partial<Answers>> => {
  const [first] = await buyersIn(scope, id)
  const partner = (await partnersOf(scope, place)).find(({ organisationId }) => organisationId === first?.organisation)
  return {
    ...{ kind, subject, value, on: noticeOn ?? today },
    authority: (partner && bySector[partner.sector]) ?? null,
  }
}

export interface DecisionGiven {
  readonly route: RouteKey
  readonly reason: string
  readonly answers: Answers
  /** Of the decision that the person saw; 0 where there was none. */
  readonly edition: number
  readonly at: Date
}

/**
 * A new edition: the earlier ones stay. The officer may decide against the advice, and the record says so. Field error `''` where
 * somebody else decided meanwhile. @throws Refused `not-allowed`, `not-found`, `abandoned`
 */
export const decideRoute = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  { route, reason, answers, edition, at }: DecisionGiven,
): Promise<Result<true>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, id)
  const meanwhile = wrong({ '': 'Somebody else decided the route meanwhile. Read their reason, then decide again.' })
  if (((await routeOf(scope, id))?.edition ?? 0) !== edition) return meanwhile
  const advised = routesFor(answers, lawPacks)
  const decided: Decided = {
    ...{ edition: edition + 1, route, regime: regimeOf(route), answers, reason, at, by: nameOf(scope) },
    suggested: advised.suggested,
    against: advised.all.find((one) => one.route.key === route)?.fit === 'no',
    packs: packsKept(lawPacks),
  }
  if ((await insertDecision(scope, place, id, decided)) === 0) return meanwhile
  await record(scope, {
    place,
    what: 'route decided',
    subject: { kind: 'procurement', id },
    after: {
      edition: decided.edition,
      route,
      suggested: decided.suggested,
      against: decided.against,
      packs: decided.packs,
    },
    why: reason,
  })
  return ok(true)
}

export interface NoticesSeen {
  readonly decided: Decided | null
  readonly owed: readonly Owed[]
  readonly moments: readonly Moment[]
}

export const noticesSeen = async (
  scope: Scope,
  { id, value, kind, subject }: Procurement,
  now: Date,
): Promise<NoticesSeen> => {
  const decided = await routeOf(scope, id)
  const [published, moments] = [await publishedIn(scope, id), await momentsOf(scope, id)]
  const today = dayOf(now)
  const route = lawPacks.routes.routes.find(({ key }) => key === decided?.route) ?? null
  // The value and what is bought are the plan's of today: a clock that was set for less would be the wrong one.
  const answers = { ...(decided?.answers ?? noAnswers(today)), kind, subject, ...(value === null ? {} : { value }) }
  return { decided, moments, owed: owedOn(route, { answers, published, moments, today }, lawPacks) }
}

export const draftFacts = async (scope: Scope, procurement: Procurement, place: string): Promise<DraftFacts> => {
  const { id } = procurement
  const [decided, aims, whole] = [await routeOf(scope, id), await aimsOf(scope, id), await wholeOf(scope, id)]
  const { title, need, kind, subject, value, startsOn, endsOn, extensionMonths } = procurement
  const signed = whole.considered.signedAt
  return {
    ...{ title, need, place, kind, subject, value, startsOn, endsOn, extensionMonths },
    buyers: whole.buyers.map(({ name, share }) => ({ name, share })),
    route: decided && {
      title: lawPacks.routes.routes.find(({ key }) => key === decided.route)?.title ?? decided.route,
      ...{ reason: decided.reason, reserve: decided.answers.reserve },
    },
    consideredOn: signed === null ? null : dayOf(signed),
    ...{ lots: aims?.lots ?? null, lotsWhy: aims?.lotsWhy ?? '' },
    abandonedWhy: procurement.abandoned?.why ?? null,
  }
}
