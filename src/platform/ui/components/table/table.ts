// A table in a region of its own: on a narrow screen the table scrolls, the page does not. Own markup, checked against the
// design system's fixtures: its macro is some twenty times slower on a table of a hundred rows.
import { attributes, type Content, classes, type Html, html, join } from '../../html.ts'

export type Cell = string | number | Html | null

export interface Column {
  /** The key of this column in the .csv and .json of the same address. */
  readonly name: string
  readonly title: string
  /** Set to the right, in figures of equal width. */
  readonly numeric?: boolean
}

export interface TableView {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The same rows to take away: shown below the table. */
  readonly links?: { readonly csv?: string; readonly json?: string } | undefined
  readonly captionSize?: 's' | 'm' | 'l' | 'xl'
  /** The caption is for screen readers only: a heading above says the same. */
  readonly captionHidden?: boolean
  /** The first cell of each row names the row. True unless told. */
  readonly rowHeads?: boolean
  /** Shown in place of the table where there are no rows. */
  readonly empty?: Content
  readonly small?: boolean
  /** On a narrow screen each row becomes an entry of a list, each cell with its column's title: for rows that are read, not compared. */
  readonly listed?: boolean
}

const shown = (cell: Cell | undefined): string | Html =>
  cell === null || cell === undefined
    ? html`<span class="cw-not-known">not known</span>`
    : typeof cell === 'number'
      ? cell.toLocaleString('en-GB')
      : cell

/** A table whose boxes are laid out as a list is no table to a screen reader any more, unless it is told so. */
const as = (view: TableView, role: string): Html => html`${view.listed && attributes({ role })}`

const head = (view: TableView) => (column: Column) =>
  html`<th scope="col"${as(view, 'columnheader')} class="${classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}">${column.title}</th>`

const row = (cells: readonly Cell[], view: TableView): Html =>
  html`<tr${as(view, 'row')} class="govuk-table__row">${view.columns.map((column, i) =>
    i === 0 && (view.rowHeads ?? true)
      ? html`<th scope="row"${as(view, 'rowheader')} class="govuk-table__header">${shown(cells[i])}</th>`
      : html`<td${as(view, 'cell')} class="${classes('govuk-table__cell', column.numeric && 'govuk-table__cell--numeric')}"${attributes({ 'data-title': view.listed && cells[i] !== '' ? column.title : undefined })}>${shown(cells[i])}</td>`,
  )}</tr>`

/** The table alone, without its region. */
export const tableElement = (view: TableView): Html =>
  html`<table${as(view, 'table')} class="${classes('govuk-table', view.small && 'govuk-table--small-text-until-tablet', view.listed && 'cw-listed')}">
<caption class="${classes('govuk-table__caption', view.captionHidden ? 'govuk-visually-hidden' : view.captionSize && `govuk-table__caption--${view.captionSize}`)}">${view.caption}</caption>
<thead${as(view, 'rowgroup')} class="govuk-table__head"><tr${as(view, 'row')} class="govuk-table__row">${view.columns.map(head(view))}</tr></thead>
<tbody${as(view, 'rowgroup')} class="govuk-table__body">${view.rows.map((cells) => row(cells, view))}</tbody>
</table>`

const takeAway = (view: TableView): Html | undefined => {
  if (view.links === undefined || (view.links.csv === undefined && view.links.json === undefined)) return undefined
  const link = (href: string | undefined, kind: string) =>
    href !== undefined &&
    html` <a class="govuk-link" href="${href}"${attributes({ download: kind === 'CSV' })}>${kind}<span class="govuk-visually-hidden"> of ${view.caption}</span></a>`
  return html`<p class="cw-take-away">Take this table away:${join([link(view.links.csv, 'CSV'), link(view.links.json, 'JSON')], ' or')}</p>`
}

export const table = (view: TableView): Html =>
  view.rows.length === 0 && view.empty !== undefined
    ? html`<div class="cw-empty-table"><p class="govuk-body">${view.empty}</p></div>`
    : html`<div class="cw-scroll" role="region" aria-label="${view.caption}" tabindex="0">${tableElement(view)}</div><p class="cw-scroll__hint" hidden>This table is wider than the screen. Move it sideways to see the rest.</p>${takeAway(view)}`
