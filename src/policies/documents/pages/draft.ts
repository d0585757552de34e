// Writing a document together: its outline at the side, each paragraph with what sectors said beside it, and what comes next.
import { count, type Day } from '../../../platform/kernel/index.ts'
import {
  details,
  form,
  type Html,
  html,
  insetText,
  type OutlineEntry,
  outlined,
  type PageView,
  page,
  type Remark,
  remarked,
  tag,
} from '../../../platform/ui/index.ts'
import { type DocumentKind, kindShapes, type Section } from '../rules/kinds.ts'
import type { Stage } from '../rules/life.ts'
import type { Part } from '../rules/types.ts'
import { type LifeView, lifePart } from './draft-life.ts'
import {
  crumbs,
  dayOr,
  documentAddress,
  draftAddress,
  kindTitle,
  link,
  type PlaceNamed,
  partAddress,
  stageTag,
} from './words.ts'

export interface PartShown extends Pick<Part, 'id' | 'section' | 'kind' | 'fill' | 'heading'> {
  /** As readers will read it. */
  readonly body: Html
  /** Of an entry: the priority it belongs to; null while it is tied to none. */
  readonly priority: string | null
  readonly comments: readonly Remark[]
  readonly openComments: number
}

export interface DraftView extends LifeView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly number: number
  readonly title: string
  readonly reviewOn: Day | null
  readonly stage: Stage
  readonly parts: readonly PartShown[]
  readonly removed: readonly { readonly id: string; readonly heading: string }[]
  readonly file: { readonly name: string } | null
  /** About how many words stand on the one page of a charter; null for other kinds. */
  readonly onePage: number | null
  readonly mayComment: boolean
  readonly json?: string
}

const isDraft = ({ stage }: DraftView): boolean => stage === 'draft'
const mayWrite = (view: DraftView): boolean => view.mayEdit && isDraft(view)

const anchor = (part: Pick<PartShown, 'id'>): string => `part-${part.id}`

const said = (number: number): { note?: string } => (number === 0 ? {} : { note: count(number, 'comment') })

const entries = (view: DraftView): readonly OutlineEntry[] =>
  kindShapes[view.kind].sections.flatMap((section) => [
    { text: section.title, href: `#section-${section.key}` },
    ...view.parts
      .filter((part) => part.section === section.key)
      .map((part) => ({ text: part.heading, href: `#${anchor(part)}`, under: true, ...said(part.openComments) })),
  ])

const small = (view: DraftView, part: PartShown, action: string, text: string): Html =>
  form(
    { action: `${partAddress(view.place, view.kind, part.id)}/${action}` },
    html`<button class="govuk-button govuk-button--secondary" data-module="govuk-button">${text}<span class="govuk-visually-hidden"> ${part.heading}</span></button>`,
  )

const more = (text: string, heading: string, href: string): Html =>
  html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${heading}</span></a>`

const actionsOf = (view: DraftView, part: PartShown, among: readonly PartShown[]): Html | false => {
  if (!mayWrite(view)) return false
  const at = among.indexOf(part)
  const address = partAddress(view.place, view.kind, part.id)
  return html`<div class="cw-actions">${
    part.kind === 'filled'
      ? part.fill === 'rules' &&
        more('Change the rules', `: ${part.heading}`, `${draftAddress(view.place, view.kind)}/rules`)
      : more('Change', part.heading, address)
  }${at > 0 && small(view, part, 'up', 'Move up')}${at < among.length - 1 && small(view, part, 'down', 'Move down')}${
    part.kind !== 'filled' && small(view, part, 'remove', 'Remove')
  }</div>`
}

const bodyOf = (part: PartShown): Html => {
  // What nobody writes here is kept out of the way; entries stand below, each with its own buttons.
  if (part.fill !== null && part.fill !== 'rules') return details({ summary: 'How this part will read' }, part.body)
  const tied =
    (part.kind === 'outcome' || part.kind === 'question') &&
    html`<p class="govuk-body cw-muted">${part.priority ?? tag('Belongs to no priority yet', 'attention')}</p>`
  return html`${tied}<div class="cw-part-body">${part.body}</div>`
}

const partHtml = (view: DraftView, part: PartShown, among: readonly PartShown[]): Html => {
  const address = partAddress(view.place, view.kind, part.id)
  const speak = view.mayComment
    ? part.comments.length === 0
      ? 'Comment on'
      : 'Comment on, or answer about,'
    : part.comments.length > 0
      ? 'See the comments on'
      : undefined
  return html`<article class="cw-part" id="${anchor(part)}" aria-label="${part.heading}">${remarked({
    label: `Comments on ${part.heading}`,
    part: html`<h3 class="govuk-heading-s">${part.heading}</h3>${bodyOf(part)}${actionsOf(view, part, among)}`,
    remarks: part.comments,
    ...(speak === undefined
      ? {}
      : {
          foot: html`<p>${more(part.comments.length === 0 ? 'Comment' : 'Comment or answer', `${speak} ${part.heading}`, `${address}#comments`)}</p>`,
        }),
  })}</article>`
}

const adding = (view: DraftView, section: Section): Html | false => {
  if (!mayWrite(view)) return false
  const add = `${draftAddress(view.place, view.kind)}/add?section=${section.key}`
  const entry = section.entries
  return html`<p class="govuk-body cw-no-print">${link(add, `Add a paragraph to “${section.title}”`)}${
    entry !== undefined &&
    html` · ${link(`${add}&entry=${entry}`, entry === 'outcome' ? 'Add an outcome' : 'Add a question')}`
  }</p>`
}

/** About what fits on one page in a size that can be read on a wall. */
const onePageWords = 350

const sectionHtml = (view: DraftView, section: Section): Html => {
  const own = view.parts.filter((part) => part.section === section.key)
  const tooLong = section.key === 'one-page' && view.onePage !== null && view.onePage > onePageWords
  return html`<section class="cw-part-section" id="section-${section.key}"><h2 class="govuk-heading-m">${section.title}</h2><p class="govuk-body cw-muted">${section.words}</p>${
    tooLong && insetText(`This section has ${view.onePage} words. About ${onePageWords} fit on one page.`)
  }${own.map((part) => partHtml(view, part, own))}${adding(view, section)}</section>`
}

const removedPart = (view: DraftView): Html | false =>
  mayWrite(view) &&
  view.removed.length > 0 &&
  details(
    { summary: `Removed paragraphs (${view.removed.length})` },
    html`<ul class="govuk-list">${view.removed.map(
      ({ id, heading }) =>
        html`<li>${form({ action: `${partAddress(view.place, view.kind, id)}/back` }, html`${heading} `, html`<button class="govuk-button govuk-button--secondary" data-module="govuk-button">Bring back<span class="govuk-visually-hidden"> ${heading}</span></button>`)}</li>`,
    )}</ul>`,
  )

const head = (view: DraftView): Html =>
  html`<p class="govuk-body">Version ${view.number} ${stageTag(view.stage)} · Review: ${dayOr(view.reviewOn, 'no day set')}${
    mayWrite(view) &&
    html` · ${link(`${draftAddress(view.place, view.kind)}/about`, 'Change the title and the day of review')}`
  }</p>${
    view.file !== null &&
    insetText(
      html`The text of this document is kept as the file ${link(`${draftAddress(view.place, view.kind)}/file`, view.file.name)}. What is entered here stands beside it.`,
    )
  }`

export const draftPage = (view: DraftView): PageView =>
  page({
    title: view.title,
    caption: `${kindTitle(view.kind)} of ${view.place.name}`,
    wide: true,
    breadcrumbs: crumbs(
      view.place,
      true,
      { text: kindTitle(view.kind), href: documentAddress(view.place, view.kind) },
      { text: `Version ${view.number}` },
    ),
    main: html`<div class="cw-readable">${head(view)}${lifePart(view)}</div>${outlined({
      label: 'Outline',
      entries: entries(view),
      main: html`${kindShapes[view.kind].sections.map((section) => sectionHtml(view, section))}${removedPart(view)}<p class="govuk-body cw-no-print">${link(`${documentAddress(view.place, view.kind)}/versions`, 'All versions and what changed')}${
        view.json !== undefined && html` · ${link(view.json, 'This page as JSON')}`
      }</p>`,
    })}`,
  })
