// Seats and their leads, as they are kept.

import { rows, run, sql, violated } from '../../platform/db/index.ts'
import type { Day, PersonId, PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { KeptSeat } from './rules.ts'

interface Row {
  readonly sector: string
  readonly since: Day
  readonly person: PersonId | null
  readonly leadSince: Day | null
}

const kept = ({ sector, since, person, leadSince }: Row): KeptSeat => ({
  sector,
  since,
  lead: person === null || leadSince === null ? null : { person, since: leadSince },
})

export const keptSeats = async (scope: Scope, place: PlaceId): Promise<readonly KeptSeat[]> =>
  (
    await rows<Row>(
      scope,
      sql`select s.sector, s.since, l.person_id as person, (l.from_at at time zone 'Europe/London')::date as "leadSince"
        from seats s left join seat_leads l on l.place_id = s.place_id and l.sector = s.sector and l.until_at is null
        where s.place_id = ${place}`,
    )
  ).map(kept)

/**
 * Whoever else changes a seat of the place waits until the transaction ends: all of its seats, as taking one looks at who
 * leads the others. Is there a seat of this sector?
 */
export const lockSeats = async (scope: Scope, place: PlaceId, sector: string): Promise<boolean> =>
  (
    await rows<{ sector: string }>(
      scope,
      sql`select sector from seats where place_id = ${place} order by sector for update`,
    )
  ).some((seat) => seat.sector === sector)

/** Nothing happens where the sector is seated already. */
export const insertSeat = (scope: Scope, place: PlaceId, sector: string): Promise<number> =>
  run(scope, sql`insert into seats (place_id, sector) values (${place}, ${sector}) on conflict do nothing`)

/** For the demonstration: the seat is there since a day of its story. */
export const dateSeat = (scope: Scope, place: PlaceId, sector: string, since: Date): Promise<number> =>
  run(
    scope,
    sql`update seats set since = least(since, (${since}::timestamptz at time zone 'Europe/London')::date)
      where place_id = ${place} and sector = ${sector}`,
  )

export const deleteSeat = (scope: Scope, place: PlaceId, sector: string): Promise<number> =>
  run(scope, sql`delete from seats where place_id = ${place} and sector = ${sector}`)

/** Ends the present lead's time. */
export const endLead = (scope: Scope, place: PlaceId, sector: string): Promise<number> =>
  run(
    scope,
    sql`update seat_leads set until_at = greatest(now(), from_at)
      where place_id = ${place} and sector = ${sector} and until_at is null`,
  )

/** Ends what this person leads here. Whoever lost the role of a seat has left it, but their time there is still open. */
export const endLeadsOf = (scope: Scope, place: PlaceId, person: PersonId): Promise<number> =>
  run(
    scope,
    sql`update seat_leads set until_at = greatest(now(), from_at)
      where place_id = ${place} and person_id = ${person} and until_at is null`,
  )

/** Was a lead refused because they lead another seat of the place? */
export const leadsAnother = (error: unknown): boolean => violated(error) === 'seat_leads_one_seat_each'

export const insertLead = (scope: Scope, place: PlaceId, sector: string, person: PersonId, from?: Date) =>
  run(
    scope,
    sql`insert into seat_leads (place_id, sector, person_id, from_at)
      values (${place}, ${sector}, ${person}, coalesce(${from ?? null}::timestamptz, now()))`,
  )
