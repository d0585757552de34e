// The frame of every page of procurements: where it is, and the way back.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import { type Html, html, type PageView, page, summaryList, warningText } from '../../platform/ui/index.ts'
import type { PlaceNamed } from './words.ts'

export interface Framed {
  readonly place: PlaceNamed
  readonly title: string
  readonly caption?: string
  /** Pages between the place and this one. */
  readonly under?: readonly { readonly text: string; readonly href: string }[]
  readonly errors?: FieldErrors | undefined
  readonly wide?: boolean
  /** Why the first step was taken before every buyer had signed: then every page of the procurement says so. */
  readonly earlyWhy?: string | null | undefined
  readonly main: Html
}

export const framed = ({ place, title, caption, under = [], errors, wide, earlyWhy, main }: Framed): PageView =>
  page({
    title,
    caption: caption ?? place.name,
    errors,
    ...(wide ? { wide } : {}),
    breadcrumbs: [
      { text: 'Places', href: '/places' },
      { text: place.name, href: `/places/${place.slug}` },
      ...under,
      { text: title },
    ],
    main:
      earlyWhy == null
        ? main
        : html`${warningText(`The first step was taken before every buyer had signed: ${earlyWhy}`)}${main}`,
  })

/** Above a form whose record somebody else changed meanwhile. */
export const standsNow = (items: readonly { readonly key: string; readonly value: Html | string }[]): Html =>
  html`<h2 class="govuk-heading-m">What stands now</h2>${summaryList(items)}<h2 class="govuk-heading-m">What you typed</h2>`
