// The list of places.
import { button, emptyState, html, type PageView, page, table } from '../../platform/ui/index.ts'

export interface PlaceListed {
  readonly slug: string
  readonly name: string
  readonly parent: string | null
  /** `2 districts and 1 ward` */
  readonly madeOf: string
  readonly partners: number
  readonly mayOpen: boolean
}

export const placeColumns = [
  { name: 'name', title: 'Place' },
  { name: 'made_of', title: 'Made of' },
  { name: 'lies_in', title: 'Lies in' },
  { name: 'partners', title: 'Partners', numeric: true },
] as const

export const placesPage = (
  places: readonly PlaceListed[],
  options: {
    readonly mayCreate: boolean
    readonly maySeeRegisters: boolean
    readonly links?: { readonly csv?: string; readonly json?: string }
  },
): PageView => {
  const registers =
    options.maySeeRegisters &&
    html`<p class="govuk-body"><a class="govuk-link" href="/registers">Areas, boundaries and postcodes</a> that places are made from</p>`
  if (places.length === 0)
    return page({
      title: 'Places',
      main: html`${emptyState({
        title: 'No places yet',
        what: 'Each place will have a page here: its map, what it is made of, its partners and its people.',
        why: options.mayCreate
          ? 'Everything else stands on a place: priorities, contracts and figures are always a place’s own.'
          : 'You see the places in which you, or your organisation, have a role. An administrator can give you one.',
        example: 'one borough, or two districts and a few wards of a third that plan and buy together.',
        ...(options.mayCreate ? { first: { text: 'Make a place', href: '/places/new' } } : {}),
      })}${registers}`,
    })
  return page({
    title: 'Places',
    main: html`${options.mayCreate && button({ text: 'Make a place', href: '/places/new' })}${table({
      listed: true,
      caption: 'Places you can see',
      captionHidden: true,
      columns: placeColumns,
      rows: places.map((place) => [
        place.mayOpen ? html`<a class="govuk-link" href="${`/places/${place.slug}`}">${place.name}</a>` : place.name,
        place.madeOf,
        place.parent ?? '–',
        place.partners,
      ]),
      links: options.links,
    })}${registers}`,
  })
}
