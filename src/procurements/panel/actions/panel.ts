// The panel: who is on it, what they declare, what they score, and what they agree.
import { record } from '../../../platform/audit/index.ts'
import {
  notAllowed,
  notFound,
  ok,
  type PersonId,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { openedBidsOf, openingOf } from '../../checks/store/checks.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import type { ProcurementId, TenderId } from '../../rules/types.ts'
import { agreedOn, standingOf } from '../rules/panel.ts'
import type { AgreedScore, GivenScore, Member } from '../rules/types.ts'
import * as store from '../store/panel.ts'

export interface OfTender {
  readonly procurement: ProcurementId
  readonly tender: TenderId
}

const subject = ({ procurement }: OfTender) => ({ kind: 'procurement', id: procurement }) as const

/** Refused once the panel has agreed on a score: then the panel is what it was. Field error `criteria`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const addMember = async (
  scope: Scope,
  place: PlaceId,
  of: OfTender,
  given: Pick<Member, 'person' | 'name' | 'capacity' | 'criteria'>,
  at: Date,
): Promise<Result<true>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, of.procurement)
  await store.takePanelTurn(scope, of.tender)
  const agreed = await store.consensusOf(scope, of.tender)
  if (given.criteria.some((criterion) => agreed.some((one) => one.criterion === criterion)))
    return wrong({ criteria: 'The panel has agreed on a score here already, so nobody new can score it.' })
  const before = (await store.membersOf(scope, of.tender)).find(({ person }) => person === given.person)
  const handedIn = (await store.handedInFor(scope, of.tender)).filter(({ person }) => person === given.person)
  if (handedIn.some(({ criterion }) => !given.criteria.includes(criterion)))
    return wrong({ criteria: 'This member has handed in scores for a question that you took away. They stay.' })
  await store.saveMember(scope, place, of.tender, given, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'panel member added',
    subject: subject(of),
    ...(before === undefined ? {} : { before: { criteria: before.criteria } }),
    after: { tender: of.tender, name: given.name, capacity: given.capacity, criteria: given.criteria },
  })
  return ok(true)
}

/** Field error `why`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const leavePanel = async (
  scope: Scope,
  place: PlaceId,
  of: OfTender,
  { person, why, at }: { readonly person: PersonId; readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, of.procurement)
  await store.takePanelTurn(scope, of.tender)
  if (why === '' || why.length > 2000) return wrong({ why: 'Say why, in up to 2,000 letters.' })
  if ((await store.markLeft(scope, of.tender, person, { why, at })) === 0) throw notFound('member of the panel')
  await record(scope, { place, what: 'panel member left', subject: subject(of), after: { person }, why })
  return ok(true)
}

const ownMember = async (scope: Scope, tender: TenderId): Promise<Member> => {
  const { actor } = scope
  const members = await store.membersOf(scope, tender)
  const own = members.find(({ person, left }) => actor.kind === 'person' && person === actor.id && left === null)
  if (own === undefined) throw notAllowed('score in a panel that you are not on')
  return own
}

/** @param conflict null: there is none. @throws Refused `not-allowed` */
export const declare = async (
  scope: Scope,
  place: PlaceId,
  of: OfTender,
  { conflict, at }: { readonly conflict: string | null; readonly at: Date },
): Promise<void> => {
  const own = await ownMember(scope, of.tender)
  await store.insertDeclaration(scope, place, of.tender, { person: own.person, conflict, at })
  await record(scope, {
    place,
    what: 'conflict of interest declared',
    subject: subject(of),
    after: { tender: of.tender, name: own.name, conflict: conflict ?? 'none' },
  })
}

export interface Decision {
  readonly declaration: string
  readonly stays: boolean
  readonly how: string
  readonly at: Date
}

/** By another officer than the one whose it is. Field errors `how`, `''`. @throws Refused `not-allowed` */
export const decideConflict = async (
  scope: Scope,
  place: PlaceId,
  of: OfTender,
  { declaration, ...given }: Decision,
): Promise<Result<true>> => {
  needEdit(scope, place)
  if (given.how === '' || given.how.length > 4000)
    return wrong({ how: 'Say how the conflict is kept from the outcome, in up to 4,000 letters.' })
  const done = await store.decideDeclaration(scope, of.tender, declaration, { ...given, by: nameOf(scope) })
  if (done === 0)
    return wrong({ '': 'This is decided already, or it is your own: another officer decides about your conflicts.' })
  await record(scope, {
    place,
    what: 'conflict of interest decided',
    subject: subject(of),
    after: { tender: of.tender, declaration, stays: given.stays },
    why: given.how,
  })
  return ok(true)
}

const sealedStill = (): Refused =>
  new Refused(
    'sealed',
    409,
    'The bids of this tender are still sealed.',
    'They can be read once two officers have opened them.',
  )

/** Nobody reads or scores a bid before the opening, and before saying whether there is a conflict. @throws Refused `sealed`, `not-allowed`, `declare-first` */
export const needScorer = async (scope: Scope, tender: TenderId): Promise<Member> => {
  if ((await openingOf(scope, tender)) === undefined) throw sealedStill()
  const own = await ownMember(scope, tender)
  const standing = standingOf(own, await store.declarationsOf(scope, tender))
  if (standing !== 'scores')
    throw new Refused(
      'declare-first',
      409,
      standing === 'to-declare'
        ? 'You have not said yet whether you have a conflict of interest.'
        : 'Your conflict of interest is not settled in a way that lets you score.',
      'Open the page of the panel. Your declaration and what was decided stand there.',
    )
  return own
}

/** Keeps what a member gives, and hands it in where told so: then it stays. Field errors `''`. @throws Refused `sealed`, `not-allowed`, `declare-first` */
export const giveScores = async (
  scope: Scope,
  place: PlaceId,
  of: OfTender,
  {
    criterion,
    scores,
    handIn,
    at,
  }: {
    readonly criterion: string
    readonly scores: readonly GivenScore[]
    readonly handIn: boolean
    readonly at: Date
  },
): Promise<Result<true>> => {
  await store.takePanelTurn(scope, of.tender)
  const own = await needScorer(scope, of.tender)
  if (!own.criteria.includes(criterion)) throw notAllowed('score a question that you were not given')
  const before = await store.scoresOf(scope, of.tender, criterion)
  const stays = (bid: string): boolean =>
    before.some((one) => one.person === own.person && one.bid === bid && one.handedInAt !== null)
  const open = scores.filter(({ bid }) => !stays(bid))
  if (open.length === 0) return wrong({ '': 'You have handed in these scores. They stay as they are.' })
  for (const one of open)
    await store.saveScore(scope, place, of.tender, { ...one, criterion, person: own.person, handIn, at })
  if (handIn)
    await record(scope, {
      place,
      what: 'scores handed in',
      subject: subject(of),
      // What was given is nobody's to read before all are in: not in the audit either.
      after: { tender: of.tender, name: own.name, criterion, bids: open.length },
    })
  return ok(true)
}

/**
 * What the panel agreed on one question. Only those that differ from what stands are kept, each as an edition of its own.
 * Field errors by bid: `score-`, `reason-`, `why-`; and `''`. @throws Refused `not-allowed`, `not-found`, `abandoned`
 */
export const agree = async (
  scope: Scope,
  place: PlaceId,
  of: OfTender,
  { criterion, scores, at }: { readonly criterion: string; readonly scores: readonly AgreedScore[]; readonly at: Date },
): Promise<Result<number>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, of.procurement)
  await store.takePanelTurn(scope, of.tender)
  if (!(await store.allIn(scope, of.tender, criterion)))
    return wrong({ '': 'Not every member has handed in yet. Until then nobody sees what the others gave.' })
  const afterPrices = await store.pricesOpen(scope, of.tender)
  const consensus = await store.consensusOf(scope, of.tender)
  const running = new Set(
    (await openedBidsOf(scope, of.tender)).filter((one) => one.running).map(({ bid }) => bid as string),
  )
  const changed = scores.filter((one) => {
    const stands = agreedOn(consensus, criterion, one.bid)
    return running.has(one.bid) && (stands?.score !== one.score || stands.reason !== one.reason)
  })
  const unsaid = changed.filter((one) => one.changeWhy === '' && agreedOn(consensus, criterion, one.bid) !== undefined)
  if (unsaid.length > 0)
    return wrong(
      Object.fromEntries(
        unsaid.map(({ bid }) => [`why-${bid}`, 'Say why the agreed score changes: the earlier one stays to be seen.']),
      ),
    )
  for (const { bid, score, reason, changeWhy } of changed) {
    const edition = (agreedOn(consensus, criterion, bid)?.edition ?? 0) + 1
    await store.insertConsensus(scope, place, of.tender, {
      ...{ criterion, bid, edition, score, reason, changeWhy: edition === 1 ? null : changeWhy },
      ...{ afterPrices, by: nameOf(scope), at },
    })
  }
  if (changed.length > 0)
    await record(scope, {
      place,
      what: 'scores agreed',
      subject: subject(of),
      after: { tender: of.tender, criterion, scores: changed.map(({ bid, score }) => ({ bid, score })), afterPrices },
    })
  return ok(changed.length)
}
