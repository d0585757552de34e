// One file that was sent: while it is read, what was found and can be chosen, while it is added, and what came of it.
import { count, type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  html,
  insetText,
  jobProgress,
  type PageView,
  page,
  radios,
  select,
  table,
  warningText,
} from '../../../platform/ui/index.ts'
import { boxOf, type ChooseTyped, regionsOf } from '../forms/choose.ts'
import { type FoundIndicator, type FoundTable, regionOpen } from '../rules/found.ts'
import { fullName } from '../rules/indicator.ts'
import type { UploadRow } from '../rules/records.ts'
import { tablePart, tableTitle } from './found-table.ts'
import { link, needsAddress, type PlaceNamed } from './words.ts'

export interface JobShown {
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total?: number | undefined
  /** What it is doing now, or why it failed. */
  readonly words?: string | undefined
}

export interface UploadView {
  readonly place: PlaceNamed
  readonly upload: UploadRow
  readonly job: JobShown | null
  /** Of these keys there are figures here already, from other files: up to when. */
  readonly here: ReadonlyMap<string, string>
  /** Keys of which our starter knows the objective. */
  readonly known: ReadonlySet<string>
  readonly typed?: ChooseTyped
  readonly errors?: FieldErrors
}

const addressOf = ({ place, upload }: Pick<UploadView, 'place' | 'upload'>): string =>
  `${needsAddress(place)}/uploads/${upload.id}`

const isOpen = (job: JobShown | null): boolean => job === null || job.state === 'waiting' || job.state === 'working'

const throwAway = (view: UploadView): Html =>
  form({ action: `${addressOf(view)}/drop` }, button({ text: 'Throw this file away', kind: 'secondary' }))

const working = (view: UploadView, title: string): Html => {
  const { job } = view
  return html`${jobProgress({
    name: 'upload',
    title,
    state: job?.state ?? 'waiting',
    ...(job !== null && job.done > 0 ? { done: job.done, total: job.total } : {}),
    words: job?.words,
    href: addressOf(view),
  })}${
    isOpen(job)
      ? html`<p class="govuk-body">You can leave this page: it goes on by itself.</p>`
      : html`<p class="govuk-body">Nothing was added. Try again; if it stops once more, open the file in a spreadsheet program to see whether it is whole, and send it anew.</p>${form({ action: `${addressOf(view)}/again` }, button({ text: 'Try again' }))}${throwAway(view)}`
  }`
}

const hintOf = (view: UploadView, one: FoundIndicator): string => {
  const time = one.first === one.last ? one.last : `${one.first} to ${one.last}`
  const beside = [...(one.hasRegion ? ['region'] : []), ...(one.hasEngland ? ['England'] : [])]
  const last = view.here.get(one.key)
  return [
    `${count(one.figures, 'figure')} of ${count(one.areas, 'area')}, ${time}`,
    one.notKnown > 0 ? `${one.notKnown} not known` : '',
    one.intervals > 0 ? 'with intervals' : 'without intervals: cannot be compared',
    beside.length > 0 ? `beside ${beside.join(' and ')}` : 'neither region nor England in the file',
    last === undefined ? '' : `here already, up to ${last}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

const few = 12

/** Where nobody chose: all of a small file; of a large one what our starter knows. */
export const suggested = (view: UploadView, one: FoundTable): readonly string[] =>
  one.indicators.flatMap((indicator, i) =>
    one.indicators.length <= few || view.known.has(indicator.key) ? [boxOf(one, i)] : [],
  )

/** Of several tables each indicator is named with its own. */
const choiceOf = (view: UploadView, tables: readonly FoundTable[]): Html =>
  checkboxes({
    name: 'indicator',
    label: 'Which indicators?',
    options: tables.flatMap((one) =>
      one.indicators.map((indicator, i) => ({
        value: boxOf(one, i),
        text: `${fullName(indicator)}${tables.length > 1 ? ` – ${tableTitle(view.upload.fileName, one)}` : ''}`,
        hint: hintOf(view, indicator),
      })),
    ),
    value: view.typed?.indicators ?? tables.flatMap((one) => suggested(view, one)),
    error: view.errors?.indicator,
    small: true,
  })

const regionChoice = (view: UploadView, tables: readonly FoundTable[]): Html | undefined =>
  regionOpen(tables)
    ? select({
        name: 'region',
        label: `Which region does ${view.place.name} lie in?`,
        hint: 'The file has figures of several regions and does not say.',
        options: [
          { value: '', text: 'Choose a region' },
          ...regionsOf(tables).map(({ code, name }) => ({ value: code, text: name })),
          { value: 'none', text: 'None of these: leave regions out' },
        ],
        value: view.typed?.region,
        error: view.errors?.region,
      })
    : undefined

const modeChoice = (view: UploadView, tables: readonly FoundTable[]): Html | undefined =>
  tables.some(({ indicators }) => indicators.some(({ key }) => view.here.has(key)))
    ? radios({
        name: 'mode',
        label: 'Some of these indicators are here already. What should happen to their figures?',
        options: [
          {
            value: 'replace',
            text: 'This file takes their place',
            hint: 'For a later edition: earlier figures of the indicators you choose count no more. Their receipts stay, and if this file is taken out again they come back.',
          },
          {
            value: 'fill',
            text: 'They stay, and this file adds what is missing',
            hint: 'Where both have a figure for the same area and time, the earlier one stays.',
          },
        ],
        value: view.typed?.mode,
        error: view.errors?.mode,
      })
    : undefined

const choosePart = (view: UploadView, tables: readonly FoundTable[]): Html => {
  const ready = tables.filter(({ indicators, questions }) => indicators.length > 0 && questions.length === 0)
  if (ready.length === 0) return html`<p class="govuk-body">Nothing can be chosen from this file as it is read now.</p>`
  return html`<h2 class="govuk-heading-m" id="choose">Choose indicators</h2><p class="govuk-body">Only what you choose is taken. You can come back to this file for more by sending it again.</p>${form(
    { action: `${addressOf(view)}/add` },
    choiceOf(view, ready),
    regionChoice(view, ready),
    modeChoice(view, ready),
    button({ text: 'Take these indicators' }),
  )}`
}

const foundPart = (view: UploadView): Html => {
  const tables = view.upload.found?.tables ?? []
  const lastTry = view.job?.state === 'failed' && view.upload.state === 'found'
  return html`${lastTry && warningText(`The last try did not work, and nothing was added. ${view.job?.words ?? ''}`)}<p class="govuk-body">Sent ${formatMoment(view.upload.sentAt)}, published by ${view.upload.source}. Look at what was found, then choose. Nothing of it counts yet.</p>${tables.map((one) => tablePart(view.place.name, view.upload.fileName, one, `${addressOf(view)}/tables/${one.id}`, tables.length === 1))}${notTables(view)}${choosePart(view, tables)}${throwAway(view)}`
}

const notTables = ({ upload }: UploadView): Html | undefined =>
  upload.found === null || upload.found.notTables.length === 0
    ? undefined
    : html`<h2 class="govuk-heading-m">What is in it and is no table</h2><ul class="govuk-list govuk-list--bullet">${upload.found.notTables.map((one) => html`<li>${one.sheet ?? one.inner}: ${one.reason}</li>`)}</ul>`

const donePart = (view: UploadView): Html => {
  const report = view.upload.report ?? []
  const added = report.filter(({ load }) => load !== null)
  const at = needsAddress(view.place)
  if (added.length === 0)
    return html`${insetText('All of what you chose was here already, from the very same file. Nothing was changed.')}<p class="govuk-body">${link(at, 'See the indicators')}</p>`
  return html`${table({
    caption: 'What was taken',
    captionSize: 'm',
    listed: true,
    columns: [
      { name: 'table', title: 'Receipt' },
      { name: 'indicators', title: 'Indicators', numeric: true },
      { name: 'figures', title: 'Figures', numeric: true },
      { name: 'unknown', title: 'Of these not known', numeric: true },
      { name: 'held', title: 'Rows held back', numeric: true },
    ],
    rows: added.map((one) => [
      link(`${at}/files/${one.load}`, one.title),
      one.indicators,
      one.figures,
      one.notKnown,
      one.held,
    ]),
  })}<p class="govuk-body">Each indicator is shown beside the objective that our starter list names. Look whether that is right for this place.</p>${button({ text: 'See the indicators', href: at })}`
}

const refusedPart = (view: UploadView): Html =>
  html`<p class="govuk-body">Nothing in this file can be used.</p>${notTables(view)}<p class="govuk-body">Check that it is the file you meant: a table with areas and figures.</p>${throwAway(view)}`

const parts: Readonly<Record<UploadRow['state'], (view: UploadView) => Html>> = {
  looking: (view) => working(view, 'Reading the file'),
  found: foundPart,
  adding: (view) => working(view, 'Taking indicators from the file'),
  done: donePart,
  refused: refusedPart,
  dropped: refusedPart,
}

const captions: Readonly<Record<UploadRow['state'], string>> = {
  looking: 'A file that was sent',
  found: 'What was found in a file',
  adding: 'A file of which indicators are taken',
  done: 'A file of which indicators were taken',
  refused: 'A file that cannot be used',
  dropped: 'A file that was thrown away',
}

export const uploadPage = (view: UploadView): PageView => {
  const { state, fileName } = view.upload
  const open = (state === 'looking' || state === 'adding') && isOpen(view.job)
  return page({
    title: fileName,
    caption: captions[state],
    backLink: { href: `${needsAddress(view.place)}/files`, text: 'Files of indicators' },
    errors: view.errors,
    ...(open ? { refresh: 2 } : {}),
    main: parts[state](view),
  })
}
