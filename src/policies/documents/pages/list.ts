// The four documents of a place: what each is for, and where it stands.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { emptyState, type Html, html, type PageView, page, summaryList } from '../../../platform/ui/index.ts'
import { type DocumentKind, kindShapes } from '../rules/kinds.ts'
import type { Stage } from '../rules/life.ts'
import { crumbs, documentAddress, draftAddress, link, type PlaceNamed, stageTag, theKind } from './words.ts'

export interface DocumentListed {
  readonly kind: DocumentKind
  readonly published: { readonly number: number; readonly title: string; readonly on: Day } | null
  readonly withdrawn: { readonly on: Day; readonly why: string } | null
  /** Seen within the place only. */
  readonly open: { readonly number: number; readonly title: string; readonly stage: Stage } | null
}

export interface ListView {
  readonly place: PlaceNamed
  readonly documents: readonly DocumentListed[]
  /** Whether this reader belongs to the place. */
  readonly inside: boolean
  readonly mayEdit: boolean
}

const publishedWords = (view: ListView, { kind, published, withdrawn }: DocumentListed): Html | string => {
  if (published !== null)
    return html`${link(documentAddress(view.place, kind), published.title)}, version ${published.number}, published on ${formatDay(published.on)}`
  if (withdrawn !== null) return html`Withdrawn on ${formatDay(withdrawn.on)}: ${withdrawn.why}`
  return 'Not published yet'
}

const openWords = (view: ListView, { kind, open, published }: DocumentListed): Html | string => {
  if (open !== null)
    return html`${link(draftAddress(view.place, kind), `${open.title}, version ${open.number}`)} ${stageTag(open.stage)}`
  if (!view.mayEdit) return 'Nothing'
  return link(
    `${documentAddress(view.place, kind)}/start`,
    published === null ? `Begin ${theKind(kind)}` : `Begin the next version of ${theKind(kind)}`,
  )
}

const one = (view: ListView, listed: DocumentListed): Html => {
  const shape = kindShapes[listed.kind]
  return html`<section class="cw-part-section"><h2 class="govuk-heading-m">${shape.title}</h2><p class="govuk-body">${shape.words}</p>${summaryList(
    [
      { key: 'For everybody', value: publishedWords(view, listed) },
      view.inside && { key: 'Being worked on', value: openWords(view, listed) },
      view.inside &&
        (listed.published !== null || listed.open !== null) && {
          key: 'Versions',
          value: link(`${documentAddress(view.place, listed.kind)}/versions`, 'See all versions'),
        },
    ],
  )}</section>`
}

const nothingYet = (view: ListView): Html =>
  emptyState({
    title: 'Nothing is written down yet',
    what: 'Four documents will stand here: a charter, a policy, a procurement framework and a checklist. They are put together from the priorities that every sector agreed.',
    why: 'Once they are published, everybody can read what this place wants more of, and every buyer works by the same rules.',
    example: 'begin with the charter: one page that anybody can read.',
    ...(view.mayEdit
      ? { first: { text: 'Begin the charter', href: `${documentAddress(view.place, 'charter')}/start` } }
      : {}),
  })

export const listPage = (view: ListView): PageView =>
  page({
    title: 'Documents',
    caption: view.place.name,
    breadcrumbs: crumbs(view.place, view.inside),
    main: html`<p class="govuk-body-l">What ${view.place.name} wants more of, and how it buys so that it gets it.</p>
${view.inside && view.documents.every(({ published, open }) => published === null && open === null) && nothingYet(view)}
${view.documents.map((listed) => one(view, listed))}
<p class="govuk-body">${link('/policies/areas', 'What twelve other areas did')}, with sources.</p>`,
  })
