// The tenders of every place, for everybody: what is open first.
import { formatMoment, formatPence, listOf } from '../../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  form,
  html,
  input,
  type PageView,
  page,
  select,
  table,
} from '../../../platform/ui/index.ts'
import { type Links, link } from '../../pages/words.ts'
import { type PublishedTender, stateOf, type TenderState } from '../rules/types.ts'
import { publicAt, stateTag, stateWords } from './words.ts'

export interface PublicListView {
  readonly tenders: readonly PublishedTender[]
  readonly any: boolean
  readonly places: readonly { readonly slug: string; readonly name: string }[]
  readonly asked: { readonly state: string; readonly place: string; readonly words: string }
  readonly now: Date
  readonly links: Links
}

export const publicColumns = [
  { name: 'title', title: 'Tender' },
  { name: 'buyers', title: 'Who buys' },
  { name: 'value', title: 'Estimated value', numeric: true },
  { name: 'state', title: 'State' },
  { name: 'closes', title: 'Closes' },
] as const

const states: readonly TenderState[] = ['open', 'closed', 'abandoned']

export const publicListPage = ({ tenders, any, places, asked, now, links }: PublicListView): PageView =>
  page({
    title: 'Tenders',
    breadcrumbs: [{ text: 'Tenders' }],
    main: any
      ? html`<p class="govuk-body">What public bodies here want to buy, and how bids will be judged. Open to everybody, without an account.</p>${form(
          { action: '/tenders', method: 'get' },
          input({ name: 'words', label: 'Words in the title or the notice', value: asked.words, width: 20 }),
          select({
            ...{ name: 'state', label: 'State', value: asked.state },
            options: [{ value: '', text: 'All' }, ...states.map((value) => ({ value, text: stateWords[value] }))],
          }),
          select({
            ...{ name: 'place', label: 'Place', value: asked.place },
            options: [{ value: '', text: 'All' }, ...places.map(({ slug, name }) => ({ value: slug, text: name }))],
          }),
          button({ text: 'Show', kind: 'secondary' }),
        )}${table({
          caption: 'Tenders',
          captionHidden: true,
          columns: publicColumns,
          listed: true,
          empty: 'None is like that.',
          rows: tenders.map((one) => [
            html`${link(publicAt(one.id), one.title)}${one.lot !== null && html`<br>${one.lot}`}`,
            listOf(one.published.buyers.map(({ name }) => name)),
            one.published.procurement.value === null ? null : formatPence(one.published.procurement.value),
            stateTag(stateOf(one, now)),
            formatMoment(one.closesAt),
          ]),
          links,
        })}`
      : emptyState({
          title: 'No tenders yet',
          what: 'What public bodies here want to buy will stand here, with all that is asked of bidders.',
          why: 'Everybody sees how bids are judged before the first is written. Come back soon.',
        }),
  })
