// The tiers that hold in a place: how much may be asked of whom, and where each rule comes from.
import { type Day, formatDay, formatMoment, formatPence } from '../../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  table,
} from '../../../platform/ui/index.ts'
import { measurementNavigation } from '../../pages/navigation.ts'
import type { SchemeInForce } from '../rules/in-force.ts'
import { bandEnd } from '../rules/tier.ts'
import { type Level, levels, type TierScheme } from '../rules/types.ts'
import { capWords, crumbs, hourWords, levelWords, link, type PlaceNamed, shiftWords, tiersAt } from './words.ts'

export interface SchemeSet {
  readonly from: Day
  readonly why: string
  readonly setBy: string
  readonly setAt: Date
}

export interface TiersView {
  readonly place: PlaceNamed
  readonly scheme: SchemeInForce
  readonly policy: { readonly title: string; readonly href: string } | null
  readonly set: readonly SchemeSet[]
  readonly mayEdit: boolean
  readonly links: { readonly json: string; readonly csv?: string }
}

export const tierColumns = [
  { name: 'tier', title: 'Tier' },
  { name: 'fromPence', title: 'From a value of', numeric: true },
  { name: 'toPence', title: 'To', numeric: true },
  { name: 'measuresAtMost', title: 'Measures at most', numeric: true },
  { name: 'questionsAtMost', title: 'Questions at most', numeric: true },
  { name: 'evidenceAtMost', title: 'Evidence a year at most', numeric: true },
  { name: 'returnsAtMost', title: 'Returns a year at most', numeric: true },
  { name: 'hoursAtMost', title: 'Hours a year at most', numeric: true },
] as const

const tiersTable = ({ scheme, links }: TiersView): Html =>
  table({
    caption: 'How much may be asked, by the value of the contract',
    columns: tierColumns,
    rows: scheme.tiers.map((tier) => {
      const end = bandEnd(scheme.tiers, tier)
      return [
        tier.name,
        formatPence(tier.fromPence),
        end === null ? 'any value above' : formatPence(end),
        tier.measuresAtMost,
        tier.questionsAtMost,
        ...[tier.evidenceAtMost, tier.returnsAtMost, tier.hoursAtMost].map(capWords),
      ]
    }),
    rowHeads: true,
    links,
  })

const shiftsTable = ({ shifts }: TierScheme): Html =>
  table({
    caption: 'How risk and opportunity move a contract',
    columns: [
      { name: 'risk', title: 'Risk' },
      ...levels.map((level) => ({ name: level, title: `${levelWords[level]} opportunity` })),
    ],
    rows: levels.map((risk) => [
      `${levelWords[risk]} risk`,
      ...levels.map((opportunity: Level) => shiftWords[`${shifts[risk][opportunity]}`]),
    ]),
    rowHeads: true,
  })

const hoursTable = ({ hours }: TierScheme): Html =>
  table({
    caption: 'What each thing asked for costs a provider',
    columns: [
      { name: 'what', title: 'What is asked for' },
      { name: 'hours', title: 'Hours', numeric: true },
    ],
    rows: (['question', 'setUp', 'measure', 'evidence', 'return'] as const).map((name) => [
      hourWords[name],
      hours[name],
    ]),
    rowHeads: true,
  })

const comesFrom = ({ scheme, policy, place }: TiersView): Html => {
  if (scheme.tiersFrom === 'policy' && policy !== null)
    return html`<p class="govuk-body">The tiers, their values and how many measures and questions they allow come from ${link(policy.href, policy.title)}, which partners agreed. Evidence, returns, hours and how risk moves a contract are ${
      scheme.since === null ? 'not set yet' : `set by ${place.name} since ${formatDay(scheme.since)}`
    }.</p>`
  return html`<p class="govuk-body">Set by ${place.name} since ${scheme.since === null ? '' : formatDay(scheme.since)}. No policy in force fixes tiers.</p>`
}

const history = ({ set }: TiersView): Html | null =>
  set.length === 0
    ? null
    : table({
        caption: 'What was set, and why',
        columns: [
          { name: 'from', title: 'Holds from' },
          { name: 'why', title: 'Why' },
          { name: 'by', title: 'Set by' },
          { name: 'at', title: 'When' },
        ],
        rows: set.map(({ from, why, setBy, setAt }) => [formatDay(from), why, setBy, formatMoment(setAt)]),
      })

const none = ({ place, mayEdit }: TiersView): Html =>
  emptyState({
    title: 'No tiers yet',
    what: 'Tiers say how many measures, questions and returns a contract may ask for, by its value, its risk and what it could bring. A £20,000 contract with a small charity is then not asked what a £5m contract is asked.',
    why: mayEdit
      ? `A policy in force can fix them. Until then ${place.name} can set its own.`
      : `A policy in force can fix them. Until then a place lead, commissioner or analyst of ${place.name} can set them.`,
    ...(mayEdit ? { first: { href: `${tiersAt(place)}/edit`, text: 'Set the tiers' } } : {}),
  })

const estimate: Html = insetText(
  html`<p class="govuk-body">The hours are an estimate that each place can change. Ask your providers what a return really takes them, and put their hours here.</p>`,
)

const whole = (view: TiersView): Html => {
  const at = tiersAt(view.place)
  return html`${comesFrom(view)}<div class="govuk-button-group">${button({ text: 'Check what you mean to ask', href: `${at}/check` })}${button({ text: 'One-page form for small contracts', href: `${at}/small-form`, kind: 'secondary' })}${
    view.mayEdit && button({ text: 'Change', href: `${at}/edit`, kind: 'secondary' })
  }</div>${tiersTable(view)}${shiftsTable(view.scheme)}<p class="govuk-body">Below the lowest tier nothing is asked. A contract moves by one tier at most.</p>${hoursTable(view.scheme)}${estimate}${history(view)}`
}

export const tiersPage = (view: TiersView): PageView =>
  page({
    title: 'How much may be asked',
    caption: view.place.name,
    wide: true,
    breadcrumbs: crumbs(view.place, { text: 'Tiers' }),
    main: html`${measurementNavigation(view.place.slug, 'tiers')}<p class="govuk-body-l">What is asked of a provider must fit the contract. These tiers say how much.</p>${
      view.scheme.tiersFrom === 'nobody' ? none(view) : whole(view)
    }`,
  })
