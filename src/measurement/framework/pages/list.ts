// The frameworks of a place.
import { count } from '../../../platform/kernel/index.ts'
import { button, emptyState, type Html, html, type PageView, table } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { frameworkAddress, frameworksAt, type Links, link, type PlaceNamed } from '../../pages/words.ts'
import type { FrameworkListed } from '../rules/types.ts'
import { lastDayOf } from '../rules/versions.ts'
import { draftAddress, heldWords } from './words.ts'

export interface ListView {
  readonly place: PlaceNamed
  readonly frameworks: readonly (FrameworkListed & { readonly measures: number })[]
  readonly mayEdit: boolean
  readonly links: Links
}

export const frameworkColumns = [
  { name: 'title', title: 'Framework' },
  { name: 'theme', title: 'Theme' },
  { name: 'held', title: 'In force' },
  { name: 'measures', title: 'Measures', numeric: true },
  { name: 'draft', title: 'Draft' },
] as const

const starts = (place: PlaceNamed): Html =>
  html`<div class="govuk-button-group cw-no-print">${button({ text: 'Begin with our measures', href: `${frameworksAt(place)}/start` })}${button({ text: 'Load a spreadsheet', href: `${frameworksAt(place)}/import`, kind: 'secondary' })}${button({ text: 'Begin with nothing', href: `${frameworksAt(place)}/new`, kind: 'secondary' })}</div>`

const empty = ({ place, mayEdit }: ListView): Html =>
  html`${emptyState({
    title: 'No framework yet',
    what: 'A framework says what you count: themes, the outcomes you want under each, and the measures by which you will know. Every contract then counts the same things in the same way.',
    why: 'Without it every buyer asks for something else, and nothing can be added up.',
    example:
      'Theme “Good work”, outcome “More local people in work”, measure “People from here who began a job and kept it for half a year”.',
  })}${mayEdit && starts(place)}`

const list = (view: ListView): Html =>
  html`${table({
    caption: count(view.frameworks.length, 'framework'),
    captionSize: 'm',
    columns: frameworkColumns,
    listed: true,
    rows: view.frameworks.map((one) => [
      link(frameworkAddress(view.place, one.id), one.title),
      one.theme ?? 'Everything',
      one.held === null ? 'Not in force' : heldWords(one.held.from, lastDayOf(one.versions, one.held, one.endedOn)),
      one.measures,
      one.draft === null ? 'None' : link(draftAddress(view.place, one.id), `Version ${one.draft.number}`),
    ]),
    links: view.links,
  })}<p class="govuk-body">${link(`${frameworksAt(view.place)}/open`, 'Measures as open data')}</p>${view.mayEdit && html`<h2 class="govuk-heading-m">Make another</h2>${starts(view.place)}`}`

export const frameworksPage = (view: ListView): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: 'Measures',
    main: html`<p class="govuk-body-l">What is counted here, in which words, and since when.</p>${view.frameworks.length === 0 ? empty(view) : list(view)}`,
  })
