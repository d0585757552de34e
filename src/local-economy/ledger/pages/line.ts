// One line beside its row in its file: what was read on one side, what the publisher wrote on the other.
import { type Day, type FieldErrors, financialYear, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  summaryList,
  table,
  textarea,
} from '../../../platform/ui/index.ts'
import type { AmountBasis, FieldName, HeldReason, Mapping, NotDataKind } from '../rules/types.ts'
import { basisTitle, fieldTitles, heldWords, notDataWords } from '../rules/words.ts'
import { columnInWords, columnLetter, ledgerAddress, type PlaceNamed, poundsWords } from './import-words.ts'

export interface LineShown {
  readonly row: number
  readonly kind: 'accepted' | 'held' | 'not-data'
  readonly reason: HeldReason | NotDataKind | null
  readonly day: Day | null
  readonly pence: number
  readonly supplier: string | null
  readonly description: string | null
  readonly category: string | null
  readonly reference: string | null
  readonly supplierNumber: string | null
  readonly companyNumber: string | null
  readonly charityNumber: string | null
  readonly vatNumber: string | null
  readonly postcode: string | null
  readonly vatPence: number | null
}

export interface RowShown {
  readonly row: number
  readonly line: number
  /** Null where this reader is not shown the row. */
  readonly cells: readonly (string | null)[] | null
}

export interface LineView {
  readonly place: PlaceNamed
  readonly batch: {
    readonly title: string
    readonly publisher: string
    readonly sha256: string
    readonly href: string
    readonly basis: AmountBasis
    readonly live: boolean
    readonly addedOn: string
  }
  readonly mapping: Mapping
  readonly headings: readonly string[]
  readonly line: LineShown
  /** This row and its neighbours, in the order of the file. */
  readonly rows: readonly RowShown[]
  /** The page of its supplier's lines. */
  readonly supplierHref: string | null
  readonly hidden: { readonly reason: string; readonly shownToYou: boolean; readonly since: string } | null
  readonly corrected: { readonly when: string; readonly why: string | null } | null
  readonly mayHide: boolean
  readonly typed?: string
  readonly errors?: FieldErrors
  readonly json?: string
}

const stateWords = ({ line, batch }: LineView): Html => {
  if (line.kind === 'held')
    return html`<p class="govuk-body"><strong>Held back.</strong> ${line.reason !== null && heldWords(line.reason as HeldReason)} It counts in no total until somebody puts it right.</p>`
  if (line.kind === 'not-data')
    return html`<p class="govuk-body"><strong>Not data.</strong> ${line.reason !== null && notDataWords(line.reason as NotDataKind)}: it is no payment, and counts in no total.</p>`
  return batch.live
    ? html`<p class="govuk-body">This line is one payment. It counts in every total of its day, its supplier and its category.</p>`
    : html`<p class="govuk-body"><strong>Taken out.</strong> The file is no longer in the ledger, so this line counts in no total.</p>`
}

/** Value, and the column it was read from. */
const readRow = (view: LineView, field: FieldName, value: Html | string | null) => {
  const column = view.mapping.columns[field]
  if (value === null || value === '') return null
  const from = column === undefined ? null : html`<br><span class="cw-muted">from ${columnInWords(column)}</span>`
  return { key: fieldTitles[field], value: html`${value}${from}` }
}

const link = (href: string | null, text: Html | string): Html =>
  href === null ? html`${text}` : html`<a class="govuk-link" href="${href}">${text}</a>`

const readSide = (view: LineView): Html => {
  const { line, place, batch } = view
  const ledger = ledgerAddress(place)
  const month = line.day === null ? null : `${ledger}/lines?month=${line.day.slice(0, 7)}`
  const amount = html`<strong>${poundsWords(line.pence)}</strong> (${basisTitle(batch.basis)})`
  const day =
    line.day === null
      ? null
      : html`${link(month, formatDay(line.day))} <span class="cw-muted">(financial year ${financialYear(line.day).name})</span>`
  const category =
    line.category === null ? null : link(`${ledger}/lines?category=${encodeURIComponent(line.category)}`, line.category)
  return summaryList([
    readRow(view, 'date', day),
    readRow(view, 'supplier', line.supplier === null ? null : link(view.supplierHref, line.supplier)),
    readRow(view, 'amount', amount),
    readRow(view, 'description', line.description),
    readRow(view, 'category', category),
    readRow(view, 'reference', line.reference),
    readRow(view, 'supplierNumber', line.supplierNumber),
    readRow(view, 'companyNumber', line.companyNumber),
    readRow(view, 'charityNumber', line.charityNumber),
    readRow(view, 'postcode', line.postcode),
    readRow(view, 'vatAmount', line.vatPence === null ? null : poundsWords(line.vatPence)),
    readRow(view, 'vatNumber', line.vatNumber),
  ])
}

const headingAt = ({ headings }: LineView, place: number): string => {
  const heading = headings[place]?.replace(/\s+/g, ' ').trim() ?? ''
  return heading === '' ? `Column ${columnLetter(place + 1)}` : heading
}

/** Every cell of the row under its heading, empty ones too. */
const cellsSide = (view: LineView): Html => {
  const own = view.rows.find(({ row }) => row === view.line.row)
  const cells = own?.cells ?? []
  return summaryList(
    cells.map((text, i) => ({
      key: headingAt(view, i),
      value: text === null ? html`<span class="cw-muted">empty</span>` : html`${text}`,
    })),
  )
}

const around = (view: LineView): Html | null => {
  if (view.rows.length < 2) return null
  return html`<h2 class="govuk-heading-m">The rows around it</h2>${table({
    caption: 'This row and its neighbours, as they stand in the file',
    captionHidden: true,
    small: true,
    listed: true,
    columns: [
      { name: 'row', title: 'Row' },
      { name: 'cells', title: 'As it stands in the file' },
    ],
    rows: view.rows.map(({ row, cells }) => [
      row === view.line.row
        ? html`<strong>${row.toLocaleString('en-GB')} (this row)</strong>`
        : html`<a class="govuk-link" href="${view.batch.href}/rows/${row}">${row.toLocaleString('en-GB')}</a>`,
      cells === null ? 'Not shown' : cells.map((cell) => cell ?? '').join(' | ') || 'a blank row',
    ]),
  })}`
}

const hiding = (view: LineView): Html | null => {
  const at = `${view.batch.href}/rows/${view.line.row}`
  if (!view.mayHide) return null
  if (view.hidden !== null)
    return html`<h2 class="govuk-heading-m">Show this line again</h2><p class="govuk-body">Everybody who sees the ledger will see it again.</p>${form(
      { action: `${at}/show` },
      button({ text: 'Show this line', kind: 'secondary' }),
    )}`
  if (view.line.kind !== 'accepted' || !view.batch.live) return null
  return html`<h2 class="govuk-heading-m">Hide this line</h2><p class="govuk-body">For a name that should never have been published. The amount stays in every total, under “Not shown”; the supplier, the description and the row in the file are shown to nobody but those who may hide lines.</p>${form(
    { action: `${at}/hide` },
    textarea({
      name: 'reason',
      label: 'Why is it hidden?',
      hint: 'Readers see this reason in place of the line. Name nobody in it.',
      rows: 3,
      value: view.typed,
      error: view.errors?.reason,
    }),
    button({ text: 'Hide this line', kind: 'warning' }),
  )}`
}

const sourceList = ({ batch, line, rows }: LineView): Html => {
  const own = rows.find(({ row }) => row === line.row)
  return summaryList([
    { key: 'Published by', value: batch.publisher },
    {
      key: 'File',
      value: html`<a class="govuk-link" href="${batch.href}">${batch.title}</a>, added on ${batch.addedOn}`,
    },
    {
      key: 'Row',
      value: `${line.row.toLocaleString('en-GB')}${own && own.line !== own.row ? `, on line ${own.line.toLocaleString('en-GB')}` : ''}`,
    },
    { key: 'SHA-256 of the file', value: html`<code>${batch.sha256}</code>` },
  ])
}

const notShown = (view: LineView): Html =>
  html`${insetText(
    html`<p class="govuk-body">This line is not shown: ${view.hidden?.reason}</p>${
      view.line.kind === 'accepted' &&
      html`<p class="govuk-body">Its amount, ${poundsWords(view.line.pence)}, ${view.batch.live ? 'stays in every total' : 'counts in no total, since its file was taken out'}.</p>`
    }`,
  )}<h2 class="govuk-heading-m">Where it stands</h2>${sourceList(view)}`

export const linePage = (view: LineView): PageView => {
  const { line, batch, hidden } = view
  const secret = hidden !== null && !hidden.shownToYou
  const title = secret
    ? 'A line that is not shown'
    : line.kind === 'accepted'
      ? `${poundsWords(line.pence)} to ${line.supplier}`
      : `Row ${line.row.toLocaleString('en-GB')}`
  return page({
    title,
    caption: batch.title,
    wide: true,
    backLink: { href: batch.href, text: 'Receipt of the file' },
    ...(view.errors ? { errors: view.errors } : {}),
    main: secret
      ? notShown(view)
      : html`${stateWords(view)}${
          hidden !== null &&
          insetText(
            html`Hidden since ${hidden.since}: ${hidden.reason} You see it because you may hide and show lines.`,
          )
        }${
          view.corrected !== null &&
          insetText(
            html`This row was held back, and put right on ${view.corrected.when}${view.corrected.why !== null && html`: ${view.corrected.why}`}. On the right it stands as the publisher wrote it.`,
          )
        }<div class="govuk-grid-row"><div class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">What was read</h2>${readSide(view)}</div><div class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">The row in the file</h2>${cellsSide(view)}</div></div><h2 class="govuk-heading-m">Where it stands</h2>${sourceList(view)}${around(view)}${hiding(view)}${
          view.json !== undefined &&
          html`<p class="govuk-body"><a class="govuk-link" href="${view.json}">This line as JSON</a></p>`
        }`,
  })
}
