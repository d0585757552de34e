// What is loaded of areas, boundaries, postcodes and NHS bodies; loading more; and the receipt of one load.
import { count, dayOf, type FieldErrors, formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  fileUpload,
  form,
  type Html,
  html,
  input,
  jobProgress,
  type PageView,
  page,
  radios,
  receipt,
  table,
} from '../../../platform/ui/index.ts'
import { kindWords } from '../rules/recognise.ts'
import type { RegisterKind } from '../rules/types.ts'

export interface LoadShown {
  readonly id: string
  readonly kind: RegisterKind
  readonly layout: string
  readonly fileName: string
  readonly edition: string | null
  readonly source: number
  readonly accepted: number
  readonly held: number
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
  readonly loadedAt: Date
}

export const loadColumns = [
  { name: 'file', title: 'File' },
  { name: 'kind', title: 'What' },
  { name: 'loaded', title: 'Loaded' },
  { name: 'edition', title: 'Edition' },
  { name: 'taken', title: 'Rows taken', numeric: true },
  { name: 'held', title: 'Held back', numeric: true },
] as const

export interface RegistersView {
  readonly loads: readonly LoadShown[]
  readonly mayLoad: boolean
  readonly typed?: { readonly kind: string; readonly edition: string }
  readonly errors?: FieldErrors
  readonly links?: { readonly csv?: string; readonly json?: string }
}

/** In the order in which they are of use. */
const inOrder: readonly RegisterKind[] = ['authorities', 'boundaries', 'postcodes', 'nhs']

const uploading = (view: RegistersView): Html =>
  html`<h2 class="govuk-heading-m" id="load">Load a register</h2>${form(
    { action: '/registers', multipart: true },
    radios({
      name: 'kind',
      label: 'What is in the file?',
      options: inOrder.map((kind) => ({ value: kind, text: kindWords[kind].title, hint: kindWords[kind].reads })),
      value: view.typed?.kind,
      error: view.errors?.kind,
    }),
    input({
      name: 'edition',
      label: 'Edition (optional)',
      hint: 'Only where the file’s name and columns do not say it. For example, 2024-05.',
      value: view.typed?.edition,
      error: view.errors?.edition,
      width: 10,
      spellcheck: false,
    }),
    fileUpload({
      name: 'file',
      label: 'File',
      hint: 'As it was published: CSV or GeoJSON, plain, in gzip or in zip.',
      accept: '.csv,.json,.geojson,.gz,.zip,.txt',
      error: view.errors?.file,
    }),
    button({ text: 'Load this file' }),
  )}`

const whereToGet = details(
  { summary: 'Where to get these files' },
  html`<p class="govuk-body">They are published free of charge, under the Open Government Licence:</p>
<ul class="govuk-list govuk-list--bullet">
<li>boundaries, names and codes: the Open Geography Portal of the Office for National Statistics</li>
<li>postcodes: Code-Point Open of Ordnance Survey, or the ONS Postcode Directory</li>
<li>local authorities of today and of earlier days: mySociety’s list of UK local authorities</li>
<li>NHS bodies: the Organisation Data Service of NHS England</li>
</ul>
<p class="govuk-body">Commonweal comes with none of them: they change, and an old copy would be worse than none.</p>`,
)

export const registersPage = (view: RegistersView): PageView =>
  page({
    title: 'Areas, boundaries and postcodes',
    caption: 'Registers',
    wide: true,
    backLink: { href: '/places' },
    errors: view.errors,
    main: html`<div class="cw-readable"><p class="govuk-body">Public registers give areas their names, draw the map of a place, and say in which district a postcode lies. Load them as they were published. A newer edition replaces the older one in a single step, and places keep working while it loads.</p>${whereToGet}</div>${
      view.loads.length === 0
        ? emptyState({
            title: 'Nothing is loaded yet',
            what: 'Each file that is loaded gets a receipt here: what was taken, what was held back, and why.',
            why: view.mayLoad
              ? 'Places work without registers, but they have no names for codes and no map.'
              : 'Whoever looks after this installation can load them.',
            example:
              'first the authorities, so that you can find districts by name; then their boundaries, for the map; then postcodes.',
            ...(view.mayLoad ? { first: { text: 'Choose a file', href: '#load' } } : {}),
          })
        : table({
            listed: true,
            caption: 'Registers that were loaded',
            captionSize: 'm',
            columns: loadColumns,
            rows: view.loads.map((load) => [
              html`<a class="govuk-link" href="${`/registers/loads/${load.id}`}">${load.fileName}</a>`,
              kindWords[load.kind].title,
              html`<span class="cw-whole">${formatDay(dayOf(load.loadedAt))}</span>`,
              load.edition ?? 'not stated',
              load.accepted,
              load.held,
            ]),
            links: view.links,
          })
    }<div class="cw-readable cw-no-print">${view.mayLoad && uploading(view)}</div>`,
  })

export interface ReceiptView {
  readonly load: LoadShown
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
  readonly json?: string
}

export const receiptPage = ({ load, reasons, json }: ReceiptView): PageView =>
  page({
    title: kindWords[load.kind].title,
    caption: 'A register that was loaded',
    backLink: { href: '/registers' },
    main: html`${receipt({
      title: load.fileName,
      reference: load.id.slice(0, 8),
      when: formatMoment(load.loadedAt),
      taken: [
        { key: 'Read as', value: load.layout },
        { key: 'Edition', value: load.edition ?? 'not stated' },
        { key: 'Rows in the file', value: load.source.toLocaleString('en-GB') },
        { key: 'Taken', value: load.accepted.toLocaleString('en-GB') },
        { key: 'Held back', value: load.held.toLocaleString('en-GB') },
        ...(load.skipped.length === 0
          ? []
          : [
              {
                key: 'Files in it that were passed over',
                value: html`<ul class="govuk-list">${load.skipped.slice(0, 50).map((one) => html`<li>${one.file}: ${one.reason}</li>`)}</ul>`,
              },
            ]),
      ],
      held: { reasons, href: `/registers/loads/${load.id}/held` },
      next: html`${
        load.held > 0
          ? 'Places use what was taken at once. You can mend the rows that were held back in the file, and load it again.'
          : 'Places use it at once. There is nothing else to do with this file.'
      } <a class="govuk-link" href="/registers#load">Load another file</a>, or go to <a class="govuk-link" href="/places">places</a>.`,
      downloads: [
        ...(load.held > 0 ? [{ text: 'Rows held back, as CSV', href: `/registers/loads/${load.id}/held.csv` }] : []),
        ...(json === undefined ? [] : [{ text: 'This receipt as JSON', href: json }]),
      ],
    })}`,
  })

export const heldColumns = [
  { name: 'file', title: 'File' },
  { name: 'row', title: 'Row', numeric: true },
  { name: 'reason', title: 'Why' },
  { name: 'text', title: 'What it says' },
] as const

export const heldPage = (
  load: LoadShown,
  rows: readonly { readonly file: string; readonly row: number; readonly reason: string; readonly text: string }[],
  links: { readonly csv?: string; readonly json?: string },
): PageView =>
  page({
    title: 'Rows held back',
    caption: load.fileName,
    wide: true,
    backLink: { href: `/registers/loads/${load.id}` },
    main: html`${rows.length > 200 && html`<p class="govuk-body">The first 200 of ${count(rows.length, 'row')} are shown; the CSV has them all.</p>`}${table(
      {
        listed: true,
        caption: `Rows of ${load.fileName} that were held back`,
        captionHidden: true,
        columns: heldColumns,
        rows: rows.slice(0, 200).map((one) => [one.file, one.row, one.reason, one.text]),
        empty: 'Nothing was held back.',
        links,
        rowHeads: false,
        small: true,
      },
    )}`,
  })

export interface ProgressView {
  readonly job: string
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly words?: string | undefined
  /** Once it is done: the load whose receipt to show. */
  readonly load?: string | undefined
  readonly duplicate: boolean
}

export const progressPage = (view: ProgressView): PageView => {
  const open = view.state === 'waiting' || view.state === 'working'
  return page({
    title: 'Loading a register',
    backLink: { href: '/registers' },
    ...(open ? { refresh: 2 } : {}),
    main: html`${jobProgress({
      name: 'load',
      title: 'Reading the file',
      state: view.state,
      ...(view.done > 0 ? { done: view.done } : {}),
      words: view.words,
      href: `/registers/jobs/${view.job}`,
    })}${
      view.load !== undefined &&
      html`${view.duplicate && html`<p class="govuk-body">This very file was loaded before, so nothing was changed.</p>`}${button({ text: 'See the receipt', href: `/registers/loads/${view.load}` })}`
    }${
      (view.state === 'failed' || view.state === 'cancelled') &&
      button({ text: 'Choose a file again', href: '/registers#load' })
    }${open && html`<p class="govuk-body">You can leave this page: it goes on by itself. A file of all postcodes takes about half a minute.</p>`}`,
  })
}
