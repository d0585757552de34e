// Reading priorities: the list, one of them, its versions, and the map.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import { notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { agreementOf } from '../../agreement/actions/agree.ts'
import { groupById } from '../../conversation/actions/ask.ts'
import type { PrioritiesServices } from '../../index.ts'
import { needsByIds } from '../../needs/actions/needs-of.ts'
import { priorityJson } from '../actions/json.ts'
import { mapJson, mapOfPriorities } from '../actions/map.ts'
import { type OnePriority, prioritiesOf, versionSubject } from '../actions/views.ts'
import { Priorities, PriorityMap, PriorityShape, Versions } from '../api.ts'
import { chosenOf, prioritiesPage, priorityColumns } from '../pages/list.ts'
import { mapColumns, mapPage } from '../pages/map.ts'
import { priorityPage } from '../pages/one.ts'
import { type VersionShown, versionColumns, versionPage, versionsPage } from '../pages/versions.ts'
import { versionStateOf } from '../rules/state.ts'
import { priorityStates } from '../rules/types.ts'
import { mayEdit, numberIn, placeAt, placeNamed, priorityHere } from './here.ts'

const shownOf = ({ versions }: OnePriority): readonly VersionShown[] =>
  versions.map(({ outcome, view }) => ({
    view,
    state: versionStateOf(outcome),
    by: outcome.writtenBy,
    at: outcome.writtenAt,
  }))

const onePage = async (scope: Scope, services: PrioritiesServices, place: PlaceId, found: OnePriority, now: Date) => {
  const [latest] = found.versions
  if (latest === undefined) throw notFound('priority')
  const { row, standing } = found
  const edit = row.withdrawnAt === null && (await mayEdit(scope, place))
  return {
    place: await placeNamed(scope, place),
    priority: latest.view,
    versions: found.versions.length,
    standing,
    agreement: await agreementOf(scope, place, { kind: versionSubject, id: latest.view.versionId }, now),
    group: row.fromGroup === null ? undefined : await groupById(scope, place, row.fromGroup),
    needs: await needsByIds(
      scope,
      place,
      latest.view.needs.map(({ id }) => id),
    ),
    uses: (await services.usedBy?.(scope, place, row.id)) ?? [],
    may: { edit, propose: edit && !latest.outcome.proposed, withdraw: edit && standing === null },
  }
}

export const readingRoutes = (services: PrioritiesServices): readonly Route[] => [
  get({
    name: 'priorities',
    path: '/places/:place/priorities',
    permission: 'priorities.read',
    words: 'The priorities of a place, with how far the agreement on each has come.',
    query: Type.Object({
      state: Type.Optional(Type.Union(priorityStates.map((state) => Type.Literal(state)))),
      theme: Type.Optional(Type.String()),
    }),
    answer: Priorities,
    handle: async ({ scope, at, query }) => {
      const place = placeAt(at)
      const all = await prioritiesOf(scope, place)
      const named = await placeNamed(scope, place)
      const chosen = { state: query.state ?? null, theme: query.theme || null }
      const shown = chosenOf(all, chosen)
      const mayWrite = await mayEdit(scope, place)
      return showData(
        { priorities: shown.map(priorityJson) },
        (links) => prioritiesPage({ place: named, all, ...chosen, mayWrite, links }),
        {
          columns: priorityColumns,
          rows: shown.map((one) => [
            one.number,
            one.title,
            one.state,
            one.theme,
            one.goals.length,
            one.objectives.length,
          ]),
        },
      )
    },
  }),
  get({
    name: 'map of priorities',
    path: '/places/:place/priorities/map',
    permission: 'priorities.read',
    words: 'Which priority serves which goal and objective, and where there is a gap.',
    query: Type.Object({
      plan: Type.Optional(Type.String()),
      set: Type.Optional(Type.String()),
      which: Type.Optional(Type.Union([Type.Literal('agreed'), Type.Literal('all')])),
    }),
    answer: PriorityMap,
    handle: async ({ scope, at, query }) => {
      const place = placeAt(at)
      const chosen = { plan: query.plan ?? '', set: query.set ?? '', which: query.which ?? ('agreed' as const) }
      const mapped = await mapOfPriorities(scope, place, chosen)
      const named = await placeNamed(scope, place)
      const data = mapJson(mapped)
      const rows = [
        ...data.goals.map((one) => ['goal', one] as const),
        ...data.objectives.map((one) => ['objective', one] as const),
      ]
      return showData(data, (links) => mapPage({ place: named, ...mapped, chosen, links }), {
        columns: mapColumns,
        rows: rows.map(([kind, { of, title, priorities }]) => [
          kind,
          of,
          title,
          priorities.join(' '),
          priorities.length === 0 ? 'gap' : '',
        ]),
      })
    },
  }),
  get({
    name: 'priority',
    path: '/places/:place/priorities/:priority',
    permission: 'priorities.read',
    words: 'One priority: what is wanted and why, where every sector stands, and what uses it.',
    answer: PriorityShape,
    handle: async ({ scope, at, params, now }) => {
      const place = placeAt(at)
      const found = await priorityHere(scope, place, params.priority)
      const view = await onePage(scope, services, place, found, now)
      return showData(priorityJson(view.priority), () => priorityPage(view))
    },
  }),
  get({
    name: 'versions of a priority',
    path: '/places/:place/priorities/:priority/versions',
    permission: 'priorities.read',
    words: 'Every version of a priority.',
    answer: Versions,
    handle: async ({ scope, at, params }) => {
      const place = placeAt(at)
      const found = await priorityHere(scope, place, params.priority)
      const versions = shownOf(found)
      const named = await placeNamed(scope, place)
      const data = versions.map(({ view, state, by, at: written }) => ({
        ...{ version: view.version, state, title: view.title, writtenBy: by, writtenAt: written.toISOString() },
      }))
      return showData(
        { versions: data },
        (links) => versionsPage({ place: named, number: found.row.number, versions, links }),
        {
          columns: versionColumns,
          rows: data.map((one) => [one.version, one.title, one.state, one.writtenBy, one.writtenAt.slice(0, 10)]),
        },
      )
    },
  }),
  get({
    name: 'version of a priority',
    path: '/places/:place/priorities/:priority/versions/:version',
    permission: 'priorities.read',
    words: 'One version of a priority, and how it differs from the one before.',
    answer: PriorityShape,
    handle: async ({ scope, at, params, now }) => {
      const place = placeAt(at)
      const found = await priorityHere(scope, place, params.priority)
      const versions = shownOf(found)
      const i = versions.findIndex(({ view }) => view.version === numberIn(params.version))
      const version = versions[i]
      if (version === undefined) throw notFound('version')
      const shown = {
        place: await placeNamed(scope, place),
        ...{ number: found.row.number, versions, version, before: versions[i + 1] },
        stands: found.standing === version.view.version,
        agreement: await agreementOf(scope, place, { kind: versionSubject, id: version.view.versionId }, now),
      }
      return showData(priorityJson(version.view), () => versionPage(shown))
    },
  }),
]
