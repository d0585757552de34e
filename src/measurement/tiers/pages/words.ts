// The words and addresses that the pages of tiers share.
import { type Html, html } from '../../../platform/ui/index.ts'
import type { Capped } from '../rules/burden.ts'
import type { Level, Shift } from '../rules/types.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export const tiersAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/tiers`

export const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

export const crumbs = (place: PlaceNamed, ...more: readonly { readonly text: string; readonly href?: string }[]) => [
  { text: place.name, href: `/places/${place.slug}` },
  ...more,
]

export const levelWords: Readonly<Record<Level, string>> = { low: 'Low', medium: 'Medium', high: 'High' }

export const shiftWords: Readonly<Record<`${Shift}`, string>> = {
  '-1': 'One tier down',
  '0': 'As the value says',
  '1': 'One tier up',
}

export const cappedWords: Readonly<Record<Capped, string>> = {
  measures: 'Measures',
  questions: 'Questions in the tender',
  evidence: 'Pieces of evidence a year',
  returns: 'Returns a year',
  hours: 'Hours of the provider a year',
}

export const capWords = (cap: number | null): string => (cap === null ? 'No cap set' : String(cap))

export const hourWords = {
  question: 'Answering one question in a tender',
  setUp: 'Setting up the counting of one measure, once',
  measure: 'One measure in one return',
  evidence: 'One piece of evidence',
  return: 'One return, however much is in it',
} as const

/** `1 hour`, `2.5 hours` */
export const hoursSaid = (hours: number): string => `${hours.toLocaleString('en-GB')} ${hours === 1 ? 'hour' : 'hours'}`
