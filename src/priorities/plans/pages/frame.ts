// The frame of every page of this room: where it is, and the way to its neighbours.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { type Html, html, type PageView, page } from '../../../platform/ui/index.ts'
import { prioritiesNavigation } from '../../pages/navigation.ts'
import { objectivesAt, type PlaceNamed, plansAt } from './words.ts'

export interface Framed {
  readonly place: PlaceNamed
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

export const framed = ({ place, title, caption, under = [], errors, wide, form, main }: Framed): PageView =>
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
    main: form ? main : html`${prioritiesNavigation(place.slug, 'plans')}${main}`,
  })

export const underPlans = (place: PlaceNamed) => [{ text: 'Plans and objectives', href: plansAt(place) }]

export const underObjectives = (place: PlaceNamed) => [
  ...underPlans(place),
  { text: 'Sets of objectives', href: objectivesAt(place) },
]
