// The form for the rules of a policy: fields, so that procurements can obey them.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  page,
} from '../../../platform/ui/index.ts'
import { mostThresholds, mostTiers, mostWeightings } from '../../rules/policy-rules.ts'
import type { RulesTyped } from '../forms/rules.ts'
import { crumbs, documentAddress, draftAddress, kindTitle, link, type PlaceNamed } from './words.ts'

export interface RulesView {
  readonly place: PlaceNamed
  readonly number: number
  readonly typed: RulesTyped
  readonly errors?: FieldErrors
  /** Somebody else saved rules meanwhile: theirs, in words. */
  readonly theirs?: { readonly by: string | null; readonly at: Date; readonly body: Html }
}

type Field = Parameters<typeof input>[0]

const field = (
  view: RulesView,
  name: string,
  label: string,
  value: string | undefined,
  more: Partial<Field> = {},
): Html => input({ ...more, name, label, value, error: view.errors?.[name] })

/** One row more than is filled in, so that there is always room for the next. */
const rowsFor = (filled: number, most: number): readonly number[] =>
  Array.from({ length: Math.min(most, filled + 1) }, (_, i) => i)

const weightings = (view: RulesView): Html =>
  fieldset(
    { legend: 'Minimum weightings', size: 'm' },
    html`<p class="govuk-body">How much of the marks social value has at least.</p>`,
    rowsFor(view.typed.weightings.length, mostWeightings).map((i) => {
      const row = view.typed.weightings[i]
      return html`<div class="cw-figures">${field(view, `weighting-${i + 1}-percent`, `Weighting ${i + 1}: at least`, row?.percent, { width: 3, suffix: '%', inputmode: 'numeric' })}${field(view, `weighting-${i + 1}-applies`, `Weighting ${i + 1}: applies to`, row?.applies)}</div>`
    }),
  )

const thresholds = (view: RulesView): Html =>
  fieldset(
    { legend: 'Thresholds', size: 'm' },
    html`<p class="govuk-body">From which value of a contract something applies.</p>`,
    rowsFor(view.typed.thresholds.length, mostThresholds).map((i) => {
      const row = view.typed.thresholds[i]
      return html`<div class="cw-figures">${field(view, `threshold-${i + 1}-from`, `Threshold ${i + 1}: from a value of`, row?.from, { width: 10, prefix: '£' })}${field(view, `threshold-${i + 1}-words`, `Threshold ${i + 1}: what applies`, row?.words)}</div>`
    }),
  )

const tier = (view: RulesView, i: number): Html => {
  const row = view.typed.tiers[i]
  const n = i + 1
  const named = (name: string): string => `tier-${n}-${name}`
  return fieldset(
    { legend: `Tier ${n}`, size: 's' },
    html`<div class="cw-figures">${field(view, named('name'), `Tier ${n}: name`, row?.name)}${field(view, named('from'), `Tier ${n}: from a value of`, row?.from, { width: 10, prefix: '£' })}${field(view, named('weighting'), `Tier ${n}: weighting at least`, row?.weighting, { width: 3, suffix: '%', inputmode: 'numeric' })}${field(view, named('questions'), `Tier ${n}: questions at most`, row?.questions, { width: 3, inputmode: 'numeric' })}${field(view, named('measures'), `Tier ${n}: measures at most`, row?.measures, { width: 3, inputmode: 'numeric' })}${field(view, named('risk'), `Tier ${n}: risk (optional)`, row?.risk)}${field(view, named('evidence'), `Tier ${n}: evidence asked for`, row?.evidence)}${field(view, named('reporting'), `Tier ${n}: reporting`, row?.reporting)}</div>`,
  )
}

const tiers = (view: RulesView): Html =>
  html`<h2 class="govuk-heading-m">Tiers</h2><p class="govuk-body">How much may be asked of bidders, by the value of the contract. The band of a tier ends where the next one begins.</p>${rowsFor(view.typed.tiers.length, mostTiers).map((i) => tier(view, i))}`

const dates = (view: RulesView): Html =>
  html`${dateInput({
    name: 'from',
    label: 'First day on which these rules hold',
    hint: 'They come into force once this version is adopted and published. Where rules of an earlier version held until then, these begin on that day at the earliest.',
    value: view.typed.from,
    error: view.errors?.from,
  })}${dateInput({
    name: 'to',
    label: 'Last day (optional)',
    hint: 'Left empty, they hold until a later version takes their place.',
    value: view.typed.to,
    error: view.errors?.to,
  })}`

const theirs = (view: RulesView): Html | null =>
  view.theirs === undefined
    ? null
    : insetText(
        html`<p class="govuk-body"><strong>Somebody else saved rules while you were writing.</strong> Nothing of yours is lost: it is in the form below. Save it to keep yours, or ${link(`${draftAddress(view.place, 'policy')}/rules`, 'keep theirs')}.</p><h2 class="govuk-heading-s">Theirs: ${view.theirs.by ?? 'somebody'}, ${formatMoment(view.theirs.at)}</h2>${view.theirs.body}`,
      )

export const rulesPage = (view: RulesView): PageView =>
  page({
    title: 'Rules of the policy',
    caption: `${view.place.name}, version ${view.number}`,
    wide: true,
    breadcrumbs: crumbs(
      view.place,
      true,
      { text: kindTitle('policy'), href: documentAddress(view.place, 'policy') },
      { text: `Version ${view.number}`, href: draftAddress(view.place, 'policy') },
      { text: 'Rules' },
    ),
    errors: view.errors,
    main: html`${theirs(view)}${form(
      { action: `${draftAddress(view.place, 'policy')}/rules` },
      hidden('base', String(view.typed.base)),
      dates(view),
      weightings(view),
      thresholds(view),
      tiers(view),
      html`<p class="govuk-body">Need more rows? Save, and open this form again: there is always one row more. To take a row out, empty all its fields.</p>`,
      button({ text: 'Save the rules' }),
    )}`,
  })
