// What residents and people who use services have said; and whether a form was taken.
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../../platform/http/index.ts'
import {
  asId,
  dayOf,
  type FieldErrors,
  may,
  notFound,
  type PlaceId,
  type Scope,
  textOf,
} from '../../../platform/kernel/index.ts'
import { viewsOf } from '../actions/ask.ts'
import { placeNamed } from '../actions/look.ts'
import { prioritiesOfView } from '../actions/propose.ts'
import { wasTaken } from '../actions/taken.ts'
import { changeView, recordView, takeOutView } from '../actions/views.ts'
import { OneView, Taken, Views } from '../api.ts'
import { emptyView, type ViewTyped, viewForm, viewShown, viewTyped } from '../forms/views.ts'
import { sentPage } from '../pages/small.ts'
import { viewColumns, viewFormPage, viewPage, viewsPage } from '../pages/views.ts'
import type { ResidentsView, ViewId } from '../rules/types.ts'
import { type Context, newKey, ownerOf, placeOf } from './here.ts'

const path = '/places/:place/views'

const mayWrite = (scope: Scope, place: PlaceId): boolean => may(scope, 'priorities.edit', { kind: 'place', id: place })

/** Of this place, and still there. */
const viewIn = async ({ scope, at }: Context, text: string): Promise<ResidentsView> => {
  const id = asId<ViewId>(text)
  const found = (await viewsOf(scope, placeOf(at))).find((view) => view.id === id)
  if (found === undefined) throw notFound('view')
  return found
}

const formPage = async (
  { scope, at }: Context,
  typed: ViewTyped,
  given: { readonly view?: ResidentsView; readonly errors?: FieldErrors } = {},
) =>
  viewFormPage({
    place: await placeNamed(scope, placeOf(at)),
    typed,
    owner: ownerOf(scope),
    key: typed.key || newKey(),
    ...given,
  })

const onePage = async (context: Context, view: ResidentsView, errors?: FieldErrors) => {
  const place = placeOf(context.at)
  return viewPage({
    place: await placeNamed(context.scope, place),
    view,
    mayWrite: mayWrite(context.scope, place),
    priorities: await prioritiesOfView(context.scope, place, view.id),
    errors,
  })
}

const rowOf = (view: ResidentsView) => [view.source, view.on, view.people, view.gathered, view.consent, view.words]

const reading: readonly Route[] = [
  get({
    name: 'residents’ views',
    path,
    permission: 'priorities.read',
    words: 'What residents and people who use services have said, with source, day, number of people and consent.',
    answer: Views,
    handle: async ({ scope, at }) => {
      const place = placeOf(at)
      const views = await viewsOf(scope, place)
      const shown = { place: await placeNamed(scope, place), views, mayWrite: mayWrite(scope, place) }
      return showData({ views }, (links) => viewsPage({ ...shown, links }), {
        columns: viewColumns,
        rows: views.map(rowOf),
      })
    },
  }),
  get({
    name: 'residents’ view',
    path: `${path}/:view`,
    permission: 'priorities.read',
    words: 'What one group of people said, and the priorities that listen to it.',
    answer: OneView,
    handle: async (context) => {
      const view = await viewIn(context, context.params.view)
      const page = await onePage(context, view)
      return showData(view, () => page)
    },
  }),
]

const writing: readonly Route[] = [
  get({
    name: 'new residents’ view form',
    path: `${path}/new`,
    permission: 'priorities.edit',
    words: 'The form to write down what people said.',
    handle: async (context) => showPage(await formPage(context, emptyView(newKey()))),
  }),
  post({
    name: 'write down a view',
    path: `${path}/new`,
    permission: 'priorities.edit',
    audit: 'residents’ view written down',
    words: 'Writes down what people said. Refused without their consent.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const typed = viewTyped(body)
      const read = viewForm(body, dayOf(now))
      const command = { place: placeOf(at), key: typed.key, now }
      const done = read.ok ? await recordView(scope, { ...read.value, ...command }) : read
      if (!done.ok) return invalid(done.errors, await formPage(context, typed, { errors: done.errors }))
      const { slug } = await placeNamed(scope, command.place)
      return goTo(`/places/${slug}/views/${done.value.id}`, {
        message: done.value.again ? 'This is written down already.' : 'It is written down.',
        data: { id: done.value.id },
      })
    },
  }),
  get({
    name: 'residents’ view form',
    path: `${path}/:view/edit`,
    permission: 'priorities.edit',
    words: 'The form to put a view right.',
    handle: async (context) => {
      const view = await viewIn(context, context.params.view)
      return showPage(await formPage(context, viewShown(view), { view }))
    },
  }),
  post({
    name: 'change a view',
    path: `${path}/:view/edit`,
    permission: 'priorities.edit',
    audit: 'residents’ view changed',
    words: 'Puts a view right.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const view = await viewIn(context, context.params.view)
      const read = viewForm(body, dayOf(now))
      const command = { place: placeOf(at), view: view.id, key: textOf(body, 'key') }
      const done = read.ok ? await changeView(scope, { ...read.value, ...command }) : read
      if (!done.ok) return invalid(done.errors, await formPage(context, viewTyped(body), { view, errors: done.errors }))
      const { slug } = await placeNamed(scope, command.place)
      return goTo(`/places/${slug}/views/${view.id}`, { message: 'The view is changed.' })
    },
  }),
  post({
    name: 'take out a view',
    path: `${path}/:view/remove`,
    permission: 'priorities.edit',
    audit: 'residents’ view taken out',
    words: 'Takes a view out; its words are removed for good.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const view = await viewIn(context, context.params.view)
      const command = { place: placeOf(at), view: view.id, why: textOf(body, 'why'), now }
      const done = await takeOutView(scope, command)
      if (!done.ok) return invalid(done.errors, await onePage(context, view, done.errors))
      const { slug } = await placeNamed(scope, command.place)
      return goTo(`/places/${slug}/views`, { message: 'The view is taken out.' })
    },
  }),
]

const taken: Route = get({
  name: 'was a form taken',
  path: '/places/:place/sent',
  permission: 'priorities.read',
  words: 'Whether what was sent with this key has been taken: asked by a page whose connection dropped.',
  query: Type.Object({ key: Type.String({ default: '' }) }),
  answer: Taken,
  handle: async ({ scope, at, query }) => {
    const place = placeOf(at)
    const found = await wasTaken(scope, place, query.key)
    const named = await placeNamed(scope, place)
    return showData({ taken: found }, () => sentPage(named, found))
  },
})

export const viewsRoutes: readonly Route[] = [...reading, ...writing, taken]
