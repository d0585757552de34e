// Every row of a file with what became of it.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, html, type PageView, page, pagination, table, tag } from '../../../platform/ui/index.ts'
import { heldWords, notDataWords } from '../rules/index.ts'
import type { HeldReason, NotDataKind } from '../rules/types.ts'
import { poundsWords } from './import-words.ts'

export type KindShown = 'accepted' | 'held' | 'not-data'

export interface SourceRowShown {
  readonly row: number
  readonly line: number
  readonly kind: KindShown
  readonly reason: HeldReason | NotDataKind | null
  readonly day: Day | null
  readonly supplier: string | null
  readonly pence: number
  /** The cells as they stand; null where the line is hidden from this reader. */
  readonly cells: readonly string[] | null
  readonly href: string
}

export interface RowsView {
  readonly title: string
  readonly at: string
  readonly receipt: string
  readonly kind: KindShown | null
  readonly counts: Readonly<Record<KindShown | 'all', number>>
  readonly rows: readonly SourceRowShown[]
  readonly page: number
  readonly pages: number
  readonly links: { readonly csv?: string; readonly json?: string }
}

export const rowColumns = [
  { name: 'row', title: 'Row', numeric: true },
  { name: 'line', title: 'Line', numeric: true },
  { name: 'became', title: 'What became of it' },
  { name: 'reason', title: 'Why' },
  { name: 'date', title: 'Date' },
  { name: 'supplier', title: 'Supplier' },
  { name: 'pence', title: 'Pence', numeric: true },
  { name: 'cells', title: 'As it stands in the file' },
] as const

export const kindTitles: Readonly<Record<KindShown, string>> = {
  accepted: 'Taken',
  held: 'Held back',
  'not-data': 'Not data',
}

const isHeld = (one: SourceRowShown): one is SourceRowShown & { readonly reason: HeldReason } => one.kind === 'held'
const isNoData = (one: SourceRowShown): one is SourceRowShown & { readonly reason: NotDataKind } =>
  one.kind === 'not-data'

export const reasonWords = (one: SourceRowShown): string => {
  if (one.reason === null) return ''
  if (isHeld(one)) return heldWords(one.reason)
  return isNoData(one) ? notDataWords(one.reason) : ''
}

export const hiddenCells = 'Not shown'

const became = (one: SourceRowShown): Html => {
  if (one.kind === 'accepted') return tag(kindTitles.accepted, 'good')
  return html`${tag(kindTitles[one.kind], one.kind === 'held' ? 'attention' : 'quiet')} ${reasonWords(one)}`
}

const readAs = (one: SourceRowShown): Html | string => {
  const pounds = html`<span class="cw-whole">${poundsWords(one.pence)}</span>`
  if (one.kind !== 'accepted') return one.pence === 0 ? '' : pounds
  return html`${one.day !== null && `${formatDay(one.day)}, `}${one.supplier ?? hiddenCells}, ${pounds}`
}

const asItStands = (cells: readonly string[]): string =>
  cells.every((cell) => cell.trim() === '') ? '' : shortText(cells.join(' | '))

const shortText = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

const filters = ({ at, kind, counts }: RowsView): Html => {
  const link = (value: KindShown | null, title: string, rows: number) => {
    const words = `${title} (${rows.toLocaleString('en-GB')})`
    return value === kind
      ? html`<li><strong>${words}</strong></li>`
      : html`<li><a class="govuk-link" href="${value === null ? at : `${at}?kind=${value}`}">${words}</a></li>`
  }
  return html`<ul class="govuk-list">${link(null, 'All rows', counts.all)}${(['accepted', 'held', 'not-data'] as const).map((one) => link(one, kindTitles[one], counts[one]))}</ul>`
}

export const rowsPage = (view: RowsView): PageView =>
  page({
    title: 'Rows of the file',
    caption: view.title,
    wide: true,
    backLink: { href: view.receipt, text: 'Receipt' },
    main: html`<p class="govuk-body">Every row of the file is one of three: taken, held back, or not data.</p>${filters(view)}${table(
      {
        listed: true,
        small: true,
        caption: 'Rows of the file, with what became of each',
        captionHidden: true,
        columns: [
          { name: 'row', title: 'Row' },
          { name: 'became', title: 'What became of it' },
          { name: 'read', title: 'Read as' },
          { name: 'cells', title: 'As it stands in the file' },
        ],
        rows: view.rows.map((one) => [
          html`<a class="govuk-link" href="${one.href}">${one.row.toLocaleString('en-GB')}</a>${one.line !== one.row && html` <span class="cw-muted">line ${one.line.toLocaleString('en-GB')}</span>`}`,
          became(one),
          readAs(one),
          one.cells === null ? html`<span class="cw-muted">${hiddenCells}</span>` : asItStands(one.cells),
        ]),
        empty: 'There is no such row in this file.',
        links: view.links,
      },
    )}${pagination({
      page: view.page,
      pages: view.pages,
      hrefOf: (one) => `${view.at}?${view.kind === null ? '' : `kind=${view.kind}&`}page=${one}`,
      label: 'Pages of rows',
    })}`,
  })
