// What the parts of a document are called, so that styles find them: on the product's own pages, and in a page that stands alone.

export interface Dress {
  readonly headings: readonly [string, string, string]
  readonly paragraph: string
  readonly lead: string
  readonly bullets: string
  readonly numbers: string
  readonly link: string
  readonly table: string
  readonly caption: string
  readonly head: string
  readonly body: string
  readonly row: string
  readonly headCell: string
  readonly cell: string
  readonly numeric: string
  readonly scroll: string
  readonly terms: string
  readonly termsRow: string
  readonly term: string
  readonly definition: string
  readonly note: string
  readonly noteTitle: string
  readonly small: string
}

/** The design system's names, and ours where it has none. */
export const pageDress: Dress = {
  headings: ['govuk-heading-m', 'govuk-heading-s', 'govuk-heading-s'],
  paragraph: 'govuk-body',
  lead: 'govuk-body-l',
  bullets: 'govuk-list govuk-list--bullet',
  numbers: 'govuk-list govuk-list--number',
  link: 'govuk-link',
  table: 'govuk-table cw-listed',
  caption: 'govuk-table__caption govuk-table__caption--s',
  head: 'govuk-table__head',
  body: 'govuk-table__body',
  row: 'govuk-table__row',
  headCell: 'govuk-table__header',
  cell: 'govuk-table__cell',
  numeric: '--numeric',
  scroll: 'cw-scroll',
  terms: 'govuk-summary-list',
  termsRow: 'govuk-summary-list__row',
  term: 'govuk-summary-list__key',
  definition: 'govuk-summary-list__value',
  note: 'govuk-inset-text cw-document__note',
  noteTitle: 'cw-document__note-title',
  small: 'cw-document__small',
}

/** Names of the page's own style sheet (style.ts); most parts are known by what they are. */
export const ownDress: Dress = {
  headings: ['', '', ''],
  paragraph: '',
  lead: 'lead',
  bullets: '',
  numbers: '',
  link: '',
  table: '',
  caption: '',
  head: '',
  body: '',
  row: '',
  headCell: '',
  cell: '',
  numeric: 'number',
  scroll: 'scroll',
  terms: '',
  termsRow: '',
  term: '',
  definition: '',
  note: 'note',
  noteTitle: 'note-title',
  small: 'small',
}
