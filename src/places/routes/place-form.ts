// Making and changing a place. The GET of the form finds areas and changes nothing, so it can be asked again and again.
import { get, goTo, invalid, post, type Route, showPage, Type } from '../../platform/http/index.ts'
import { type FieldErrors, may, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { areaChoices, found } from '../actions/choices.ts'
import { changePlace, createPlace } from '../actions/places.ts'
import { type PlaceTyped, placeForm, placeTyped } from '../forms.ts'
import { placeFormPage } from '../pages/place-form.ts'
import { hasAreas } from '../store/areas.ts'
import { membersOf, placeById, places } from '../store/places.ts'
import { placeOf } from './places.ts'

const query = Type.Object({
  find: Type.Optional(Type.String({ maxLength: 500 })),
  member: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 600 })),
  add: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 600 })),
  choosing: Type.Optional(Type.String()),
})

interface Asked {
  readonly typed: PlaceTyped
  readonly find: string
  readonly place?: PlaceId
  readonly errors?: FieldErrors
}

const formView = async (scope: Scope, { typed, find, place, errors }: Asked) => {
  const members = [...new Set(typed.members)]
  const own = place === undefined ? undefined : await placeById(scope, place)
  return placeFormPage({
    ...(own === undefined ? {} : { place: { slug: own.slug, name: own.name } }),
    ...(errors === undefined ? {} : { errors }),
    find,
    found: (await found(scope, find)).filter((one) => !members.includes(one.value)),
    chosen: await areaChoices(scope, members),
    name: typed.name,
    slug: typed.slug,
    parent: typed.parent,
    parents: (await places(scope)).filter((one) => one.id !== place),
    noLists: !(await hasAreas(scope)),
    mayLoad: may(scope, 'registers.import'),
  })
}

const empty = { name: '', slug: '', parent: '' }

export const placeFormRoutes = (): readonly Route[] => [
  get({
    name: 'new place form',
    path: '/places/new',
    permission: 'places.create',
    words: 'The form to make a place with; finds areas by name or code.',
    query,
    handle: async ({ scope, query: { find = '', member = [], add = [] } }) =>
      showPage(await formView(scope, { typed: { ...empty, members: [...member, ...add] }, find })),
  }),
  post({
    name: 'make a place',
    path: '/places/new',
    permission: 'places.create',
    audit: 'place created',
    words: 'Makes a place from districts, wards or postcode sectors.',
    body: Type.Object({
      name: Type.String(),
      slug: Type.Optional(Type.String()),
      parent: Type.Optional(Type.String()),
      member: Type.Array(Type.String(), { description: 'Codes of districts and wards, and postcode sectors' }),
    }),
    handle: async ({ scope, body }) => {
      const typed = placeTyped(body)
      const read = placeForm(typed)
      const made = read.ok ? await createPlace(scope, read.value) : read
      if (!made.ok) return invalid(made.errors, await formView(scope, { typed, find: '', errors: made.errors }))
      const { id, slug, name } = made.value
      return goTo(`/places/${slug}`, { message: `${name} is made.`, data: { id, slug, name } })
    },
  }),
  get({
    name: 'change place form',
    path: '/places/:place/edit',
    permission: 'places.edit',
    words: 'The form to change a place with; finds areas by name or code.',
    query,
    handle: async ({ scope, at, query: { find = '', member = [], add = [], choosing } }) => {
      const place = placeOf(at)
      const own = await placeById(scope, place)
      const parent = (await places(scope)).find((one) => one.id === own.parentId)
      const stored = choosing === undefined ? (await membersOf(scope, [place])).map((one) => one.code) : []
      const typed = {
        name: own.name,
        slug: own.slug,
        parent: parent?.slug ?? '',
        members: [...stored, ...member, ...add],
      }
      return showPage(await formView(scope, { typed, find, place }))
    },
  }),
  post({
    name: 'change a place',
    path: '/places/:place/edit',
    permission: 'places.edit',
    audit: 'place changed',
    words: 'Changes a place’s name, what it is made of, and what it lies in.',
    body: Type.Object({
      name: Type.String(),
      parent: Type.Optional(Type.String()),
      member: Type.Array(Type.String()),
    }),
    handle: async ({ scope, at, body }) => {
      const place = placeOf(at)
      const typed = placeTyped(body)
      const read = placeForm(typed)
      const done = read.ok ? await changePlace(scope, place, read.value) : read
      if (!done.ok) return invalid(done.errors, await formView(scope, { typed, find: '', place, errors: done.errors }))
      const { id, slug, name } = done.value
      return goTo(`/places/${slug}`, { message: `${name} is saved.`, data: { id, slug, name } })
    },
  }),
]
