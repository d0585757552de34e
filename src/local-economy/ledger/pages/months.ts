// What was paid in each month and each financial year.
import { listOf } from '../../../platform/kernel/index.ts'
import {
  type ChartColumn,
  chart,
  columnChart,
  type Html,
  html,
  type PageView,
  page,
  table,
} from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import { monthName, monthsBetween, type YearNumber, yearInAddress, yearName, yearOf, yearSpan } from '../rules/years.ts'
import { ledgerAddress, type PlaceNamed } from './import-words.ts'
import {
  addressWith,
  axisUnit,
  basisCell,
  basisNote,
  exactly,
  inYears,
  type Links,
  ledgerNavigation,
  linesWords,
  link,
  noPayments,
  roughly,
  type SumShown,
  strong,
  whole,
  yearChoice,
} from './reading-words.ts'

export interface MonthShown extends SumShown {
  /** `2024-04` */
  readonly month: string
}
export interface YearShown extends SumShown {
  readonly year: YearNumber
}

export interface MonthsView {
  readonly place: PlaceNamed
  readonly year: YearNumber | undefined
  /** Of this year, or of all; in order, those without a payment left out. */
  readonly months: readonly MonthShown[]
  /** All that there are. */
  readonly years: readonly YearShown[]
  readonly total: SumShown
  readonly links: Links
}

const allBetween = (months: readonly MonthShown[]): readonly string[] => {
  const [first, last] = [months[0], months.at(-1)]
  return first === undefined || last === undefined ? [] : monthsBetween(first.month, last.month)
}

/** The months on the way of which the files hold nothing. */
export const monthsMissing = (months: readonly MonthShown[]): readonly string[] => {
  const known = new Set(months.map(({ month }) => month))
  return allBetween(months).filter((month) => !known.has(month))
}

/** Up to a year each month has its name below; more have that of the year, where it begins. */
const markOf = (month: string, i: number, all: readonly string[]): string | undefined => {
  if (all.length <= 12) return monthName(month).slice(0, 3)
  if (month.endsWith('-04')) return yearName(yearOf(month))
  // A first year of a few months has no room for its name.
  const roomy = i === 0 && !all.slice(1, 6).some((one) => one.endsWith('-04'))
  return roomy ? yearName(yearOf(month)) : undefined
}

/** One for each month from the first to the last, empty ones too. */
export const monthColumns = (months: readonly MonthShown[]): readonly ChartColumn[] => {
  const known = new Map(months.map((one) => [one.month, one.pence]))
  return allBetween(months).map((month, i, all) => {
    const mark = markOf(month, i, all)
    const pence = known.get(month)
    return {
      label: monthName(month),
      values: [pence ?? 0],
      text: pence === undefined ? 'no payments in the files' : roughly(pence),
      ...(mark === undefined ? {} : { mark }),
    }
  })
}

const sentenceOf = ({ months, total, year }: MonthsView): string => {
  const [most] = months.toSorted((a, b) => b.pence - a.pence)
  const missing = monthsMissing(months)
  const gaps =
    missing.length === 0
      ? ''
      : ` The files hold no payments of ${missing.length > 4 ? `${missing.length} months between` : listOf(missing.map(monthName))}.`
  return `${roughly(total.pence)} was paid ${inYears(year)}.${most === undefined ? '' : ` The month with most was ${monthName(most.month)}: ${roughly(most.pence)}.`}${gaps}`
}

const columns = [
  { name: 'month', title: 'Month' },
  { name: 'payments', title: 'Payments', numeric: true },
  { name: 'pounds', title: 'Amount', numeric: true },
  { name: 'vat', title: 'VAT' },
]

const totalRow = (title: string, total: SumShown) => [
  strong(title),
  strong(whole(total.lines)),
  strong(exactly(total.pence)),
  basisCell(total.basis),
]

const monthsPart = (view: MonthsView): Html => {
  const { place, months, total, year, links } = view
  const sentence = sentenceOf(view)
  const drawn = monthColumns(months)
  const picture = columnChart({
    name: 'by-month-picture',
    title: `Payments by month, ${inYears(year)}, in pounds`,
    words: sentence,
    columns: drawn,
    unit: axisUnit(Math.max(0, ...months.map(({ pence }) => pence))),
  })
  return chart({
    name: 'by-month',
    sentence,
    picture: html`${picture}`,
    table: {
      listed: true,
      caption: `Payments by month, ${inYears(year)}`,
      columns,
      rows: [
        ...months.map((one) => [
          link(addressWith(`${ledgerAddress(place)}/lines`, { month: one.month }), monthName(one.month)),
          one.lines,
          exactly(one.pence),
          basisCell(one.basis),
        ]),
        totalRow('All', total),
      ],
      links,
    },
  })
}

const yearsPart = ({ place, years, total }: MonthsView): Html =>
  html`<h2 class="govuk-heading-m">Each financial year</h2>${table({
    listed: true,
    caption: 'Payments by financial year',
    captionHidden: true,
    columns: [{ name: 'year', title: 'Financial year' }, ...columns.slice(1)],
    rows: [
      ...years.map((one) => [
        link(addressWith(`${ledgerAddress(place)}/months`, { year: yearInAddress(one.year) }), yearName(one.year)),
        one.lines,
        exactly(one.pence),
        basisCell(one.basis),
      ]),
      totalRow('All years', total),
    ],
  })}`

export const monthsPage = (view: MonthsView): PageView => {
  const { place, year, years, total } = view
  const at = ledgerAddress(place)
  return page({
    title: 'What was paid when',
    caption: place.name,
    wide: true,
    main: html`${ledgerNavigation(place, '/months')}${yearChoice(
      years.map((one) => one.year),
      year,
      (one) => addressWith(`${at}/months`, { year: one }),
    )}${
      total.lines === 0
        ? noPayments(place, year)
        : html`${monthsPart(view)}${
            year === undefined
              ? yearsPart(view)
              : html`<p class="govuk-body">${link(addressWith(`${at}/lines`, { ...yearSpan(year) }), `All ${linesWords(total.lines)} of ${yearName(year)}`)}</p>`
          }${basisNote(basisWords(total.basis))}`
    }`,
  })
}
