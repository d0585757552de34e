// Making and changing an organisation, and its part in places.
import { record } from '../../platform/audit/index.ts'
import { isSector, sectors } from '../../platform/auth/index.ts'
import {
  type Day,
  listOf,
  may,
  notAllowed,
  notFound,
  type OrganisationId,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../platform/kernel/index.ts'
import { writeIdentifier } from '../rules/identifiers.ts'
import type { Identifier, OrganisationKind, OrganisationRow } from '../rules/types.ts'
import {
  insertOrganisation,
  organisationById,
  organisationByIdentifier,
  organisationProblem,
  updateOrganisation,
} from '../store/organisations.ts'
import { endPartner, insertPartner, partnerById, partnersOf } from '../store/partners.ts'
import { asRefusal } from './places.ts'

export interface OrganisationCommand {
  readonly name: string
  readonly kind: OrganisationKind
  readonly identifiers: readonly Identifier[]
  /** The place it becomes a partner of. Needed from those who do not look after the whole installation. */
  readonly partner?: { readonly place: PlaceId; readonly sector: string; readonly startsOn: Day } | undefined
  readonly demonstration?: boolean
}

export const sectorWords = sectors.map((sector) => sector.name)

const problems = async (
  scope: Scope,
  command: OrganisationCommand,
  own?: OrganisationId,
): Promise<Record<string, string>> => {
  const errors: Record<string, string> = {}
  if (command.name.trim() === '') errors.name = 'Enter the name of the organisation.'
  else if (command.name.length > 200) errors.name = 'Use a name of at most 200 letters.'
  for (const identifier of command.identifiers) {
    const other = await organisationByIdentifier(scope, identifier)
    if (other !== undefined && other.id !== own)
      errors.identifiers = `${other.name} has the number ${writeIdentifier(identifier)} already. Check the number, or use that organisation.`
  }
  const written = command.identifiers.map(writeIdentifier)
  if (new Set(written).size < written.length) errors.identifiers = 'The same number is given twice. Remove one of them.'
  if (command.partner !== undefined && !isSector(command.partner.sector))
    errors.sector = `Choose one of these sectors: ${listOf(sectorWords)}.`
  return errors
}

const detail = (command: Pick<OrganisationRow, 'name' | 'kind' | 'identifiers'>) => ({
  name: command.name,
  kind: command.kind,
  identifiers: command.identifiers.map(writeIdentifier),
})

export const createOrganisation = async (
  scope: Scope,
  command: OrganisationCommand,
): Promise<Result<OrganisationRow>> => {
  const { partner } = command
  const allowed =
    may(scope, 'organisations.create') ||
    (partner !== undefined && may(scope, 'places.partners', { kind: 'place', id: partner.place }))
  if (!allowed) throw notAllowed('make organisations')
  const errors = await problems(scope, command)
  if (Object.keys(errors).length > 0) return wrong(errors)
  const id = crypto.randomUUID() as OrganisationId
  if (partner !== undefined)
    await insertPartner(scope, { ...partner, placeId: partner.place, organisationId: id, endsOn: null })
  const made = await insertOrganisation(
    scope,
    id,
    { ...command, name: command.name.trim() },
    command.demonstration ?? false,
  ).catch(asRefusal(organisationProblem))
  await record(scope, {
    what: 'organisation created',
    subject: { kind: 'organisation', id },
    organisation: id,
    ...(partner === undefined ? {} : { place: partner.place }),
    after: { ...detail(made), ...(partner === undefined ? {} : { sector: partner.sector, from: partner.startsOn }) },
  })
  return ok(made)
}

export const changeOrganisation = async (
  scope: Scope,
  id: OrganisationId,
  command: OrganisationCommand,
): Promise<Result<OrganisationRow>> => {
  if (!may(scope, 'organisations.edit', { kind: 'organisation', id })) throw notAllowed('change this organisation')
  const before = await organisationById(scope, id)
  if (before === undefined) throw notFound('organisation')
  const errors = await problems(scope, command, id)
  if (Object.keys(errors).length > 0) return wrong(errors)
  const after = { ...command, name: command.name.trim() }
  await updateOrganisation(scope, id, after).catch(asRefusal(organisationProblem))
  await record(scope, {
    what: 'organisation changed',
    subject: { kind: 'organisation', id },
    organisation: id,
    before: detail(before),
    after: detail(after),
  })
  return ok({ ...before, ...after })
}

export interface PartnerCommand {
  readonly place: PlaceId
  readonly organisation: OrganisationId
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn?: Day | undefined
}

const overlapping = (a: { startsOn: Day; endsOn: Day | null }, b: { startsOn: Day; endsOn: Day | null }): boolean =>
  (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)

/** An organisation may be a partner for two sectors at once, and again after a time away; never twice for one sector at once. */
export const addPartner = async (scope: Scope, command: PartnerCommand): Promise<Result<{ readonly id: string }>> => {
  if (!may(scope, 'places.partners', { kind: 'place', id: command.place })) throw notAllowed('change the partners here')
  const organisation = await organisationById(scope, command.organisation)
  if (organisation === undefined)
    return wrong({ organisation: 'Choose an organisation from the list, or make a new one.' })
  if (!isSector(command.sector)) return wrong({ sector: 'Choose the sector for which it takes part.' })
  const span = { startsOn: command.startsOn, endsOn: command.endsOn ?? null }
  if (span.endsOn !== null && span.endsOn < span.startsOn)
    return wrong({ ends: 'The last day is before the first day. Change one of them.' })
  const twice = (await partnersOf(scope, command.place)).some(
    (one) => one.organisationId === command.organisation && one.sector === command.sector && overlapping(one, span),
  )
  if (twice) return wrong({ organisation: `${organisation.name} is a partner for this sector at that time already.` })
  const made = await insertPartner(scope, {
    ...span,
    placeId: command.place,
    organisationId: command.organisation,
    sector: command.sector,
  }).catch(asRefusal(organisationProblem))
  await record(scope, {
    what: 'partner added',
    subject: { kind: 'partnership', id: made.id },
    place: command.place,
    organisation: command.organisation,
    after: { organisation: organisation.name, sector: command.sector, from: command.startsOn, until: span.endsOn },
  })
  return ok(made)
}

/** The partnership stays as history; the day is its last. */
export const removePartner = async (scope: Scope, place: PlaceId, id: string, day: Day): Promise<string> => {
  if (!may(scope, 'places.partners', { kind: 'place', id: place })) throw notAllowed('change the partners here')
  const partner = await partnerById(scope, place, id)
  if (partner === undefined) throw notFound('partner')
  await endPartner(scope, id, day)
  await record(scope, {
    what: 'partner ended',
    subject: { kind: 'partnership', id },
    place,
    organisation: partner.organisationId,
    before: { organisation: partner.organisation, sector: partner.sector, until: partner.endsOn },
    after: { until: day },
  })
  return partner.organisation
}
