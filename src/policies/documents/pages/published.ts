// A published document: for everybody, at an address that stays.
import type { Document } from '../../../platform/documents/index.ts'
import { count, type Day, formatDay, listOf } from '../../../platform/kernel/index.ts'
import {
  documentBody,
  emptyState,
  type Html,
  html,
  insetText,
  outlined,
  type PageView,
  page,
  table,
} from '../../../platform/ui/index.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import type { MovedOn, Moves, RestsOn } from '../rules/moved-on.ts'
import { crumbs, documentAddress, draftAddress, kindTitle, link, type PlaceNamed, theKind } from './words.ts'

export interface PublishedView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly number: number
  readonly publishedOn: Day
  readonly document: Document
  readonly file: { readonly name: string; readonly bytes: number } | null
  readonly pdf: { readonly bytes: number } | null
  readonly word: { readonly bytes: number } | null
  readonly movedOn: MovedOn | null
  /** By name, for who may see the priorities. */
  readonly moves: Moves | null
  readonly inside: boolean
  readonly mayPublish: boolean
  readonly mayEdit: boolean
  /** Where the next version stands, for who works on it. */
  readonly open: boolean
  readonly address: string
  readonly json?: string
}

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const counted = ({ changed, added, gone }: MovedOn): string =>
  listOf(
    [
      changed > 0 ? `${count(changed, 'priority', 'priorities')} changed` : '',
      added > 0 ? `${count(added, 'priority', 'priorities')} ${added === 1 ? 'was' : 'were'} added` : '',
      gone > 0 ? `${count(gone, 'priority', 'priorities')} ${gone === 1 ? 'was' : 'were'} withdrawn` : '',
    ].filter((words) => words !== ''),
  )

const names = (what: string, all: readonly RestsOn[]): Html | false =>
  all.length > 0 && html`<li>${what}: ${listOf(all.map(({ number, title }) => `${number} ${title}`))}</li>`

const moved = (view: PublishedView): Html | null => {
  if (view.moves !== null) {
    const { changed, added, gone } = view.moves
    if (changed.length + added.length + gone.length === 0) return null
    return insetText(
      html`<p class="govuk-body"><strong>The priorities have moved on since this was published.</strong></p><ul class="govuk-list govuk-list--bullet">${names('Changed', changed)}${names('Added', added)}${names('Withdrawn', gone)}</ul><p class="govuk-body">This version keeps the words that were agreed then. ${
        view.mayEdit && !view.open
          ? link(`${documentAddress(view.place, view.kind)}/start`, 'Begin the next version')
          : ''
      }</p>`,
    )
  }
  if (view.movedOn === null) return null
  return insetText(
    html`<p class="govuk-body"><strong>The priorities have moved on since this was published:</strong> ${counted(view.movedOn)}, as of ${formatDay(view.movedOn.asOf)}. This version keeps the words that were agreed then.</p>`,
  )
}

/** Both are written by one job; a PDF that is missing then cannot be written where this runs. */
const missing = ({ pdf, word }: PublishedView): string | undefined => {
  if (word === null) return 'PDF and Word are being written. Look again in a minute.'
  return pdf === null ? 'A PDF cannot be written on the computer that this site runs on.' : undefined
}

const downloads = (view: PublishedView): Html => {
  const base = documentAddress(view.place, view.kind)
  const items = [
    view.file &&
      html`<li>${link(`${base}/file`, 'The document as a file')} (${view.file.name}, ${size(view.file.bytes)})</li>`,
    view.pdf && html`<li>${link(`${base}/pdf`, view.file ? 'This page as PDF' : 'PDF')} (${size(view.pdf.bytes)})</li>`,
    view.word &&
      html`<li>${link(`${base}/docx`, view.file ? 'This page as Word document' : 'Word document')} (${size(view.word.bytes)})</li>`,
    view.json !== undefined && html`<li>${link(view.json, 'JSON')}</li>`,
  ]
  return html`<section class="cw-no-print"><h2 class="govuk-heading-s">Take it away</h2><ul class="govuk-list">${items.map((item) => item || '')}</ul>${
    missing(view) !== undefined && html`<p class="govuk-body cw-muted">${missing(view)}</p>`
  }</section>`
}

const forPlace = (view: PublishedView): Html | false =>
  view.inside &&
  html`<section class="cw-no-print"><h2 class="govuk-heading-s">For the partnership</h2><ul class="govuk-list"><li>${link(`${documentAddress(view.place, view.kind)}/versions`, 'All versions and what changed')}</li>${
    view.open && html`<li>${link(draftAddress(view.place, view.kind), 'The next version')}</li>`
  }${!view.open && view.mayEdit && html`<li>${link(`${documentAddress(view.place, view.kind)}/start`, 'Begin the next version')}</li>`}${
    view.mayPublish &&
    html`<li>${link(`${documentAddress(view.place, view.kind)}/withdraw`, 'Withdraw it from publication')}</li>`
  }</ul></section>`

const entries = (document: Document) =>
  document.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level <= 3
      ? [{ text: block.text, href: `#${block.id}`, ...(block.level === 3 ? { under: true } : {}) }]
      : [],
  )

export const publishedPage = (view: PublishedView): PageView =>
  page({
    title: view.document.title,
    caption: `${kindTitle(view.kind)} of ${view.place.name}`,
    wide: true,
    breadcrumbs: crumbs(view.place, view.inside, { text: kindTitle(view.kind) }),
    main: html`<div class="cw-readable"><p class="govuk-body">Version ${view.number}, published on ${formatDay(view.publishedOn)}. Its address stays: <span class="cw-address">${view.address}</span></p>${
      view.document.notice !== undefined && insetText(view.document.notice)
    }${moved(view)}</div>${outlined({
      label: `Parts of ${theKind(view.kind)}`,
      entries: entries(view.document),
      main: html`<div class="cw-readable">${documentBody({ blocks: view.document.blocks })}${downloads(view)}${forPlace(view)}</div>`,
    })}`,
  })

export interface WithdrawnView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly title: string
  readonly on: Day
  readonly why: string
  readonly inside: boolean
}

export const withdrawnPage = (view: WithdrawnView): PageView =>
  page({
    title: `${view.title}: withdrawn`,
    caption: `${kindTitle(view.kind)} of ${view.place.name}`,
    breadcrumbs: crumbs(view.place, view.inside, { text: kindTitle(view.kind) }),
    main: html`<p class="govuk-body">${view.place.name} withdrew this document from publication on ${formatDay(view.on)}.</p>${insetText(
      html`<strong>The reason:</strong> ${view.why}`,
    )}${view.inside && html`<p class="govuk-body">${link(`${documentAddress(view.place, view.kind)}/versions`, 'All versions and what changed')}</p>`}`,
  })

export interface NothingView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly open: boolean
  readonly mayEdit: boolean
}

/** For partners of a place; everybody else finds nothing here. */
export const nothingPublishedPage = (view: NothingView): PageView =>
  page({
    title: kindTitle(view.kind),
    caption: view.place.name,
    breadcrumbs: crumbs(view.place, true, { text: kindTitle(view.kind) }),
    main: emptyState({
      title: 'Nothing is published here yet',
      what: `Once ${theKind(view.kind)} is agreed, adopted and published, everybody can read it at this address.`,
      why: view.open ? 'A version is being worked on.' : 'Nobody has begun it yet.',
      ...(view.open
        ? { first: { text: 'See the version being worked on', href: draftAddress(view.place, view.kind) } }
        : view.mayEdit
          ? { first: { text: `Begin ${theKind(view.kind)}`, href: `${documentAddress(view.place, view.kind)}/start` } }
          : {}),
    }),
  })

export interface AdoptedShown {
  readonly organisation: string
  readonly on: Day
  readonly minute: string
}

export const adoptedTable = (adoptions: readonly AdoptedShown[]): Html =>
  table({
    caption: 'Organisations that adopted this version',
    captionHidden: true,
    listed: true,
    columns: [
      { name: 'organisation', title: 'Organisation' },
      { name: 'on', title: 'On' },
      { name: 'minute', title: 'Minute' },
    ],
    rows: adoptions.map(({ organisation, on, minute }) => [organisation, formatDay(on), minute]),
    empty: 'No organisation has adopted it yet.',
  })
