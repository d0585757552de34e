// Who leads a seat. Pure: the day and the roles that people hold are arguments.
import type { Day, PersonId } from '../../platform/kernel/index.ts'

/** The sectors that are seated in every place. The founding programme asked each area for a lead from these three. */
export const coreSectors: readonly string[] = ['local-authority', 'nhs-commissioner', 'vcse']

export interface NamedPerson {
  readonly person: PersonId
  readonly name: string
}

export interface Seat {
  readonly sector: string
  /** `Local authority` */
  readonly title: string
  readonly since: Day
  /** Null: the seat is empty. Nobody took it, or who did holds the role no longer. */
  readonly lead: (NamedPerson & { readonly since: Day }) | null
  /** Hold the role place lead for this sector here today, and so may lead the seat. */
  readonly candidates: readonly NamedPerson[]
}

/** A seat as it is kept. */
export interface KeptSeat {
  readonly sector: string
  readonly since: Day
  readonly lead: { readonly person: PersonId; readonly since: Day } | null
}

/** Someone who holds the role place lead for a sector today. */
export interface Holder extends NamedPerson {
  readonly sector: string
}

/** Who could lead this seat from now on: those who lead none, as one person speaks for one sector. */
export const couldLead = (seat: Seat, seats: readonly Seat[]): readonly NamedPerson[] =>
  seat.candidates.filter(({ person }) => !seats.some(({ lead }) => lead?.person === person))

/** Whoever holds the role no longer leads the seat no longer: nobody need press anything for that. */
export const seatAsItIs = (kept: KeptSeat, title: string, holders: readonly Holder[]): Seat => {
  const candidates = holders
    .filter((holder) => holder.sector === kept.sector)
    .map(({ person, name }) => ({ person, name }))
  const sitting = kept.lead && candidates.find(({ person }) => person === kept.lead?.person)
  return {
    sector: kept.sector,
    title,
    since: kept.since,
    lead: sitting && kept.lead ? { ...sitting, since: kept.lead.since } : null,
    candidates,
  }
}
