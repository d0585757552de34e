// One file that was sent: while it is read, what was found in it, while it is added, and what came of it.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  hidden,
  html,
  jobProgress,
  type PageView,
  page,
  radios,
  summaryList,
  table,
  warningText,
} from '../../../platform/ui/index.ts'
import { sumWords, type TableShown, tablePart } from './import-table.ts'
import { allTheSame, ledgerAddress, type PlaceNamed, periodWords, poundsWords } from './import-words.ts'

export type UploadState = 'looking' | 'found' | 'adding' | 'done' | 'refused'

export interface JobShown {
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total?: number | undefined
  /** What it is doing now, or why it failed. */
  readonly words?: string | undefined
}

export interface OverlapShown {
  readonly batch: string
  readonly file: string
  readonly period: string
  readonly href: string
}

export interface AddedShown {
  readonly href: string
  readonly title: string
  readonly accepted: number
  readonly held: number
  readonly pence: number
}

export interface UploadView {
  readonly place: PlaceNamed
  readonly upload: {
    readonly id: string
    readonly publisher: string
    readonly fileName: string
    readonly bytes: number
    readonly state: UploadState
    readonly sentOn: string
  }
  readonly job: JobShown | null
  readonly tables: readonly TableShown[]
  /** Earlier files of the same publisher about the same days. */
  readonly overlaps: readonly OverlapShown[]
  readonly added: readonly AddedShown[]
  /** How many other files wait. */
  readonly others: number
  /** What is in the file and is no table. */
  readonly notTables: readonly { readonly title: string; readonly reason: string }[]
  readonly replaces?: string | undefined
  /** The tables that are to be added; all that are ready, where nobody chose. */
  readonly chosen?: readonly string[] | undefined
  readonly errors?: FieldErrors
}

const addressOf = ({ place, upload }: Pick<UploadView, 'place' | 'upload'>): string =>
  `${ledgerAddress(place)}/uploads/${upload.id}`

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en-GB')} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`

const throwAway = (view: UploadView): Html =>
  form({ action: `${addressOf(view)}/drop` }, button({ text: 'Throw this file away', kind: 'secondary' }))

const sendAgain = (view: UploadView): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${`${ledgerAddress(view.place)}/import`}">Send another file</a></p>`

const isOpen = (job: JobShown | null): boolean => job === null || job.state === 'waiting' || job.state === 'working'

/** The work on the file, or why it stopped, with a way onward. */
const working = (view: UploadView, title: string): Html => {
  const { job } = view
  const open = isOpen(job)
  return html`${jobProgress({
    name: 'upload',
    title,
    state: job?.state ?? 'waiting',
    ...(job !== null && job.done > 0 ? { done: job.done, total: job.total } : {}),
    words: job?.words,
    href: addressOf(view),
  })}${
    open
      ? html`<p class="govuk-body">You can leave this page: it goes on by itself. A file of 100,000 rows takes a few seconds.</p>`
      : html`<p class="govuk-body">${job?.state === 'cancelled' && 'Somebody stopped this. '}Nothing was added to the ledger. ${whatToDo(view)}</p>${form(
          { action: `${addressOf(view)}/again` },
          button({ text: 'Try again' }),
        )}${throwAway(view)}`
  }`
}

const askForHelp =
  'tell whoever looks after this installation the name of the file and when it was sent: they can see what the job says'

const whatToDo = ({ job, upload }: UploadView): string => {
  if (upload.state === 'adding') return 'Press “Try again”: you come back to what was found, and can add it again.'
  if (job?.state === 'cancelled') return 'Try again when you like, or throw the file away.'
  return `Try again first. If it stops once more, open the file in a spreadsheet program to see whether it is whole. Save it again as CSV, throw this one away and send that. If that does not help, ${askForHelp}.`
}

const choiceOfOverlap = (view: UploadView): Html => {
  if (view.overlaps.length === 0) return html``
  return radios({
    name: 'replaces',
    label: 'The ledger has files of this publisher for some of the same days. What should happen?',
    hint: 'If both stay, payments that are in both files count twice.',
    options: [
      { value: 'beside', text: 'Add it beside them', hint: 'The files are about different payments.' },
      ...view.overlaps.map((one) => ({
        value: one.batch,
        text: `Put it in place of ${one.file}, ${one.period}`,
        hint: html`The earlier file counts no more; its receipt stays. <a class="govuk-link" href="${one.href}">See its receipt</a>`,
      })),
    ],
    value: view.replaces,
    error: view.errors?.replaces,
  })
}

const usable = (tables: readonly TableShown[]): readonly TableShown[] =>
  tables.filter((one) => one.notLedger === null && one.duplicate === null)

const decide = (view: UploadView): Html => {
  const ready = usable(view.tables)
  const asked = ready.filter((one) => one.questions.length > 0)
  if (ready.length === 0) {
    const twice = view.tables.some((one) => one.duplicate !== null)
    return html`<p class="govuk-body">${
      twice
        ? 'All of it that can be used is in the ledger already, so there is nothing to add.'
        : 'Nothing in this file can be added to the ledger. Check that it is the file you meant: a list with one row for each payment, with the supplier and the amount.'
    }</p>${throwAway(view)}${sendAgain(view)}`
  }
  const answered = ready.filter((one) => one.questions.length === 0)
  if (answered.length === 0)
    return html`<p class="govuk-body">${asked.length === 1 ? 'The table above waits for your answer.' : `All ${asked.length} tables wait for your answers above.`} After that the file can be added.</p>${throwAway(view)}`
  return html`${
    asked.length > 0 &&
    html`<p class="govuk-body">${asked.length === 1 ? 'One table waits' : `${asked.length} tables wait`} for your answer above. What you add without it is left out, and you can send the file again for it.</p>`
  }<p class="govuk-body">${sumWords(answered)}.</p>${form(
    { action: `${addressOf(view)}/add` },
    choiceOfTables(view, answered),
    choiceOfOverlap(view),
    button({ text: 'Add to the ledger' }),
  )}${throwAway(view)}`
}

/** With one table there is nothing to choose. */
const choiceOfTables = (view: UploadView, answered: readonly TableShown[]): Html => {
  const all = usable(view.tables)
  const only = answered[0]
  if (all.length === 1 && only !== undefined) return hidden('table', only.id)
  return html`${hidden('asked', 'tables')}${checkboxes({
    name: 'table',
    label: 'Which tables should be added?',
    options: answered.map((one) => ({ value: one.id, text: one.title })),
    value: view.chosen ?? answered.map(({ id }) => id),
    error: view.errors?.table,
    small: true,
  })}`
}

/** A file that could not be added waits again: the last try says why. */
const lastTry = ({ job, upload }: UploadView): Html | undefined =>
  upload.state === 'found' && job?.state === 'failed'
    ? warningText(
        `The last try did not work, and nothing was added. ${job.words ?? ''} You can add it again below. If that fails too, ${askForHelp}.`,
      )
    : undefined

const foundPart = (view: UploadView): Html =>
  html`<div class="cw-readable">${lastTry(view)}${summaryList([
    { key: 'Publisher', value: view.upload.publisher },
    { key: 'Sent', value: `${view.upload.sentOn}, ${size(view.upload.bytes)}` },
    view.tables.length > 1 && { key: 'Tables in it', value: tableList(view.tables) },
  ])}<p class="govuk-body">Look at what was found. Below it you can <a class="govuk-link" href="#add">add it to the ledger</a>, or throw it away.</p></div>${view.tables.map((one) => tablePart(one, `${addressOf(view)}/tables/${one.id}`))}
<div class="cw-readable">${notTablesPart(view)}<h2 class="govuk-heading-m" id="add">Add to the ledger</h2>${decide(view)}</div>`

const notTablesPart = ({ notTables }: UploadView): Html | undefined =>
  notTables.length === 0
    ? undefined
    : html`<h2 class="govuk-heading-m">What is in it and is no table</h2><ul class="govuk-list govuk-list--bullet">${notTables.map((one) => html`<li>${one.title}: ${one.reason}</li>`)}</ul>`

const tableList = (tables: readonly TableShown[]): Html =>
  html`<ul class="govuk-list">${tables.map((one) => html`<li><a class="govuk-link" href="${`#table-${one.id}`}">${one.title}</a>${one.period && `, ${periodWords(one.period)}`}</li>`)}</ul>`

const donePart = (view: UploadView): Html => {
  if (view.added.length === 0)
    return html`<p class="govuk-body">Everything in this file was in the ledger already, so nothing was changed.</p>${sendAgain(view)}`
  return html`<p class="govuk-body">It is in the ledger. Each table has a receipt that can be found again under <a class="govuk-link" href="${`${ledgerAddress(view.place)}/batches`}">files in the ledger</a>.</p>${table(
    {
      caption: 'Receipts',
      captionSize: 'm',
      columns: [
        { name: 'title', title: 'Table' },
        { name: 'accepted', title: 'Rows taken', numeric: true },
        { name: 'pounds', title: 'Amount', numeric: true },
        { name: 'held', title: 'Held back', numeric: true },
      ],
      rows: view.added.map((one) => [
        html`<a class="govuk-link" href="${one.href}">${one.title}</a>`,
        one.accepted,
        poundsWords(one.pence),
        one.held,
      ]),
    },
  )}${sendAgain(view)}`
}

const refusedPart = (view: UploadView): Html =>
  html`<p class="govuk-body">Nothing in this file can be added to the ledger.</p>${
    view.tables.length + view.notTables.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${view.tables.map((one) => html`<li>${one.title}: ${one.notLedger} <a class="govuk-link" href="${`${addressOf(view)}/tables/${one.id}`}">${allTheSame}</a></li>`)}${view.notTables.map((one) => html`<li>${one.title}: ${one.reason}</li>`)}</ul>`
  }<p class="govuk-body">Check that it is the file you meant: a list with one row for each payment, with the supplier and the amount.</p>${throwAway(view)}${sendAgain(view)}`

const parts: Readonly<Record<UploadState, (view: UploadView) => Html>> = {
  looking: (view) => working(view, 'Reading the file'),
  found: foundPart,
  adding: (view) => working(view, 'Adding to the ledger'),
  done: donePart,
  refused: refusedPart,
}

const captions: Readonly<Record<UploadState, string>> = {
  looking: 'A file that was sent',
  found: 'What was found in a file',
  adding: 'A file on its way into the ledger',
  done: 'A file that was added',
  refused: 'A file that cannot be used',
}

export const uploadPage = (view: UploadView): PageView => {
  const { state, fileName } = view.upload
  const open = (state === 'looking' || state === 'adding') && isOpen(view.job)
  const others =
    view.others === 0
      ? undefined
      : html`<p class="govuk-body"><a class="govuk-link" href="${`${ledgerAddress(view.place)}/uploads`}">${count(view.others, 'other file')} that ${view.others === 1 ? 'waits' : 'wait'}</a></p>`
  return page({
    title: fileName,
    caption: captions[state],
    wide: state === 'found',
    backLink: { href: `${ledgerAddress(view.place)}/import`, text: 'Add payment files' },
    errors: view.errors,
    ...(open ? { refresh: 2 } : {}),
    main: html`${parts[state](view)}${others}`,
  })
}
