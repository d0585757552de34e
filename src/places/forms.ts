// What was typed into the forms of places and organisations, as commands, or what is wrong with each field.
import { isSector } from '../platform/auth/index.ts'
import {
  asId,
  type Body,
  type Day,
  type DayTyped,
  dayFrom,
  dayTyped,
  type FieldErrors,
  type OrganisationId,
  ok,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../platform/kernel/index.ts'
import { readIdentifier, schemes } from './rules/identifiers.ts'
import { listIn, readMembers } from './rules/members.ts'
import { type Identifier, isOrganisationKind, type OrganisationKind, type PlaceMember } from './rules/types.ts'

const none = (errors: FieldErrors): boolean => Object.keys(errors).length === 0

export interface PlaceTyped {
  readonly name: string
  readonly slug: string
  readonly parent: string
  readonly members: readonly string[]
}

export const placeTyped = (body: Body): PlaceTyped => ({
  name: textOf(body, 'name'),
  slug: textOf(body, 'slug').toLowerCase(),
  parent: textOf(body, 'parent'),
  // One to a box, or several in one with commas between.
  members: textsOf(body, 'member').flatMap(listIn),
})

export interface PlaceRead {
  readonly name: string
  readonly slug?: string
  readonly parent?: string
  readonly members: readonly PlaceMember[]
}

export const placeForm = (typed: PlaceTyped): Result<PlaceRead> => {
  const members = readMembers(typed.members)
  const errors: FieldErrors = {
    ...(typed.name === '' ? { name: 'Enter the name of the place.' } : {}),
    ...(members.ok ? {} : { members: members.errors }),
  }
  if (!none(errors) || !members.ok) return wrong(errors)
  return ok({
    name: typed.name,
    members: members.value,
    ...(typed.slug === '' ? {} : { slug: typed.slug }),
    ...(typed.parent === '' ? {} : { parent: typed.parent }),
  })
}

/** A few rows for numbers in registers: `scheme-1`, `number-1`, … */
export const identifierRows = 4

export interface IdentifierTyped {
  readonly scheme: string
  readonly number: string
}

export interface OrganisationTyped {
  readonly name: string
  readonly kind: string
  readonly identifiers: readonly IdentifierTyped[]
  readonly sector: string
}

export const organisationTyped = (body: Body): OrganisationTyped => ({
  name: textOf(body, 'name'),
  kind: textOf(body, 'kind'),
  sector: textOf(body, 'sector'),
  identifiers: Array.from({ length: identifierRows }, (_, i) => ({
    scheme: textOf(body, `scheme-${i + 1}`),
    number: textOf(body, `number-${i + 1}`),
  })),
})

export interface OrganisationRead {
  readonly name: string
  readonly kind: OrganisationKind
  readonly identifiers: readonly Identifier[]
}

export const organisationForm = (typed: OrganisationTyped): Result<OrganisationRead> => {
  const errors: Record<string, string> = {}
  if (typed.name === '') errors.name = 'Enter the name of the organisation.'
  const identifiers: Identifier[] = []
  typed.identifiers.forEach(({ scheme, number }, i) => {
    if (number === '') return
    const read = scheme === '' ? wrong('Choose the register this number is from.') : readIdentifier(scheme, number)
    if (read.ok) identifiers.push(read.value)
    else if (scheme === '') errors[`scheme-${i + 1}`] = read.errors
    else errors[`number-${i + 1}`] = read.errors
  })
  if (!isOrganisationKind(typed.kind)) return wrong({ ...errors, kind: 'Choose what kind of organisation it is.' })
  return none(errors) ? ok({ name: typed.name, kind: typed.kind, identifiers }) : wrong(errors)
}

/** The rows with what is there already, and one empty row more than that where there is room. */
export const identifiersShown = (identifiers: readonly Identifier[]): readonly IdentifierTyped[] =>
  Array.from({ length: Math.max(identifierRows, identifiers.length) }, (_, i) => ({
    scheme: identifiers[i]?.scheme ?? '',
    number: identifiers[i]?.id ?? '',
  }))

export const schemeChoices: readonly { value: string; text: string }[] = [
  { value: '', text: 'Choose a register' },
  ...schemes.map(({ code, title }) => ({ value: code, text: `${title} (${code})` })),
]

export interface PartnerTyped {
  readonly organisation: string
  readonly sector: string
  readonly starts: DayTyped
  readonly ends: DayTyped
}

export const partnerTyped = (body: Body): PartnerTyped => ({
  organisation: textOf(body, 'organisation'),
  sector: textOf(body, 'sector'),
  starts: dayTyped(body, 'starts'),
  ends: dayTyped(body, 'ends'),
})

export interface PartnerRead {
  readonly organisation: OrganisationId
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn?: Day
}

const notADay = 'Enter a real day, such as 27 3 2026.'

export const partnerForm = (typed: PartnerTyped, today: Day): Result<PartnerRead> => {
  const organisation = asId<OrganisationId>(typed.organisation)
  const [starts, ends] = [dayFrom(typed.starts), dayFrom(typed.ends)]
  const errors: FieldErrors = {
    ...(organisation === undefined ? { organisation: 'Choose an organisation from the list.' } : {}),
    ...(isSector(typed.sector) ? {} : { sector: 'Choose the sector for which it takes part.' }),
    ...(starts === 'wrong' ? { starts: notADay } : {}),
    ...(ends === 'wrong' ? { ends: notADay } : {}),
  }
  if (!none(errors) || organisation === undefined || starts === 'wrong' || ends === 'wrong') return wrong(errors)
  return ok({
    organisation,
    sector: typed.sector,
    startsOn: starts ?? today,
    ...(ends === undefined ? {} : { endsOn: ends }),
  })
}
