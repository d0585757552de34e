// One indicator: what it says of the place, over time, against its region and England; and what people decided about it.
import { count, formatDay } from '../../../platform/kernel/index.ts'
import {
  barChart,
  button,
  chart,
  type Html,
  html,
  insetText,
  intervalChart,
  type PageView,
  page,
  summaryList,
  table,
} from '../../../platform/ui/index.ts'
import { inTime } from '../rules/trend.ts'
import type { AreaNow, NeedIndicator, NeedValue, ObjectiveNamed } from '../rules/types.ts'
import {
  comparedTag,
  inventedWords,
  link,
  needsAddress,
  type PlaceNamed,
  partsOf,
  polarityWords,
  ruleWords,
  setFromWords,
  spreadOf,
  trendTag,
  valueCell,
  valueWords,
  wholeOf,
  withUnit,
} from './words.ts'

export interface IndicatorView {
  readonly place: PlaceNamed
  readonly indicator: NeedIndicator
  readonly objectives: readonly ObjectiveNamed[]
  readonly mayEdit: boolean
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const beyond = { better: 'better than', worse: 'worse than', higher: 'higher than', lower: 'lower than' } as const

const againstWords = ({ againstEngland, england }: AreaNow): string => {
  if (england === null || england.value === null) return 'and for England it is not known'
  if (againstEngland === 'similar') return 'similar to England'
  if (againstEngland === 'not compared') return 'not compared with England'
  return `${beyond[againstEngland]} England`
}

/** Where it is going, with what it was. */
const trendSentence = ({ trend, code }: AreaNow, { series, unit }: NeedIndicator): string => {
  const before = series.find((one) => one.areaCode === code && one.period === trend.from)?.value
  if (trend.direction === 'not compared' || before === undefined || before === null)
    return 'Whether it is changing is not known.'
  const was = `${withUnit(before, unit)} in ${trend.from}`
  if (trend.direction === 'no clear change') return `It was ${was}: that is no clear change.`
  const sense = trend.meaning === 'neither' ? '' : `: it is getting ${trend.meaning}`
  return `It ${trend.direction === 'rising' ? 'rose' : 'fell'} from ${was}${sense}.`
}

/** The finding of one area, as sentences. */
export const areaSentence = (now: AreaNow, indicator: NeedIndicator): string => {
  const { latest } = now
  if (latest.value === null) return `What it was in ${now.name} in ${latest.period} is not known: ${latest.notKnown}.`
  return `In ${now.name} it was ${withUnit(latest.value, indicator.unit)} in ${latest.period}, ${againstWords(now)}. ${trendSentence(now, indicator)}`
}

const spreadSentence = ({ unit }: NeedIndicator, parts: readonly AreaNow[]): string => {
  const spread = spreadOf(parts)
  if (spread === undefined) return `It is published for ${count(parts.length, 'part')} of the place, and hardly known.`
  const apart = withUnit(Math.abs(spread.most.value - spread.least.value), unit)
  const unknown = spread.notKnown === 0 ? '' : ` For ${spread.notKnown} of them it is not known.`
  return `Between ${spread.least.name} and ${spread.most.name} lie ${apart}: ${withUnit(spread.least.value, unit)} in one, ${withUnit(spread.most.value, unit)} in the other.${unknown}`
}

const periodsOf = (values: readonly NeedValue[]): readonly string[] => [
  ...new Set(inTime(values).map(({ period }) => period)),
]

const point = (value: NeedValue | undefined, unit: string | null) =>
  value === undefined || value.value === null
    ? null
    : {
        value: value.value,
        text: `${value.period}, ${valueWords(value, unit)}`,
        ...(value.low !== null && value.high !== null ? { low: value.low, high: value.high } : {}),
      }

const axisAfter = (unit: string | null): { after?: string } => (unit === '%' ? { after: '%' } : {})

const overTime = (view: IndicatorView, now: AreaNow): Html => {
  const { unit, name, series } = view.indicator
  const own = series.filter(({ areaCode }) => areaCode === now.code)
  const periods = periodsOf(own)
  const others = (['region', 'england'] as const).flatMap((area) => {
    const values = series.filter((one) => one.area === area && periods.includes(one.period))
    return values.some(({ value }) => value !== null) ? [{ label: values[0]?.areaName ?? area, values }] : []
  })
  const lines = [{ label: now.name, values: own }, ...others]
  const at = (values: readonly NeedValue[], period: string) => values.find((one) => one.period === period)
  const picture = intervalChart({
    name: `time-${now.code}`,
    title: `${name}${unit === null ? '' : `, ${unit}`}: ${now.name} over time`,
    words: areaSentence(now, view.indicator),
    periods,
    series: lines.map(({ label, values }) => ({ label, points: periods.map((one) => point(at(values, one), unit)) })),
    ...axisAfter(unit),
  })
  return chart({
    name: `area-${now.code}`,
    sentence: areaSentence(now, view.indicator),
    picture: picture ?? html`<p class="govuk-body cw-not-known">Nothing of it is known.</p>`,
    table: {
      caption: `${name}: ${now.name} over time`,
      columns: [
        { name: 'period', title: 'Time' },
        ...lines.map(({ label }) => ({ name: label, title: label, numeric: true as const })),
      ],
      rows: periods.map((one) => [one, ...lines.map(({ values }) => valueCell(at(values, one) ?? null, unit))]),
    },
    source: sourceLine(view.indicator),
  })
}

const sourceLine = ({ sources }: NeedIndicator): string =>
  sources
    .map((one) => `${one.source}, ${one.file}${one.publishedOn === null ? '' : `, ${formatDay(one.publishedOn)}`}`)
    .join('; ')

const mostBars = 40

const bars = (view: IndicatorView, parts: readonly AreaNow[]): Html | undefined => {
  const { unit, name } = view.indicator
  const known = parts.flatMap(({ name: label, latest }) =>
    latest.value === null || latest.value < 0
      ? []
      : [{ label, value: latest.value, text: withUnit(latest.value, unit) }],
  )
  const england = parts.find((one) => one.england !== null)?.england
  if (known.length < 2 || known.length > mostBars) return undefined
  const all = [
    ...known,
    ...(england?.value != null && england.value >= 0
      ? [{ label: 'England', value: england.value, text: withUnit(england.value, unit), chosen: true }]
      : []),
  ]
  return barChart({
    name: 'parts-bars',
    title: `${name} in parts of ${view.place.name}`,
    bars: all.toSorted((a, b) => a.value - b.value),
  })
}

const partsPart = (view: IndicatorView): Html | undefined => {
  const parts = partsOf(view.indicator)
  if (parts.length === 0) return undefined
  const { unit, name } = view.indicator
  const rows = table({
    caption: `${name}: the newest figure of each part`,
    captionSize: 's',
    listed: true,
    columns: [
      { name: 'area', title: 'Part' },
      { name: 'period', title: 'Time' },
      { name: 'value', title: 'Figure', numeric: true },
      { name: 'against', title: 'Against England' },
      { name: 'trend', title: 'Over time' },
    ],
    rows: parts.map((one) => [
      one.name,
      one.latest.period,
      valueCell(one.latest, unit),
      comparedTag(one.againstEngland),
      trendTag(one.trend),
    ]),
  })
  const picture = bars(view, parts)
  return html`<h2 class="govuk-heading-m">Parts of ${view.place.name}</h2><p class="cw-chart__sentence">${spreadSentence(view.indicator, parts)}</p>${picture}
<p class="govuk-body">Each part is shown by itself: rates cannot be added up. What is not known of a part has no bar, and is said below.</p>${rows}`
}

const charts = (view: IndicatorView): Html => {
  const whole = wholeOf(view.indicator)
  const parts = partsOf(view.indicator)
  const turned = parts.filter(({ trend }) => trend.meaning !== 'neither')
  const shown = parts.length <= 3 ? parts : turned.slice(0, 4)
  return html`${whole !== undefined && overTime(view, whole)}${partsPart(view)}${shown.map((one) => overTime(view, one))}`
}

const facts = (view: IndicatorView): Html => {
  const { indicator, objectives } = view
  const beside = indicator.objectives.map((key) => {
    const found = objectives.find((one) => one.key === key)
    return found === undefined ? key : `${found.number} ${found.title}`
  })
  return summaryList([
    {
      key: 'Beside the objective',
      value:
        beside.length === 0
          ? 'None yet'
          : html`<ul class="govuk-list">${beside.map((one) => html`<li>${one}</li>`)}</ul>`,
    },
    { key: 'Which end is good', value: polarityWords[indicator.polarity] },
    { key: 'Unit', value: indicator.unit ?? 'Not said' },
    { key: 'Who decided this', value: setFromWords[indicator.setFrom] },
    indicator.code !== null && { key: 'Its publisher’s number', value: indicator.code },
    {
      key: 'Source',
      value: html`<ul class="govuk-list">${indicator.sources.map((one) => html`<li>${one.source}: ${link(`${needsAddress(view.place)}/files/${one.load}`, one.file)}${one.publishedOn !== null && html`, published ${formatDay(one.publishedOn)}`}</li>`)}</ul>`,
    },
    { key: 'How figures are compared', value: ruleWords },
    {
      key: 'Over time',
      value:
        'The newest figure is held, by the same rule, against the earliest of the five before it whose time does not overlap with its own.',
    },
  ])
}

export const indicatorPage = (view: IndicatorView): PageView => {
  const { indicator, place } = view
  const at = needsAddress(place)
  return page({
    title: indicator.name,
    caption: `Indicators of need of ${place.name}`,
    wide: true,
    breadcrumbs: [
      { text: place.name, href: `/places/${place.slug}` },
      { text: 'Indicators of need', href: at },
      { text: indicator.name },
    ],
    main: html`${indicator.sources.some(({ invented }) => invented) && insetText(inventedWords)}${
      indicator.areas.length === 0
        ? insetText('The files that had figures of this were taken out again. Nothing of it counts now.')
        : charts(view)
    }<h2 class="govuk-heading-m">About this indicator</h2>${facts(view)}${
      view.mayEdit &&
      html`<div class="cw-no-print">${button({ text: 'Change what stands here', href: `${at}/${indicator.id}/edit`, kind: 'secondary' })}</div>`
    }${view.links?.json !== undefined && html`<p class="govuk-body cw-no-print">Every figure as ${view.links.csv !== undefined && html`${link(view.links.csv, 'CSV')} or `}${link(view.links.json, 'JSON')}</p>`}`,
  })
}
