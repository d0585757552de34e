// The notices of one procurement: what is owed on its route, by when, what is out, and what clocks count from.
import { type FieldErrors, formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  details,
  form,
  type Html,
  html,
  type PageView,
  radios,
  summaryList,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed, procurementAddress, procurementsAt } from '../../pages/words.ts'
import type { MomentTyped } from '../forms/notice.ts'
import { lateOnes, type Owed, type Waiting } from '../rules/notices.ts'
import { type Decided, type LawPacks, type Moment, momentKinds } from '../rules/types.ts'
import { titleOf } from './route.ts'
import { clockWords, formOf, momentWords, noPublication, noticesAt, packsPart, routeAt, stateTag } from './words.ts'

export interface NoticesView {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string }
  readonly decided: Decided | null
  readonly owed: readonly Owed[]
  readonly moments: readonly Moment[]
  readonly packs: LawPacks
  readonly mayEdit: boolean
  readonly typed: MomentTyped
  readonly links: Links
  readonly errors?: FieldErrors | undefined
}

export const noticeColumns = [
  { name: 'notice', title: 'Notice' },
  { name: 'state', title: 'State' },
  { name: 'due', title: 'By when' },
  { name: 'published', title: 'Published' },
  { name: 'wait', title: 'Then' },
] as const

export const noticeAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string, key: string): string =>
  `${noticesAt(place, procurement)}/${key}`

export const dueWords = ({ rule, due, state }: Owed, packs: LawPacks): string =>
  due === null
    ? clockWords(rule.clock, packs)
    : `${state === 'perhaps' ? 'If it is owed: by ' : 'By '}${formatDay(due)}.`

export const waitWords = (wait: Waiting | null): string => {
  if (wait === null) return ''
  const until =
    wait.until === null
      ? 'not known: our list of bank holidays ends before'
      : wait.until === 'open'
        ? 'not before a further decision on what was objected'
        : formatDay(wait.until)
  return `${wait.what}: ${until} (${wait.clause}).${wait.voluntary ? ' Only if you announced a standstill.' : ''}`
}

const noticesTable = ({ place, procurement, owed, packs, links }: NoticesView): Html =>
  table({
    caption: 'Notices on this route',
    captionSize: 'm',
    columns: noticeColumns,
    listed: true,
    rows: owed.map((one) => [
      link(noticeAt(place, procurement.id, one.rule.key), formOf(one.rule)),
      stateTag(one.state),
      dueWords(one, packs),
      one.published === null ? '' : `${one.published.number}, ${formatMoment(one.published.publishedAt)}`,
      waitWords(one.wait),
    ]),
    empty: 'Decide the route first: then you see which notices it owes.',
    links,
  })

const momentsPart = (view: NoticesView): Html => {
  const { place, procurement, moments, mayEdit, typed, errors } = view
  return html`<h2 class="govuk-heading-m">What clocks count from</h2>${
    moments.length === 0
      ? html`<p class="govuk-body">Nothing is recorded yet.</p>`
      : summaryList(
          moments.map((one) => ({
            key: momentWords[one.kind],
            value: html`<p class="govuk-body">${formatDay(one.on)}. Recorded by ${one.by}.${one.note !== '' && ` ${one.note}`}</p>`,
          })),
        )
  }${
    mayEdit &&
    form(
      { action: `${procurementAddress(place, procurement.id)}/moments` },
      moments.length > 0 &&
        radios({
          ...{ name: 'corrects', label: 'Does this put a record right?', size: 's', small: true },
          ...{ hint: 'Leave the day empty to take the record back altogether.' },
          ...{ value: typed.corrects, error: errors?.corrects },
          options: [
            { value: '', text: 'No, it is a further one' },
            ...moments.map(({ id, kind, on }) => ({ value: id, text: `Yes: ${momentWords[kind]}, ${formatDay(on)}` })),
          ],
        }),
      radios({
        ...{
          name: 'kind',
          label: 'Record what happened',
          size: 's',
          small: true,
          value: typed.kind,
          error: errors?.kind,
        },
        options: momentKinds.map((value) => ({ value, text: momentWords[value] })),
      }),
      dateInput({ name: 'moment', label: 'On which day?', size: 's', value: typed.on, error: errors?.moment }),
      textarea({
        name: 'note',
        label: moments.length > 0 ? 'Words; what was wrong, if it puts a record right' : 'Words (optional)',
        rows: 2,
        value: typed.note,
        error: errors?.note,
      }),
      button({ text: 'Record the day' }),
    )
  }`
}

export const noticesPage = (view: NoticesView): PageView => {
  const { place, procurement, decided, owed, packs, errors } = view
  const late = lateOnes(owed)
  return framed({
    place,
    title: 'Notices',
    caption: procurement.title,
    under: [
      { text: 'Planned procurements', href: procurementsAt(place) },
      { text: procurement.title, href: procurementAddress(place, procurement.id) },
    ],
    errors,
    wide: true,
    main: html`${warningText(noPublication)}<p class="govuk-body">${
      decided === null
        ? html`No route is decided. ${link(routeAt(place, procurement.id), 'Decide the route')}`
        : html`Route: ${link(routeAt(place, procurement.id), titleOf(packs, decided.route))}`
    }</p>${
      late.length > 0 &&
      html`<p class="govuk-body"><strong>Late:</strong> ${late.map(({ rule }) => formOf(rule)).join('; ')}.</p>`
    }${noticesTable(view)}${details(
      { summary: 'A notice that is not on this list' },
      html`<ul class="govuk-list">${packs.notices.notices
        .filter(({ key }) => !owed.some(({ rule }) => rule.key === key))
        .map((rule) => html`<li>${link(noticeAt(place, procurement.id, rule.key), formOf(rule))}</li>`)}</ul>`,
    )}${momentsPart(view)}${details({ summary: 'What this stands on' }, packsPart([packs.notices, packs.holidays]))}`,
  })
}
