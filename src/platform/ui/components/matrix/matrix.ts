// What serves what: rows against columns, with sticky heads. A row that nothing serves is a gap, and is said to be one. On a
// narrow screen each row becomes an entry of a list with only the columns that are marked in it.
import { attributes, classes, type Html, html } from '../../html.ts'

export interface MatrixColumn {
  readonly key: string
  /** Short, for the head: `3`. */
  readonly short: string
  readonly title: string
  readonly href?: string
}

export interface MatrixRow {
  readonly title: string
  readonly href?: string
  /** Keys of the columns that are marked in this row. */
  readonly marked: readonly string[]
}

export interface MatrixGroup {
  readonly title: string
  readonly rows: readonly MatrixRow[]
}

export interface MatrixOptions {
  readonly caption: string
  /** What the rows are: "Goal or objective". */
  readonly rowsAre: string
  readonly columns: readonly MatrixColumn[]
  readonly groups: readonly MatrixGroup[]
  /** What a mark says: "serves". */
  readonly mark: string
  /** What is said of a row without any mark: "No priority serves this". */
  readonly gap: string
}

const linked = (title: string, href: string | undefined): Html =>
  href === undefined ? html`${title}` : html`<a class="govuk-link" href="${href}">${title}</a>`

const head = (column: MatrixColumn): Html =>
  html`<th scope="col" role="columnheader" class="cw-matrix__column">${
    column.href === undefined
      ? column.short
      : html`<a class="govuk-link" href="${column.href}">${column.short}<span class="govuk-visually-hidden">: ${column.title}</span></a>`
  }</th>`

const cell = (row: MatrixRow, column: MatrixColumn, mark: string): Html => {
  const marked = row.marked.includes(column.key)
  return html`<td role="cell" class="${classes('cw-matrix__cell', marked && 'cw-matrix__cell--marked')}"${attributes({ 'data-title': marked ? `${column.short} ${column.title}` : undefined })}>${
    marked && html`<span class="cw-matrix__mark">${mark}</span>`
  }</td>`
}

const body = (row: MatrixRow, options: MatrixOptions): Html => {
  const gap = row.marked.length === 0
  return html`<tr role="row" class="${classes('cw-matrix__row', gap && 'cw-matrix__row--gap')}"><th scope="row" role="rowheader" class="cw-matrix__head">${linked(row.title, row.href)}</th>${
    gap
      ? html`<td role="cell" class="cw-matrix__gap" colspan="${options.columns.length}"><strong>Gap</strong> <span class="cw-matrix__gap-words">${options.gap}</span></td>`
      : options.columns.map((column) => cell(row, column, options.mark))
  }</tr>`
}

const group = ({ title, rows }: MatrixGroup, options: MatrixOptions): Html =>
  html`<tbody role="rowgroup"><tr role="row"><th scope="rowgroup" role="rowheader" class="cw-matrix__group" colspan="${options.columns.length + 1}">${title}</th></tr>${rows.map((row) => body(row, options))}</tbody>`

export const matrix = (options: MatrixOptions): Html =>
  html`<div class="cw-matrix" role="region" aria-label="${options.caption}" tabindex="0"><table role="table" class="cw-matrix__table"><caption class="govuk-visually-hidden">${options.caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader" class="cw-matrix__corner">${options.rowsAre}</th>${options.columns.map(head)}</tr></thead>${options.groups.map((one) => group(one, options))}</table></div>`
