// What of a place's frameworks anybody may take away, and how much may not be passed on.
import { count, type Day, formatDay } from '../../../platform/kernel/index.ts'
import { emptyState, type Html, html, insetText, type PageView, table } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { frameworkAddress, frameworksAt, type Links, link, type PlaceNamed } from '../../pages/words.ts'
import { underMeasures } from './words.ts'

export interface OpenListed {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly from: Day | null
  readonly measures: number
  readonly leftOut: number
  readonly sources: readonly { readonly file: string; readonly holder: string; readonly licence: string }[]
}

export interface OpenView {
  readonly place: PlaceNamed
  readonly frameworks: readonly OpenListed[]
  readonly links: Links
}

const version = ({ version: number, from }: OpenListed): string =>
  from === null ? `${number}, a draft` : `${number}, from ${formatDay(from)}`

const listed = ({ place, frameworks }: OpenView): Html =>
  table({
    caption: 'Frameworks',
    captionHidden: true,
    listed: true,
    columns: [
      { name: 'title', title: 'Framework' },
      { name: 'version', title: 'Version' },
      { name: 'measures', title: 'Measures', numeric: true },
      { name: 'leftOut', title: 'Left out', numeric: true },
      { name: 'sources', title: 'By whom, where others wrote them' },
    ],
    rows: frameworks.map((one) => [
      link(frameworkAddress(place, one.id), one.title),
      version(one),
      one.measures,
      one.leftOut,
      one.sources.map(({ holder, licence }) => `${holder} (${licence})`).join('; '),
    ]),
  })

export const openPage = (view: OpenView): PageView => {
  const { place, frameworks, links } = view
  const leftOut = frameworks.reduce((sum, one) => sum + one.leftOut, 0)
  return framed({
    place,
    here: 'measures',
    title: 'Measures as open data',
    under: underMeasures(place),
    main:
      frameworks.length === 0
        ? emptyState({
            title: 'There is no framework here yet',
            what: 'Here are the measures of this place to take away: as a spreadsheet that can be edited and read in again, and as data for programs.',
            why: 'A neighbour who counts the same things can compare, and a provider sees what will be asked.',
            first: { text: 'See the measures', href: frameworksAt(place) },
          })
        : html`<p class="govuk-body">Whoever takes these may use them and change them. A spreadsheet of them can be edited and read in again.</p>${leftOut > 0 && insetText(`${count(leftOut, 'measure')} left out: they came under a licence that lets this place use them, and not pass them on.`)}${listed(view)}<ul class="govuk-list">${links.csv !== undefined && html`<li><a class="govuk-link" href="${links.csv}" download>Download the measures (CSV)</a></li>`}${links.json !== undefined && html`<li><a class="govuk-link" href="${links.json}">The same for programs (JSON)</a></li>`}</ul>`,
  })
}
