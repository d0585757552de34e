// Questions of bidders, answered to all; following a tender. Nobody learns who asked or follows before the bids are opened: the audit
// says that somebody did.
import { record } from '../../../platform/audit/index.ts'
import {
  may,
  notFound,
  type OrganisationId,
  ok,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf } from '../../pipeline/actions/procurements.ts'
import { type ClarificationId, type PublishedTender, stateOf, type TenderId } from '../rules/types.ts'
import { askQuestion, deleteFollow, doesFollow, insertFollow, lockClarification, markAnswered } from '../store/rooms.ts'
import { publishedTender } from '../store/tenders.ts'
import { lockedTender, type Which } from './drafts.ts'
import { type TenderPorts, tellFollowers } from './ports.ts'

const unnamed = 'somebody whose name is kept until the bids are opened'

/** The organisations of this person that may ask and bid. */
export const askersOf = (scope: Scope): readonly OrganisationId[] =>
  scope.organisations.filter((id) => may(scope, 'tenders.ask', { kind: 'organisation', id }))

/** The one that was chosen, or the only one. */
const asking = (scope: Scope, chosen: OrganisationId | undefined): Result<OrganisationId> => {
  const own = askersOf(scope)
  const [only] = own
  if (only === undefined)
    return wrong({ '': 'You do not answer for any organisation here. Ask yours to give you the role of provider.' })
  const found = chosen === undefined && own.length === 1 ? only : own.find((id) => id === chosen)
  return found === undefined ? wrong({ organisation: 'Choose the organisation that you ask for.' }) : ok(found)
}

const open = async (scope: Scope, id: TenderId): Promise<PublishedTender> => {
  const found = await publishedTender(scope, id)
  if (found === undefined) throw notFound('tender')
  return found
}

const tooLate = (): Refused =>
  new Refused('too-late', 409, 'The time for questions is over.', 'Read the answers on the page of the tender.')

/** Whether a question is taken now. */
export const takesQuestions = (tender: PublishedTender, now: Date): boolean =>
  stateOf(tender, now) === 'open' && now < (tender.questionsUntil ?? tender.closesAt)

/** Field errors `''`, `organisation`, `words`. @throws Refused `not-found`, `too-late` */
export const ask = async (
  scope: Scope,
  id: TenderId,
  given: { readonly organisation: OrganisationId | undefined; readonly words: string; readonly now: Date },
): Promise<Result<ClarificationId>> => {
  const tender = await open(scope, id)
  if (!takesQuestions(tender, given.now)) throw tooLate()
  const who = asking(scope, given.organisation)
  if (!who.ok) return who
  if (given.words === '') return wrong({ words: 'Write your question.' })
  if (given.words.length > 4000) return wrong({ words: 'Use at most 4,000 letters.' })
  const made = await askQuestion(scope, id, who.value, given.words, given.now)
  if (made === null) throw tooLate()
  await record(scope, {
    ...{ place: tender.place, what: 'tender question asked', subject: { kind: 'tender', id }, unnamed },
  })
  return ok(made)
}

/** Field errors `shown`, `answer`. @throws Refused `not-allowed`, `not-found`, `abandoned`, `answered` */
export const answer = async (
  scope: Scope,
  ports: Pick<TenderPorts, 'jobs'>,
  which: Which,
  given: { readonly id: ClarificationId; readonly shown: string; readonly answer: string; readonly now: Date },
): Promise<Result<true>> => {
  const { tender } = await lockedTender(scope, which)
  const found = await lockClarification(scope, tender.id, given.id)
  if (found === undefined) throw notFound('question')
  if (found.answeredAt !== null)
    throw new Refused(
      'answered',
      409,
      'This question is answered already.',
      'Amend the tender where the answer was wrong.',
    )
  const errors = {
    ...(given.shown === '' || given.shown.length > 4000
      ? { shown: 'Write the question as everybody reads it, in up to 4,000 letters.' }
      : {}),
    ...(given.answer === '' || given.answer.length > 8000
      ? { answer: 'Write the answer, in up to 8,000 letters.' }
      : {}),
  }
  if (Object.keys(errors).length > 0) return wrong(errors)
  await markAnswered(scope, found.id, { shown: given.shown, answer: given.answer, by: nameOf(scope), at: given.now })
  await record(scope, {
    ...{ place: tender.place, what: 'tender question answered', subject: { kind: 'tender', id: tender.id } },
    after: { number: found.number, shown: given.shown, answer: given.answer },
  })
  await tellFollowers(scope, ports, tender.id, 'answered')
  return ok(true)
}

/** Field errors `''`, `organisation`. @throws Refused `not-found` */
export const follow = async (
  scope: Scope,
  id: TenderId,
  { organisation, now }: { readonly organisation: OrganisationId | undefined; readonly now: Date },
): Promise<Result<true>> => {
  const tender = await open(scope, id)
  const who = asking(scope, organisation)
  if (!who.ok) return who
  const { actor } = scope
  if (actor.kind !== 'person') return wrong({ '': 'Only a person can be told.' })
  if ((await insertFollow(scope, id, { organisation: who.value, person: actor.id, at: now })) > 0)
    await record(scope, { place: tender.place, what: 'tender followed', subject: { kind: 'tender', id }, unnamed })
  return ok(true)
}

/** Field error `''`. @throws Refused `not-found` */
export const unfollow = async (scope: Scope, id: TenderId): Promise<Result<true>> => {
  const tender = await open(scope, id)
  const { actor } = scope
  if (actor.kind !== 'person' || !(await doesFollow(scope, id))) return wrong({ '': 'You do not follow this tender.' })
  await deleteFollow(scope, id, actor.id)
  await record(scope, {
    place: tender.place,
    what: 'tender no longer followed',
    subject: { kind: 'tender', id },
    unnamed,
  })
  return ok(true)
}
