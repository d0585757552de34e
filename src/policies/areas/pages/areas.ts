// Twelve areas side by side, and one of them with all that is known. No fact stands without the source it was taken from.
import {
  button,
  checkboxes,
  details,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  summaryList,
  table,
} from '../../../platform/ui/index.ts'
import type { Area, AreaFact, AreaSource, AreasPack } from '../packs/twelve-areas.ts'

export const areasAddress = '/policies/areas'
export const areaAddress = ({ slug }: Pick<Area, 'slug'>): string => `${areasAddress}/${slug}`

/** A short name for a source, as a mark behind each fact. */
const markOf = (source: AreaSource): string => (source.key === 'report' ? 'the report' : source.key)

const marks = (area: Area, fact: AreaFact): Html => {
  const found = fact.sources.flatMap((key) => area.sources.filter((source) => source.key === key))
  return html`<span class="cw-source">(<span class="govuk-visually-hidden">source: </span>${found.map(
    (source, i) =>
      html`${i > 0 && ', '}<a class="govuk-link" href="${areaAddress(area)}#source-${source.key}">${markOf(source)}<span class="govuk-visually-hidden"> of ${area.name}</span></a>`,
  )})</span>`
}

const fact = (area: Area, one: AreaFact): Html => html`${one.words} ${marks(area, one)}`

const none = html`<span class="cw-not-known">not found</span>`

const facts = (area: Area, given: readonly AreaFact[]): Html =>
  given.length === 0
    ? none
    : html`<ul class="govuk-list govuk-list--bullet">${given.map((one) => html`<li>${fact(area, one)}</li>`)}</ul>`

const weighting = (area: Area): Html => (area.weighting === null ? none : fact(area, area.weighting))

interface Aspect {
  readonly name: string
  readonly title: string
  readonly of: (area: Area) => Html
}

const aspects: readonly Aspect[] = [
  { name: 'document', title: 'What it wrote', of: (area) => fact(area, area.document) },
  { name: 'priorities', title: 'Priorities', of: (area) => facts(area, area.priorities) },
  { name: 'weighting', title: 'Minimum weighting', of: weighting },
  { name: 'thresholds', title: 'From which value', of: (area) => facts(area, area.thresholds) },
  { name: 'idea', title: 'What is its own', of: (area) => fact(area, area.idea) },
]

const named = (area: Area): Html =>
  html`<a class="govuk-link" href="${areaAddress(area)}">${area.name}</a> <span class="cw-source">${area.cohort}</span>`

/** Up to this many areas fit beside each other as columns. */
const mostColumns = 3

const asRows = (areas: readonly Area[], links: Links): Html =>
  table({
    caption: 'The areas, each with what is known of it',
    captionHidden: true,
    listed: true,
    columns: [{ name: 'area', title: 'Area' }, ...aspects.map(({ name, title }) => ({ name, title }))],
    rows: areas.map((area) => [named(area), ...aspects.map(({ of }) => of(area))]),
    links,
  })

const asColumns = (areas: readonly Area[], links: Links): Html =>
  table({
    caption: 'The areas you chose, side by side',
    captionHidden: true,
    listed: true,
    columns: [{ name: 'aspect', title: 'What' }, ...areas.map(({ slug, name }) => ({ name: slug, title: name }))],
    rows: aspects.map(({ title, of }) => [title, ...areas.map(of)]),
    links,
  })

export interface Links {
  readonly csv?: string
  readonly json?: string
}

const chooser = (pack: AreasPack, chosen: readonly string[]): Html =>
  details(
    { summary: chosen.length === 0 ? 'Compare only some of them' : 'Choose other areas' },
    html`<form method="get" action="${areasAddress}">${checkboxes({
      name: 'area',
      label: 'Which areas?',
      hint: `Up to ${mostColumns} stand beside each other.`,
      size: 's',
      options: pack.areas.map(({ slug, name }) => ({ value: slug, text: name })),
      value: chosen,
      small: true,
    })}${button({ text: 'Show these', kind: 'secondary' })}</form>`,
  )

const how = (pack: AreasPack): Html =>
  html`${insetText(
    html`The programme’s report was read whole. Pages of the areas were seen as excerpts, and ${
      pack.checkedBy === null ? 'nobody has compared them with the originals yet' : `were checked by ${pack.checkedBy}`
    }: before you rely on a figure, look at the original. Everything is in our own words, as of ${pack.vintage}. “Not found” means that we did not find it, not that there is none.`,
  )}`

export const areasPage = (
  pack: AreasPack,
  options: { readonly shown: readonly Area[]; readonly chosen: readonly string[]; readonly links: Links },
): PageView => {
  const { shown, chosen, links } = options
  const weighted = pack.areas.filter((area) => area.weighting !== null).length
  return page({
    title: 'What twelve areas did',
    wide: true,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-body-l">From 2013 to 2016 twelve areas of England asked what social value meant to them, with council, NHS and voluntary sector as equals. Here is what each came to.</p>
<p class="govuk-body">For ${weighted} of the twelve a minimum weighting was found. What they share is the wish to keep spending local; what each added is in the last column.</p>
${how(pack)}${chooser(pack, chosen)}</div></div>
${chosen.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${areasAddress}">Show all twelve</a></p>`}
${shown.length <= mostColumns && chosen.length > 0 ? asColumns(shown, links) : asRows(shown, links)}`,
  })
}

const sourceItem = (source: AreaSource): Html =>
  html`<li id="source-${source.key}"><strong>${markOf(source)}</strong>: ${source.words}${
    source.address !== undefined && html`, <span class="cw-source">${source.address}</span>`
  }. ${source.seen === 'whole' ? 'Read whole.' : 'Seen as an excerpt; to be checked against the original.'}</li>`

export const areaPage = (area: Area, pack: AreasPack): PageView =>
  page({
    title: area.name,
    caption: `One of the twelve areas, ${area.cohort}`,
    breadcrumbs: [{ text: 'What twelve areas did', href: areasAddress }, { text: area.name }],
    main: html`${summaryList([
      ...aspects.map(({ title, of }) => ({ key: title, value: of(area) })),
      area.more.length > 0 && { key: 'Also', value: facts(area, area.more) },
      { key: 'Looked for, not found', value: area.unknown.length === 0 ? 'Nothing' : area.unknown.join(' ') },
    ])}
<h2 class="govuk-heading-m">Sources</h2>
<ol class="govuk-list govuk-list--number">${area.sources.map(sourceItem)}</ol>
<p class="govuk-body">As of ${pack.vintage}, in our own words. ${pack.licence}</p>`,
  })
