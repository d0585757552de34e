// The door for the app: what places adds to the product.
import type { Holder, PermissionDefinition } from '../platform/auth/index.ts'
import type { Check, Feature } from '../platform/http/index.ts'
import type { JobDefinition } from '../platform/jobs/index.ts'
import {
  type At,
  asId,
  type Day,
  dayOf,
  inPeriod,
  type OrganisationId,
  type PlaceId,
  type Scope,
} from '../platform/kernel/index.ts'
import { placeNeeds } from './actions/needs.ts'
import { commands } from './commands.ts'
import { demo } from './demo/load.ts'
import type { PlaceServices } from './index.ts'
import { checkRegisters } from './registers/actions/check.ts'
import { importJob } from './registers/jobs.ts'
import { routes } from './routes.ts'
import type { PartnerRow } from './rules/types.ts'
import { organisationById } from './store/organisations.ts'
import { partnershipsOf, partnersOf } from './store/partners.ts'
import { placeBySlug } from './store/places.ts'
import { publishedPlaceBySlug } from './store/published.ts'

const readers: readonly Holder[] = [
  'installation-administrator',
  'place-lead',
  'commissioner',
  'evaluator',
  'contract-manager',
  'provider',
  'vcse-member',
  'facilitator',
  'assessor',
  'analyst',
  'viewer',
]

const permissions: readonly PermissionDefinition[] = [
  { name: 'places.read', words: 'see a place: its map, what it is made of, its partners', holders: readers },
  { name: 'places.create', words: 'make places', holders: ['installation-administrator'] },
  {
    name: 'places.edit',
    words: 'change a place’s name and what it is made of',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'places.partners',
    words: 'add and end the partner organisations of a place',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'places.seat',
    words: 'take the seat of the sector they lead, and hand it over',
    holders: ['place-lead'],
  },
  {
    name: 'places.seats',
    words: 'seat a further sector in the partnership of a place, and take an empty seat away',
    holders: ['installation-administrator', 'place-lead'],
  },
  {
    name: 'places.free-seats',
    words: 'free a seat whose lead is gone',
    holders: ['installation-administrator'],
  },
  { name: 'organisations.read', words: 'see the organisations of their places', holders: readers },
  { name: 'organisations.create', words: 'make organisations', holders: ['installation-administrator'] },
  { name: 'organisations.edit', words: 'change an organisation', holders: ['installation-administrator'] },
  {
    name: 'registers.read',
    words: 'see which registers of areas and postcodes are loaded',
    holders: ['installation-administrator', 'place-lead', 'commissioner', 'analyst'],
  },
  {
    name: 'registers.import',
    words: 'load registers of areas, boundaries, postcodes and NHS bodies',
    holders: ['installation-administrator'],
  },
]

const registers: Check = {
  name: 'registers',
  words: 'The registers of areas and postcodes hold what their receipts say',
  run: checkRegisters,
}

const partnerOn = ({ startsOn, endsOn }: PartnerRow, day: Day): boolean =>
  inPeriod(day, endsOn === null ? { from: startsOn } : { from: startsOn, to: endsOn })

/** The reader's own organisations that take part in the place today. */
const organisationsInside = async (scope: Scope, place: PlaceId): Promise<readonly At[]> => {
  const today = dayOf(new Date())
  return (await partnersOf(scope, place))
    .filter((one) => partnerOn(one, today) && scope.organisations.includes(one.organisationId))
    .map((one) => ({ kind: 'organisation', id: one.organisationId }))
}

/** The places that the reader sees and in which the organisation takes part today, and the reader's own organisations there. */
const placesWith = async (scope: Scope, organisation: OrganisationId): Promise<readonly At[]> => {
  const today = dayOf(new Date())
  const shared = (await partnershipsOf(scope, organisation)).filter((one) => partnerOn(one, today))
  const found: At[] = []
  for (const { placeId } of shared)
    found.push({ kind: 'place', id: placeId }, ...(await organisationsInside(scope, placeId)))
  return found
}

export const placesFeature = (services: PlaceServices): Feature => ({
  name: 'places',
  routes: routes(services),
  permissions,
  jobs: [
    importJob({ pathOf: (key) => services.files.pathOf(key) }) satisfies JobDefinition<never> as JobDefinition<never>,
  ],
  commands: commands(),
  migrations: new URL('./migrations/', import.meta.url),
  resolvers: {
    // A place that shows pages to everybody is found by everybody; what else there is of it, its permissions decide.
    place: async (scope, slug) => {
      const place = (await placeBySlug(scope, slug)) ?? (await publishedPlaceBySlug(scope, slug))
      return place && { kind: 'place', id: place.id }
    },
    organisation: async (scope, text) => {
      const id = asId<OrganisationId>(text)
      const found = id && (await organisationById(scope, id))
      return found && { kind: 'organisation', id: found.id }
    },
  },
  readAlso: {
    place: async (scope, at) => (at.kind === 'place' ? organisationsInside(scope, at.id) : []),
    organisation: async (scope, at) => (at.kind === 'organisation' ? placesWith(scope, at.id) : []),
  },
  navigation: [
    { text: 'Places', href: '/places', permission: 'places.read' },
    { text: 'Organisations', href: '/organisations', permission: 'organisations.read' },
  ],
  needsMe: placeNeeds,
  demo,
  checks: [registers],
})
