// Agreements and what was said on them. Events are only ever added.
import { maybe, one, rows, run, sql } from '../../platform/db/index.ts'
import type { Day, PersonId, PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { Act, AgreementEvent, AgreementId, AgreementState, Subject } from './rules.ts'

export interface AgreementRow {
  readonly id: AgreementId
  readonly placeId: PlaceId
  readonly subjectKind: string
  readonly subjectId: string
  readonly what: string
  readonly title: string
  readonly href: string
  readonly state: AgreementState
  readonly agreedAt: Date | null
  readonly openedAt: Date
}

const agreement = sql`id, place_id as "placeId", subject_kind as "subjectKind", subject_id as "subjectId", what, title, href,
  state, agreed_at as "agreedAt", opened_at as "openedAt"`

export interface NewAgreement {
  readonly place: PlaceId
  readonly subject: Subject
  readonly what: string
  readonly title: string
  /** The address of its page on this site. */
  readonly href: string
  /** When it was opened; now unless told. */
  readonly at?: Date
}

export const insertAgreement = async (scope: Scope, given: NewAgreement): Promise<AgreementId> => {
  const { id } = await one<{ id: AgreementId }>(
    scope,
    sql`insert into agreements (place_id, subject_kind, subject_id, what, title, href, opened_at)
      values (${given.place}, ${given.subject.kind}, ${given.subject.id}, ${given.what}, ${given.title}, ${given.href},
        coalesce(${given.at ?? null}::timestamptz, now())) returning id`,
  )
  return id
}

/** Whoever else speaks on it waits until the transaction ends: two leads at the same moment are one after the other. */
export const lockAgreement = (scope: Scope, place: PlaceId, id: AgreementId): Promise<AgreementRow | undefined> =>
  maybe<AgreementRow>(
    scope,
    sql`select ${agreement} from agreements where place_id = ${place} and id = ${id} for update`,
  )

export const agreementById = (scope: Scope, place: PlaceId, id: AgreementId): Promise<AgreementRow | undefined> =>
  maybe<AgreementRow>(scope, sql`select ${agreement} from agreements where place_id = ${place} and id = ${id}`)

export const agreementOn = (scope: Scope, place: PlaceId, { kind, id }: Subject): Promise<AgreementRow | undefined> =>
  maybe<AgreementRow>(
    scope,
    sql`select ${agreement} from agreements where place_id = ${place} and subject_kind = ${kind} and subject_id = ${id}`,
  )

export const agreementsIn = (
  scope: Scope,
  place: PlaceId,
  states: readonly AgreementState[],
): Promise<readonly AgreementRow[]> =>
  rows<AgreementRow>(
    scope,
    sql`select ${agreement} from agreements where place_id = ${place} and state = any(${[...states]}::text[])
      order by opened_at, id`,
  )

export const statesOf = (
  scope: Scope,
  place: PlaceId,
  kind: string,
): Promise<readonly { readonly id: string; readonly state: AgreementState; readonly agreedOn: Day | null }[]> =>
  rows(
    scope,
    sql`select subject_id as id, state, (agreed_at at time zone 'Europe/London')::date as "agreedOn"
      from agreements where place_id = ${place} and subject_kind = ${kind}`,
  )

interface EventRow {
  readonly kind: AgreementEvent['kind']
  readonly sector: string | null
  readonly person: PersonId | null
  readonly name: string | null
  readonly words: string | null
  readonly at: Date
}

const event = ({ kind, sector, person, name, words, at }: EventRow): AgreementEvent => {
  if (kind === 'reached') return { kind, at }
  if (kind === 'closed') return { kind, words: words ?? '', at }
  // The table holds a seat and a person for every other kind.
  return { kind, sector: sector as string, person: person as PersonId, name: name ?? '', words, at }
}

/** In the order in which they were said. */
export const eventsOf = async (scope: Scope, id: AgreementId): Promise<readonly AgreementEvent[]> =>
  (
    await rows<EventRow>(
      scope,
      sql`select kind, sector, person_id as person, person_name as name, words, at
        from agreement_events where agreement_id = ${id} order by agreement_events.id`,
    )
  ).map(event)

export interface NewEvent {
  readonly kind: Act | 'reached' | 'closed'
  readonly sector?: string
  readonly person?: PersonId
  readonly name?: string
  readonly words?: string | null
  readonly at: Date
}

export const insertEvent = (scope: Scope, { placeId, id }: AgreementRow, given: NewEvent): Promise<number> =>
  run(
    scope,
    sql`insert into agreement_events (place_id, agreement_id, kind, sector, person_id, person_name, words, at)
      values (${placeId}, ${id}, ${given.kind}, ${given.sector ?? null}, ${given.person ?? null}, ${given.name ?? null},
        ${given.words ?? null}, ${given.at})`,
  )

export const saveState = (
  scope: Scope,
  id: AgreementId,
  state: AgreementState,
  agreedAt: Date | null,
): Promise<number> => run(scope, sql`update agreements set state = ${state}, agreed_at = ${agreedAt} where id = ${id}`)

/** When a lead of each sector last spoke on anything. */
export const lastActs = (
  scope: Scope,
  place: PlaceId,
): Promise<readonly { readonly sector: string; readonly at: Date }[]> =>
  rows(
    scope,
    sql`select sector, max(at) as at from agreement_events where place_id = ${place} and sector is not null group by sector`,
  )

/** Places in which something waits for seats. For the job that settles it. */
export const placesWithOpen = async (scope: Scope): Promise<readonly PlaceId[]> =>
  (
    await rows<{ id: PlaceId }>(
      scope,
      sql`select distinct place_id as id from agreements where state in ('open', 'objected') order by 1`,
    )
  ).map(({ id }) => id)

/** All agreements on one kind of subject, with everything that was said. For the demonstration alone. */
export const deleteAgreementsOn = (scope: Scope, place: PlaceId, kind: string): Promise<number> =>
  run(scope, sql`delete from agreements where place_id = ${place} and subject_kind = ${kind}`)
