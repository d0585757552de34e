// Every payment, narrowed by month, words, category and area: the last list before a row in a file.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  page,
  pagination,
  select,
  table,
} from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import { monthName } from '../rules/years.ts'
import { type Area, areas, areaTitle } from './areas-words.ts'
import { ledgerAddress, type PlaceNamed, periodWords } from './import-words.ts'
import { onlyFirst, type PaymentShown, paymentsTable } from './payments.ts'
import {
  addressWith,
  basisNote,
  exactly,
  type Links,
  ledgerNavigation,
  linesWords,
  link,
  noPayments,
  roughly,
  type SumShown,
  whole,
} from './reading-words.ts'
import { notShownWords } from './suppliers.ts'

export interface LinesAsked {
  readonly q: string
  /** `2024-04`; the days are not asked then. */
  readonly month: string | undefined
  readonly from: Day | undefined
  readonly to: Day | undefined
  /** Null: those that state none. */
  readonly category: string | null | undefined
  readonly locality: Area | undefined
}

/** Not whose it is, nor what for. */
export interface HiddenShown {
  readonly batch: string
  readonly row: number
  readonly day: Day
  readonly pence: number
  readonly reason: string
}

export interface LinesView {
  readonly place: PlaceNamed
  readonly asked: LinesAsked
  /** To choose from, in order. */
  readonly months: readonly string[]
  readonly total: SumShown
  readonly notShown: SumShown
  /** Some of those that are not shown. */
  readonly reasons: readonly HiddenShown[]
  readonly payments: readonly PaymentShown[]
  readonly page: number
  readonly pages: number
  readonly more: boolean
  readonly links: Links
}

type Named = keyof LinesAsked

const addressOf = ({ place, asked }: LinesView, without: readonly Named[], at?: number): string => {
  const values = { ...asked, q: asked.q === '' ? undefined : asked.q, category: asked.category ?? undefined }
  const kept = Object.entries(values).filter(([name]) => !without.includes(name as Named))
  // An empty category stands for none.
  const none = asked.category === null && !without.includes('category') ? { category: '' } : {}
  return addressWith(`${ledgerAddress(place)}/lines`, { ...Object.fromEntries(kept), ...none, page: at })
}

const daysWords = ({ from, to }: LinesAsked): string | undefined => {
  if (from !== undefined && to !== undefined) return periodWords({ from, to }) ?? undefined
  if (from !== undefined) return `since ${formatDay(from)}`
  return to === undefined ? undefined : `until ${formatDay(to)}`
}

/** What the form has no field for, in words, with the names that take it away. */
const alsoNarrowed = (asked: LinesAsked): readonly { readonly words: string; readonly names: readonly Named[] }[] => {
  const days = asked.month === undefined ? daysWords(asked) : undefined
  return [
    ...(days === undefined ? [] : [{ words: days, names: ['from', 'to'] as const }]),
    ...(asked.category === undefined
      ? []
      : [
          {
            words: asked.category === null ? 'no category stated' : `category “${asked.category}”`,
            names: ['category'] as const,
          },
        ]),
  ]
}

const filter = ({ place, asked, months }: LinesView): Html =>
  html`<div class="cw-no-print cw-readable">${form(
    { action: `${ledgerAddress(place)}/lines`, method: 'get' },
    input({
      name: 'q',
      label: 'Search',
      hint: 'In who was paid, and in what it was for.',
      type: 'search',
      value: asked.q,
      spellcheck: false,
      width: 20,
    }),
    select({
      name: 'month',
      label: 'Month',
      value: asked.month ?? '',
      options: [
        { value: '', text: 'All months' },
        ...months.toReversed().map((month) => ({ value: month, text: monthName(month) })),
      ],
    }),
    select({
      name: 'locality',
      label: 'Where it went',
      value: asked.locality ?? '',
      options: [
        { value: '', text: 'Everywhere' },
        ...areas.map((area) => ({ value: area, text: areaTitle(area, place) })),
      ],
    }),
    asked.category !== undefined && hidden('category', asked.category ?? ''),
    asked.from !== undefined && hidden('from', asked.from),
    asked.to !== undefined && hidden('to', asked.to),
    button({ text: 'Show' }),
  )}</div>`

const narrowedPart = (view: LinesView): Html | undefined => {
  const found = alsoNarrowed(view.asked)
  if (found.length === 0) return undefined
  return html`<ul class="govuk-list cw-no-print">${found.map(
    ({ words, names }) =>
      html`<li>Only: ${words}. ${link(addressOf(view, names), html`Show others too<span class="govuk-visually-hidden">, not only: ${words}</span>`)}</li>`,
  )}</ul>`
}

const sentence = ({ asked, total, place }: LinesView): string => {
  const when = asked.month === undefined ? daysWords(asked) : monthName(asked.month)
  const details = [
    ...(asked.q === '' ? [] : [`with “${asked.q}”`]),
    ...alsoNarrowed({ ...asked, from: undefined, to: undefined }).map(({ words }) => words),
    ...(asked.locality === undefined ? [] : [`area: ${areaTitle(asked.locality, place)}`]),
    ...(when === undefined ? [] : [when]),
  ]
  return `${linesWords(total.lines)}${details.length === 0 ? '' : ` (${details.join('; ')})`}, together ${roughly(total.pence)}.`
}

const nothingFound = (view: LinesView): Html =>
  view.months.length === 0
    ? noPayments(view.place, undefined)
    : html`<p class="govuk-body">No payment is found. ${link(`${ledgerAddress(view.place)}/lines`, 'Show all payments')}, or try fewer words.</p>`

const notShownPart = ({ place, notShown, reasons }: LinesView): Html | undefined =>
  notShown.lines === 0
    ? undefined
    : html`<p class="govuk-body">${notShownWords(notShown)}</p>${
        reasons.length > 0 &&
        table({
          listed: true,
          small: true,
          caption: 'Payments that are not shown',
          columns: [
            { name: 'date', title: 'Date' },
            { name: 'reason', title: 'Reason' },
            { name: 'pounds', title: 'Amount', numeric: true },
            { name: 'row', title: 'In its file' },
          ],
          rows: reasons.map(({ batch, row, day, pence, reason }) => [
            html`<span class="cw-whole">${formatDay(day)}</span>`,
            html`<em>Not shown: ${reason}</em>`,
            exactly(pence),
            link(`${ledgerAddress(place)}/batches/${batch}/rows/${row}`, `Row ${whole(row)}`),
          ]),
        })
      }`

export const linesPage = (view: LinesView): PageView => {
  const { place, asked, total } = view
  return page({
    title: asked.month === undefined ? 'Payments' : `Payments of ${monthName(asked.month)}`,
    caption: place.name,
    wide: true,
    main: html`${ledgerNavigation(place, '/lines')}${filter(view)}${narrowedPart(view)}${
      view.payments.length === 0
        ? nothingFound(view)
        : html`<p class="govuk-body-l">${sentence(view)}</p><p class="govuk-body">The latest come first. The row number leads to the payment as it stands in its file.</p>${paymentsTable(
            place,
            view.payments,
            { caption: 'Payments, the latest first', ofOne: false, links: view.links },
          )}${view.more && onlyFirst()}${pagination({
            page: view.page,
            pages: view.pages,
            hrefOf: (one) => addressOf(view, [], one === 1 ? undefined : one),
            label: 'Pages of payments',
          })}`
    }${notShownPart(view)}${basisNote(basisWords(total.basis))}`,
  })
}
