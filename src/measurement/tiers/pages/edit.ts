// The form in which a place sets its tiers.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  fieldset,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  select,
  textarea,
} from '../../../platform/ui/index.ts'
import { hourFields, mostTiers, shiftField, type TiersTyped } from '../forms/tiers.ts'
import { levels } from '../rules/types.ts'
import { crumbs, hourWords, levelWords, link, type PlaceNamed, shiftWords, tiersAt } from './words.ts'

export interface TiersFormView {
  readonly place: PlaceNamed
  readonly typed: TiersTyped
  /** A policy that fixes names, values, measures and questions. */
  readonly policy: { readonly title: string; readonly href: string } | null
  /** Nobody has set anything: our own proposal is in the form. */
  readonly proposed: boolean
  readonly errors?: FieldErrors
}

const tier = ({ typed, errors }: TiersFormView, i: number): Html => {
  const n = i + 1
  const row = typed.tiers[i]
  const named = (name: string): string => `tier-${n}-${name}`
  const field = (name: keyof TiersTyped['tiers'][number], label: string, more: object = {}): Html =>
    input({
      name: named(name),
      label: `Tier ${n}: ${label}`,
      value: row?.[name],
      error: errors?.[named(name)],
      ...more,
    })
  const number = { width: 4, inputmode: 'numeric' } as const
  return fieldset(
    { legend: `Tier ${n}`, size: 's' },
    html`<div class="cw-figures">${field('name', 'name')}${field('from', 'from a value of', { width: 10, prefix: '£' })}${field('measures', 'measures at most', number)}${field('questions', 'questions at most', number)}${field('evidence', 'evidence a year at most', number)}${field('returns', 'returns a year at most', number)}${field('hours', 'hours a year at most', number)}</div>`,
  )
}

const shifts = ({ typed, errors }: TiersFormView): Html =>
  fieldset(
    { legend: 'How risk and opportunity move a contract', size: 'm' },
    html`<p class="govuk-body">Risk: how much could go wrong for people. Opportunity: how much social value the contract could bring.</p>`,
    levels.map(
      (risk) =>
        html`<div class="cw-figures">${levels.map((opportunity) => {
          const name = shiftField(risk, opportunity)
          return select({
            name,
            label: `${levelWords[risk]} risk, ${levelWords[opportunity].toLowerCase()} opportunity`,
            value: typed.shifts[name],
            error: errors?.[name],
            options: (['-1', '0', '1'] as const).map((value) => ({ value, text: shiftWords[value] })),
          })
        })}</div>`,
    ),
  )

const hours = ({ typed, errors }: TiersFormView): Html =>
  fieldset(
    { legend: 'What it costs a provider', size: 'm' },
    html`<p class="govuk-body">In hours. Ask some of your providers, and above all small ones.</p>`,
    hourFields.map((name) =>
      input({
        name: `hours-${name}`,
        label: hourWords[name],
        value: typed.hours[name],
        error: errors?.[`hours-${name}`],
        width: 4,
        inputmode: 'decimal',
        suffix: 'hours',
      }),
    ),
  )

const about = ({ policy, proposed }: TiersFormView): Html | null => {
  if (policy !== null)
    return insetText(
      html`<p class="govuk-body">Names, values, measures and questions come from ${link(policy.href, policy.title)} while it is in force: what is written here for them waits until no policy fixes them. Caps on evidence, returns and hours are matched to the policy’s tiers by name.</p>`,
    )
  return proposed
    ? insetText(html`<p class="govuk-body">The form holds a proposal to begin with. Change what does not fit.</p>`)
    : null
}

export const tiersFormPage = (view: TiersFormView): PageView =>
  page({
    title: 'Set the tiers',
    caption: view.place.name,
    wide: true,
    breadcrumbs: crumbs(view.place, { text: 'Tiers', href: tiersAt(view.place) }, { text: 'Set the tiers' }),
    errors: view.errors,
    main: html`${about(view)}${form(
      { action: `${tiersAt(view.place)}/edit` },
      dateInput({
        name: 'from',
        label: 'First day on which these tiers hold',
        hint: 'Until then the earlier ones hold. They are kept.',
        value: view.typed.from,
        error: view.errors?.from,
      }),
      html`<h2 class="govuk-heading-m">Tiers</h2><p class="govuk-body">The band of a tier ends where the next one begins. An empty cap on evidence, returns or hours means no cap.</p>`,
      Array.from({ length: Math.min(mostTiers, view.typed.tiers.length + 1) }, (_, i) => tier(view, i)),
      html`<p class="govuk-body">To take a tier out, empty all its fields. Save to get one more.</p>`,
      shifts(view),
      hours(view),
      textarea({
        name: 'why',
        label: 'Why these',
        hint: 'It is shown beside the tiers.',
        rows: 3,
        value: view.typed.why,
        error: view.errors?.why,
      }),
      button({ text: 'Save the tiers' }),
    )}`,
  })
