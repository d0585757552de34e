// All versions of a document, and what changed from one to another, paragraph by paragraph.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  select,
  sideBySide,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import type { Difference, ReadPart } from '../rules/differences.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import type { Stage } from '../rules/life.ts'
import { type AdoptedShown, adoptedTable } from './published.ts'
import {
  crumbs,
  documentAddress,
  draftAddress,
  kindTitle,
  link,
  type PlaceNamed,
  stageTag,
  versionAddress,
} from './words.ts'

export interface VersionListed {
  readonly number: number
  readonly title: string
  readonly stage: Stage
  readonly begun: Day
  readonly published: Day | null
  readonly ended: Day | null
  readonly why: string | null
}

export interface VersionsView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly versions: readonly VersionListed[]
  readonly links?: { readonly csv?: string; readonly json?: string }
}

export const versionColumns = [
  { name: 'version', title: 'Version' },
  { name: 'state', title: 'State' },
  { name: 'begun', title: 'Begun' },
  { name: 'published', title: 'Published' },
  { name: 'ended', title: 'Ended' },
] as const

const trail = (
  view: { readonly place: PlaceNamed; readonly kind: DocumentKind },
  ...rest: readonly { text: string; href?: string }[]
) => crumbs(view.place, true, { text: kindTitle(view.kind), href: documentAddress(view.place, view.kind) }, ...rest)

export const versionsPage = (view: VersionsView): PageView =>
  page({
    title: 'Versions',
    caption: `${kindTitle(view.kind)} of ${view.place.name}`,
    wide: true,
    breadcrumbs: trail(view, { text: 'Versions' }),
    main: table({
      caption: 'Versions, newest first',
      captionHidden: true,
      listed: true,
      columns: versionColumns,
      rows: view.versions.map((one) => [
        link(versionAddress(view.place, view.kind, one.number), `${one.number} ${one.title}`),
        stageTag(one.stage),
        formatDay(one.begun),
        one.published === null ? 'Not published' : formatDay(one.published),
        one.ended === null ? '' : html`${formatDay(one.ended)}${one.why !== null && html`: ${one.why}`}`,
      ]),
      empty: 'There is no version yet.',
      links: view.links,
    }),
  })

export interface VersionView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly number: number
  readonly title: string
  readonly stage: Stage
  readonly why: string | null
  readonly adoptions: readonly AdoptedShown[]
  /** The version it is compared with; null where there is none before it. */
  readonly against: number | null
  readonly others: readonly number[]
  readonly differences: readonly Difference[]
}

const words = ({ text }: ReadPart): Html => html`${text !== '' && html`<p class="cw-sides__text">${text}</p>`}`

const oneText = ({ heading, text }: ReadPart): string => `${heading}\n\n${text}`

const difference = (view: VersionView, one: Difference): Html => {
  switch (one.what) {
    case 'same':
      if (view.against === null || one.part.text === '')
        return html`<section><h3 class="govuk-heading-s">${one.part.heading}</h3>${words(one.part)}</section>`
      return details({ summary: html`${one.part.heading} ${tag('Same', 'quiet')}`, small: true }, words(one.part))
    case 'moved':
      return html`<section><h3 class="govuk-heading-s">${one.part.heading} ${tag('Moved', 'plain')}</h3>${words(one.part)}</section>`
    case 'added':
      return html`<section><h3 class="govuk-heading-s">${one.part.heading} ${view.against !== null && tag('Added', 'good')}</h3>${words(one.part)}</section>`
    case 'removed':
      return html`<section><h3 class="govuk-heading-s">${one.part.heading} ${tag('Removed', 'attention')}</h3><p class="cw-sides__text"><s>${one.part.text}</s></p></section>`
    case 'changed':
      return html`<section><h3 class="govuk-heading-s">${one.after.heading} ${tag('Changed', 'attention')}</h3>${sideBySide(
        {
          label: `Two versions of ${one.after.heading}`,
          left: { title: `Version ${view.against}`, text: oneText(one.before) },
          right: { title: `Version ${view.number}`, text: oneText(one.after) },
        },
      )}</section>`
  }
}

const counts = (view: VersionView): string => {
  const of = (what: Difference['what']): number => view.differences.filter((one) => one.what === what).length
  return `${of('changed')} changed, ${of('added')} added, ${of('removed')} removed, ${of('moved')} moved, ${of('same')} the same.`
}

const comparing = (view: VersionView): Html | false =>
  view.others.length > 0 &&
  form(
    { action: versionAddress(view.place, view.kind, view.number), method: 'get' },
    select({
      name: 'against',
      label: 'Compare with',
      options: [
        { value: '', text: 'No other version' },
        ...view.others.map((number) => ({ value: String(number), text: `Version ${number}` })),
      ],
      value: view.against === null ? '' : String(view.against),
    }),
    button({ text: 'Compare', kind: 'secondary' }),
  )

export const versionPage = (view: VersionView): PageView =>
  page({
    title: `${view.title}, version ${view.number}`,
    caption: `${kindTitle(view.kind)} of ${view.place.name}`,
    wide: true,
    breadcrumbs: trail(
      view,
      { text: 'Versions', href: `${documentAddress(view.place, view.kind)}/versions` },
      { text: `Version ${view.number}` },
    ),
    main: html`<p class="govuk-body">${stageTag(view.stage)}</p>${view.why !== null && insetText(html`<strong>The reason it ended:</strong> ${view.why}`)}${
      ['draft', 'proposed', 'objected', 'agreed', 'adopted'].includes(view.stage) &&
      html`<p class="govuk-body">${link(draftAddress(view.place, view.kind), 'Go on working on it')}</p>`
    }${view.adoptions.length > 0 && html`<h2 class="govuk-heading-m">Who adopted it</h2>${adoptedTable(view.adoptions)}`}${comparing(view)}<h2 class="govuk-heading-m">${
      view.against === null ? 'What it says' : `What changed from version ${view.against}`
    }</h2>${view.against !== null && html`<p class="govuk-body">${counts(view)}</p>`}${view.differences.map((one) => difference(view, one))}`,
  })
