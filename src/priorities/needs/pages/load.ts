// The receipt of a file of which indicators were taken, the rows that were held back, and taking it out again.
import { formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  pagination,
  receipt,
  table,
} from '../../../platform/ui/index.ts'
import { type HeldReason, heldWords } from '../rules/read-row.ts'
import { type LoadRow, titleOf } from '../rules/records.ts'
import { shownCells } from './found-table.ts'
import { inventedWords, link, needsAddress, type PlaceNamed } from './words.ts'

export interface LoadView {
  readonly place: PlaceNamed
  readonly load: LoadRow
  readonly indicators: readonly { readonly id: string; readonly name: string; readonly taken: number }[]
  readonly held: readonly { readonly row: number; readonly cells: readonly string[]; readonly reason: HeldReason }[]
  readonly reasons: readonly { readonly reason: HeldReason; readonly rows: number }[]
  readonly page: number
  readonly pages: number
  readonly mayEdit: boolean
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const number = (value: number): string => value.toLocaleString('en-GB')

const modes: Readonly<Record<LoadRow['mode'], string>> = {
  replace: 'What was added earlier of these indicators counts no more',
  fill: 'What was added earlier stayed, and this added what was missing',
}

const receiptPart = ({ load, indicators, reasons, place }: LoadView): Html =>
  receipt({
    title: titleOf(load),
    reference: `NEED-${load.number}`,
    when: formatMoment(load.addedAt),
    taken: [
      { key: 'Publisher', value: load.source },
      { key: 'Published', value: load.publishedOn === null ? 'Nobody said when' : formatDay(load.publishedOn) },
      { key: 'Layout', value: load.layout },
      { key: 'Region', value: load.regionName ?? 'None' },
      { key: 'Beside earlier figures', value: modes[load.mode] },
      { key: 'Rows in the table', value: number(load.rows.source) },
      { key: 'Rows taken', value: number(load.rows.taken) },
      { key: 'Rows of indicators that were not chosen', value: number(load.rows.notChosen) },
      { key: 'Rows about somewhere else', value: number(load.rows.notOurs) },
      { key: 'Rows left out: headings, blanks, parts of the people, repeats', value: number(load.rows.leftOut) },
      { key: 'Rows that could not be read', value: number(load.rows.held) },
      {
        key: 'Indicators',
        value: html`<ul class="govuk-list">${indicators.map((one) => html`<li>${link(`${needsAddress(place)}/${one.id}`, one.name)}: ${number(one.taken)} figures</li>`)}</ul>`,
      },
    ],
    held: { reasons: reasons.map(({ reason, rows }) => ({ reason: heldWords[reason], count: rows })) },
    next:
      load.state === 'live'
        ? 'Its figures are shown beside the objectives that they concern. The file itself is kept here as it was sent.'
        : `It was taken out ${load.endedAt === null ? '' : formatMoment(load.endedAt)}${load.endedWhy === null ? '' : `: ${load.endedWhy}`}. None of its figures counts.`,
  })

const heldPart = (view: LoadView): Html | undefined =>
  view.load.rows.held === 0
    ? undefined
    : html`${table({
        caption: 'Rows that could not be read',
        captionSize: 'm',
        listed: true,
        columns: [
          { name: 'row', title: 'Row' },
          { name: 'reason', title: 'Why' },
          { name: 'cells', title: 'What stands in it' },
        ],
        rows: view.held.map(({ row, reason, cells }) => [
          number(row),
          heldWords[reason],
          html`<code>${shownCells(cells)}</code>`,
        ]),
        links: view.links,
      })}${view.pages > 1 && pagination({ page: view.page, pages: view.pages, hrefOf: (to) => `?page=${to}` })}`

const undoPart = ({ load, mayEdit, place }: LoadView): Html | undefined =>
  mayEdit && load.state === 'live'
    ? html`<div class="cw-no-print">${details(
        { summary: 'Take this file out again' },
        form(
          { action: `${needsAddress(place)}/files/${load.id}/undo` },
          html`<p class="govuk-body">Its figures count no more. Those whose place it took come back. This receipt stays.</p>`,
          input({ name: 'why', label: 'Why?', hint: 'Whoever looks later will want to know. You can leave it empty.' }),
          button({ text: 'Take it out', kind: 'warning' }),
        ),
      )}</div>`
    : undefined

export const loadPage = (view: LoadView): PageView =>
  page({
    title: titleOf(view.load),
    caption: `Receipt, ${view.place.name}`,
    wide: true,
    breadcrumbs: [
      { text: view.place.name, href: `/places/${view.place.slug}` },
      { text: 'Indicators of need', href: needsAddress(view.place) },
      { text: 'Files', href: `${needsAddress(view.place)}/files` },
      { text: titleOf(view.load) },
    ],
    main: html`${view.load.demonstration && insetText(inventedWords)}${receiptPart(view)}${heldPart(view)}${undoPart(view)}`,
  })
