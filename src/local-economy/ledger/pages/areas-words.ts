// Where the money went, as a bar and as words: inside the place, next to it, elsewhere, and what is not known.
import { type Html, percent, type SharePart, shareBar } from '../../../platform/ui/index.ts'
import type { PlaceNamed } from './import-words.ts'
import { addressWith, roughly, type SumShown } from './reading-words.ts'

export const areas = ['inside', 'neighbour', 'elsewhere', 'not-known'] as const
export type Area = (typeof areas)[number]

export type AreaSums = Readonly<Record<Area, SumShown>>

export const areaTitle = (area: Area, place: Pick<PlaceNamed, 'name'>): string =>
  ({
    inside: `Inside ${place.name}`,
    neighbour: 'Neighbouring districts',
    elsewhere: 'Elsewhere',
    'not-known': 'Not known',
  })[area]

export const totalOf = (sums: AreaSums): number => areas.reduce((all, area) => all + sums[area].pence, 0)

/** Of the whole; undefined where credits leave no whole to divide. */
export const sharesOf = (sums: AreaSums): Readonly<Record<Area, number>> | undefined => {
  const total = totalOf(sums)
  if (total <= 0 || areas.some((area) => sums[area].pence < 0)) return undefined
  const share = (area: Area): number => sums[area].pence / total
  return {
    inside: share('inside'),
    neighbour: share('neighbour'),
    elsewhere: share('elsewhere'),
    'not-known': share('not-known'),
  }
}

/** The finding, with what is not known in it. */
export const areasSentence = (sums: AreaSums, place: Pick<PlaceNamed, 'name'>, when: string): string => {
  const shares = sharesOf(sums)
  if (shares === undefined)
    return `${when}, credits are larger than payments in some areas, so shares cannot be given: see the table.`
  const { inside, neighbour, elsewhere } = shares
  const unknown = shares['not-known']
  if (unknown === 1)
    return `${when}, where the money went is not known: ${roughly(totalOf(sums))} was paid on lines without a postcode that could be placed.`
  const rest =
    unknown === 0
      ? 'Where all of it went is known.'
      : `Where ${percent(unknown)} went is not known (${roughly(sums['not-known'].pence)}).`
  return `${when}, ${percent(inside)} of the money went to suppliers inside ${place.name}, ${percent(neighbour)} to neighbouring districts and ${percent(elsewhere)} elsewhere. ${rest}`
}

/** @param lines where the payments of an area are listed */
export const areasBar = (
  sums: AreaSums,
  given: { readonly name: string; readonly place: PlaceNamed; readonly title: string; readonly lines: string },
  more: Readonly<Record<string, string | undefined>> = {},
): Html | undefined => {
  const shares = sharesOf(sums)
  if (shares === undefined) return undefined
  const part = (area: Area): SharePart => ({
    label: areaTitle(area, given.place),
    share: shares[area],
    amount: roughly(sums[area].pence),
    href: addressWith(given.lines, { ...more, locality: area }),
  })
  return shareBar({
    name: given.name,
    title: given.title,
    parts: (['inside', 'neighbour', 'elsewhere'] as const).map(part),
    notKnown: part('not-known'),
  })
}
