// The form that plans a procurement, and changes the plan.
import { type PossibleBuyer, sharesPart } from '../../../measurement/index.ts'
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  radios,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed, standsNow } from '../../pages/frame.ts'
import { type PlaceNamed, procurementAddress, procurementsAt } from '../../pages/words.ts'
import { kinds, kindWords, subjects, subjectWords } from '../../rules/words.ts'
import { type PlanTyped, rowsToType } from '../forms/procurement.ts'
import type { Procurement, ProcurementBuyer } from '../rules/types.ts'
import { planRows } from './words.ts'

export interface PlanFormView {
  readonly place: PlaceNamed
  readonly typed: PlanTyped
  readonly buyers: readonly PossibleBuyer[]
  /** The one that is changed; null for a new one. */
  readonly changes: { readonly id: string; readonly title: string; readonly earlyWhy: string | null } | null
  /** What somebody else kept meanwhile. */
  readonly stands?: { readonly procurement: Procurement; readonly buyers: readonly ProcurementBuyer[] } | null
  readonly errors?: FieldErrors
}

const what = ({ typed, errors }: PlanFormView): readonly Html[] => [
  input({ name: 'title', label: 'What it is called', value: typed.title, error: errors?.title }),
  textarea({
    ...{ name: 'need', label: 'What is needed, for whom, and why', value: typed.need, error: errors?.need, rows: 6 },
    hint: 'In plain words: residents and small organisations will read it.',
  }),
  radios({
    ...{ name: 'kind', label: 'What is mainly bought', size: 's', value: typed.kind, error: errors?.kind },
    options: kinds.map((value) => ({ value, text: kindWords[value] })),
  }),
  radios({
    ...{ name: 'subject', label: 'What it is about', size: 's', value: typed.subject, error: errors?.subject },
    options: subjects.map((value) => ({ value, text: subjectWords[value] })),
  }),
  input({ name: 'theme', label: 'Theme (optional)', value: typed.theme, error: errors?.theme }),
]

const when = ({ typed, errors }: PlanFormView): readonly Html[] => [
  input({
    ...{ name: 'value', label: 'Estimated value (optional)', value: typed.value, error: errors?.value },
    ...{ width: 10, prefix: '£', inputmode: 'decimal' },
    hint: 'For all its years and extensions, with VAT: that is how the law counts.',
  }),
  dateInput({
    ...{ name: 'noticeOn', label: 'When it is to be made known (optional)' },
    ...{ size: 's', value: typed.noticeOn, error: errors?.noticeOn },
  }),
  dateInput({
    ...{ name: 'startsOn', label: 'First day of the contract (optional)' },
    ...{ size: 's', value: typed.startsOn, error: errors?.startsOn },
  }),
  dateInput({
    ...{ name: 'endsOn', label: 'Last day, without extensions (optional)' },
    ...{ size: 's', value: typed.endsOn, error: errors?.endsOn },
  }),
  input({
    ...{ name: 'extensionMonths', label: 'Extensions (optional)', width: 4, suffix: 'months' },
    ...{ inputmode: 'numeric', value: typed.extensionMonths, error: errors?.extensionMonths },
  }),
]

const replaced = ({ typed, errors }: PlanFormView): Html =>
  html`<h2 class="govuk-heading-m">Contracts it takes the place of</h2><p class="govuk-body">Several that end at about the same time can become one. Leave rows empty that you do not need; there are more once these are full.</p>${rowsToType(
    typed.replaces,
  ).map((row, i) =>
    fieldset(
      { legend: `Contract ${i + 1}`, size: 's' },
      input({
        ...{ name: `replaces-${i + 1}-title`, label: 'What it is called', value: row.title },
        error: errors?.[`replaces-${i + 1}-title`],
      }),
      input({
        ...{ name: `replaces-${i + 1}-provider`, label: 'Who does it now', value: row.provider },
        error: errors?.[`replaces-${i + 1}-provider`],
      }),
      dateInput({
        ...{ name: `replaces-${i + 1}-ends`, label: 'Its last day', size: 's', value: row.endsOn },
        error: errors?.[`replaces-${i + 1}-ends`],
      }),
    ),
  )}`

export const planFormPage = (view: PlanFormView): PageView => {
  const { place, typed, buyers, changes, errors } = view
  const at = changes === null ? `${procurementsAt(place)}/new` : `${procurementAddress(place, changes.id)}/change`
  return framed({
    place,
    earlyWhy: changes?.earlyWhy,
    title: changes === null ? 'Plan a procurement' : 'Change the plan',
    ...(changes === null ? {} : { caption: changes.title }),
    under: [
      { text: 'Planned procurements', href: procurementsAt(place) },
      ...(changes === null ? [] : [{ text: changes.title, href: procurementAddress(place, changes.id) }]),
    ],
    errors,
    main: form(
      { action: at },
      hidden('edition', typed.edition),
      changes !== null &&
        html`<p class="govuk-body">Where its title, the need, the kind, what it is about, the value or who pays changes before the first step, whoever signed what was considered has to sign again.</p>`,
      view.stands != null && standsNow(planRows(view.stands)),
      ...what(view),
      ...when(view),
      sharesPart({ place, buyers, shares: typed.shares, errors }),
      replaced(view),
      button({ text: changes === null ? 'Plan it' : 'Keep the change' }),
    ),
  })
}
