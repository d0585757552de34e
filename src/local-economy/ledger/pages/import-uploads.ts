// The files that were sent and wait: for the reader, for an answer, or to be added.
import { emptyState, html, type PageView, page, table, tag } from '../../../platform/ui/index.ts'
import type { UploadState } from './import-upload.ts'
import { backToLedger, ledgerAddress, type PlaceNamed } from './import-words.ts'

export interface UploadListed {
  readonly id: string
  readonly fileName: string
  readonly publisher: string
  readonly state: UploadState
  readonly sentOn: string
  /** The work on it stopped. */
  readonly stopped: boolean
}

const states: Readonly<Record<UploadState, readonly [string, 'plain' | 'good' | 'attention' | 'wrong']>> = {
  looking: ['Being read', 'plain'],
  found: ['Waits for you', 'attention'],
  adding: ['Being added', 'plain'],
  done: ['Added', 'good'],
  refused: ['Cannot be used', 'wrong'],
}

export const uploadColumns = [
  { name: 'file', title: 'File' },
  { name: 'publisher', title: 'Publisher' },
  { name: 'sent', title: 'Sent' },
  { name: 'state', title: 'State' },
] as const

export const stateWords = ({ state, stopped }: Pick<UploadListed, 'state' | 'stopped'>): string =>
  stopped ? 'Stopped' : states[state][0]

export const uploadsPage = (view: {
  readonly place: PlaceNamed
  readonly uploads: readonly UploadListed[]
  readonly links?: { readonly csv?: string; readonly json?: string }
}): PageView => {
  const at = ledgerAddress(view.place)
  const busy = view.uploads.some((one) => (one.state === 'looking' || one.state === 'adding') && !one.stopped)
  return page({
    title: 'Files that were sent',
    caption: view.place.name,
    wide: true,
    backLink: backToLedger(view.place),
    ...(busy ? { refresh: 3 } : {}),
    main:
      view.uploads.length === 0
        ? emptyState({
            title: 'No file waits',
            what: 'A payment file that was sent stands here until it is added to the ledger or thrown away.',
            why: 'So you can see what is in it first, and nothing half-read ends up in a total.',
            first: { text: 'Add payment files', href: `${at}/import` },
          })
        : html`${table({
            listed: true,
            caption: 'Files that were sent and are not in the ledger yet',
            captionHidden: true,
            columns: uploadColumns,
            rows: view.uploads.map((one) => [
              html`<a class="govuk-link" href="${`${at}/uploads/${one.id}`}">${one.fileName}</a>`,
              one.publisher,
              one.sentOn,
              one.stopped ? tag('Stopped', 'wrong') : tag(...states[one.state]),
            ]),
            links: view.links,
          })}${
            busy &&
            html`<p class="govuk-body cw-no-print"><a class="govuk-link" href="${`${at}/uploads`}">Show how far they are now</a></p>`
          }<p class="govuk-body"><a class="govuk-link" href="${`${at}/import`}">Send another file</a></p>`,
  })
}
