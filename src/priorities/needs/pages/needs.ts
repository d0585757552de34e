// The indicators of a place, each beside the objective that it concerns.
import { count, listOf } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  table,
} from '../../../platform/ui/index.ts'
import { prioritiesNavigation } from '../../pages/navigation.ts'
import type { NeedIndicator, ObjectiveNamed } from '../rules/types.ts'
import {
  comparedTag,
  inventedWords,
  link,
  needsAddress,
  type PlaceNamed,
  partsOf,
  ruleWords,
  spreadWords,
  trendTag,
  valueCell,
  wholeOf,
} from './words.ts'

export interface NeedsView {
  readonly place: PlaceNamed
  readonly indicators: readonly NeedIndicator[]
  /** Of the sets in use, in their order. */
  readonly objectives: readonly ObjectiveNamed[]
  readonly mayEdit: boolean
  /** Files that wait for a choice. */
  readonly waiting: number
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const columns = (place: string) => [
  { name: 'indicator', title: 'Indicator' },
  { name: 'period', title: 'Time' },
  { name: 'value', title: place, numeric: true },
  { name: 'region', title: 'Region', numeric: true },
  { name: 'england', title: 'England', numeric: true },
  { name: 'against', title: 'Against England' },
  { name: 'trend', title: 'Over time' },
]

const partsCell = (one: NeedIndicator): Html => {
  const spread = spreadWords(one)
  const parts = partsOf(one)
  if (spread !== undefined) return html`${spread}`
  const [only] = parts
  return only === undefined
    ? html`<span class="cw-not-known">not known</span>`
    : html`${only.name}: ${valueCell(only.latest, one.unit)}`
}

const row = (place: PlaceNamed, one: NeedIndicator) => {
  const whole = wholeOf(one)
  const first = whole ?? one.areas[0]
  const parts = partsOf(one).length
  return [
    html`${link(`${needsAddress(place)}/${one.id}`, one.name)}${whole !== undefined && parts > 1 && html`<br><span class="govuk-hint govuk-!-margin-bottom-0">${spreadWords(one) ?? `${parts} parts of the place`}</span>`}`,
    one.period,
    whole === undefined ? partsCell(one) : valueCell(whole.latest, one.unit),
    valueCell(first?.region ?? null, one.unit),
    valueCell(first?.england ?? null, one.unit),
    whole === undefined ? html`each part by itself` : comparedTag(whole.againstEngland),
    whole === undefined ? html`each part by itself` : trendTag(whole.trend),
  ]
}

const group = (view: NeedsView, title: string, indicators: readonly NeedIndicator[]): Html =>
  table({
    caption: title,
    captionSize: 'm',
    columns: columns(view.place.name),
    rows: indicators.map((one) => row(view.place, one)),
    listed: true,
    small: true,
  })

const findings = (indicators: readonly NeedIndicator[]): string => {
  const worse = indicators.filter(({ better }) => better === 'worse').length
  const getting = indicators.filter(({ trend }) => trend?.meaning === 'worse').length
  const unknown = indicators.filter(({ better }) => better === 'not known').length
  return `Of ${count(indicators.length, 'indicator')}, ${worse} ${worse === 1 ? 'is' : 'are'} worse than in England and ${getting} ${getting === 1 ? 'is' : 'are'} getting worse. How ${unknown} of them ${unknown === 1 ? 'stands' : 'stand'} to England is not known.`
}

const empty = (view: NeedsView): Html =>
  emptyState({
    title: 'No indicator has been loaded yet',
    what: `Published figures about ${view.place.name}, beside its region and England: how long people live in good health, how many have work, how many are lonely.`,
    why: 'They show where a priority would matter most, and years later whether anything changed.',
    ...(view.mayEdit
      ? { first: { text: 'Load a file of indicators', href: `${needsAddress(view.place)}/import` } }
      : {}),
    example: 'Healthy life expectancy: 57 years in one ward, 70 in another.',
  })

/** A set that no indicator was put beside is a task, not a gap: nobody has looked at it yet. */
const untouched = (view: NeedsView): Html | undefined => {
  const touched = new Set(view.indicators.flatMap(({ objectives }) => objectives))
  const sets = Map.groupBy(view.objectives, ({ set }) => set)
  const looked = [...sets.values()].filter((own) => own.some(({ key }) => touched.has(key)))
  const left = looked.flat().filter(({ key }) => !touched.has(key))
  const rest = [...sets].filter(([, own]) => !looked.includes(own)).map(([set]) => set)
  if (left.length + rest.length === 0) return undefined
  return html`<h2 class="govuk-heading-m">Objectives without an indicator</h2>${
    left.length > 0 &&
    html`<p class="govuk-body">Nothing that is loaded says how this place stands here. That is a gap in what is known, not a sign that all is well.</p>
<ul class="govuk-list govuk-list--bullet">${left.map((one) => html`<li>${one.number} ${one.title} <span class="govuk-hint govuk-!-display-inline">(${one.set})</span></li>`)}</ul>`
  }${rest.length > 0 && html`<p class="govuk-body">Nobody has put an indicator beside an objective of ${listOf(rest)} yet.</p>`}`
}

const groups = (view: NeedsView): Html => {
  const found = view.objectives.map((objective) => ({
    objective,
    own: view.indicators.filter(({ objectives }) => objectives.includes(objective.key)),
  }))
  const keys = new Set(view.objectives.map(({ key }) => key))
  const rest = view.indicators.filter(({ objectives }) => !objectives.some((key) => keys.has(key)))
  return html`${found
    .filter(({ own }) => own.length > 0)
    .map(({ objective, own }) => group(view, `${objective.number} ${objective.title}`, own))}${
    rest.length > 0 &&
    details(
      { summary: `${count(rest.length, 'indicator')} beside no objective` },
      html`<p class="govuk-body">Say on an indicator’s own page which objective it concerns.</p>${group(view, 'Beside no objective', rest)}`,
    )
  }`
}

const downloads = ({ links }: NeedsView): Html | undefined =>
  links &&
  html`<p class="govuk-body cw-no-print">All of it as ${links.csv !== undefined && html`${link(links.csv, 'CSV')} or `}${links.json !== undefined && link(links.json, 'JSON')}</p>`

const filled = (view: NeedsView): Html => {
  const at = needsAddress(view.place)
  const invented = view.indicators.some(({ sources }) => sources.some((one) => one.invented))
  return html`${invented && insetText(inventedWords)}<p class="govuk-body-l">${findings(view.indicators)}</p>
<p class="govuk-body">${ruleWords} Below each figure stands its interval. Which objective an indicator stands beside is a judgement: anybody who may edit can change it.</p>${groups(view)}${untouched(view)}${downloads(view)}${
    view.mayEdit &&
    html`<div class="cw-no-print">${button({ text: 'Load a file of indicators', href: `${at}/import` })}</div>`
  }<p class="govuk-body">${link(`${at}/files`, 'Files that were loaded')}</p>`
}

export const needsPage = (view: NeedsView): PageView =>
  page({
    title: 'Indicators of need',
    caption: view.place.name,
    wide: true,
    breadcrumbs: [{ text: view.place.name, href: `/places/${view.place.slug}` }, { text: 'Indicators of need' }],
    main: html`${prioritiesNavigation(view.place.slug, 'needs')}${
      view.waiting > 0 &&
      insetText(
        html`${count(view.waiting, 'file waits', 'files wait')} for somebody to choose indicators. ${link(`${needsAddress(view.place)}/files`, 'See what waits')}`,
      )
    }${view.indicators.length === 0 ? empty(view) : filled(view)}`,
  })
