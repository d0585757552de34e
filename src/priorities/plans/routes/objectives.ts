// The sets of objectives of a place: all of them, which are used, one, and one objective.
import { get, goTo, invalid, post, type Route, showData } from '../../../platform/http/index.ts'
import { notFound, textsOf } from '../../../platform/kernel/index.ts'
import { objectiveSets } from '../actions/ask.ts'
import type { PlanLinks } from '../actions/links.ts'
import { chooseSets } from '../actions/objectives.ts'
import { ObjectiveSets, OneObjectiveSet } from '../api.ts'
import { setColumns, setPage, setsPage } from '../pages/objectives.ts'
import { objectivesAt } from '../pages/words.ts'
import type { Objective, ObjectiveSet } from '../rules/types.ts'
import { type Context, mayEdit, placeNamed, placeOf } from './here.ts'

const path = '/places/:place/objectives'

export const setIn = async ({ scope, at }: Context, key: string): Promise<ObjectiveSet> => {
  const found = (await objectiveSets(scope, placeOf(at))).find((one) => one.key === key)
  if (found === undefined) throw notFound('set of objectives')
  return found
}

/** One that the place wrote. */
export const ownSetIn = async (context: Context, key: string): Promise<ObjectiveSet> => {
  const found = await setIn(context, key)
  if (found.kind !== 'own') throw notFound('set of this place’s own')
  return found
}

export const objectiveJson = ({ setTitle: _, ...objective }: Objective) => objective

const setJson = ({ objectives, ...set }: ObjectiveSet) => ({ ...set, objectives: objectives.map(objectiveJson) })

const setsView = async ({ scope, at }: Context) => {
  const place = placeOf(at)
  return {
    place: await placeNamed(scope, place),
    sets: await objectiveSets(scope, place),
    mayEdit: mayEdit(scope, place),
  }
}

export const objectiveRoutes = (links: PlanLinks): readonly Route[] => [
  get({
    name: 'objective sets',
    path,
    permission: 'priorities.read',
    words: 'The sets of objectives that a place can use, with source, edition and who checked them.',
    answer: ObjectiveSets,
    handle: async (context) => {
      const view = await setsView(context)
      return showData({ sets: view.sets.map(setJson) }, (twins) => setsPage({ ...view, links: twins }), {
        columns: setColumns,
        rows: view.sets.map((one) => [
          ...[one.title, one.objectives.length, one.inUse ? 'yes' : 'no', one.vintage],
          ...[one.checked ?? 'nobody yet', one.source],
        ]),
      })
    },
  }),
  post({
    name: 'choose objective sets',
    path,
    permission: 'priorities.edit',
    audit: 'objective sets chosen',
    words: 'Says which sets of objectives a place uses from now on.',
    handle: async (context) => {
      const { scope, at, body } = context
      const chosen = textsOf(body, 'sets')
      const done = await chooseSets(scope, links, placeOf(at), chosen)
      const view = await setsView(context)
      if (!done.ok) return invalid(done.errors, setsPage({ ...view, links: {}, chosen, errors: done.errors }))
      return goTo(objectivesAt(view.place), { message: 'These sets are used from now on.' })
    },
  }),
  get({
    name: 'objective set',
    path: `${path}/:objectiveSet`,
    permission: 'priorities.read',
    words: 'One set of objectives, with the priorities that serve each.',
    answer: OneObjectiveSet,
    handle: async (context) => {
      const { scope, at, params } = context
      const place = placeOf(at)
      const set = await setIn(context, params.objectiveSet)
      const keys = set.objectives.map(({ key }) => key)
      const priorities = await links.ofObjectives(scope, place, keys)
      const view = { place: await placeNamed(scope, place), set, priorities, mayEdit: mayEdit(scope, place) }
      const data = {
        ...set,
        objectives: set.objectives.map((one) => ({
          ...objectiveJson(one),
          priorities: priorities.get(one.key) ?? [],
        })),
      }
      return showData(data, (twins) => setPage({ ...view, links: twins }), {
        columns: [
          { name: 'number', title: 'Number' },
          { name: 'title', title: 'Objective' },
          { name: 'words', title: 'What it means' },
          { name: 'priorities', title: 'Priorities that serve it' },
          { name: 'toCheck', title: 'To be checked' },
        ],
        rows: set.objectives
          .filter(({ withdrawnOn }) => withdrawnOn === null)
          .map((one) => [
            ...[one.number, one.title, one.words],
            (priorities.get(one.key) ?? []).map(({ title }) => title).join('; '),
            one.toCheck,
          ]),
      })
    },
  }),
]
