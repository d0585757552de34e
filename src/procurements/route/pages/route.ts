// The way of one procurement: the answers, the advice, what an officer decided, and what was decided before.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  hidden,
  html,
  insetText,
  type PageView,
  radios,
  summaryList,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed, paragraphs, procurementAddress, procurementsAt } from '../../pages/words.ts'
import type { AnswersTyped, DecisionTyped } from '../forms/answers.ts'
import type { Advised, Decided, LawPacks } from '../rules/types.ts'
import { helperAddress } from './public.ts'
import { advicePart, questions } from './questions.ts'
import { checkedWords, noticesAt, packsPart, routeAt } from './words.ts'

export interface RouteView {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string }
  readonly decisions: readonly Decided[]
  readonly typed: AnswersTyped
  readonly decision: DecisionTyped
  /** Null while an answer is wrong. */
  readonly advised: Advised | null
  readonly packs: LawPacks
  readonly mayEdit: boolean
  readonly links: Links
  readonly errors?: FieldErrors | undefined
}

export const decisionColumns = [
  { name: 'edition', title: 'Decision', numeric: true },
  { name: 'route', title: 'Route' },
  { name: 'reason', title: 'Reason' },
  { name: 'by', title: 'By' },
  { name: 'at', title: 'When' },
] as const

export const titleOf = (packs: LawPacks, key: string | null): string =>
  packs.routes.routes.find((route) => route.key === key)?.title ?? key ?? 'none'

const decidedPart = ({ decisions: [last], packs, place, procurement }: RouteView): Html =>
  last === undefined
    ? html`<p class="govuk-body">No route is decided yet.</p>`
    : html`${last.against && warningText('It was decided against the advice: with these answers the route did not look open.')}${summaryList(
        [
          { key: 'Route', value: titleOf(packs, last.route) },
          { key: 'Reason', value: paragraphs(last.reason) },
          { key: 'Suggested then', value: titleOf(packs, last.suggested) },
          { key: 'Decided', value: `By ${last.by}, ${formatMoment(last.at)}` },
          { key: 'Law as in our packs', value: last.packs.map(({ key, vintage }) => `${key} (${vintage})`).join('; ') },
        ],
      )}<p class="govuk-body">${link(noticesAt(place, procurement.id), 'Notices on this route')}</p>`

const before = ({ decisions, packs, links }: RouteView): Html | false =>
  decisions.length > 0 &&
  table({
    caption: 'All decisions',
    captionSize: 'm',
    columns: decisionColumns,
    listed: true,
    rows: decisions.map((one) => [
      one.edition,
      `${titleOf(packs, one.route)}${one.against ? ' (against the advice)' : ''}`,
      one.reason,
      one.by,
      formatMoment(one.at),
    ]),
    links,
  })

/** The answers travel with the decision, so that what was advised is what is kept. */
const carried = ({ fields, on }: AnswersTyped): readonly Html[] => [
  ...Object.entries(fields).map(([name, value]) => hidden(name, value)),
  ...[hidden('on-day', on.day), hidden('on-month', on.month), hidden('on-year', on.year)],
]

const rank = { yes: 0, unknown: 1, no: 2 } as const

const openFirst = (packs: LawPacks, advised: Advised | null) =>
  packs.routes.routes
    .map(({ key, title }) => ({
      key,
      title,
      fit: advised?.all.find(({ route }) => route.key === key)?.fit ?? 'unknown',
    }))
    .toSorted((a, b) => rank[a.fit] - rank[b.fit])

const deciding = ({ place, procurement, typed, decision, advised, errors, packs }: RouteView): Html =>
  html`<h2 class="govuk-heading-m">Decide</h2><p class="govuk-body">You decide, not the program. You may decide against the advice: say why. Earlier decisions stay to be read.</p>${form(
    { action: routeAt(place, procurement.id) },
    ...carried(typed),
    hidden('edition', decision.edition),
    radios({
      ...{ name: 'route', label: 'Which route do you take?', size: 's', small: true },
      ...{ value: decision.route, error: errors?.route },
      options: openFirst(packs, advised).map(({ key, title, fit }) => ({
        value: key,
        text: title,
        hint: fit === 'no' ? 'Not open by the advice' : undefined,
      })),
    }),
    textarea({
      ...{ name: 'reason', label: 'Why?', rows: 4, value: decision.reason, error: errors?.reason },
      hint: 'Auditors and those who do not win will read it.',
    }),
    button({ text: 'Decide the route' }),
  )}`

export const routePage = (view: RouteView): PageView => {
  const { place, procurement, typed, advised, packs, mayEdit, errors } = view
  return framed({
    place,
    title: 'The route',
    caption: procurement.title,
    under: [
      { text: 'Planned procurements', href: procurementsAt(place) },
      { text: procurement.title, href: procurementAddress(place, procurement.id) },
    ],
    errors,
    main: html`${decidedPart(view)}<h2 class="govuk-heading-m">Advice</h2>${insetText(
      checkedWords(Object.values(packs)),
    )}${advised === null ? html`<p class="govuk-body">Put the answers right, then see the advice.</p>` : advicePart(advised, packs)}${details(
      { summary: 'Change the answers', open: advised === null || advised.suggested === null },
      form(
        { action: routeAt(place, procurement.id), method: 'get' },
        questions({ typed, errors }),
        button({ text: 'See the advice', kind: 'secondary' }),
      ),
    )}${mayEdit && deciding(view)}${before(view)}${details(
      { summary: 'What this stands on' },
      packsPart([packs.routes, packs.thresholds]),
    )}<p class="govuk-body">${link(helperAddress, 'Anybody may ask the same questions')}</p>`,
  })
}
