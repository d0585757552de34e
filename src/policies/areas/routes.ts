// What twelve areas did: for everybody, because a place learns from others before it has anything of its own.
import { get, type Route, showData, Type } from '../../platform/http/index.ts'
import { notFound } from '../../platform/kernel/index.ts'
import { type Area, type AreaFact, areaOf, twelveAreas } from './packs/twelve-areas.ts'
import { areaPage, areasPage } from './pages/areas.ts'

const Fact = Type.Object({ words: Type.String(), sources: Type.Array(Type.String()) })

const AreaShape = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  cohort: Type.String({ description: 'The year of the programme' }),
  document: Fact,
  priorities: Type.Array(Fact),
  weighting: Type.Union([
    Type.Object({ percent: Type.Integer(), words: Type.String(), sources: Type.Array(Type.String()) }),
    Type.Null(),
  ]),
  thresholds: Type.Array(Fact),
  idea: Fact,
  more: Type.Array(Fact),
  sources: Type.Array(
    Type.Object({
      key: Type.String(),
      words: Type.String(),
      address: Type.Optional(Type.String()),
      seen: Type.Union([Type.Literal('whole'), Type.Literal('excerpt')]),
    }),
  ),
  unknown: Type.Array(Type.String()),
})

const Areas = Type.Object({
  vintage: Type.String(),
  source: Type.String(),
  checkedBy: Type.Union([Type.String(), Type.Null()]),
  areas: Type.Array(AreaShape),
})

const words = (facts: readonly AreaFact[]): string => facts.map((fact) => fact.words).join('; ')

const columns = [
  { name: 'area', title: 'area' },
  { name: 'cohort', title: 'cohort' },
  { name: 'document', title: 'document' },
  { name: 'priorities', title: 'priorities' },
  { name: 'minimum_weighting_percent', title: 'minimum_weighting_percent', numeric: true },
  { name: 'thresholds', title: 'thresholds' },
  { name: 'idea', title: 'idea' },
  { name: 'sources', title: 'sources' },
] as const

const rowOf = (area: Area) => [
  area.name,
  area.cohort,
  area.document.words,
  words(area.priorities),
  area.weighting?.percent ?? null,
  words(area.thresholds),
  area.idea.words,
  area.sources
    .map((source) => `${source.words}${source.address === undefined ? '' : ` (${source.address})`}`)
    .join('; '),
]

export const areasRoutes = (): readonly Route[] => [
  get({
    name: 'twelve areas',
    path: '/policies/areas',
    permission: 'policies.read',
    words:
      'What twelve areas did about social value: priorities, weighting, thresholds and what is their own, with sources.',
    query: Type.Object({ area: Type.Optional(Type.Array(Type.String())) }),
    answer: Areas,
    handle: async ({ query }) => {
      const asked = new Set(query.area ?? [])
      const picked = twelveAreas.areas.filter(({ slug }) => asked.has(slug))
      const shown = picked.length === 0 ? twelveAreas.areas : picked
      const { vintage, source, checkedBy } = twelveAreas
      return showData(
        { vintage, source, checkedBy, areas: shown },
        (links) => areasPage(twelveAreas, { shown, chosen: picked.map(({ slug }) => slug), links }),
        { columns, rows: shown.map(rowOf) },
      )
    },
  }),
  get({
    name: 'one of twelve areas',
    path: '/policies/areas/:area',
    permission: 'policies.read',
    words: 'What is known of one of the twelve areas, with the source of each fact.',
    answer: AreaShape,
    handle: async ({ params }) => {
      const area = areaOf(params.area)
      if (area === undefined) throw notFound('area')
      return showData(area, () => areaPage(area, twelveAreas))
    },
  }),
]
