// The files of indicators of a place: those that wait for a choice, and those of which something was taken.
import { formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import { button, emptyState, type Html, html, type PageView, page, table, tag } from '../../../platform/ui/index.ts'
import { type LoadRow, titleOf, type UploadRow } from '../rules/records.ts'
import { link, needsAddress, type PlaceNamed } from './words.ts'

export interface UploadListed extends Pick<UploadRow, 'id' | 'fileName' | 'source' | 'sentAt'> {
  readonly state: 'looking' | 'found' | 'adding' | 'refused' | 'stopped'
}

export interface FilesView {
  readonly place: PlaceNamed
  readonly waiting: readonly UploadListed[]
  readonly loads: readonly (Pick<
    LoadRow,
    'id' | 'fileName' | 'innerName' | 'sheet' | 'source' | 'publishedOn' | 'state' | 'addedAt' | 'rows'
  > & { readonly indicators: number })[]
  readonly mayEdit: boolean
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const states = {
  looking: tag('Being read', 'plain'),
  found: tag('Waits for you', 'attention'),
  adding: tag('Being added', 'plain'),
  refused: tag('Cannot be used', 'wrong'),
  stopped: tag('Stopped', 'wrong'),
} as const

const waitingPart = (view: FilesView): Html | undefined =>
  view.waiting.length === 0
    ? undefined
    : table({
        caption: 'Files that were sent, of which nothing counts yet',
        captionSize: 'm',
        listed: true,
        columns: [
          { name: 'file', title: 'File' },
          { name: 'source', title: 'Publisher' },
          { name: 'sent', title: 'Sent' },
          { name: 'state', title: 'State' },
        ],
        rows: view.waiting.map((one) => [
          view.mayEdit ? link(`${needsAddress(view.place)}/uploads/${one.id}`, one.fileName) : one.fileName,
          one.source,
          formatMoment(one.sentAt),
          states[one.state],
        ]),
      })

const loadsPart = (view: FilesView): Html =>
  view.loads.length === 0
    ? emptyState({
        title: 'No file counts yet',
        what: 'Each file of which indicators were taken has its receipt here: which rows were used, which were held back and why.',
        why: 'So every figure can be walked back to its row in a published file, and a file can be taken out again.',
        ...(view.mayEdit
          ? { first: { text: 'Load a file of indicators', href: `${needsAddress(view.place)}/import` } }
          : {}),
      })
    : table({
        caption: 'Files of which indicators were taken',
        captionSize: 'm',
        listed: true,
        columns: [
          { name: 'file', title: 'File' },
          { name: 'source', title: 'Publisher' },
          { name: 'indicators', title: 'Indicators', numeric: true },
          { name: 'held', title: 'Rows held back', numeric: true },
          { name: 'state', title: 'State' },
        ],
        rows: view.loads.map((one) => [
          html`${link(`${needsAddress(view.place)}/files/${one.id}`, titleOf(one))}<br><span class="govuk-hint govuk-!-margin-bottom-0">added ${formatMoment(one.addedAt)}</span>`,
          html`${one.source}${one.publishedOn !== null && html`, ${formatDay(one.publishedOn)}`}`,
          one.indicators,
          one.rows.held,
          one.state === 'live' ? tag('Counts', 'good') : tag('Taken out', 'quiet'),
        ]),
        links: view.links,
      })

export const filesPage = (view: FilesView): PageView => {
  const busy = view.waiting.some(({ state }) => state === 'looking' || state === 'adding')
  return page({
    title: 'Files of indicators',
    caption: view.place.name,
    wide: true,
    ...(busy ? { refresh: 3 } : {}),
    breadcrumbs: [
      { text: view.place.name, href: `/places/${view.place.slug}` },
      { text: 'Indicators of need', href: needsAddress(view.place) },
      { text: 'Files' },
    ],
    main: html`${waitingPart(view)}${busy && html`<p class="govuk-body cw-no-print">${link(`${needsAddress(view.place)}/files`, 'Show how far they are now')}</p>`}${loadsPart(view)}${
      view.mayEdit &&
      view.loads.length > 0 &&
      html`<div class="cw-no-print">${button({ text: 'Load a file of indicators', href: `${needsAddress(view.place)}/import` })}</div>`
    }`,
  })
}
