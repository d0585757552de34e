// The tenders of a procurement, and one of them as its officers see it: its parts, what the check found, and the way to publishing.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  fileUpload,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  summaryList,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link, type PlaceNamed, paragraphs } from '../../pages/words.ts'
import type { Finding } from '../rules/findings.ts'
import { hoursOf } from '../rules/hours.ts'
import { isSocialValue, placedIn, shareOf } from '../rules/tree.ts'
import { stateOf, type Tender, type TenderDocument } from '../rules/types.ts'
import { findingsList, hoursPart } from './findings.ts'
import {
  kindTitles,
  momentWords,
  percentWords,
  publicAt,
  stateTag,
  stateWords,
  tenderAt,
  tendersAt,
  underProcurement,
  type Where,
} from './words.ts'

export interface ListView extends Where {
  readonly place: PlaceNamed
  readonly tenders: readonly Tender[]
  readonly now: Date
  readonly mayEdit: boolean
  readonly links: { readonly csv?: string; readonly json?: string }
}

export const listColumns = [
  { name: 'title', title: 'Tender' },
  { name: 'lot', title: 'Lot' },
  { name: 'state', title: 'State' },
  { name: 'closes', title: 'Closes' },
] as const

export const tendersPage = (view: ListView): PageView => {
  const { place, procurement, tenders, now, mayEdit, links } = view
  const begin = mayEdit && button({ text: 'Begin a tender', href: `${tendersAt(place, procurement.id)}/new` })
  return framed({
    place,
    title: 'Tenders',
    caption: procurement.title,
    under: underProcurement(view).slice(0, 2),
    main:
      tenders.length === 0
        ? html`${emptyState({
            title: 'Nobody has been asked for a bid yet',
            what: 'Here stands what bidders are asked, how their bids are judged, and by when. A procurement in lots has a tender for each.',
            why: 'Bidders see how they are judged before they write a word, and nothing of it changes after that.',
          })}${begin}`
        : html`${table({
            caption: 'Tenders of this procurement',
            captionHidden: true,
            columns: listColumns,
            listed: true,
            rows: tenders.map((one) => [
              link(tenderAt(place, procurement.id, one.id), one.title),
              one.lot ?? 'The whole',
              stateTag(stateOf(one, now)),
              momentWords(one.closesAt),
            ]),
            links,
          })}${begin}`,
  })
}

export interface TenderView extends Where {
  readonly tender: Tender
  readonly documents: readonly TenderDocument[]
  readonly findings: readonly Finding[]
  readonly now: Date
  readonly mayEdit: boolean
  readonly links: { readonly csv?: string; readonly json?: string }
  readonly typed?: { readonly why?: string; readonly title?: string }
  readonly errors?: FieldErrors
}

export const criteriaColumns = [
  { name: 'criterion', title: 'Criterion' },
  { name: 'about', title: 'About' },
  { name: 'weight', title: 'Weight', numeric: true },
  { name: 'share', title: 'Of all marks', numeric: true },
] as const

const criteriaTable = (view: TenderView): Html => {
  const { place, procurement, tender, mayEdit, links } = view
  const at = tenderAt(place, procurement.id, tender.id)
  return table({
    caption: 'What bids are judged by',
    captionSize: 'm',
    columns: criteriaColumns,
    listed: true,
    empty: 'No criteria yet.',
    rows: placedIn(tender.criteria).map(({ criterion, depth, share, leaf }) => {
      const title = `${'– '.repeat(depth - 1)}${criterion.title === '' ? 'Without a title' : criterion.title}`
      return [
        leaf && mayEdit && tender.publishedAt === null
          ? link(criterion.kind === 'price' ? `${at}/laboratory` : `${at}/criteria/${criterion.id}`, title)
          : title,
        kindTitles[criterion.kind],
        percentWords(criterion.weight),
        percentWords(share),
      ]
    }),
    links,
  })
}

const editing = (view: TenderView): boolean =>
  view.mayEdit && view.tender.publishedAt === null && view.tender.abandoned === null

const documentsPart = (view: TenderView): Html => {
  const { place, procurement, tender, documents, errors, typed, now } = view
  const at = `${tenderAt(place, procurement.id, tender.id)}/documents`
  const open = view.mayEdit && ['draft', 'open'].includes(stateOf(tender, now))
  return html`<h2 class="govuk-heading-m">Documents</h2>${
    documents.length === 0
      ? html`<p class="govuk-body">None yet, such as the specification or the terms.</p>`
      : html`<ul class="govuk-list">${documents.map(
          ({ id, title, file }) =>
            html`<li>${tender.publishedAt === null ? `${title} (${file.name})` : link(`${publicAt(tender.id)}/documents/${id}/file`, title)}${
              editing(view) &&
              form({ action: `${at}/${id}/remove` }, button({ text: `Take off ${title}`, kind: 'secondary' }))
            }</li>`,
        )}</ul>`
  }${
    open &&
    details(
      { summary: 'Add a document', open: errors?.file !== undefined || errors?.title !== undefined },
      form(
        { action: at, multipart: true },
        input({ name: 'title', label: 'What it is', value: typed?.title, error: errors?.title }),
        fileUpload({
          ...{ name: 'file', label: 'The file', error: errors?.file },
          hint: 'PDF, Word, spreadsheet, picture or plain text, up to 20 MB. Everybody can download it once the tender is published.',
        }),
        button({ text: 'Add it' }),
      ),
    )
  }`
}

const leaving = (view: TenderView): Html => {
  const { place, procurement, tender, errors, typed } = view
  return details(
    { summary: 'Abandon this tender', open: errors?.why !== undefined },
    html`<p class="govuk-body">It stays to be seen, with your reason.${tender.publishedAt !== null && ' Everybody who follows it is told.'}</p>`,
    form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/abandon` },
      textarea({ name: 'why', label: 'Why', rows: 3, value: typed?.why, error: errors?.why }),
      button({ text: 'Abandon it', kind: 'warning' }),
    ),
  )
}

const about = ({ tender }: TenderView): Html =>
  summaryList([
    tender.lot !== null && { key: 'Lot', value: tender.lot },
    { key: 'Questions until', value: momentWords(tender.questionsUntil) },
    { key: 'Closes', value: momentWords(tender.closesAt) },
    { key: 'Still on their way', value: `Bytes of a bid may arrive for ${tender.graceSeconds / 60} more minutes` },
    { key: 'Decided on', value: tender.decisionOn ?? 'Not set yet' },
    {
      key: 'Prices',
      value: tender.blindToPrice
        ? 'Hidden from those who score until all scores are agreed'
        : 'Seen by those who score',
    },
    { key: 'Social value', value: `${percentWords(shareOf(tender.criteria, isSocialValue))} of all marks` },
    tender.official !== null && {
      key: 'Official notice',
      value: `${tender.official.number}, ${formatMoment(tender.official.at)}`,
    },
  ])

const actions = (view: TenderView): Html | false => {
  const { place, procurement, tender, now } = view
  const at = tenderAt(place, procurement.id, tender.id)
  if (!view.mayEdit || tender.abandoned !== null) return false
  if (tender.publishedAt === null)
    return html`<p class="govuk-body">${link(`${at}/words`, 'Change notice and timetable')} · ${link(`${at}/criteria`, 'Change criteria and weights')} · ${link(`${at}/conditions`, 'Change conditions')} · ${link(`${at}/laboratory`, 'Test the price formula')}</p>`
  return html`<p class="govuk-body">${stateOf(tender, now) === 'open' && html`${link(`${at}/amend`, 'Amend it')} · `}${link(`${at}/questions`, 'Questions of bidders')} · ${link(`${at}/official`, 'Record the official notice')}</p>`
}

export const tenderPage = (view: TenderView): PageView => {
  const { place, procurement, tender, findings, now, errors } = view
  const state = stateOf(tender, now)
  const at = tenderAt(place, procurement.id, tender.id)
  return framed({
    place,
    title: tender.title,
    caption: `Tender, ${stateWords[state].toLowerCase()}`,
    under: underProcurement(view),
    errors,
    main: html`${
      tender.abandoned !== null &&
      warningText(
        `Abandoned by ${tender.abandoned.by} on ${formatMoment(tender.abandoned.at)}: ${tender.abandoned.why}`,
      )
    }${
      tender.publishedAt !== null &&
      insetText(
        html`Published on ${formatMoment(tender.publishedAt)} by ${tender.publishedBy}. ${link(publicAt(tender.id), 'What everybody sees')}`,
      )
    }${paragraphs(tender.summary)}${about(view)}${actions(view)}${criteriaTable(view)}${
      tender.conditions.length > 0 &&
      html`<h2 class="govuk-heading-m">Conditions</h2><ul class="govuk-list govuk-list--bullet">${tender.conditions.map(({ title, words }) => html`<li><strong>${title}.</strong> ${words}</li>`)}</ul>`
    }${documentsPart(view)}<h2 class="govuk-heading-m">What it asks of bidders</h2>${hoursPart(hoursOf(tender.criteria, tender.conditions))}${
      state === 'draft' &&
      html`<h2 class="govuk-heading-m">Before it is published</h2>${findingsList(findings)}${editing(view) && button({ text: 'Look at it and publish', href: `${at}/publish` })}`
    }${view.mayEdit && state !== 'abandoned' && leaving(view)}`,
  })
}
