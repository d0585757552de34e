// One plan with its goals, each with the priorities that answer to it.
import { count, formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  type Html,
  html,
  insetText,
  type PageView,
  summaryList,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import type { ImportListed } from '../rules/records.ts'
import type { Goal, LinkedPriority, Plan } from '../rules/types.ts'
import { framed, underPlans } from './frame.ts'
import {
  gap,
  goalName,
  kindTitle,
  type Links,
  link,
  notYet,
  type PlaceNamed,
  paragraphs,
  periodWords,
  planAddress,
  prioritiesCell,
} from './words.ts'

export interface PlanView {
  readonly place: PlaceNamed
  readonly plan: Plan
  readonly goals: readonly Goal[]
  readonly priorities: ReadonlyMap<string, readonly LinkedPriority[]>
  readonly imports: readonly ImportListed[]
  readonly invented: boolean
  readonly mayEdit: boolean
  readonly links: Links
}

/** As the template has them: what is taken away here can be changed and sent again. */
export const goalColumns = [
  { name: 'Code', title: 'Code' },
  { name: 'Goal', title: 'Goal' },
  { name: 'Description', title: 'Description' },
  { name: 'Theme', title: 'Theme' },
  { name: 'Order', title: 'Order', numeric: true },
] as const

const about = ({ plan }: PlanView): Html =>
  summaryList([
    { key: 'Kind', value: kindTitle[plan.kind] },
    { key: 'Published by', value: plan.publisher },
    { key: 'Time', value: periodWords(plan) },
    { key: 'Adopted', value: plan.adopted === null ? null : formatDay(plan.adopted) },
    {
      key: 'Where to read it',
      value:
        plan.link === null ? null : html`<a class="govuk-link" href="${plan.link}" rel="noopener">${plan.link}</a>`,
    },
  ])

const goalCell = (view: PlanView, goal: Goal): Html =>
  html`${view.mayEdit && view.plan.withdrawnOn === null ? link(`${planAddress(view.place, view.plan)}/goals/${goal.id}/edit`, goalName(goal)) : goalName(goal)}${goal.words !== '' && details({ summary: html`What it means<span class="govuk-visually-hidden">: ${goalName(goal)}</span>` }, paragraphs(goal.words))}`

const goalsTable = (view: PlanView, goals: readonly Goal[]): Html => {
  const themed = goals.some(({ theme }) => theme !== null)
  return table({
    caption: 'Goals',
    captionSize: 'm',
    listed: true,
    columns: [
      { name: 'Goal', title: 'Goal' },
      ...(themed ? [{ name: 'Theme', title: 'Theme' }] : []),
      { name: 'priorities', title: 'Priorities that answer to it' },
    ],
    rows: goals.map((goal) => [
      goalCell(view, goal),
      ...(themed ? [goal.theme ?? ''] : []),
      prioritiesCell(view.priorities.get(goal.id), view.plan.withdrawnOn === null ? gap : notYet),
    ]),
    links: view.links,
  })
}

const findings = (view: PlanView, goals: readonly Goal[]): string => {
  const gaps = goals.filter(({ id }) => (view.priorities.get(id) ?? []).length === 0).length
  if (gaps === 0) return `A priority answers to each of its ${count(goals.length, 'goal')}.`
  return `Of its ${count(goals.length, 'goal')}, ${gaps} ${gaps === 1 ? 'has' : 'have'} no priority that answers to ${gaps === 1 ? 'it' : 'them'}.`
}

const goalsPart = (view: PlanView): Html => {
  const at = planAddress(view.place, view.plan)
  const goals = view.goals.filter(({ withdrawnOn }) => withdrawnOn === null || view.plan.withdrawnOn !== null)
  const more =
    view.mayEdit &&
    view.plan.withdrawnOn === null &&
    html`<div class="cw-no-print"><div class="govuk-button-group">${button({ text: 'Add a goal', href: `${at}/goals/new` })}${button({ text: 'Bring goals from a spreadsheet', href: `${at}/import`, kind: 'secondary' })}</div></div>`
  if (goals.length === 0)
    return html`${emptyState({
      title: 'It has no goals here yet',
      what: 'Write down each goal of the plan with the number that the plan gives it. Or bring them all from a spreadsheet.',
      why: 'Priorities answer to goals, one by one. A plan without goals can be named by none of them.',
    })}${more}`
  return html`<p class="govuk-body-l">${findings(view, goals)}</p>${goalsTable(view, goals)}${more}`
}

const withdrawnGoals = ({ goals, plan }: PlanView): Html | undefined => {
  const old = goals.filter(({ withdrawnOn }) => withdrawnOn !== null)
  if (old.length === 0 || plan.withdrawnOn !== null) return undefined
  return details(
    { summary: `${count(old.length, 'goal')} no longer in the plan` },
    html`<ul class="govuk-list govuk-list--bullet">${old.map((one) => html`<li>${goalName(one)}: withdrawn ${one.withdrawnOn !== null && formatDay(one.withdrawnOn)}. ${one.withdrawnWhy}</li>`)}</ul>`,
  )
}

const importsPart = (view: PlanView): Html | undefined => {
  if (view.imports.length === 0 || !view.mayEdit) return undefined
  const at = planAddress(view.place, view.plan)
  return html`<h2 class="govuk-heading-m">Spreadsheets</h2><ul class="govuk-list">${view.imports.map(
    (one) =>
      html`<li>${link(`${at}/imports/${one.id}`, one.fileName)} ${one.state === 'found' ? tag('waits for you', 'attention') : tag('taken', 'good')} ${formatMoment(one.takenAt ?? one.sentAt)}</li>`,
  )}</ul>`
}

const changePart = (view: PlanView): Html | undefined => {
  const at = planAddress(view.place, view.plan)
  return view.mayEdit && view.plan.withdrawnOn === null
    ? html`<p class="govuk-body cw-no-print">${link(`${at}/edit`, 'Change what stands about this plan')}<br>${link(`${at}/withdraw`, 'It no longer holds: withdraw it')}</p>`
    : undefined
}

export const planPage = (view: PlanView): PageView =>
  framed({
    place: view.place,
    title: view.plan.title,
    wide: true,
    under: underPlans(view.place),
    main: html`${view.invented && insetText('This plan is invented for the demonstration. Nobody published it.')}${
      view.plan.withdrawnOn !== null &&
      insetText(
        `This plan no longer holds. It was withdrawn on ${formatDay(view.plan.withdrawnOn)}: ${view.plan.withdrawnWhy}`,
      )
    }${about(view)}${goalsPart(view)}${withdrawnGoals(view)}${importsPart(view)}${changePart(view)}`,
  })
