// After it is published: amended with words that everybody is told, never closing sooner; its official number; abandoned with a reason.
import { record } from '../../../platform/audit/index.ts'
import { ok, Refused, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf } from '../../pipeline/actions/procurements.ts'
import { changesBetween, suggestedClosing } from '../rules/amending.ts'
import { criterionById } from '../rules/tree.ts'
import type { Change, PublishedTender, Tender } from '../rules/types.ts'
import { stateOf } from '../rules/types.ts'
import { insertAmendment } from '../store/rooms.ts'
import { type Amended, markTenderAbandoned, updateAmended, updateOfficial } from '../store/tenders.ts'
import { closedAlready, lockedTender, type Which } from './drafts.ts'
import { type TenderPorts, tellFollowers } from './ports.ts'

export const notPublished = (): Refused =>
  new Refused('not-published', 409, 'This tender is not published yet.', 'Change its draft instead.')

const asPublished = (tender: Tender): PublishedTender => {
  const { published, publishedAt, publishedBy, closesAt } = tender
  if (published === null || publishedAt === null || publishedBy === null || closesAt === null) throw notPublished()
  return { ...tender, published, publishedAt, publishedBy, closesAt }
}

export interface AmendmentGiven extends Amended {
  readonly words: string
  readonly about: string | null
  readonly substantial: boolean
  readonly noExtensionWhy: string
  readonly edition: number
  readonly now: Date
}

const problem = (tender: PublishedTender, given: AmendmentGiven): Readonly<Record<string, string>> | undefined => {
  if (given.closesAt < tender.closesAt) return { closesAt: 'A published tender may close later, never sooner.' }
  if (given.questionsUntil !== null && tender.questionsUntil === null)
    return { questionsUntil: 'Bidders were told that they may ask until it closes.' }
  if (tender.questionsUntil !== null && (given.questionsUntil === null || given.questionsUntil < tender.questionsUntil))
    return { questionsUntil: 'The time for questions may end later, never sooner.' }
  if (given.questionsUntil !== null && given.questionsUntil >= given.closesAt)
    return { questionsUntil: 'Questions would be taken after it closes.' }
  if (given.about !== null && criterionById(tender.criteria, given.about) === undefined)
    return { about: 'Choose a criterion from the list.' }
  const suggested = suggestedClosing(tender, given.now)
  if (given.substantial && given.closesAt < suggested && given.noExtensionWhy === '')
    return { noExtensionWhy: 'This changes a lot. Give more time, or say why bidders do not need it.' }
  return undefined
}

/** Field errors by name. @throws Refused `not-allowed`, `not-found`, `abandoned`, `not-published`, `closed`, `changed-meanwhile` */
export const amendTender = async (
  scope: Scope,
  ports: Pick<TenderPorts, 'jobs'>,
  which: Which,
  given: AmendmentGiven,
): Promise<Result<number>> => {
  const tender = asPublished((await lockedTender(scope, which)).tender)
  if (stateOf(tender, given.now) !== 'open') throw closedAlready()
  if (tender.edition !== given.edition)
    throw new Refused(
      'changed-meanwhile',
      409,
      'Somebody else changed this tender while you were writing.',
      'Go back, copy what you wrote, open the form again and look at what they changed.',
    )
  const wrongs = problem(tender, given)
  if (wrongs !== undefined) return wrong(wrongs)
  const { title, summary, questionsUntil, closesAt, decisionOn } = given
  const after: Amended = { title, summary, questionsUntil, closesAt, decisionOn }
  const changes: readonly Change[] = changesBetween(tender, after)
  const { words, about, substantial } = given
  const noExtensionWhy = substantial && given.noExtensionWhy !== '' ? given.noExtensionWhy : null
  if (changes.length > 0) await updateAmended(scope, tender.id, after)
  const number = await insertAmendment(
    scope,
    { place: tender.place, id: tender.id },
    { words, about, substantial, noExtensionWhy, changes },
    { by: nameOf(scope), at: given.now },
  )
  await record(scope, {
    ...{ place: tender.place, what: 'tender amended', subject: { kind: 'tender', id: tender.id } },
    after: { number, words, about, substantial, changes },
    ...(noExtensionWhy === null ? {} : { why: noExtensionWhy }),
  })
  await tellFollowers(scope, ports, tender.id, 'amended')
  return ok(number)
}

/** Field errors `number`, `at`. @throws Refused `not-allowed`, `not-found`, `abandoned`, `not-published` */
export const recordOfficial = async (
  scope: Scope,
  which: Which,
  given: { readonly number: string; readonly at: Date },
  now: Date,
): Promise<Result<true>> => {
  const tender = asPublished((await lockedTender(scope, which)).tender)
  if (given.at > now) return wrong({ at: 'This moment is still to come.' })
  await updateOfficial(scope, tender.id, given)
  await record(scope, {
    ...{ place: tender.place, what: 'official notice recorded', subject: { kind: 'tender', id: tender.id } },
    ...(tender.official === null ? {} : { before: { number: tender.official.number } }),
    after: { number: given.number, at: given.at.toISOString() },
  })
  return ok(true)
}

/** A draft too. Field error `why`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const abandonTender = async (
  scope: Scope,
  ports: Pick<TenderPorts, 'jobs'>,
  which: Which,
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  const { tender } = await lockedTender(scope, which)
  if (why === '') return wrong({ why: 'Say why, in a few words: bidders have worked on it.' })
  if (why.length > 2000) return wrong({ why: 'Use at most 2,000 letters.' })
  await markTenderAbandoned(scope, tender.id, { by: nameOf(scope), at, why })
  await record(scope, {
    ...{ place: tender.place, what: 'tender abandoned', subject: { kind: 'tender', id: tender.id }, why },
  })
  if (tender.publishedAt !== null) await tellFollowers(scope, ports, tender.id, 'abandoned')
  return ok(true)
}
