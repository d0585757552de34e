// Opening something for agreement, speaking on it for a seat, and settling it.
import { ownSeat, seatsOf } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  type Day,
  may,
  notAllowed,
  notFound,
  type PersonId,
  type PlaceId,
  Refused,
  type Scope,
} from '../../../platform/kernel/index.ts'
import {
  type Act,
  type AgreementEvent,
  type AgreementId,
  type AgreementState,
  type AgreementView,
  agreedSince,
  allAgree,
  longestWords,
  type SeatNow,
  type Subject,
  standsOf,
  stateOf,
  type WhyNot,
  whyNot,
} from '../rules.ts'
import {
  type AgreementRow,
  agreementById,
  agreementOn,
  agreementsIn,
  eventsOf,
  insertAgreement,
  insertEvent,
  lockAgreement,
  type NewAgreement,
  saveState,
  statesOf,
} from '../store.ts'

const viewOf = async (scope: Scope, row: AgreementRow, now: Date): Promise<AgreementView> => {
  const events = await eventsOf(scope, row.id)
  const seats = await seatsOf(scope, row.placeId, now)
  const seat = await ownSeat(scope, row.placeId, now)
  return {
    ...{ id: row.id, what: row.what, title: row.title, href: row.href, openedAt: row.openedAt },
    state: stateOf(events, seats),
    agreedAt: agreedSince(events),
    seats: standsOf(events, seats),
    log: events,
    ownSeat: seat,
    mayAct:
      seat !== null && row.state !== 'closed' && may(scope, 'priorities.agree', { kind: 'place', id: row.placeId }),
  }
}

/** The agreement on a subject; undefined where it was never opened, or cannot be seen. */
export const agreementOf = async (
  scope: Scope,
  place: PlaceId,
  subject: Subject,
  now = new Date(),
): Promise<AgreementView | undefined> => {
  const row = await agreementOn(scope, place, subject)
  return row && viewOf(scope, row, now)
}

export const agreementView = async (
  scope: Scope,
  place: PlaceId,
  id: AgreementId,
  now: Date,
): Promise<AgreementView> => {
  const row = await agreementById(scope, place, id)
  if (row === undefined) throw notFound('agreement')
  return viewOf(scope, row, now)
}

/** The outcome for every subject of a kind in a place, by the subject's id. */
export const agreementStates = async (
  scope: Scope,
  place: PlaceId,
  kind: string,
): Promise<ReadonlyMap<string, { readonly state: AgreementState; readonly agreedOn: Day | null }>> =>
  new Map((await statesOf(scope, place, kind)).map(({ id, state, agreedOn }) => [id, { state, agreedOn }]))

/**
 * Lays something before the seats. The caller has asked whether the person may propose it, and notes that in the audit.
 * A subject can be laid before the seats once: what was changed is a new version with an agreement of its own.
 */
export const openAgreement = (scope: Scope, given: NewAgreement): Promise<AgreementId> => insertAgreement(scope, given)

const keep = (scope: Scope, row: AgreementRow, events: readonly AgreementEvent[], seats: readonly SeatNow[]) =>
  saveState(scope, row.id, stateOf(events, seats), agreedSince(events))

/** Where all have agreed, that moment is kept: it stands from then on. True where it was reached just now. */
const settle = async (scope: Scope, row: AgreementRow, seats: readonly SeatNow[], now: Date): Promise<boolean> => {
  const events = await eventsOf(scope, row.id)
  const reached = stateOf(events, seats) !== 'closed' && agreedSince(events) === null && allAgree(events, seats)
  if (reached) await insertEvent(scope, row, { kind: 'reached', at: now })
  await keep(scope, row, reached ? [...events, { kind: 'reached', at: now }] : events, seats)
  if (reached)
    await record(scope, {
      what: `${row.what} agreed`,
      subject: { kind: row.subjectKind, id: row.subjectId },
      place: row.placeId,
      after: {
        title: row.title,
        agreed: seats.filter(({ lead }) => lead !== null).map(({ title }) => title),
        empty: seats.filter(({ lead }) => lead === null).map(({ title }) => title),
      },
    })
  return reached
}

const refusals: Readonly<Record<WhyNot, readonly [status: number, words: string, tip: string]>> = {
  closed: [409, 'This was taken back. Nobody can agree to it any more.', 'Look at the newest version.'],
  'no-seat': [
    403,
    'Only the lead of a seat agrees or objects.',
    'See who leads which seat on the page “The partnership”.',
  ],
  'no-words': [422, 'Nothing was kept: an objection needs words.', 'Go back and say what would have to change.'],
  'said-already': [409, 'Your sector has said this already.', 'Nothing was changed.'],
  'nothing-to-take-back': [409, 'There is nothing to take back.', 'Where all have agreed, open it again and say why.'],
  'not-agreed': [409, 'This is not agreed, so there is nothing to open again.', 'Agree or object instead.'],
}

export interface Said {
  readonly place: PlaceId
  readonly agreement: AgreementId
  readonly act: Act
  readonly words: string
  readonly now: Date
}

interface Speaker {
  readonly sector: string
  readonly person: PersonId
  readonly name: string
}

/** Writes one act of a seat, and settles. The row is locked. */
const write = async (scope: Scope, row: AgreementRow, { act, words, now }: Said, by: Speaker): Promise<boolean> => {
  const seats = await seatsOf(scope, row.placeId, now)
  const given = words.trim() === '' ? null : words.trim()
  await insertEvent(scope, row, { kind: act, ...by, words: given, at: now })
  await record(scope, {
    what: `${row.what} ${act}`,
    subject: { kind: row.subjectKind, id: row.subjectId },
    place: row.placeId,
    after: { title: row.title, sector: by.sector },
    ...(given === null ? {} : { why: given }),
  })
  return settle(scope, row, seats, now)
}

/**
 * One act of the seat that the asking person leads.
 * @returns whether the last of the seats has agreed just now
 * @throws Refused by the names of `WhyNot`, `not-found`, `too-long`
 */
export const speak = async (
  scope: Scope,
  said: Said,
): Promise<{ readonly row: AgreementRow; readonly reached: boolean }> => {
  const { place, agreement, act, words, now } = said
  if (!may(scope, 'priorities.agree', { kind: 'place', id: place }) || scope.actor.kind !== 'person')
    throw notAllowed('agree or object for a sector')
  const row = await lockAgreement(scope, place, agreement)
  if (row === undefined) throw notFound('agreement')
  const seat = await ownSeat(scope, place, now)
  const no = whyNot(act, seat, words, await eventsOf(scope, agreement))
  if (no !== undefined) throw new Refused(no, ...refusals[no])
  if (words.length > longestWords)
    throw new Refused('too-long', 422, `That is more than ${longestWords} letters.`, 'Go back and say it shorter.')
  // `whyNot` has refused whoever leads no seat.
  const by = { sector: seat as string, person: scope.actor.id, name: scope.actor.name }
  return { row, reached: await write(scope, row, said, by) }
}

/** For the demonstration alone: an invented lead said this on an invented day. */
export const speakInvented = async (scope: Scope, said: Said, by: Speaker): Promise<void> => {
  const row = await lockAgreement(scope, said.place, said.agreement)
  if (row) await write(scope, row, said, by)
}

/** The subject was taken back, or a newer version takes its place: nobody speaks on it any more. Nothing where it was never open. */
export const closeAgreement = async (
  scope: Scope,
  place: PlaceId,
  subject: Subject,
  why: string,
  now = new Date(),
): Promise<void> => {
  const found = await agreementOn(scope, place, subject)
  const row = found && (await lockAgreement(scope, place, found.id))
  if (row === undefined || row.state === 'closed') return
  await insertEvent(scope, row, { kind: 'closed', words: why, at: now })
  await saveState(scope, row.id, 'closed', null)
}

/** After seats changed: what waited only for a seat that is empty now has been agreed by all the others. */
export const settleAll = async (scope: Scope, place: PlaceId, now = new Date()): Promise<number> => {
  const seats = await seatsOf(scope, place, now)
  let reached = 0
  for (const { id } of await agreementsIn(scope, place, ['open', 'objected'])) {
    const row = await lockAgreement(scope, place, id)
    if (row && (await settle(scope, row, seats, now))) reached += 1
  }
  return reached
}
