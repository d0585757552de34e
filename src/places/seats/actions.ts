// Taking a seat, handing it over, freeing it; seating a further sector. Nobody is put on a seat who does not hold the role.
import { record } from '../../platform/audit/index.ts'
import { countsOn, grantsOf, grantsOfMany, isSector, people, sectors, sectorTitle } from '../../platform/auth/index.ts'
import {
  type At,
  dayOf,
  inPeriod,
  inSentence,
  may,
  notAllowed,
  notFound,
  type PersonId,
  type PlaceId,
  Refused,
  type Scope,
} from '../../platform/kernel/index.ts'
import { partnersOf } from '../store/partners.ts'
import { coreSectors, type Holder, type NamedPerson, type Seat, seatAsItIs } from './rules.ts'
import {
  dateSeat,
  deleteSeat,
  endLead,
  endLeadsOf,
  insertLead,
  insertSeat,
  keptSeats,
  leadsAnother,
  lockSeats,
} from './store.ts'

const atPlace = (place: PlaceId): At => ({ kind: 'place', id: place })

/**
 * Who holds the role place lead in this place today, by sector. All of them: whoever were left out would have left their seat,
 * and things would be agreed without them. So only people of this place are asked for, and no number bounds them.
 */
const holdersIn = async (scope: Scope, place: PlaceId, now: Date): Promise<readonly Holder[]> => {
  const today = dayOf(now)
  const everybody = await people(scope, {
    deactivated: false,
    withRoleIn: { places: [place], organisations: [] },
    limit: Number.MAX_SAFE_INTEGER,
  })
  const names = new Map(everybody.map(({ id, name }) => [id, name]))
  const grants = await grantsOfMany(scope, [...names.keys()])
  return grants.flatMap(({ person, role, place: here, sector, ...grant }) =>
    role === 'place-lead' && here === place && sector !== undefined && countsOn(grant, today)
      ? [{ person, name: names.get(person) ?? '', sector }]
      : [],
  )
}

/** The seats of a place, in the fixed order of sectors, each with who leads it now. */
export const seatsOf = async (scope: Scope, place: PlaceId, now = new Date()): Promise<readonly Seat[]> => {
  const holders = await holdersIn(scope, place, now)
  const kept = await keptSeats(scope, place)
  return sectors.flatMap(({ name, title }) =>
    kept.filter(({ sector }) => sector === name).map((one) => seatAsItIs(one, title, holders)),
  )
}

/** The seat that the asking person leads now; null for everybody else, whatever other roles they hold. */
export const ownSeat = async (scope: Scope, place: PlaceId, now = new Date()): Promise<string | null> => {
  const { actor } = scope
  if (actor.kind !== 'person') return null
  return (await seatsOf(scope, place, now)).find(({ lead }) => lead?.person === actor.id)?.sector ?? null
}

/** The sector for which the asking person speaks: their seat's, else a role's here, else their organisation's as a partner. */
export const ownSector = async (scope: Scope, place: PlaceId, now = new Date()): Promise<string | null> => {
  if (scope.actor.kind !== 'person') return null
  const seat = await ownSeat(scope, place, now)
  if (seat !== null) return seat
  const today = dayOf(now)
  const held = (await grantsOf(scope, scope.actor.id)).filter((grant) => countsOn(grant, today))
  const named = held.find((grant) => grant.place === place && grant.sector !== undefined)?.sector
  if (named !== undefined) return named
  const partners = (await partnersOf(scope, place)).filter(({ startsOn, endsOn }) =>
    inPeriod(today, endsOn === null ? { from: startsOn } : { from: startsOn, to: endsOn }),
  )
  const own = held.filter((grant) => grant.place === undefined || grant.place === place)
  const sector = partners.find((one) => own.some((grant) => grant.organisation === one.organisationId))?.sector
  return sector !== undefined && isSector(sector) ? sector : null
}

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 409, message, tip)

/** Nobody acts for the seat of another. */
const notYours = new Refused(
  'not-your-seat',
  403,
  'This seat is not yours.',
  'Only the lead of a seat hands it over, and only a place lead of its sector takes it while it is empty.',
)

/** The seat as it is, held until the transaction ends. @throws Refused `not-found` */
const lockedSeat = async (scope: Scope, place: PlaceId, sector: string, now: Date): Promise<Seat> => {
  if (!isSector(sector) || !(await lockSeats(scope, place, sector))) throw notFound('seat')
  const seat = (await seatsOf(scope, place, now)).find((one) => one.sector === sector)
  if (seat === undefined) throw notFound('seat')
  return seat
}

const hasSeat = (words: string): Refused =>
  refused('has-seat', words, 'One person speaks for one sector. A seat can be handed over to another place lead.')

/** One person leads one seat of a place: nobody speaks for two sectors. @throws Refused `has-seat` */
const seat = async (scope: Scope, place: PlaceId, sector: string, next: NamedPerson, now: Date): Promise<void> => {
  const other = (await seatsOf(scope, place, now)).find((one) => one.lead?.person === next.person)
  if (other !== undefined) throw hasSeat(`${next.name} leads the seat of ${inSentence(other.title)} already.`)
  await endLead(scope, place, sector)
  await endLeadsOf(scope, place, next.person)
  try {
    await insertLead(scope, place, sector, next.person)
  } catch (error) {
    // They took another seat at this very moment.
    if (leadsAnother(error)) throw hasSeat(`${next.name} leads another seat already.`)
    throw error
  }
}

const noted = (
  scope: Scope,
  place: PlaceId,
  sector: string,
  what: string,
  detail: { readonly before?: unknown; readonly after?: unknown; readonly why?: string },
) => record(scope, { what, subject: { kind: 'seat', id: sector }, place, ...detail })

export interface SeatsChanged {
  /** Something that waited for a seat may be settled now: from later features. */
  readonly seatsChanged?: (scope: Scope, place: PlaceId) => Promise<void>
}

/**
 * An empty seat is taken by whoever holds the role for its sector, and leads no other.
 * @throws Refused `seat-taken`, `has-seat`, `not-your-seat`, `not-allowed`
 */
export const takeSeat = async (scope: Scope, place: PlaceId, sector: string, now: Date): Promise<void> => {
  if (!may(scope, 'places.seat', atPlace(place)) || scope.actor.kind !== 'person') throw notAllowed('take a seat')
  const found = await lockedSeat(scope, place, sector, now)
  const own = scope.actor.id
  if (!found.candidates.some(({ person }) => person === own)) throw notYours
  if (found.lead?.person === own) return
  if (found.lead !== null)
    throw refused(
      'seat-taken',
      `${found.lead.name} leads this seat.`,
      'Ask them to hand it over to you, or an administrator to free it.',
    )
  await seat(scope, place, found.sector, { person: own, name: scope.actor.name }, now)
  await noted(scope, place, found.sector, 'seat taken', { after: { sector: found.title, lead: scope.actor.name } })
}

/**
 * Only who leads the seat hands it over, to another who holds the role and leads no other seat.
 * @throws Refused `not-your-seat`, `no-candidate`, `has-seat`
 */
export const handOverSeat = async (
  scope: Scope,
  place: PlaceId,
  sector: string,
  to: PersonId | undefined,
  now: Date,
): Promise<void> => {
  const found = await lockedSeat(scope, place, sector, now)
  if (scope.actor.kind !== 'person' || found.lead?.person !== scope.actor.id) throw notYours
  const next = found.candidates.find(({ person }) => person === to)
  if (next === undefined || to === found.lead.person)
    throw refused(
      'no-candidate',
      'This person cannot lead the seat.',
      'Invite them as place lead for this sector first, then hand the seat over.',
    )
  await seat(scope, place, found.sector, next, now)
  await noted(scope, place, found.sector, 'seat handed over', {
    before: { sector: found.title, lead: found.lead.name },
    after: { sector: found.title, lead: next.name },
  })
}

const needWhy = (why: string): string => {
  const words = why.trim()
  if (words !== '') return words
  throw refused('no-reason', 'Nothing was changed: there is no reason.', 'Go back and say why, in a few words.')
}

/** An administrator frees a seat whose lead is gone for good. @throws Refused `not-allowed`, `no-reason` */
export const freeSeat = async (
  scope: Scope,
  services: SeatsChanged,
  given: { readonly place: PlaceId; readonly sector: string; readonly why: string; readonly now: Date },
): Promise<void> => {
  const { place, now } = given
  if (!may(scope, 'places.free-seats', atPlace(place))) throw notAllowed('free a seat')
  const why = needWhy(given.why)
  const found = await lockedSeat(scope, place, given.sector, now)
  if ((await endLead(scope, place, found.sector)) === 0) return
  await noted(scope, place, found.sector, 'seat freed', {
    before: { sector: found.title, lead: found.lead?.name ?? null },
    why,
  })
  await services.seatsChanged?.(scope, place)
}

/** A further sector is seated. Nothing happens where it is already. */
export const addSeat = async (scope: Scope, place: PlaceId, sector: string): Promise<void> => {
  if (!may(scope, 'places.seats', atPlace(place))) throw notAllowed('seat a sector')
  if (!isSector(sector))
    throw new Refused('no-sector', 422, 'No sector was chosen.', 'Go back and choose a sector from the list.')
  if ((await insertSeat(scope, place, sector)) > 0)
    await noted(scope, place, sector, 'sector seated', { after: { sector: sectorTitle(sector) } })
}

/**
 * Only an empty seat of a sector that need not be there goes: nobody is taken from the table by another sector.
 * @throws Refused `core-seat`, `seat-taken`
 */
export const removeSeat = async (
  scope: Scope,
  services: SeatsChanged,
  given: { readonly place: PlaceId; readonly sector: string; readonly why: string; readonly now: Date },
): Promise<void> => {
  const { place, now } = given
  if (!may(scope, 'places.seats', atPlace(place))) throw notAllowed('take a seat away')
  const why = needWhy(given.why)
  const found = await lockedSeat(scope, place, given.sector, now)
  if (coreSectors.includes(found.sector))
    throw refused('core-seat', `${found.title} is seated in every place.`, 'Leave the seat empty instead.')
  if (found.lead !== null)
    throw refused('seat-taken', `${found.lead.name} leads this seat.`, 'Only an empty seat can be taken away.')
  // Whoever lost the role is on record as its lead until now: the seat would be theirs again, were it seated again.
  await endLead(scope, place, found.sector)
  await deleteSeat(scope, place, found.sector)
  await noted(scope, place, found.sector, 'seat taken away', { before: { sector: found.title }, why })
  await services.seatsChanged?.(scope, place)
}

/** For the demonstration: the lead of an invented sector, seated on the day on which the story begins. */
export const seatInvented = async (
  scope: Scope,
  place: PlaceId,
  sector: string,
  person: PersonId,
  from: Date,
): Promise<boolean> => {
  await insertSeat(scope, place, sector)
  if ((await keptSeats(scope, place)).some((one) => one.sector === sector && one.lead !== null)) return false
  await dateSeat(scope, place, sector, from)
  await insertLead(scope, place, sector, person, from)
  await noted(scope, place, sector, 'seat taken', { after: { sector: sectorTitle(sector) } })
  return true
}
