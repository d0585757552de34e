// Proposing an award, approving it inside each buyer, and ending in a signature or a withdrawal.
import { record } from '../../../platform/audit/index.ts'
import {
  type Day,
  may,
  notAllowed,
  notFound,
  ok,
  type OrganisationId,
  type PlaceId,
  type Pence,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import { buyersIn } from '../../pipeline/store/procurements.ts'
import type { ProcurementId } from '../../rules/types.ts'
import { maySign } from '../rules/gates.ts'
import type { Award, AwardId, FoundUnder } from '../rules/types.ts'
import * as store from '../store/awards.ts'
import { aroundOf } from './around.ts'

export interface OfAward {
  readonly procurement: ProcurementId
  readonly award: AwardId
}

const subject = (procurement: ProcurementId) => ({ kind: 'procurement', id: procurement }) as const

/** Open: neither signed nor withdrawn. @throws Refused `not-allowed`, `not-found`, `abandoned`, `award-ended` */
export const openAward = async (scope: Scope, place: PlaceId, of: OfAward): Promise<Award> => {
  needEdit(scope, place)
  await openProcurement(scope, place, of.procurement)
  await store.takeAwardTurn(scope, of.procurement)
  const found = await store.awardById(scope, of.procurement, of.award)
  if (found === undefined) throw notFound('award')
  if (found.signed !== null || found.withdrawn !== null)
    throw new Refused(
      'award-ended',
      409,
      found.signed !== null ? 'This award is signed, so it stays as it is.' : 'This award was withdrawn.',
      'Look at the page of the award. A new one can be proposed where this was withdrawn.',
    )
  return found
}

/** Field error `bid` where the tender has an award already. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const proposeAward = async (
  scope: Scope,
  place: PlaceId,
  procurement: ProcurementId,
  given: store.AwardGiven,
  at: Date,
): Promise<Result<AwardId>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, procurement)
  await store.takeAwardTurn(scope, procurement)
  const { actor } = scope
  if (actor.kind !== 'person') throw notAllowed('propose an award without being a person')
  const now = (await store.awardsOf(scope, procurement)).filter(({ withdrawn }) => withdrawn === null)
  if (now.some(({ tender }) => tender === given.tender))
    return wrong({ bid: 'An award is proposed already. Withdraw it first if another bid is to win.' })
  const id = await store.insertAward(scope, place, procurement, given, { by: nameOf(scope), byId: actor.id, at })
  await record(scope, {
    place,
    what: 'award proposed',
    subject: subject(procurement),
    after: { award: id, provider: given.provider.name, value: given.value, tender: given.tender },
    why: given.reasons,
  })
  return ok(id)
}

/** Whoever approved it approves again. Field error `''` once bidders were told. @throws as `openAward`, `changed-meanwhile` */
export const rewordAward = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  given: { readonly reasons: string; readonly keyCriteria: readonly FoundUnder[]; readonly value: Pence | null },
): Promise<Result<true>> => {
  const before = await openAward(scope, place, of)
  if (before.released !== null)
    return wrong({ '': 'Bidders were told these reasons. Withdraw the award if they do not hold.' })
  await store.rewordAward(scope, of.award, given)
  await record(scope, {
    place,
    what: 'award reworded',
    subject: subject(of.procurement),
    before: { reasons: before.reasons, value: before.value },
    after: { reasons: given.reasons, value: given.value },
  })
  return ok(true)
}

export interface ApprovalGiven {
  readonly organisation: OrganisationId
  readonly line: string
  readonly approved: boolean
  readonly words: string
  /** The edition that was read. */
  readonly edition: number
  readonly at: Date
}

/** Whether this person may approve for a buyer: is an officer of it, and did not propose the award. */
export const mayApprove = (
  scope: Scope,
  award: Pick<Award, 'proposer'>,
  buyer: { readonly organisation: OrganisationId; readonly place: PlaceId },
): boolean =>
  scope.actor.kind === 'person' &&
  scope.actor.id !== award.proposer &&
  scope.organisations.includes(buyer.organisation) &&
  (may(scope, 'procurements.edit', { kind: 'place', id: buyer.place }) ||
    may(scope, 'procurements.edit', { kind: 'organisation', id: buyer.organisation }))

/** Inside one buyer, by its own officer, who is not the one who proposed it. Field errors `line`, `''`. @throws Refused `not-allowed`, `not-found` */
export const approveAward = async (
  scope: Scope,
  of: OfAward,
  given: ApprovalGiven,
): Promise<Result<true>> => {
  await store.takeAwardTurn(scope, of.procurement)
  const award = await store.awardById(scope, of.procurement, of.award)
  if (award === undefined) throw notFound('award')
  const buyer = (await buyersIn(scope, of.procurement)).find(({ organisation }) => organisation === given.organisation)
  if (buyer === undefined) return wrong({ '': 'Choose one of the buyers.' })
  if (award.signed !== null || award.withdrawn !== null) return wrong({ '': 'This award is at its end already.' })
  if (award.edition !== given.edition)
    return wrong({ '': 'The award was reworded meanwhile. Read it again before you approve it.' })
  const { actor } = scope
  if (!mayApprove(scope, award, buyer) || actor.kind !== 'person') throw notAllowed(`approve for ${buyer.name}`)
  const line = (await store.linesOf(scope, [given.organisation])).find(({ id }) => id === given.line)
  if (line === undefined) return wrong({ line: 'Choose the line of your scheme that lets you approve this.' })
  if (given.approved && line.upTo !== null && (award.value === null || award.value > line.upTo))
    return wrong({
      line:
        award.value === null
          ? 'The award names no value, and this line has a limit. Choose a line without one.'
          : 'This award is worth more than this line lets somebody approve.',
    })
  const done = await store.insertApproval(scope, of.award, {
    ...{ organisation: given.organisation, edition: award.edition, approved: given.approved, line: line.title },
    ...{ upTo: line.upTo, words: given.words, person: nameOf(scope), personId: actor.id, at: given.at },
  })
  if (done === 0) return wrong({ '': `${buyer.name} has decided about this already.` })
  await record(scope, {
    place: buyer.place,
    what: 'award approved',
    subject: subject(of.procurement),
    after: { award: of.award, organisation: buyer.name, approved: given.approved, line: line.title },
    why: given.words,
  })
  return ok(true)
}

/** The official notice with which the waiting time begins, or why none is owed. @throws as `openAward` */
export const recordAwardNotice = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  given: { readonly on: Day; readonly number: string } | { readonly noWaitWhy: string },
): Promise<void> => {
  const before = await openAward(scope, place, of)
  await store.saveNotice(scope, of.award, given)
  await record(scope, {
    place,
    what: 'award notice recorded',
    subject: subject(of.procurement),
    before: { notice: before.notice, noWaitWhy: before.noWaitWhy },
    after: { award: of.award, ...given },
  })
}

/** Refused while anything stands against it. Field error `''`. @throws as `openAward` */
export const signAward = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  { on, today, at }: { readonly on: Day; readonly today: Day; readonly at: Date },
): Promise<Result<true>> => {
  const award = await openAward(scope, place, of)
  const around = await aroundOf(scope, place, of.procurement, award, today)
  if (!maySign(around.around))
    return wrong({ '': 'It cannot be signed yet. The list says what there is still to do.' })
  if (on > today) return wrong({ on: 'This day is still to come. Record the signature once it is given.' })
  if (around.around.waitsUntil !== null && on <= around.around.waitsUntil)
    return wrong({ on: 'On this day the waiting time was not over.' })
  await store.insertObligations(scope, place, of.award, around.obligations)
  await store.markSigned(scope, of.award, { on, by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'award signed',
    subject: subject(of.procurement),
    after: { award: of.award, provider: award.provider.name, on, obligations: around.obligations.length },
  })
  return ok(true)
}

/** Field error `why`. @throws as `openAward` */
export const withdrawAward = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  await openAward(scope, place, of)
  if (why === '' || why.length > 2000) return wrong({ why: 'Say why, in up to 2,000 letters.' })
  await store.markWithdrawn(scope, of.award, { why, by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'award withdrawn',
    subject: subject(of.procurement),
    after: { award: of.award },
    why,
  })
  return ok(true)
}
