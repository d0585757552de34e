// The front door of places: what a place, an organisation and an area are, the questions neighbours may ask of them, and the
// ports that others fill.
import type { Files } from '../platform/files/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { PlaceId, Scope } from '../platform/kernel/index.ts'
import type { SeatsChanged } from './seats/actions.ts'

/** A person with a role in a place, as the place's page names them. */
export interface PersonOfPlace {
  readonly name: string
  /** The role's title: `Place lead`. */
  readonly role: string
  /** The sector's title, where the role has one. */
  readonly sector?: string
  readonly organisation?: string
  readonly href?: string
}

/** A step that a later feature offers on the place's page. */
export interface NextStep {
  readonly title: string
  readonly href?: string
  readonly hint?: string
  /** A word or two: `Not started`, `Done`. */
  readonly status: string
}

/** What places needs; the app hands it over. */
export interface PlaceServices extends SeatsChanged {
  readonly files: Pick<Files, 'pathOf'>
  readonly jobs: Pick<Jobs, 'start'>
  /** The people with a role in a place, by what accounts knows. */
  readonly people?: (scope: Scope, place: PlaceId) => Promise<readonly PersonOfPlace[]>
  /** Further steps, from later features. */
  readonly next?: (scope: Scope, place: PlaceId) => Promise<readonly NextStep[]>
}

export { parseIdentifier, readIdentifier, writeIdentifier } from './rules/identifiers.ts'
export { normalPostcode, sectorOf, writtenPostcode } from './rules/postcode.ts'
export type {
  AreaChange,
  AreaKind,
  AreaRow,
  BoundaryRow,
  CurrentCodes,
  Identifier,
  MemberKind,
  MultiPolygon,
  OrganisationKind,
  OrganisationRow,
  PartnerRow,
  PlaceMember,
  PlaceRow,
  Polygon,
  Position,
} from './rules/types.ts'
export { isOrganisationKind, organisationKinds, organisationKindTitle } from './rules/types.ts'
export { ownSeat, ownSector, seatInvented, seatsOf } from './seats/actions.ts'
export type { Seat } from './seats/rules.ts'
export {
  areasByCode,
  areasOfPostcodes,
  areasWithin,
  currentCodes,
  currentCodesOf,
  districtOfPostcode,
  districtsOfSectors,
  findAreas,
  formerCodes,
  neighboursOf,
  type PostcodeNow,
  registersNow,
  shortCodesOf,
} from './store/areas.ts'
export { placeDirectory } from './store/directory.ts'
export {
  insertOrganisation as organisationWithoutAsking,
  organisationById,
  organisationByIdentifier,
  organisations,
  organisationsByIds,
} from './store/organisations.ts'
export { partnersOf, placesOfOrganisations } from './store/partners.ts'
export { isInventedPlace, membersOf, onlyInventedPlaces, placeById, placeBySlug, places } from './store/places.ts'
export {
  type PublishedPlace,
  publishedPages,
  publishedPagesOf,
  publishedPlaceBySlug,
  publishPages,
  withdrawPages,
} from './store/published.ts'
