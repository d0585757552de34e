// One number, answered: what is it, who says so, how sure are we, what would change it; and the records behind it.
import { count } from '../../../platform/kernel/index.ts'
import { type Html, html, type PageView, pagination, summaryList, table } from '../../../platform/ui/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, measureAddress, type PlaceNamed } from '../../pages/words.ts'
import { formatQuantity, type Quantity } from '../../rules/quantity.ts'
import { addsUp, type Grade, gradeMeanings, gradeWords, type Nature, natureWords } from '../../rules/words.ts'
import { type Graded, lookedAt, splitOf } from '../rules/graded.ts'
import type { KindWorth } from '../rules/worth.ts'
import { sumsBar } from './bar.ts'
import { queryOf, resultsAt } from './words.ts'
import { worthTable } from './worth.ts'

export interface FigureRecord {
  readonly id: string
  readonly href: string
  readonly quantity: number
  readonly period: string
  readonly grade: Grade
  readonly work: string
  readonly provider: string
  readonly recordedBy: string
}

export interface FigureView {
  readonly place: PlaceNamed
  readonly measure: Measure
  readonly sums: Graded
  readonly worth: readonly KindWorth[]
  /** Where the values come from, for what one may be worth. */
  readonly worthAt: string
  readonly work: { readonly title: string; readonly href: string; readonly provider: string } | null
  readonly nature: Nature | null
  readonly grade: Grade | null
  readonly period: string
  readonly records: readonly FigureRecord[]
  readonly forms: readonly { readonly id: string; readonly title: string; readonly counted: boolean }[]
  readonly page: { readonly number: number; readonly of: number }
  /** What the address says, for the links of this page. */
  readonly asked: Readonly<Record<string, string | undefined>>
  readonly links: Links
}

export const figureColumns = [
  { name: 'work', title: 'Piece of work' },
  { name: 'provider', title: 'Who does it' },
  { name: 'period', title: 'When' },
  { name: 'quantity', title: 'How much', numeric: true },
  { name: 'grade', title: 'Grade' },
  { name: 'recordedBy', title: 'Who says so' },
] as const

const address = ({ place, asked }: FigureView, change: Readonly<Record<string, string | undefined>>): string =>
  `${resultsAt(place)}/figure${queryOf({ ...asked, page: undefined, ...change })}`

const bar = (view: FigureView): Html => sumsBar(view.measure, view.sums, (grade) => address(view, { grade }))

const who = ({ sums, work }: FigureView): string => {
  const { promised, done } = splitOf(sums)
  const said = `${count(promised.records + done.records, 'record')}`
  return work === null
    ? `${said} of the organisations that do the work. Each is listed below.`
    : `${said} of ${work.provider}.`
}

const howSure = ({ sums, measure }: FigureView): Html => {
  const share = lookedAt(sums, addsUp(measure.unit) ? 'quantity' : 'records')
  const { delivered } = splitOf(sums)
  return html`<p class="govuk-body">${
    share === null
      ? 'Nothing is recorded as done, so there is nothing to be sure of.'
      : `Somebody other than the provider has looked at ${Math.round(share * 100)}% of what was done.`
  }</p><ul class="govuk-list govuk-list--bullet">${delivered
    .filter(({ records }) => records > 0)
    .map((part) => html`<li>${gradeWords[part.grade]}: ${gradeMeanings[part.grade]}</li>`)}</ul>`
}

const wouldChange = ({ sums, measure, forms, place }: FigureView): Html => {
  const { delivered } = splitOf(sums)
  const claimed = delivered.find(({ grade }) => grade === 'claimed')?.records ?? 0
  const evidenced = delivered.find(({ grade }) => grade === 'evidenced')?.records ?? 0
  return html`<ul class="govuk-list govuk-list--bullet">${claimed > 0 && html`<li>Evidence for ${count(claimed, 'record')} that so far ${claimed === 1 ? 'is' : 'are'} only claimed: their part moves to a stronger grade.</li>`}${evidenced > 0 && html`<li>A check of ${count(evidenced, 'record')} with evidence that nobody else has looked at: their part grows stronger, or is withdrawn.</li>`}<li>A record withdrawn, or evidence taken back: their part goes, or falls to a weaker grade.</li><li>Another definition: ${link(measureAddress(place, measure.id), 'see who or what counts')}.</li>${forms.length > 0 && html`${forms.map((one) => html`<li>Another measure that counts as it: ${link(`${resultsAt(place)}/figure${queryOf({ measure: one.id })}`, one.title)}${one.counted ? ', which is in this number' : ', which is counted in another unit or as another measure, and is not in this number'}.</li>`)}`}</ul>`
}

const records = (view: FigureView): Html =>
  html`${table({
    caption:
      view.grade === null ? 'The records behind it' : `The records behind it: ${gradeWords[view.grade].toLowerCase()}`,
    captionSize: 'm',
    columns: figureColumns,
    listed: true,
    rows: view.records.map((one) => [
      link(one.href, one.work),
      ...[one.provider, one.period, formatQuantity(one.quantity as Quantity, view.measure.unit, view.measure.ownUnit)],
      ...[gradeWords[one.grade], one.recordedBy],
    ]),
    empty: 'No record fits.',
    links: view.links,
  })}${view.grade !== null && html`<p class="govuk-body">${link(address(view, { grade: undefined }), 'Show the records of all grades')}</p>`}${
    view.page.of > 1 &&
    pagination({
      page: view.page.number,
      pages: view.page.of,
      hrefOf: (n) => address(view, { page: String(n) }),
    })
  }`

export const figurePage = (view: FigureView): PageView => {
  const { place, measure, nature, work, period } = view
  return framed({
    place,
    here: 'results',
    title: measure.title,
    caption: [work?.title ?? place.name, nature === null ? undefined : natureWords[nature], period]
      .filter((part) => part !== undefined && part !== '')
      .join(', '),
    under: [{ text: 'Results', href: resultsAt(place) }],
    main: html`${bar(view)}${summaryList([
      {
        key: 'What is it?',
        value: html`${measure.definition === '' ? measure.title : measure.definition} ${measure.whoCounts}`,
      },
      { key: 'Who says so?', value: who(view) },
      { key: 'How sure are we?', value: howSure(view) },
      { key: 'What would change it?', value: wouldChange(view) },
    ])}${view.worth.length > 0 && html`<h2 class="govuk-heading-m">What it may be worth</h2>${worthTable(measure.title, view.worth)}<p class="govuk-body">${link(view.worthAt, 'See every step, and where each value comes from')}.</p>`}${records(view)}`,
  })
}
