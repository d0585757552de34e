// The words and addresses that the pages of every room share.
import { type Html, html } from '../../platform/ui/index.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

/** The same data to take away. */
export interface Links {
  readonly csv?: string
  readonly json?: string
}

export const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

export const muted = (text: string): Html => html`<span class="cw-muted">${text}</span>`

/** Text in paragraphs, as it was written. */
export const paragraphs = (words: string): Html =>
  html`${words.split(/\n{2,}/).map((one) => html`<p class="govuk-body">${one}</p>`)}`

export const procurementsAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/procurements`
export const procurementAddress = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementsAt(place)}/${procurement}`
export const tenderAddress = (place: Pick<PlaceNamed, 'slug'>, procurement: string, tender: string): string =>
  `${procurementAddress(place, procurement)}/tenders/${tender}`
