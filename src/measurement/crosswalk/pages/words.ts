// Addresses and words of joint works.
import type { PlaceNamed } from '../../pages/words.ts'
import type { SharedMeasure } from '../rules/types.ts'

export const jointAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/joint`

/** Where a measure is matched, or its match taken back. */
export const matchAt = (place: Pick<PlaceNamed, 'slug'>, measure: string): string =>
  `${jointAt(place)}/match?measure=${measure}`

/** With its framework, where the place has several. */
export const measureOption = (
  { code, title, framework }: { readonly code: string; readonly title: string; readonly framework: string },
  frameworks: ReadonlyMap<string, string>,
): string => {
  const of = frameworks.get(framework)
  return `${code}: ${title}${of === undefined ? '' : ` (${of})`}`
}

export const sharedTitle = ({ title, keptBy }: Pick<SharedMeasure, 'title' | 'keptBy'>): string =>
  title === '' ? `A licensed measure of ${keptBy.name}` : title
