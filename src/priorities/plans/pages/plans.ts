// The plans of a place, and the sets of objectives that it uses: what its priorities can answer to.
import { count } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  type Html,
  html,
  insetText,
  type PageView,
  table,
} from '../../../platform/ui/index.ts'
import type { ObjectiveSet, Plan } from '../rules/types.ts'
import { framed } from './frame.ts'
import {
  hint,
  kindTitle,
  type Links,
  link,
  objectivesAt,
  type PlaceNamed,
  periodWords,
  planAddress,
  plansAt,
  setAddress,
} from './words.ts'

export interface PlanListed extends Plan {
  /** That count. */
  readonly goals: number
  /** Of these, answered by no priority. */
  readonly gaps: number
}

export interface PlansView {
  readonly place: PlaceNamed
  readonly plans: readonly PlanListed[]
  readonly sets: readonly ObjectiveSet[]
  readonly invented: boolean
  readonly mayEdit: boolean
  readonly links: Links
}

export const planColumns = [
  { name: 'title', title: 'Plan' },
  { name: 'kind', title: 'Kind' },
  { name: 'publisher', title: 'Published by' },
  { name: 'period', title: 'Time' },
  { name: 'goals', title: 'Goals', numeric: true },
  { name: 'gaps', title: 'Answered by no priority', numeric: true },
] as const

const empty = ({ place, mayEdit }: PlansView): Html =>
  emptyState({
    title: 'No plan is written down yet',
    what: 'Here stand the plans and strategies that hold in this place, each with its goals: the council’s corporate plan, the health and wellbeing strategy, the police and crime plan.',
    why: 'A priority that answers to a goal has its reason there already. And a goal that no priority serves is a gap that everybody can see.',
    example: 'Goal C2 of a corporate plan, “A fair start for every child”.',
    ...(mayEdit ? { first: { text: 'Add a plan', href: `${plansAt(place)}/new` } } : {}),
  })

const rowOf = (place: PlaceNamed) => (one: PlanListed) => [
  link(planAddress(place, one), one.title),
  kindTitle[one.kind],
  one.publisher,
  periodWords(one),
  one.goals,
  one.gaps,
]

const findings = (plans: readonly PlanListed[]): string => {
  const goals = plans.reduce((sum, one) => sum + one.goals, 0)
  const gaps = plans.reduce((sum, one) => sum + one.gaps, 0)
  if (goals === 0) return `${count(plans.length, 'plan')}, and no goal yet.`
  return `${count(plans.length, 'plan')} with ${count(goals, 'goal')}. ${gaps === 0 ? 'A priority answers to each of them.' : `${count(gaps, 'goal')} ${gaps === 1 ? 'has' : 'have'} no priority yet.`}`
}

const live = (view: PlansView): Html => {
  const plans = view.plans.filter(({ withdrawnOn }) => withdrawnOn === null)
  if (plans.length === 0) return empty(view)
  return html`<p class="govuk-body-l">${findings(plans)}</p>${table({
    caption: 'Plans and strategies',
    captionSize: 'm',
    listed: true,
    columns: planColumns,
    rows: plans.map(rowOf(view.place)),
    links: view.links,
  })}${view.mayEdit && html`<div class="cw-no-print">${button({ text: 'Add a plan', href: `${plansAt(view.place)}/new` })}</div>`}`
}

const withdrawn = ({ plans, place }: PlansView): Html | undefined => {
  const old = plans.filter(({ withdrawnOn }) => withdrawnOn !== null)
  if (old.length === 0) return undefined
  return details(
    { summary: `${count(old.length, 'plan')} that no longer ${old.length === 1 ? 'holds' : 'hold'}` },
    html`<ul class="govuk-list govuk-list--bullet">${old.map((one) => html`<li>${link(planAddress(place, one), one.title)}: ${one.withdrawnWhy}</li>`)}</ul>`,
  )
}

const setPart =
  (place: PlaceNamed) =>
  (set: ObjectiveSet): Html =>
    html`<li>${link(setAddress(place, set.key), set.title)} ${hint(`${count(set.objectives.filter(({ withdrawnOn }) => withdrawnOn === null).length, 'objective')}; ${set.kind === 'own' ? 'our own' : set.checked === null ? 'not yet checked against the original' : `checked by ${set.checked}`}`)}</li>`

const objectives = (view: PlansView): Html => {
  const used = view.sets.filter(({ inUse }) => inUse)
  return html`<h2 class="govuk-heading-m">Objectives in use</h2><p class="govuk-body">What others set for everybody, such as the Marmot objectives. A priority can say which of them it serves.</p>${
    used.length === 0
      ? html`<p class="govuk-body">This place uses no set of objectives.</p>`
      : html`<ul class="govuk-list govuk-list--spaced">${used.map(setPart(view.place))}</ul>`
  }<p class="govuk-body">${link(objectivesAt(view.place), view.mayEdit ? 'Choose sets of objectives, or add your own' : 'See all sets of objectives')}</p>`
}

export const plansPage = (view: PlansView): PageView =>
  framed({
    place: view.place,
    title: 'Plans and objectives',
    wide: true,
    main: html`${view.invented && insetText('These plans are invented for the demonstration. Nobody published them.')}${live(view)}${withdrawn(view)}${objectives(view)}`,
  })
