// Reading indicators: all of a place by objective, one of them, and what a place decides about it.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { changeNeed } from '../actions/change.ts'
import { needById, needsOf } from '../actions/needs-of.ts'
import { objectivesFor } from '../actions/objectives.ts'
import { Need, Needs } from '../api.ts'
import { editForm, editTyped } from '../forms/edit.ts'
import { editPage } from '../pages/edit.ts'
import { indicatorPage } from '../pages/indicator.ts'
import { needsPage } from '../pages/needs.ts'
import { needsAddress } from '../pages/words.ts'
import type { NeedId, NeedIndicator } from '../rules/types.ts'
import { openUploads } from '../store/uploads.ts'
import { mayEdit, placeAt, placeNamed } from './here.ts'

const needAt = async (scope: Scope, place: PlaceId, text: string): Promise<NeedIndicator> => {
  const id = asId<NeedId>(text)
  const found = id && (await needById(scope, place, id))
  if (!found) throw notFound('indicator')
  return found
}

export const withoutSeries = ({ series: _, ...one }: NeedIndicator) => one

const listColumns = [
  { name: 'indicator', title: 'Indicator' },
  { name: 'unit', title: 'Unit' },
  { name: 'polarity', title: 'Which end is good' },
  { name: 'objectives', title: 'Objectives' },
  { name: 'area', title: 'Area' },
  { name: 'area_code', title: 'Code' },
  { name: 'period', title: 'Time' },
  { name: 'value', title: 'Figure', numeric: true },
  { name: 'low', title: 'Lower end', numeric: true },
  { name: 'high', title: 'Upper end', numeric: true },
  { name: 'not_known', title: 'Why it is not known' },
  { name: 'region', title: 'Region', numeric: true },
  { name: 'england', title: 'England', numeric: true },
  { name: 'against_england', title: 'Against England' },
  { name: 'trend', title: 'Over time' },
  { name: 'source', title: 'Source' },
] as const

/** One row for each indicator and area. */
const listRows = (indicators: readonly NeedIndicator[]) =>
  indicators.flatMap((one) =>
    one.areas.map(({ name, code, latest, region, england, againstEngland, trend }) => [
      ...[one.name, one.unit, one.polarity, one.objectives.join(' '), name, code, latest.period],
      ...[latest.value, latest.low, latest.high, latest.notKnown, region?.value ?? null, england?.value ?? null],
      ...[againstEngland, trend.direction, one.sources.map(({ source, file }) => `${source}: ${file}`).join('; ')],
    ]),
  )

const seriesColumns = [
  { name: 'area', title: 'Area' },
  { name: 'area_code', title: 'Code' },
  { name: 'area_kind', title: 'Kind' },
  { name: 'period', title: 'Time' },
  { name: 'value', title: 'Figure', numeric: true },
  { name: 'low', title: 'Lower end', numeric: true },
  { name: 'high', title: 'Upper end', numeric: true },
  { name: 'count', title: 'Count', numeric: true },
  { name: 'denominator', title: 'Out of', numeric: true },
  { name: 'not_known', title: 'Why it is not known' },
  { name: 'note', title: 'Note' },
  { name: 'row', title: 'Row in the file', numeric: true },
] as const

const seriesRows = ({ series }: NeedIndicator) =>
  series.map((one) => [
    ...[one.areaName, one.areaCode, one.area, one.period, one.value, one.low, one.high, one.count, one.denominator],
    ...[one.notKnown, one.note, one.row],
  ])

export const needsReadingRoutes: readonly Route[] = [
  get({
    name: 'indicators of need',
    path: '/places/:place/needs',
    permission: 'priorities.read',
    words: 'Published indicators of a place beside the objectives they concern, against region and England.',
    answer: Needs,
    handle: async ({ scope, at }) => {
      const id = placeAt(at)
      const place = await placeNamed(scope, id)
      const indicators = await needsOf(scope, id)
      const objectives = await objectivesFor(scope, id)
      const edit = mayEdit(scope, id)
      const waiting = edit ? (await openUploads(scope, id)).filter(({ state }) => state === 'found').length : 0
      return showData(
        { place: place.slug, indicators: indicators.map(withoutSeries) },
        (links) => needsPage({ place, indicators, objectives, mayEdit: edit, waiting, links }),
        { columns: listColumns, rows: listRows(indicators) },
      )
    },
  }),
  get({
    name: 'indicator of need',
    path: '/places/:place/needs/:indicator',
    permission: 'priorities.read',
    words: 'One indicator over time, each figure with its interval and its row in the file.',
    answer: Need,
    handle: async ({ scope, at, params }) => {
      const id = placeAt(at)
      const place = await placeNamed(scope, id)
      const indicator = await needAt(scope, id, params.indicator)
      const objectives = await objectivesFor(scope, id)
      return showData(
        { place: place.slug, indicator },
        (links) => indicatorPage({ place, indicator, objectives, mayEdit: mayEdit(scope, id), links }),
        { columns: seriesColumns, rows: seriesRows(indicator) },
      )
    },
  }),
  get({
    name: 'indicator of need form',
    path: '/places/:place/needs/:indicator/edit',
    permission: 'priorities.edit',
    words: 'The form for what a place decides about an indicator.',
    handle: async ({ scope, at, params }) => {
      const id = placeAt(at)
      const one = await needAt(scope, id, params.indicator)
      const place = await placeNamed(scope, id)
      const typed = { unit: one.unit ?? '', polarity: one.polarity, objectives: one.objectives }
      return showPage(
        editPage({ place, id: one.id, name: one.name, objectives: await objectivesFor(scope, id), typed }),
      )
    },
  }),
  post({
    name: 'change an indicator of need',
    path: '/places/:place/needs/:indicator',
    permission: 'priorities.edit',
    audit: 'need indicator changed',
    words: 'Says beside which objectives an indicator is shown, which end is good, and its unit.',
    handle: async ({ scope, at, params, body }) => {
      const id = placeAt(at)
      const one = await needAt(scope, id, params.indicator)
      const place = await placeNamed(scope, id)
      const objectives = await objectivesFor(scope, id)
      const typed = editTyped(body)
      // What was set under a set of objectives that is not in use now may stay.
      const read = editForm(typed, [...objectives.map(({ key }) => key), ...one.objectives])
      if (!read.ok)
        return invalid(
          read.errors,
          editPage({ place, id: one.id, name: one.name, objectives, typed, errors: read.errors }),
        )
      await changeNeed(scope, id, one.id, read.value)
      return goTo(`${needsAddress(place)}/${one.id}`, { message: 'What stands at this indicator is changed.' })
    },
  }),
]
