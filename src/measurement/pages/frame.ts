// The frame of every page of measurement: where it is, and the way to its neighbours.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import { type Html, html, type PageView, page } from '../../platform/ui/index.ts'
import { type MeasurementPage, measurementNavigation } from './navigation.ts'
import type { PlaceNamed } from './words.ts'

export interface Framed {
  readonly place: PlaceNamed
  /** Which of the strip this belongs to. */
  readonly here: MeasurementPage
  readonly title: string
  readonly caption?: string
  /** Pages between the place and this one. */
  readonly under?: readonly { readonly text: string; readonly href: string }[]
  readonly errors?: FieldErrors | undefined
  readonly wide?: boolean
  /** Without the strip of neighbours: a form that is to be finished first. */
  readonly form?: boolean
  readonly main: Html
}

export const framed = ({ place, here, title, caption, under = [], errors, wide, form, main }: Framed): PageView =>
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
    main: form ? main : html`${measurementNavigation(place.slug, here)}${main}`,
  })
