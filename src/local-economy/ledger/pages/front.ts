// Where the money went: what the ledger of a place comes to, over time, by area, by whom was paid and for what.
import { count, type Day, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  chart,
  columnChart,
  emptyState,
  figure,
  type Html,
  html,
  type PageView,
  page,
  table,
} from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import type { Span } from '../rules/types.ts'
import { type YearNumber, yearInAddress, yearName, yearSpan } from '../rules/years.ts'
import { type AreaSums, areas, areasBar, areasSentence, areaTitle } from './areas-words.ts'
import { categoryName } from './categories.ts'
import { ledgerAddress, type PlaceNamed, periodWords } from './import-words.ts'
import {
  addressWith,
  axisUnit,
  basisCell,
  basisNote,
  exactly,
  type Links,
  ledgerNavigation,
  linesWords,
  link,
  roughly,
  type SumShown,
  strong,
  whole,
} from './reading-words.ts'

export interface FrontView {
  readonly place: PlaceNamed
  readonly total: SumShown
  readonly period: Span | null
  readonly years: readonly (SumShown & { readonly year: YearNumber })[]
  readonly areas: AreaSums
  readonly areasByYear: readonly { readonly year: YearNumber; readonly sums: AreaSums }[]
  /** Why nothing is known of areas just now. */
  readonly areasMissing: string | undefined
  readonly suppliers: readonly (SumShown & { readonly key: string; readonly supplier: string })[]
  /** How many there are. */
  readonly suppliersFound: number
  readonly notShown: SumShown
  readonly categories: readonly (SumShown & { readonly category: string | null })[]
  readonly categoriesFound: number
  readonly publishers: readonly { readonly name: string; readonly files: number; readonly period: Span | null }[]
  readonly files: number
  readonly held: { readonly lines: number; readonly pence: number }
  /** The edition of the postcodes' register. */
  readonly postcodes: string | null
  readonly mayImport: boolean
  readonly mayPublish: boolean
  readonly inside: boolean
  readonly today: Day
  readonly links: Links
}

const emptyLedger = (view: FrontView, at: string): Html =>
  emptyState({
    title: 'No payments are in this ledger yet',
    what: `Here will be where the public money of ${view.place.name} went: by month, by supplier, by what it was for, and how much of it stayed in the place.`,
    why: view.mayImport
      ? 'A ledger is made from the payment files that councils, the NHS and other public bodies publish. The first step is to add one of them.'
      : 'A ledger is made from the payment files that councils, the NHS and other public bodies publish. A commissioner or the place lead can add them.',
    example: 'the payments over £500 that a council puts on its website each month, as a CSV file or a workbook.',
    ...(view.mayImport ? { first: { text: 'Add a payment file', href: `${at}/import` } } : {}),
  })

const notKnown = (view: FrontView, at: string): Html => {
  const { held, notShown } = view
  const unknown = view.areas['not-known']
  const rows = `${count(held.lines, 'row')} (${roughly(held.pence)})`
  return html`<ul class="govuk-list govuk-list--bullet"><li>${
    held.lines === 0
      ? 'No row is held back.'
      : html`${rows} could not be read for certain. They are held back and not counted${view.inside && html`: ${link(`${at}/batches`, 'see the files they are in')}`}.`
  }</li><li>Where ${roughly(unknown.pence)} went: ${linesWords(unknown.lines)} without a postcode that could be placed.</li>${
    notShown.lines > 0 &&
    html`<li>Whose ${linesWords(notShown.lines)} (${roughly(notShown.pence)}) ${notShown.lines === 1 ? 'is' : 'are'}: hidden here with a reason, and counted in every total.</li>`
  }<li>Payments that the bodies do not publish, such as those below £500, are in no file.</li></ul>`
}

const totalFigure = (view: FrontView, at: string): Html =>
  figure({
    name: 'total',
    what: `Payments in the ledger of ${view.place.name}`,
    value: roughly(view.total.pence),
    unit: `in ${linesWords(view.total.lines)}`,
    period: periodWords(view.period) ?? 'No payment has a day',
    method: { name: 'Every accepted row of the files, added up', version: '1' },
    inputs: [
      { text: count(view.files, 'payment file'), href: `${at}/batches` },
      { text: basisWords(view.total.basis) },
      {
        text:
          view.postcodes === null
            ? 'No register of postcodes is loaded'
            : `Register of postcodes, edition ${view.postcodes}`,
      },
    ],
    sources: view.publishers.map(({ name, files, period }) => ({
      name,
      date: `${count(files, 'file')}${period === null ? '' : `, ${periodWords(period)}`}`,
      href: `${at}/batches`,
    })),
    notKnown: notKnown(view, at),
  })

/** A financial year that the files do not cover from end to end must not look like a fall. */
const inPart = ({ period }: FrontView, year: YearNumber): boolean => {
  const span = yearSpan(year)
  return period !== null && (period.from > `${year}-04-30` || period.to < span.to.replace(/31$/, '01'))
}

const yearsSentence = (view: FrontView): string => {
  const full = view.years.filter(({ year }) => !inPart(view, year))
  const [first, last] = [full[0], full.at(-1)]
  const part = view.years.filter(({ year }) => inPart(view, year)).map(({ year }) => yearName(year))
  const rest = part.length === 0 ? '' : ` The files hold only part of ${part.join(' and ')}.`
  if (first === undefined || last === undefined)
    return `The files hold ${roughly(view.total.pence)}, and no financial year as a whole.`
  if (first === last) return `${roughly(last.pence)} was paid in ${yearName(last.year)}.${rest}`
  const way = last.pence > first.pence ? 'rose' : last.pence < first.pence ? 'fell' : 'stayed the same'
  return `Payments ${way} from ${roughly(first.pence)} in ${yearName(first.year)} to ${roughly(last.pence)} in ${yearName(last.year)}.${rest}`
}

const yearsPart = (view: FrontView, at: string): Html | undefined => {
  const { years } = view
  const sentence = yearsSentence(view)
  const picture = columnChart({
    name: 'by-year-picture',
    title: 'Payments by financial year, in pounds',
    words: sentence,
    columns: years.map(({ year, pence }) => ({
      label: yearName(year),
      values: [pence],
      text: roughly(pence),
      mark: yearName(year),
    })),
    unit: axisUnit(Math.max(...years.map(({ pence }) => pence))),
  })
  return (
    picture &&
    html`<h2 class="govuk-heading-m">Over time</h2>${chart({
      name: 'by-year',
      sentence,
      picture,
      table: {
        listed: true,
        caption: 'Payments by financial year',
        columns: [
          { name: 'year', title: 'Financial year' },
          { name: 'payments', title: 'Payments', numeric: true },
          { name: 'pounds', title: 'Amount', numeric: true },
          { name: 'vat', title: 'VAT' },
        ],
        rows: [
          ...years.map((one) => [
            link(`${at}/months?year=${yearInAddress(one.year)}`, yearName(one.year)),
            one.lines,
            exactly(one.pence),
            basisCell(one.basis),
          ]),
          [
            strong('All years'),
            strong(whole(view.total.lines)),
            strong(exactly(view.total.pence)),
            basisCell(view.total.basis),
          ],
        ],
        links: { csv: `${at}/months.csv`, json: `${at}/months.json` },
      },
    })}<p class="govuk-body">${link(`${at}/months`, 'Each year and its months')}</p>`
  )
}

const areasPart = (view: FrontView, at: string): Html => {
  const { place } = view
  const sentence = areasSentence(view.areas, place, 'Of all payments')
  const bar = areasBar(view.areas, { name: 'areas-bar', place, title: sentence, lines: `${at}/lines` })
  const cells = (sums: AreaSums) => areas.map((area) => exactly(sums[area].pence))
  const byYear = {
    listed: true,
    caption: 'Where the money went, by financial year',
    columns: [
      { name: 'year', title: 'Financial year' },
      ...areas.map((area) => ({ name: area, title: areaTitle(area, place), numeric: true })),
    ],
    rows: [
      ...view.areasByYear.map(({ year, sums }) => [
        link(`${at}/localities?year=${yearInAddress(year)}`, yearName(year)),
        ...cells(sums),
      ]),
      [strong('All years'), ...cells(view.areas).map(strong)],
    ],
    links: { csv: `${at}/localities.csv`, json: `${at}/localities.json` },
  }
  return html`<h2 class="govuk-heading-m">Where it went</h2>${
    view.areasMissing !== undefined && html`<p class="govuk-body">${view.areasMissing}</p>`
  }${
    bar === undefined
      ? html`<p class="govuk-body">${sentence}</p>${table(byYear)}`
      : chart({ name: 'areas', sentence, picture: bar, table: byYear })
  }<p class="govuk-body">${link(`${at}/localities`, 'Each year, and each neighbouring district')}</p>`
}

const columnsOf = (title: string) => [
  { name: 'name', title },
  { name: 'payments', title: 'Payments', numeric: true },
  { name: 'pounds', title: 'Amount', numeric: true },
]

const topParts = (view: FrontView, at: string): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">Who was paid most</h2>${table(
    {
      caption: 'The ten suppliers that were paid most',
      captionHidden: true,
      small: true,
      listed: true,
      columns: columnsOf('Supplier'),
      rows: view.suppliers.map((one) => [
        link(`${at}/suppliers/${one.key}`, one.supplier),
        one.lines,
        exactly(one.pence),
      ]),
      empty: 'No supplier is shown.',
    },
  )}<p class="govuk-body">${link(`${at}/suppliers`, `Search all ${count(view.suppliersFound, 'supplier')}`)}</p></div>
<div class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">What it was for</h2>${table({
    caption: 'The ten largest categories',
    captionHidden: true,
    small: true,
    listed: true,
    columns: columnsOf('Category'),
    rows: view.categories.map((one) => [
      link(addressWith(`${at}/lines`, { category: one.category ?? '' }), categoryName(one.category)),
      one.lines,
      exactly(one.pence),
    ]),
  })}<p class="govuk-body">${link(`${at}/categories`, view.categoriesFound === 1 ? 'The category by year' : `All ${count(view.categoriesFound, 'category', 'categories')}`)}</p></div></div>
${basisNote(basisWords(view.total.basis))}`

const filesPart = (view: FrontView, at: string): Html =>
  html`<h2 class="govuk-heading-m">The files it rests on</h2>${table({
    listed: true,
    caption: 'Publishers and their files',
    captionHidden: true,
    columns: [
      { name: 'publisher', title: 'Publisher' },
      { name: 'files', title: 'Files', numeric: true },
      { name: 'period', title: 'Payments from' },
    ],
    rows: view.publishers.map(({ name, files, period }) => [name, files, periodWords(period)]),
  })}<p class="govuk-body">${link(`${at}/batches`, 'All files with their receipts')}</p>`

const actions = (view: FrontView, at: string): Html =>
  html`<div class="cw-no-print">${view.mayImport && button({ text: 'Add payment files', href: `${at}/import` })}<ul class="govuk-list">${
    view.mayImport &&
    view.held.lines > 0 &&
    html`<li>${link(`${at}/batches`, `Put ${count(view.held.lines, 'held row')} right`)}</li>`
  }${view.mayPublish && html`<li>${link(`${at}/publish`, 'Who may see this ledger')}</li>`}${
    view.links.json !== undefined && html`<li>${link(view.links.json, 'This page as JSON')}</li>`
  }</ul></div>`

export const frontPage = (view: FrontView): PageView => {
  const at = ledgerAddress(view.place)
  const empty = view.files === 0
  return page({
    title: 'Where the money went',
    caption: view.place.name,
    wide: true,
    ...(view.inside ? { backLink: { href: `/places/${view.place.slug}`, text: view.place.name } } : {}),
    main: empty
      ? html`${emptyLedger(view, at)}${view.mayPublish && html`<p class="govuk-body">${link(`${at}/publish`, 'Who may see this ledger')}</p>`}`
      : html`${ledgerNavigation(view.place, '')}${totalFigure(view, at)}${yearsPart(view, at)}${areasPart(view, at)}${topParts(view, at)}${filesPart(view, at)}${actions(view, at)}<p class="govuk-body cw-muted">As at ${formatDay(view.today)}.</p>`,
  })
}
