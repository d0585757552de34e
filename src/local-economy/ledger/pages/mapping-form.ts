// Correcting how a table is read: its headings, which column holds what, how dates and amounts are written.
import type { DayTyped, FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  type Choice,
  dateInput,
  fieldset,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
  radios,
  select,
  table,
  warningText,
} from '../../../platform/ui/index.ts'
import { fieldTitles } from '../rules/index.ts'
import { type FieldName, fieldNames, type SourceRow } from '../rules/types.ts'
import { basisTitles, columnLetter, columnWords, decimalsTitles, orderTitles } from './import-words.ts'

/** What stands in the form, as text. */
export interface MappingShown {
  readonly headerRows: string
  readonly headerRow: string
  readonly columns: Readonly<Record<FieldName, string>>
  readonly dateOrder: string
  readonly decimals: string
  readonly amountBasis: string
  readonly from: DayTyped
  readonly to: DayTyped
}

export interface MappingFormView {
  readonly title: string
  readonly publisher: string
  /** The page of the whole upload. */
  readonly back: string
  readonly action: string
  readonly headings: readonly string[]
  readonly columns: number
  readonly headerRow: number | null
  readonly sample: readonly SourceRow[]
  /** Why it was refused, in words. */
  readonly notLedger: string | null
  readonly typed: MappingShown
  readonly errors?: FieldErrors
}

const hints: Readonly<Partial<Record<FieldName, string>>> = {
  date: 'When it was paid. If there are several, the date of the payment.',
  supplier: 'Who was paid.',
  amount: 'What was paid for this line. If one column has VAT in it and another has not, the one without.',
  description: 'What it was for.',
  category: 'The kind of spending, as the publisher sorts it.',
  reference: 'The number of the payment or invoice.',
}

const needed: readonly FieldName[] = ['date', 'supplier', 'amount']

const radioChoices = <T extends string>(titles: Readonly<Record<T, string>>): Choice[] =>
  Object.entries<string>(titles).map(([value, text]) => ({ value, text }))

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

/** The first cell of the column below the headings that says something. */
const exampleOf = ({ sample, headerRow }: MappingFormView, column: number): string | undefined =>
  sample
    .filter(({ row }) => row > (headerRow ?? 0))
    .map(({ cells }) => cells[column - 1]?.replace(/\s+/g, ' ').trim())
    .find((text) => text !== undefined && text !== '')

const columnOptions = (view: MappingFormView, field: FieldName) => [
  { value: '', text: field === 'supplier' || field === 'amount' ? 'Choose a column' : 'Not in this file' },
  ...Array.from({ length: view.columns }, (_, i) => {
    const example = exampleOf(view, i + 1)
    const name = short(columnWords({ column: i + 1, heading: view.headings[i] ?? '' }))
    return {
      value: String(i + 1),
      text: example === undefined ? `${name} (empty here)` : `${name}, such as ${short(example)}`,
    }
  }),
]

const columnSelect = (view: MappingFormView, field: FieldName): Html =>
  select({
    name: `column-${field}`,
    label: fieldTitles[field],
    hint: hints[field],
    options: columnOptions(view, field),
    value: view.typed.columns[field],
    error: view.errors?.[`column-${field}`],
  })

const headingsPart = ({ typed, errors }: MappingFormView): Html =>
  fieldset(
    { legend: 'Headings' },
    radios({
      name: 'headerRows',
      label: 'How many rows do the headings take?',
      size: 's',
      options: [
        { value: '1', text: 'One row' },
        { value: '2', text: 'Two rows: each heading is broken in two' },
        { value: '0', text: 'None: the file has no headings' },
      ],
      value: typed.headerRows,
    }),
    input({
      name: 'headerRow',
      label: 'Number of the row with the headings',
      hint: 'Rows are counted from 1, blank ones too. Of two rows, the lower one. Leave it empty where there are none.',
      value: typed.headerRow,
      error: errors?.headerRow,
      inputmode: 'numeric',
      width: 5,
    }),
  )

const datesPart = ({ typed, errors }: MappingFormView): Html =>
  fieldset(
    { legend: 'Dates' },
    radios({
      name: 'dateOrder',
      label: 'In which order are dates written?',
      size: 's',
      options: [
        { value: '', text: 'Find out from the column', hint: 'You are asked where it does not show.' },
        ...radioChoices(orderTitles),
      ],
      value: typed.dateOrder,
      error: errors?.dateOrder,
    }),
    html`<p class="govuk-body">Only where no column has dates: what time are the payments from? Each line then counts for the last day.</p>`,
    dateInput({ name: 'from', label: 'First day', size: 's', value: typed.from, error: errors?.from }),
    dateInput({ name: 'to', label: 'Last day', size: 's', value: typed.to, error: errors?.to }),
  )

const amountsPart = ({ typed, errors }: MappingFormView): Html =>
  fieldset(
    { legend: 'Amounts' },
    radios({
      name: 'decimals',
      label: 'How are pence written?',
      size: 's',
      options: radioChoices(decimalsTitles),
      value: typed.decimals,
      error: errors?.decimals,
    }),
    radios({
      name: 'amountBasis',
      label: 'Is VAT in the amounts?',
      size: 's',
      options: radioChoices(basisTitles),
      value: typed.amountBasis,
      error: errors?.amountBasis,
    }),
  )

/** The widest tables have over a hundred columns: those that are shown are enough to find one's way. */
const mostColumns = 40

const fileRows = ({ sample, columns, title }: MappingFormView): Html => {
  const shown = Math.min(columns, mostColumns)
  return table({
    caption: `Rows of ${title} as they stand in the file`,
    captionHidden: true,
    small: true,
    columns: [
      { name: 'row', title: 'Row' },
      ...Array.from({ length: shown }, (_, i) => ({ name: `c${i + 1}`, title: columnLetter(i + 1) })),
    ],
    rows: sample.map(({ row, cells }) => [
      row.toLocaleString('en-GB'),
      ...Array.from({ length: shown }, (_, i) => short(cells[i] ?? '')),
    ]),
  })
}

export const mappingFormPage = (view: MappingFormView): PageView =>
  page({
    title: 'Correct the reading',
    caption: view.title,
    wide: true,
    backLink: { href: view.back, text: 'What was found' },
    errors: view.errors,
    main: html`${
      view.notLedger !== null &&
      warningText(
        `${view.notLedger} If you know that it is a list of payments, say below which column holds what. What speaks against it is then noted on its receipt.`,
      )
    }<h2 class="govuk-heading-m">As it stands in the file</h2>${fileRows(view)}<div class="cw-readable"><p class="govuk-body">What you say here is remembered for ${view.publisher}: the next file with the same headings is read this way.</p>${form(
      { action: view.action },
      headingsPart(view),
      fieldset(
        { legend: 'Columns' },
        needed.map((field) => columnSelect(view, field)),
      ),
      fieldset(
        { legend: 'Columns that help, where the file has them' },
        fieldNames.filter((field) => !needed.includes(field)).map((field) => columnSelect(view, field)),
      ),
      datesPart(view),
      amountsPart(view),
      button({ text: 'Read again this way' }),
    )}</div>`,
  })
