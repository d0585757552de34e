// A published tender for everybody: what is bought, what is asked, how bids are judged, by when, and all that was said about it since.
import {
  type Day,
  type FieldErrors,
  formatDay,
  formatMoment,
  formatPence,
  listOf,
} from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  hidden,
  html,
  insetText,
  type PageView,
  page,
  select,
  summaryList,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { type Links, link, paragraphs } from '../../pages/words.ts'
import { kindWords } from '../../rules/words.ts'
import { hoursOf } from '../rules/hours.ts'
import { leavesOf, placedIn } from '../rules/tree.ts'
import {
  type Amendment,
  type Change,
  type Clarification,
  type PublishedTender,
  stateOf,
  type TenderDocument,
} from '../rules/types.ts'
import { hoursPart } from './findings.ts'
import { amendmentWords, questionPart } from './public-parts.ts'
import { kindTitles, percentWords, publicAt, stateTag } from './words.ts'

export interface PublicView {
  readonly tender: PublishedTender
  readonly documents: readonly TenderDocument[]
  readonly amendments: readonly Amendment[]
  readonly questions: readonly Clarification[]
  readonly now: Date
  readonly links: Links
  /** For whom this reader may ask; empty for most. */
  readonly askers: readonly { readonly id: string; readonly name: string }[]
  readonly takesQuestions: boolean
  readonly follows: boolean
  /** The report of the laboratory, drawn by its own room. */
  readonly report?: Html
  readonly typed?: { readonly organisation: string; readonly words: string }
  readonly errors?: FieldErrors
}

export const publicCriteriaColumns = [
  { name: 'criterion', title: 'Criterion' },
  { name: 'about', title: 'About' },
  { name: 'weight', title: 'Weight', numeric: true },
  { name: 'share', title: 'Of all marks', numeric: true },
] as const

const term = ({ startsOn, endsOn, extensionMonths }: PublishedTender['published']['procurement']): string => {
  if (startsOn === null) return 'Not fixed yet'
  const until = endsOn === null ? '' : ` to ${formatDay(endsOn)}`
  return `${formatDay(startsOn)}${until}${extensionMonths === 0 ? '' : `, and up to ${extensionMonths} months more`}`
}

const facts = ({ tender, now }: PublicView): Html => {
  const { published, official, questionsUntil, closesAt, decisionOn, graceSeconds } = tender
  return summaryList([
    { key: 'State', value: stateTag(stateOf(tender, now)) },
    {
      key: 'Official notice',
      value: official === null ? 'Not recorded here yet' : `${official.number}, ${formatMoment(official.at)}`,
    },
    tender.lot !== null && { key: 'Lot', value: tender.lot },
    { key: 'Who buys', value: listOf(published.buyers.map(({ name, share }) => `${name} (${percentWords(share)})`)) },
    { key: 'What is bought', value: kindWords[published.procurement.kind] },
    published.procurement.value !== null && {
      key: 'Estimated value',
      value: `${formatPence(published.procurement.value)}, with VAT, for all its years and extensions`,
    },
    { key: 'Contract', value: term(published.procurement) },
    { key: 'Questions until', value: questionsUntil === null ? 'It closes' : formatMoment(questionsUntil) },
    {
      key: 'Closes',
      value: html`<strong>${formatMoment(closesAt)}</strong>. A bid counts when its first byte arrives before this moment; the rest may take ${graceSeconds / 60} minutes more.`,
    },
    { key: 'Where to send a bid', value: 'As the official notice says. Bids cannot be sent here yet.' },
    { key: 'Decided on', value: decisionOn === null ? 'Not said' : formatDay(decisionOn as Day) },
    {
      key: 'Prices',
      value: tender.blindToPrice
        ? 'Those who score the answers do not see them until all scores are agreed'
        : 'Seen by those who score the answers',
    },
  ])
}

const judged = ({ tender, links, amendments, report }: PublicView): Html =>
  html`${table({
    caption: 'How bids are judged',
    captionSize: 'm',
    columns: publicCriteriaColumns,
    listed: true,
    rows: placedIn(tender.criteria).map(({ criterion, depth, share }) => [
      `${'– '.repeat(depth - 1)}${criterion.title}`,
      kindTitles[criterion.kind],
      percentWords(criterion.weight),
      percentWords(share),
    ]),
    links,
  })}<h2 class="govuk-heading-m">What you are asked</h2>${leavesOf(tender.criteria).map((one) => questionPart(one, amendments))}${report}`

const conditions = ({ tender }: PublicView): Html | false =>
  tender.conditions.length > 0 &&
  html`<h2 class="govuk-heading-m">Conditions</h2><p class="govuk-body">Met or not met; never scored. You show them before the award.</p><ul class="govuk-list govuk-list--bullet">${tender.conditions.map(({ title, words }) => html`<li><strong>${title}.</strong> ${words}</li>`)}</ul>`

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const downloads = ({ tender, documents }: PublicView): Html =>
  html`<h2 class="govuk-heading-m">Documents</h2><ul class="govuk-list"><li>${link(`${publicAt(tender.id)}/pdf`, 'All of this as PDF')}</li><li>${link(`${publicAt(tender.id)}/docx`, 'All of this as a Word file')}</li>${documents.map(
    ({ id, title, file }) =>
      html`<li>${link(`${publicAt(tender.id)}/documents/${id}/file`, `${title} (${file.kind}, ${size(file.bytes)})`)}</li>`,
  )}</ul>`

const saidSince = ({ questions, amendments }: PublicView): Html => {
  const answered = questions.filter(({ answeredAt }) => answeredAt !== null)
  const own = questions.filter(({ answeredAt }) => answeredAt === null)
  return html`<h2 class="govuk-heading-m">Amendments</h2>${
    amendments.length === 0
      ? html`<p class="govuk-body">None.</p>`
      : amendments.map(
          (one) =>
            html`<h3 class="govuk-heading-s">Amendment ${one.number}, ${formatMoment(one.madeAt)}</h3>${paragraphs(one.words)}${
              one.changes.length > 0 &&
              html`<ul class="govuk-list govuk-list--bullet">${one.changes.map((change: Change) => html`<li>${amendmentWords(change)}</li>`)}</ul>`
            }`,
        )
  }<h2 class="govuk-heading-m">Questions and answers</h2>${
    answered.length === 0
      ? html`<p class="govuk-body">None yet.</p>`
      : answered.map(
          ({ number, shown, answer }) =>
            html`<h3 class="govuk-heading-s">Question ${number}</h3>${paragraphs(shown ?? '')}<p class="govuk-body"><strong>Answer</strong></p>${paragraphs(answer ?? '')}`,
        )
  }${own.length > 0 && html`<p class="govuk-body">${own.length === 1 ? 'One question that you may see waits' : `${own.length} questions that you may see wait`} for an answer.</p>`}`
}

const taking = (view: PublicView): Html | false => {
  const { tender, askers, takesQuestions, follows, typed, errors } = view
  if (askers.length === 0) return false
  const who =
    askers.length > 1 &&
    select({
      ...{ name: 'organisation', label: 'For which organisation?', value: typed?.organisation },
      error: errors?.organisation,
      options: [{ value: '', text: 'Choose' }, ...askers.map(({ id, name }) => ({ value: id, text: name }))],
    })
  return html`<h2 class="govuk-heading-m">For bidders</h2>${
    follows
      ? form(
          { action: `${publicAt(tender.id)}/unfollow` },
          html`<p class="govuk-body">You follow this tender: we write to you when something is new.</p>`,
          button({ text: 'Stop following', kind: 'secondary' }),
        )
      : form(
          { action: `${publicAt(tender.id)}/follow` },
          html`<p class="govuk-body">We write to you when something is changed or answered. Nobody who buys sees that you follow it.</p>`,
          askers.length > 1 && hidden('organisation', askers[0]?.id ?? ''),
          button({ text: 'Follow this tender', kind: 'secondary' }),
        )
  }${
    takesQuestions &&
    details(
      { summary: 'Ask a question', open: errors !== undefined },
      form(
        { action: `${publicAt(tender.id)}/ask` },
        html`<p class="govuk-body">Question and answer are published for everybody, without your name. Nobody who buys sees who asks before the bids are opened.</p>`,
        who,
        textarea({ name: 'words', label: 'Your question', rows: 4, value: typed?.words, error: errors?.words }),
        button({ text: 'Ask' }),
      ),
    )
  }`
}

export const publicPage = (view: PublicView): PageView => {
  const { tender } = view
  return page({
    title: tender.title,
    caption: `Tender of ${listOf(tender.published.buyers.map(({ name }) => name))}`,
    breadcrumbs: [{ text: 'Tenders', href: '/tenders' }, { text: tender.title }],
    errors: view.errors,
    main: html`${
      tender.abandoned !== null &&
      warningText(`Abandoned on ${formatMoment(tender.abandoned.at)}: ${tender.abandoned.why}`)
    }${insetText('This page is not the official notice. Where the law asks for one, it stands on the central platform.')}${paragraphs(tender.summary)}${facts(view)}${taking(view)}${judged(view)}${conditions(view)}<h2 class="govuk-heading-m">What a bid asks of you</h2>${hoursPart(hoursOf(tender.criteria, tender.conditions))}${downloads(view)}${saidSince(view)}`,
  })
}
