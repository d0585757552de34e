// The list of places and a place's own page.
import { roles, sectorTitle } from '../../platform/auth/index.ts'
import { get, type Route, showData } from '../../platform/http/index.ts'
import {
  type At,
  type Day,
  dayOf,
  listOf,
  may,
  notFound,
  type PlaceId,
  type Scope,
} from '../../platform/kernel/index.ts'
import { placeMap, placeView } from '../actions/views.ts'
import { Place, Places } from '../api.ts'
import type { PersonOfPlace, PlaceServices } from '../index.ts'
import { placePage } from '../pages/place.ts'
import { placeColumns, placesPage } from '../pages/places.ts'
import { memberCounts } from '../rules/members.ts'
import { type NamedPartner, partnersOf } from '../store/partners.ts'
import { membersOf, places } from '../store/places.ts'

export const placeOf = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const stateOf = (partner: { startsOn: Day; endsOn: Day | null }, today: Day): 'now' | 'later' | 'ended' =>
  partner.startsOn > today ? 'later' : partner.endsOn !== null && partner.endsOn < today ? 'ended' : 'now'

export const partnerJson = (partner: NamedPartner, today: Day) => ({
  id: partner.id,
  organisation: { id: partner.organisationId, name: partner.organisation, kind: partner.kind },
  sector: partner.sector,
  from: partner.startsOn,
  until: partner.endsOn,
  state: stateOf(partner, today),
})

const listed = async (scope: Scope, today: Day) => {
  const all = await places(scope)
  const members = Map.groupBy(
    await membersOf(
      scope,
      all.map((place) => place.id),
    ),
    (member) => member.placeId,
  )
  const named = new Map(all.map((place) => [place.id, place]))
  const rows = []
  for (const place of all) {
    const own = members.get(place.id) ?? []
    const now = (await partnersOf(scope, place.id)).filter((one) => stateOf(one, today) === 'now')
    const parent = place.parentId === null ? undefined : named.get(place.parentId)
    rows.push({ place, own, parent, partners: new Set(now.map((one) => one.organisationId)).size })
  }
  return rows
}

/** By role, in the order of the table of roles; then by name. */
const inOrder = (people: readonly PersonOfPlace[]): readonly PersonOfPlace[] => {
  const place = (title: string) => roles.findIndex((role) => role.title === title)
  return [...people].sort((a, b) => place(a.role) - place(b.role) || a.name.localeCompare(b.name, 'en-GB'))
}

export const placeRoutes = (services: PlaceServices): readonly Route[] => [
  get({
    name: 'places',
    path: '/places',
    permission: 'places.read',
    words: 'The places one can see.',
    answer: Places,
    handle: async ({ scope, now }) => {
      const rows = await listed(scope, dayOf(now))
      const shown = rows.map(({ place, own, parent, partners }) => ({
        slug: place.slug,
        name: place.name,
        parent: parent?.name ?? null,
        madeOf: listOf(memberCounts(own)),
        partners,
        mayOpen: may(scope, 'places.read', { kind: 'place', id: place.id }),
      }))
      const data = {
        places: rows.map(({ place, own, parent }) => ({
          id: place.id,
          slug: place.slug,
          name: place.name,
          parent: parent?.slug ?? null,
          members: own.map(({ kind, code }) => ({ kind, code })),
        })),
      }
      const mayCreate = may(scope, 'places.create')
      const maySeeRegisters = may(scope, 'registers.read')
      return showData(data, (links) => placesPage(shown, { mayCreate, maySeeRegisters, links }), {
        columns: placeColumns,
        rows: shown.map((one) => [one.name, one.madeOf, one.parent, one.partners]),
      })
    },
  }),
  get({
    name: 'place',
    path: '/places/:place',
    permission: 'places.read',
    words: 'A place: its map, what it is made of, its partners and its people.',
    answer: Place,
    handle: async ({ scope, at, now }) => {
      const id = placeOf(at)
      const today = dayOf(now)
      const view = await placeView(scope, id)
      const map = await placeMap(scope, view.members)
      const partners = await partnersOf(scope, id)
      const data = {
        ...view,
        neighbours: (map?.neighbours ?? []).map(({ code, name }) => ({ code, name })),
        partners: partners.map((partner) => partnerJson(partner, today)),
      }
      const shown = {
        ...view,
        map,
        partners: partners.map((one) => ({ ...one, sector: sectorTitle(one.sector), state: stateOf(one, today) })),
        people: inOrder((await services.people?.(scope, id)) ?? []),
        next: (await services.next?.(scope, id)) ?? [],
        may: {
          edit: may(scope, 'places.edit', at),
          partners: may(scope, 'places.partners', at),
          invite: may(scope, 'people.invite', at),
          load: may(scope, 'registers.import'),
        },
      }
      return showData(data, (links) => placePage(shown, links))
    },
  }),
]
