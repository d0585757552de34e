// What places are made of, as the rest of the product sees it.
import type { Day, OrganisationId, PlaceId } from '../../platform/kernel/index.ts'

/** What a place can be made of. A sector is a postcode without its last two letters: `ZX1 1`. */
export type MemberKind = 'district' | 'ward' | 'sector'

export interface PlaceMember {
  readonly kind: MemberKind
  /** A district's or ward's nine-character code, or a sector as it is written: `ZX1 1`. */
  readonly code: string
}

export interface PlaceRow {
  readonly id: PlaceId
  readonly slug: string
  readonly name: string
  readonly parentId: PlaceId | null
  readonly createdAt: Date
}

export const organisationKinds = [
  { name: 'local-authority', title: 'Local authority' },
  { name: 'nhs-commissioner', title: 'NHS commissioner' },
  { name: 'police-and-crime-commissioner', title: 'Police and crime commissioner' },
  { name: 'health-and-wellbeing-board', title: 'Health and wellbeing board' },
  { name: 'provider', title: 'Provider' },
  { name: 'vcse', title: 'Voluntary, community or social enterprise' },
  { name: 'business', title: 'Business' },
  { name: 'other', title: 'Other' },
] as const

export type OrganisationKind = (typeof organisationKinds)[number]['name']

export const isOrganisationKind = (text: string): text is OrganisationKind =>
  organisationKinds.some((kind) => kind.name === text)

export const organisationKindTitle = (name: string): string =>
  organisationKinds.find((kind) => kind.name === name)?.title ?? name

/** A number in a public register, by the register's code on org-id.guide: `GB-COH`, `01234567`. */
export interface Identifier {
  readonly scheme: string
  readonly id: string
}

export interface OrganisationRow {
  readonly id: OrganisationId
  readonly name: string
  readonly kind: OrganisationKind
  readonly identifiers: readonly Identifier[]
  readonly createdAt: Date
}

/** An organisation's part in a place: for one sector, between two days. */
export interface PartnerRow {
  readonly id: string
  readonly placeId: PlaceId
  readonly organisationId: OrganisationId
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn: Day | null
}

export type AreaKind =
  | 'district'
  | 'ward'
  | 'county'
  | 'combined-authority'
  | 'region'
  | 'icb'
  | 'sub-icb'
  | 'nhs-region'
  | 'lsoa'
  | 'msoa'
  | 'other'

/** A public area and what is known of it. `unknown`: named by somebody here, but no register that was loaded has it. */
export interface AreaRow {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string | null
  readonly nation: string | null
  readonly parentCode: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly status: 'known' | 'unknown'
  readonly source: string | null
  readonly edition: string | null
}

/** One code that gave way to others. */
export interface AreaChange {
  readonly oldCode: string
  readonly newCode: string
  /** The first day of the new code; null where no register says. */
  readonly changedOn: Day | null
  readonly kind: 'replaced' | 'recoded'
}

/** The codes that stand for one code today, with the date of the latest change on the way. */
export interface CurrentCodes {
  readonly code: string
  readonly current: readonly string[]
  readonly changedOn: Day | null
  readonly changed: boolean
}

/** Longitude, latitude, in degrees (WGS 84). */
export type Position = readonly [number, number]
/** The first ring is the outside, the others are holes. A ring ends where it began. */
export type Polygon = readonly (readonly Position[])[]
export type MultiPolygon = readonly Polygon[]

export interface BoundaryRow {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly edition: string
  readonly geometry: MultiPolygon
}

/** One of the areas a place is made of, as pages, their JSON and the command line show it. */
export interface MemberView {
  readonly kind: MemberKind
  readonly code: string
  /** Null where no register that was loaded has the code. */
  readonly name: string | null
  readonly status: 'known' | 'unknown'
  /** What stands for the code today, where that is something else. */
  readonly now: readonly { readonly code: string; readonly name: string | null }[]
  readonly changedOn: Day | null
  /** Codes that this one took the place of. */
  readonly former: readonly { readonly code: string; readonly changedOn: Day | null }[]
  /** For a postcode sector: the districts its postcodes lie in. */
  readonly districts: readonly { readonly code: string; readonly name: string | null; readonly postcodes: number }[]
}

export interface PlaceName {
  readonly slug: string
  readonly name: string
}
