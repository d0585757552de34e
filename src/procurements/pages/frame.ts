// The frame of every page of procurements: where it is, and the way back.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import { type Html, type PageView, page } from '../../platform/ui/index.ts'
import type { PlaceNamed } from './words.ts'

export interface Framed {
  readonly place: PlaceNamed
  readonly title: string
  readonly caption?: string
  /** Pages between the place and this one. */
  readonly under?: readonly { readonly text: string; readonly href: string }[]
  readonly errors?: FieldErrors | undefined
  readonly wide?: boolean
  readonly main: Html
}

export const framed = ({ place, title, caption, under = [], errors, wide, main }: Framed): PageView =>
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
    main,
  })
