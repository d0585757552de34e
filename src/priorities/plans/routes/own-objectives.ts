// The sets that a place writes itself, and one objective of any set with every wording it has had.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, dayOf, type FieldErrors, notFound, type Scope } from '../../../platform/kernel/index.ts'
import type { PlanLinks } from '../actions/links.ts'
import { addObjective, addSet, changeObjective, changeSet, withdrawObjective } from '../actions/objectives.ts'
import { OneObjective } from '../api.ts'
import { emptyWording, type SetTyped, setForm, setTyped, wordingForm, wordingTyped } from '../forms/objectives.ts'
import { whyTyped } from '../forms/plan.ts'
import { objectiveFormPage, objectivePage, setFormPage } from '../pages/own-objectives.ts'
import { objectiveAddress, setAddress } from '../pages/words.ts'
import type { Wording } from '../rules/records.ts'
import { ownSetKey } from '../rules/sets.ts'
import type { Objective, ObjectiveSet, OwnObjectiveId, OwnSetId } from '../rules/types.ts'
import { ownObjectives, wordingsOf } from '../store/objectives.ts'
import { type Context, mayEdit, placeNamed, placeOf } from './here.ts'
import { objectiveJson, ownSetIn, setIn } from './objectives.ts'

const path = '/places/:place/objectives'
const one = `${path}/:objectiveSet/:objective` as const

const idOf = ({ key }: ObjectiveSet): OwnSetId => key.slice('own-'.length) as OwnSetId

type Params = { readonly objectiveSet: string; readonly objective: string }

const found = async (context: Context, params: Params) => {
  const set = await setIn(context, params.objectiveSet)
  const objective = set.objectives.find(({ key }) => key.slice(key.indexOf(':') + 1) === params.objective)
  if (objective === undefined) throw notFound('objective')
  const own = set.kind === 'own' ? asId<OwnObjectiveId>(params.objective) : undefined
  return { set, objective, own, place: await placeNamed(context.scope, placeOf(context.at)) }
}

/** One that the place wrote and that counts. */
const ownIn = async (context: Context, params: Params) => {
  const { own, ...rest } = await found(context, params)
  if (own === undefined || rest.objective.withdrawnOn !== null) throw notFound('objective of this place’s own')
  return { own, ...rest }
}

const historyOf = async (scope: Scope, context: Context, own: OwnObjectiveId | undefined) => {
  if (own === undefined) return { wordings: [], withdrawnWhy: null }
  const row = (await ownObjectives(scope, placeOf(context.at))).find(({ id }) => id === own)
  return { wordings: await wordingsOf(scope, own), withdrawnWhy: row?.withdrawnWhy ?? null }
}

const pageOf = async (
  context: Context,
  params: Params,
  links: PlanLinks,
  again: { readonly why?: string; readonly errors?: FieldErrors } = {},
) => {
  const { scope, at } = context
  const { own, objective, ...rest } = await found(context, params)
  const priorities = (await links.ofObjectives(scope, placeOf(at), [objective.key])).get(objective.key) ?? []
  const history = await historyOf(scope, context, own)
  const view = { ...rest, objective, priorities, ...history, mayEdit: mayEdit(scope, placeOf(at)), ...again }
  const data = {
    ...objectiveJson(objective),
    withdrawnWhy: history.withdrawnWhy,
    priorities,
    wordings: history.wordings.map(({ writtenBy: _, writtenAt, ...wording }) => ({
      ...wording,
      writtenAt: writtenAt.toISOString(),
    })),
  }
  return { data, page: objectivePage(view) }
}

const setPageOf = async (context: Context, typed: SetTyped, set?: ObjectiveSet, errors?: FieldErrors) =>
  setFormPage({
    place: await placeNamed(context.scope, placeOf(context.at)),
    typed,
    errors,
    ...(set === undefined ? {} : { set }),
  })

const sets: readonly Route[] = [
  get({
    name: 'new objective set form',
    path: `${path}/new`,
    permission: 'priorities.edit',
    words: 'The form to add a set of objectives of the place’s own.',
    handle: async (context) => showPage(await setPageOf(context, { title: '', source: '' })),
  }),
  post({
    name: 'add an objective set',
    path: `${path}/new`,
    permission: 'priorities.edit',
    audit: 'objective set added',
    words: 'Adds a set of objectives of the place’s own. It is used from the start.',
    handle: async (context) => {
      const { scope, at, body } = context
      const typed = setTyped(body)
      const read = setForm(typed)
      const done = read.ok ? await addSet(scope, placeOf(at), read.value) : read
      if (!done.ok) return invalid(done.errors, await setPageOf(context, typed, undefined, done.errors))
      const key = ownSetKey(done.value)
      return goTo(setAddress(await placeNamed(scope, placeOf(at)), key), {
        message: 'The set is added. Now add its objectives.',
        data: { key },
      })
    },
  }),
  get({
    name: 'objective set form',
    path: `${path}/:objectiveSet/edit`,
    permission: 'priorities.edit',
    words: 'The form to change the title and the source of a set.',
    handle: async (context) => {
      const set = await ownSetIn(context, context.params.objectiveSet)
      return showPage(await setPageOf(context, set, set))
    },
  }),
  post({
    name: 'change an objective set',
    path: `${path}/:objectiveSet/edit`,
    permission: 'priorities.edit',
    audit: 'objective set changed',
    words: 'Changes the title and the source of a set of the place’s own.',
    handle: async (context) => {
      const { scope, at, body } = context
      const set = await ownSetIn(context, context.params.objectiveSet)
      const typed = setTyped(body)
      const read = setForm(typed)
      const done = read.ok ? await changeSet(scope, placeOf(at), idOf(set), read.value) : read
      if (!done.ok) return invalid(done.errors, await setPageOf(context, typed, set, done.errors))
      return goTo(setAddress(await placeNamed(scope, placeOf(at)), set.key), { message: 'The set is changed.' })
    },
  }),
]

const formOf = async (
  { scope, at }: Context,
  set: ObjectiveSet,
  typed: Wording,
  given: { readonly objective?: Objective; readonly errors?: FieldErrors } = {},
) => objectiveFormPage({ place: await placeNamed(scope, placeOf(at)), set, typed, ...given })

const objectives: readonly Route[] = [
  get({
    name: 'new objective form',
    path: `${path}/:objectiveSet/new`,
    permission: 'priorities.edit',
    words: 'The form to add an objective to a set of the place’s own.',
    handle: async (context) =>
      showPage(await formOf(context, await ownSetIn(context, context.params.objectiveSet), emptyWording)),
  }),
  post({
    name: 'add an objective',
    path: `${path}/:objectiveSet/new`,
    permission: 'priorities.edit',
    audit: 'objective added',
    words: 'Adds an objective to a set of the place’s own.',
    handle: async (context) => {
      const { scope, at, body } = context
      const set = await ownSetIn(context, context.params.objectiveSet)
      const typed = wordingTyped(body)
      const read = wordingForm(typed)
      if (!read.ok) return invalid(read.errors, await formOf(context, set, typed, { errors: read.errors }))
      const id = await addObjective(scope, placeOf(at), idOf(set), read.value)
      return goTo(setAddress(await placeNamed(scope, placeOf(at)), set.key), {
        message: 'The objective is added.',
        data: { id },
      })
    },
  }),
  get({
    name: 'objective form',
    path: `${one}/edit`,
    permission: 'priorities.edit',
    words: 'The form to write an objective of the place’s own in other words.',
    handle: async (context) => {
      const { set, objective } = await ownIn(context, context.params)
      const { number, title, words } = objective
      return showPage(await formOf(context, set, { number, title, words }, { objective }))
    },
  }),
  post({
    name: 'change an objective',
    path: `${one}/edit`,
    permission: 'priorities.edit',
    audit: 'objective changed',
    words: 'Writes an objective in other words. The earlier wording is kept.',
    handle: async (context) => {
      const { set, objective, own, place } = await ownIn(context, context.params)
      const typed = wordingTyped(context.body)
      const read = wordingForm(typed)
      if (!read.ok) return invalid(read.errors, await formOf(context, set, typed, { objective, errors: read.errors }))
      await changeObjective(context.scope, placeOf(context.at), own, read.value)
      return goTo(objectiveAddress(place, objective), { message: 'The objective is changed.' })
    },
  }),
]

const single = (links: PlanLinks): readonly Route[] => [
  get({
    name: 'objective',
    path: one,
    permission: 'priorities.read',
    words: 'One objective, the priorities that serve it, and its earlier wordings.',
    answer: OneObjective,
    handle: async (context) => {
      const { data, page } = await pageOf(context, context.params, links)
      return showData(data, () => page)
    },
  }),
  post({
    name: 'withdraw an objective',
    path: `${one}/withdraw`,
    permission: 'priorities.edit',
    audit: 'objective withdrawn',
    words: 'Withdraws an objective of the place’s own. Refused while a priority serves it.',
    handle: async (context) => {
      const { scope, at, body, now, params } = context
      const { own, set, place } = await ownIn(context, params)
      const why = whyTyped(body)
      const done = await withdrawObjective(scope, links, own, { place: placeOf(at), why, on: dayOf(now) })
      if (!done.ok)
        return invalid(done.errors, (await pageOf(context, params, links, { why, errors: done.errors })).page)
      return goTo(setAddress(place, set.key), { message: `“${done.value}” is withdrawn.` })
    },
  }),
]

export const ownObjectiveRoutes = (links: PlanLinks): readonly Route[] => [...sets, ...objectives, ...single(links)]
