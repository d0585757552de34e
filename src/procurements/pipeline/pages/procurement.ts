// One planned procurement: what it is, who buys together, what the place's policy asks of it, and what there is to do next.
import { shareWords } from '../../../measurement/index.ts'
import { type FieldErrors, formatDay, formatMoment, formatPence } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  summaryList,
  type Task,
  table,
  taskList,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed, paragraphs, procurementAddress, procurementsAt } from '../../pages/words.ts'
import { kindWords, subjectWords } from '../../rules/words.ts'
import type { PolicyAsks } from '../rules/policy.ts'
import type { Procurement, ProcurementBuyer, Replaced } from '../rules/types.ts'

export interface ProcurementView {
  readonly place: PlaceNamed
  readonly procurement: Procurement
  readonly buyers: readonly ProcurementBuyer[]
  readonly replaces: readonly Replaced[]
  readonly policy: PolicyAsks | null
  readonly tasks: readonly Task[]
  readonly mayEdit: boolean
  readonly typedWhy?: string
  readonly links: Links
  readonly errors?: FieldErrors
}

export const buyerColumns = [
  { name: 'organisation', title: 'Buyer' },
  { name: 'place', title: 'For' },
  { name: 'share', title: 'Share of the cost', numeric: true },
] as const

const policyPart = ({ policy, procurement }: ProcurementView): Html => {
  if (policy === null)
    return html`<p class="govuk-body">No policy of this place is in force today, so none asks anything of this procurement.</p>`
  if (procurement.value === null)
    return html`<p class="govuk-body">${link(policy.href, policy.title)} asks more of larger contracts. Estimate the value to see what it asks here.</p>`
  const asks = [
    ...(policy.tier === null ? [] : [html`<li>It falls into the tier “${policy.tier}”.</li>`]),
    ...(policy.minimumWeighting === null
      ? []
      : [html`<li>At least ${policy.minimumWeighting}% of the marks go to social value.</li>`]),
    ...policy.thresholds.map((words) => html`<li>${words}</li>`),
  ]
  return asks.length === 0
    ? html`<p class="govuk-body">${link(policy.href, policy.title)} asks nothing of a contract of this value.</p>`
    : html`<p class="govuk-body">${link(policy.href, policy.title)}, in force today:</p><ul class="govuk-list govuk-list--bullet">${asks}</ul>`
}

const days = ({ noticeOn, startsOn, endsOn, extensionMonths }: Procurement): Html => {
  const months = extensionMonths === 1 ? '1 month' : `${extensionMonths} months`
  const extended = extensionMonths === 0 ? '' : `, and up to ${months} more`
  const begins = startsOn === null ? 'The first day is not known yet' : `From ${formatDay(startsOn)}`
  const ends = endsOn === null ? '' : ` to ${formatDay(endsOn)}`
  return html`${begins}${ends}${extended}.${noticeOn !== null && html` To be made known on ${formatDay(noticeOn)}.`}`
}

const leaving = ({ place, procurement, typedWhy, errors }: ProcurementView): Html =>
  details(
    { summary: 'Abandon this procurement', open: errors !== undefined },
    html`<p class="govuk-body">It stays to be seen, with your reason. Nothing of it can be changed any more.</p>`,
    form(
      { action: `${procurementAddress(place, procurement.id)}/abandon` },
      textarea({ name: 'why', label: 'Why', rows: 3, value: typedWhy, error: errors?.why }),
      button({ text: 'Abandon it', kind: 'warning' }),
    ),
  )

const replacedTable = ({ replaces }: ProcurementView): Html | false =>
  replaces.length > 0 &&
  table({
    caption: 'Contracts it takes the place of',
    captionSize: 'm',
    columns: [
      { name: 'title', title: 'Contract' },
      { name: 'provider', title: 'Who does it now' },
      { name: 'endsOn', title: 'Ends' },
    ],
    listed: true,
    rows: replaces.map((one) => [
      one.title,
      one.provider === '' ? null : one.provider,
      one.endsOn && formatDay(one.endsOn),
    ]),
  })

export const procurementPage = (view: ProcurementView): PageView => {
  const { place, procurement, buyers, tasks, mayEdit, links } = view
  const { abandoned, value } = procurement
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: procurement.title,
    caption: `Procurement ${procurement.number}`,
    under: [{ text: 'Planned procurements', href: procurementsAt(place) }],
    errors: view.errors,
    main: html`${
      abandoned !== null &&
      warningText(`Abandoned by ${abandoned.by} on ${formatMoment(abandoned.at)}: ${abandoned.why}`)
    }${paragraphs(procurement.need)}${summaryList([
      { key: 'What is bought', value: `${kindWords[procurement.kind]}. ${subjectWords[procurement.subject]}` },
      ...(procurement.theme === null ? [] : [{ key: 'Theme', value: procurement.theme }]),
      {
        key: 'Estimated value',
        value: value === null ? 'Not known yet' : `${formatPence(value)}, with VAT, for all its years and extensions`,
      },
      { key: 'When', value: days(procurement) },
    ])}${mayEdit && button({ text: 'Change the plan', href: `${procurementAddress(place, procurement.id)}/change`, kind: 'secondary' })}${
      tasks.length > 0 &&
      html`<h2 class="govuk-heading-m">Before anything begins</h2>${taskList({ name: 'before', items: tasks })}`
    }<h2 class="govuk-heading-m">What our policy asks</h2>${policyPart(view)}${table({
      caption: 'Who buys',
      captionSize: 'm',
      columns: buyerColumns,
      listed: true,
      rows: buyers.map((one) => [one.name, one.placeName, shareWords(one.share)]),
      links,
    })}${
      buyers.length > 1 &&
      insetText(
        'They buy together. Each keeps its own framework and policy, and its officer signs what is decided for it.',
      )
    }${replacedTable(view)}${mayEdit && leaving(view)}`,
  })
}
