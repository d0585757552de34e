// The rows of a file that were held back: each with its cells and the reason, and a form that puts them right.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  jobProgress,
  type PageView,
  page,
  pagination,
  radios,
  summaryList,
} from '../../../platform/ui/index.ts'
import { heldWords } from '../rules/index.ts'
import type { HeldReason } from '../rules/types.ts'
import { type HeldReasonShown, reasonsTable } from './held-reasons.ts'
import type { JobShown } from './import-upload.ts'

export interface HeldRowShown {
  readonly row: number
  readonly line: number
  readonly reason: HeldReason
  /** Null where the row is hidden from this reader. */
  readonly cells: readonly { readonly heading: string; readonly text: string }[] | null
  /** The page of this row beside its file. */
  readonly href: string
  /** What stands in the form. */
  readonly typed: {
    readonly choice: string
    readonly date: string
    readonly supplier: string
    readonly amount: string
    readonly description: string
  }
}

export interface HeldView {
  readonly title: string
  readonly at: string
  readonly receipt: string
  readonly reasons: readonly HeldReasonShown[]
  /** Only these are shown. */
  readonly reason: HeldReason | null
  readonly rows: readonly HeldRowShown[]
  readonly mayCorrect: boolean
  readonly why: string
  readonly group: { readonly choice: string; readonly date: string; readonly why: string }
  /** One day can be given to all rows of the reason that is chosen. */
  readonly groupTakesADay: boolean
  /** That puts rows right just now, or did. */
  readonly job: JobShown | null
  readonly page: number
  readonly pages: number
  readonly errors?: FieldErrors
  readonly links: { readonly csv?: string; readonly json?: string }
}

const inTheFile = ({ cells }: HeldRowShown): Html => {
  if (cells === null)
    return html`<p class="govuk-body cw-muted">This row is hidden, so only those who may hide lines can put it right.</p>`
  return cells.length === 0
    ? html`<p class="govuk-body cw-muted">This row is empty.</p>`
    : summaryList(cells.map(({ heading, text }) => ({ key: heading, value: text })))
}

const correction = (one: HeldRowShown, errors: FieldErrors | undefined): Html => {
  const { row, typed } = one
  const field = (name: 'date' | 'supplier' | 'amount' | 'description', label: string, width?: 10) =>
    input({
      name: `${name}-${row}`,
      label,
      value: typed[name],
      error: errors?.[`${name}-${row}`],
      spellcheck: false,
      ...(width === undefined ? {} : { width }),
    })
  return html`${hidden('row', row)}${radios({
    name: `choice-${row}`,
    label: `What should become of row ${row}?`,
    size: 's',
    small: true,
    options: [
      { value: '', text: 'It stays held back' },
      {
        value: 'payment',
        text: 'It is a payment',
        conditional: html`${field('date', 'Date', 10)}${field('supplier', 'Supplier')}${field('amount', 'Amount in pounds', 10)}${field('description', 'Description')}`,
      },
      { value: 'not-data', text: 'It is not a payment' },
    ],
    value: typed.choice,
    error: errors?.[`choice-${row}`],
  })}`
}

const rowPart = (one: HeldRowShown, view: HeldView): Html =>
  html`<section class="cw-held-row" aria-labelledby="${`row-${one.row}`}">
<h3 class="govuk-heading-s" id="${`row-${one.row}`}"><a class="govuk-link" href="${one.href}">Row ${one.row.toLocaleString('en-GB')}${one.line !== one.row && html`, line ${one.line.toLocaleString('en-GB')}`}</a></h3>
<p class="govuk-body">${heldWords(one.reason)}</p>
${inTheFile(one)}${view.mayCorrect && one.cells !== null && correction(one, view.errors)}</section>`

const groupPart = (view: HeldView, shown: HeldReasonShown): Html =>
  details(
    { summary: `One answer for all ${count(shown.count, 'row')} held for this reason`, open: hasGroupErrors(view) },
    form(
      { action: view.at },
      hidden('reason', shown.reason),
      radios({
        name: 'group-choice',
        label: 'What are these rows?',
        size: 's',
        options: [
          { value: 'not-data', text: 'None of them is a payment' },
          ...(view.groupTakesADay
            ? [
                {
                  value: 'payment',
                  text: 'All of them are payments of one day',
                  conditional: input({
                    name: 'group-date',
                    label: 'Day',
                    hint: 'For example, 30/04/2024.',
                    value: view.group.date,
                    error: view.errors?.['group-date'],
                    width: 10,
                  }),
                },
              ]
            : []),
        ],
        value: view.group.choice,
        error: view.errors?.['group-choice'],
      }),
      input({
        name: 'group-why',
        label: 'Why?',
        hint: 'Kept with the rows. For example: the publisher says these are sub-totals.',
        value: view.group.why,
        error: view.errors?.['group-why'],
      }),
      button({ text: 'Give all of them this answer', kind: 'secondary' }),
    ),
  )

const hasGroupErrors = ({ errors }: HeldView): boolean =>
  Object.keys(errors ?? {}).some((name) => name.startsWith('group-'))

const formPart = (view: HeldView): Html =>
  form(
    { action: view.at },
    hidden('page', view.page),
    hidden('of', view.reason ?? ''),
    view.rows.map((one) => rowPart(one, view)),
    fieldset(
      { legend: 'Save' },
      input({
        name: 'why',
        label: 'Why? (optional)',
        hint: 'Kept with every row that you put right here.',
        value: view.why,
      }),
      button({ text: 'Save what I chose' }),
    ),
  )

const isOpen = (job: JobShown | null): boolean => job?.state === 'waiting' || job?.state === 'working'

const working = ({ job, at }: HeldView): Html | undefined =>
  job === null
    ? undefined
    : jobProgress({ name: 'held', title: 'Putting rows right', state: job.state, words: job.words, href: at })

export const heldRowsPage = (view: HeldView): PageView => {
  const chosen = view.reasons.find(({ reason }) => reason === view.reason)
  return page({
    title: 'Rows held back',
    caption: view.title,
    backLink: { href: view.receipt, text: 'Receipt' },
    errors: view.errors,
    ...(isOpen(view.job) ? { refresh: 2 } : {}),
    main: html`${working(view)}${
      view.reasons.length === 0
        ? html`<p class="govuk-body">Nothing of this file is held back: every row was taken, or is not data.</p>`
        : html`<p class="govuk-body">These rows could not be taken as they stand. They count in no total until somebody says what they are. The file itself is never changed.</p>${reasonsTable(view.reasons, view.at, view.reason, view.links)}${
            view.mayCorrect && chosen !== undefined && chosen.count > 1 && groupPart(view, chosen)
          }${view.mayCorrect && view.rows.length > 0 ? formPart(view) : view.rows.map((one) => rowPart(one, view))}${pagination(
            {
              page: view.page,
              pages: view.pages,
              hrefOf: (one) => `${view.at}?${view.reason === null ? '' : `reason=${view.reason}&`}page=${one}`,
              label: 'Pages of held rows',
            },
          )}`
    }`,
  })
}
