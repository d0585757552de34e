// Joint works: what measures of other frameworks count as here, whose share is what, and which places may name whose buyers.
import { dayOf, type FieldErrors, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  select,
  summaryList,
  table,
} from '../../../platform/ui/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, measureAddress, muted, type PlaceNamed } from '../../pages/words.ts'
import { shareWords, workAddress } from '../../results/pages/words.ts'
import { natureWords } from '../../rules/words.ts'
import { sumsBar } from '../../totals/pages/bar.ts'
import { unitOf } from '../../totals/pages/words.ts'
import type { Row } from '../../totals/rules/graded.ts'
import type { MatchMade, Offer, SharedMeasure } from '../rules/types.ts'
import { jointAt, matchAt, measureOption, sharedTitle } from './words.ts'

export interface SumShown extends Row {
  readonly of: Measure
}

export interface JointWorkShown {
  readonly id: string
  readonly title: string
  readonly own: boolean
  readonly shares: readonly { readonly name: string; readonly placeName: string; readonly share: number }[]
}

export interface JointView {
  readonly place: PlaceNamed
  readonly placeId: string
  readonly others: readonly {
    readonly measure: SharedMeasure
    readonly match: MatchMade | null
    readonly as: Measure | null
  }[]
  readonly within: readonly { readonly measure: Measure; readonly match: MatchMade; readonly as: Measure | null }[]
  readonly gone: readonly MatchMade[]
  readonly works: readonly JointWorkShown[]
  /** Titles by id, where the place has several. */
  readonly frameworks: ReadonlyMap<string, string>
  readonly ours: readonly SumShown[]
  readonly theirs: readonly SumShown[]
  readonly offers: readonly Offer[]
  /** Where the place has more than one framework: its measures. */
  readonly matchable: readonly Measure[]
  readonly mayEdit: boolean
  readonly typedTo: string
  readonly links: Links
  readonly errors?: FieldErrors
}

export const othersColumns = [
  { name: 'measure', title: 'Their measure' },
  { name: 'keptBy', title: 'Kept by' },
  { name: 'unit', title: 'Counted in' },
  { name: 'as', title: 'Counts here as' },
] as const

const asWords = (view: JointView, match: MatchMade | null, as: Measure | null): Html => {
  if (as !== null) return link(measureAddress(view.place, as.id), as.title)
  return match === null ? html`Nothing yet` : html`Nothing: the two are no longer counted in the same unit`
}

const change = (view: JointView, measure: string, match: MatchMade | null): Html =>
  view.mayEdit ? html` ${link(matchAt(view.place, measure), match === null ? 'Match it' : 'Change')}` : html``

const othersPart = (view: JointView): Html =>
  table({
    caption: 'Measures of places that keep joint works',
    captionSize: 'm',
    columns: othersColumns,
    listed: true,
    rows: view.others.map(({ measure, match, as }) => [
      sharedTitle(measure),
      measure.keptBy.name,
      unitOf(measure),
      html`${asWords(view, match, as)}${change(view, measure.id, match)}`,
    ]),
    links: view.links,
  })

const withinPart = (view: JointView): Html | false =>
  view.within.length > 0 &&
  table({
    caption: 'Between frameworks of this place',
    captionSize: 'm',
    columns: [
      { name: 'measure', title: 'Measure' },
      { name: 'unit', title: 'Counted in' },
      { name: 'as', title: 'Counts as' },
    ],
    listed: true,
    rows: view.within.map(({ measure, match, as }) => [
      link(measureAddress(view.place, measure.id), measure.title),
      unitOf(measure),
      html`${asWords(view, match, as)}${change(view, measure.id, match)}`,
    ]),
  })

const matchForm = ({ place, matchable, frameworks, mayEdit }: JointView): Html | false =>
  mayEdit &&
  matchable.length > 0 &&
  html`<h2 class="govuk-heading-m">Match two frameworks of this place</h2><p class="govuk-body">Where two frameworks count the same thing, say so once: what is recorded under the one then counts as the other, and is counted once.</p>${form(
    { action: `${jointAt(place)}/match`, method: 'get' },
    select({
      ...{ name: 'measure', label: 'Measure that counts as another' },
      options: matchable.map((one) => ({ value: one.id, text: measureOption(one, frameworks) })),
    }),
    button({ text: 'Go on', kind: 'secondary' }),
  )}`

const worksPart = ({ place, works }: JointView): Html | false =>
  works.length > 0 &&
  table({
    caption: 'Pieces of work that several places pay for',
    captionSize: 'm',
    columns: [
      { name: 'title', title: 'Piece of work' },
      { name: 'keptBy', title: 'Kept' },
      { name: 'shares', title: 'Who pays' },
    ],
    listed: true,
    rows: works.map(({ id, title, own, shares }) => [
      link(workAddress(place, id), title),
      own ? 'Here' : 'By another place',
      html`<ul class="govuk-list govuk-!-margin-bottom-0">${shares.map((one) => html`<li>${one.name}, for ${one.placeName}: ${shareWords(one.share)}</li>`)}</ul>`,
    ]),
  })

const gonePart = ({ place, gone, mayEdit }: JointView): Html | false =>
  gone.length > 0 &&
  html`<h2 class="govuk-heading-m">Matches that nothing counts by any more</h2><p class="govuk-body">No joint work has records of these measures now.</p>${gone.map(
    ({ measure, by, at }) =>
      html`<p class="govuk-body">Matched by ${by} on ${formatDay(dayOf(at))}.</p>${
        mayEdit &&
        form(
          { action: `${jointAt(place)}/unmatch` },
          hidden('measure', measure),
          button({ text: 'Take this match back', kind: 'secondary' }),
        )
      }`,
  )}`

const sumsPart = (title: string, words: string, sums: readonly SumShown[]): Html | false =>
  sums.length > 0 &&
  html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">${words}</p>${sums.map(
    (one) =>
      html`<h3 class="govuk-heading-s">${one.of.title} <span class="govuk-caption-m">${unitOf(one.of)}. ${natureWords[one.nature]}</span></h3>${sumsBar(one.of, one.sums)}`,
  )}`

const offerRow = (view: JointView, one: Offer) => {
  const own = one.place.id === view.placeId
  const since = `since ${formatDay(dayOf(one.at))}${one.by === '' ? '' : `, by ${one.by}`}`
  return {
    key: own ? one.to.name : one.place.name,
    value: html`${own ? 'May name our partners as buyers' : 'Lets us name its partners as buyers'} ${muted(since)}${
      own &&
      view.mayEdit &&
      form(
        { action: `${jointAt(view.place)}/offers/end` },
        hidden('to', one.to.id),
        button({ text: `Stop letting ${one.to.name} name them`, kind: 'secondary' }),
      )
    }`,
  }
}

const offersPart = (view: JointView): Html =>
  html`<h2 class="govuk-heading-m">Who may name whose buyers</h2><p class="govuk-body">A piece of work is kept by one place. It can name buyers of another place once that place lets it. Both then see the work, its records and each other’s names.</p>${
    view.offers.length > 0 && summaryList(view.offers.map((one) => offerRow(view, one)))
  }${
    view.mayEdit &&
    form(
      { action: `${jointAt(view.place)}/offers` },
      input({
        ...{ name: 'to', label: 'Let another place name our partners', width: 20, value: view.typedTo },
        hint: `Its reference: the last part of the address of its page. Ours is ${view.place.slug}.`,
        error: view.errors?.to,
      }),
      button({ text: 'Let it name them', kind: 'secondary' }),
    )
  }`

const empty: Html = emptyState({
  title: 'No joint work kept by another place',
  what: 'When a council next door keeps a piece of work that you pay a share of, its measures stand here. You say which of your measures each one counts as.',
  why: 'One delivery can then serve several buyers: each has its share in its own words, and together they make the whole, never more.',
  example:
    '“People who began a job” there counts as “Local people into work” here. You pay 40%, so 40 of 100 are yours.',
})

export const jointPage = (view: JointView): PageView => {
  const { place, others, ours, theirs } = view
  return framed({
    place,
    here: 'joint',
    title: 'Joint works',
    errors: view.errors,
    main: html`${others.length === 0 ? empty : othersPart(view)}${withinPart(view)}${gonePart(view)}${worksPart(view)}${sumsPart(
      'Our shares of works that other places keep',
      'By our own measures. They are in the results by who pays, and in no other sum of this place. The records stand on the pages of the works above.',
      ours,
    )}${sumsPart(
      'Shares of other places in works kept here',
      'The results of this place count a joint work whole. This much of them is the share of other places: whoever adds places together takes it off.',
      theirs,
    )}${matchForm(view)}${offersPart(view)}`,
  })
}
