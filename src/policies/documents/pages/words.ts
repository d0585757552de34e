// Words and addresses that all pages of documents share.
import { sectorTitle } from '../../../platform/auth/index.ts'
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Crumb, type Html, html, type TagKind, tag } from '../../../platform/ui/index.ts'
import { type DocumentKind, kindShapes } from '../rules/kinds.ts'
import type { Stage } from '../rules/life.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export const listAddress = ({ slug }: PlaceNamed): string => `/places/${slug}/policies`
export const documentAddress = (place: PlaceNamed, kind: DocumentKind): string => `${listAddress(place)}/${kind}`
export const draftAddress = (place: PlaceNamed, kind: DocumentKind): string => `${documentAddress(place, kind)}/draft`
export const partAddress = (place: PlaceNamed, kind: DocumentKind, part: string): string =>
  `${draftAddress(place, kind)}/paragraphs/${part}`
export const versionAddress = (place: PlaceNamed, kind: DocumentKind, number: number): string =>
  `${documentAddress(place, kind)}/versions/${number}`

export const kindTitle = (kind: DocumentKind): string => kindShapes[kind].title
/** `the charter`, in the middle of a sentence. */
export const theKind = (kind: DocumentKind): string => `the ${kindShapes[kind].title.toLowerCase()}`

export const stageTitles: Readonly<Record<Stage, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  objected: 'Objected to',
  agreed: 'Agreed',
  adopted: 'Adopted',
  published: 'Published',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  dropped: 'Dropped',
}

const looks: Readonly<Record<Stage, TagKind>> = {
  draft: 'plain',
  proposed: 'plain',
  objected: 'attention',
  agreed: 'good',
  adopted: 'good',
  published: 'good',
  superseded: 'quiet',
  withdrawn: 'attention',
  dropped: 'quiet',
}

export const stageTag = (stage: Stage): Html => tag(stageTitles[stage], looks[stage])

export const crumbs = (place: PlaceNamed, inside: boolean, ...rest: readonly Crumb[]): readonly Crumb[] => [
  ...(inside
    ? [
        { text: 'Places', href: '/places' },
        { text: place.name, href: `/places/${place.slug}` },
      ]
    : []),
  { text: `Documents of ${place.name}`, ...(rest.length > 0 ? { href: listAddress(place) } : {}) },
  ...rest,
]

export const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

export const dayOr = (day: Day | null, words: string): string => (day === null ? words : formatDay(day))

export const voiceOf = (sector: string): string => sectorTitle(sector)
