// The map: which priority serves which goal and which objective, and where there is a gap.
import { count, listOf } from '../../../platform/kernel/index.ts'
import {
  emptyState,
  type Html,
  html,
  type MatrixGroup,
  matrix,
  type PageView,
  page,
  subNavigation,
} from '../../../platform/ui/index.ts'
import { prioritiesNavigation } from '../../pages/navigation.ts'
import type { Goal, Objective } from '../../plans/rules/types.ts'
import type { Coverage, MapPriority } from '../rules/coverage.ts'
import { mapPicture, type Picture } from './map-picture.ts'
import { type PlaceNamed, prioritiesAt, priorityAt, under } from './words.ts'

export const mapColumns = [
  { name: 'kind', title: 'kind' },
  { name: 'of', title: 'of' },
  { name: 'name', title: 'name' },
  { name: 'priorities', title: 'priorities' },
  { name: 'gap', title: 'gap' },
] as const

export interface MapShown {
  readonly place: PlaceNamed
  readonly priorities: readonly MapPriority[]
  /** Those of the plan and set that were chosen. */
  readonly goals: readonly Goal[]
  readonly objectives: readonly Objective[]
  readonly coverage: Coverage
  /** To choose from. */
  readonly plans: readonly { readonly id: string; readonly title: string }[]
  readonly sets: readonly { readonly key: string; readonly title: string }[]
  readonly chosen: { readonly plan: string; readonly set: string; readonly which: 'agreed' | 'all' }
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const goalName = ({ code, title }: Goal): string => (code === null ? title : `${code} ${title}`)
const objectiveName = ({ number, title }: Objective): string => `${number} ${title}`

const address = ({ place, chosen }: MapShown, change: Partial<MapShown['chosen']>): string => {
  const { plan, set, which } = { ...chosen, ...change }
  const query = new URLSearchParams({
    ...(plan === '' ? {} : { plan }),
    ...(set === '' ? {} : { set }),
    ...(which === 'all' ? { which } : {}),
  }).toString()
  return `${prioritiesAt(place)}/map${query === '' ? '' : `?${query}`}`
}

const filters = (view: MapShown): Html => {
  const { plans, sets, chosen } = view
  return html`${subNavigation({
    label: 'Priorities',
    labelShown: true,
    links: [
      { text: 'agreed', href: address(view, { which: 'agreed' }), current: chosen.which === 'agreed' },
      { text: 'proposed too', href: address(view, { which: 'all' }), current: chosen.which === 'all' },
    ],
  })}${
    plans.length > 1 &&
    subNavigation({
      label: 'Plan',
      labelShown: true,
      links: [
        { text: 'all', href: address(view, { plan: '' }), current: chosen.plan === '' },
        ...plans.map(({ id, title }) => ({
          text: title,
          href: address(view, { plan: id }),
          current: chosen.plan === id,
        })),
      ],
    })
  }${
    sets.length > 1 &&
    subNavigation({
      label: 'Objectives',
      labelShown: true,
      links: [
        { text: 'all', href: address(view, { set: '' }), current: chosen.set === '' },
        ...sets.map(({ key, title }) => ({
          text: title,
          href: address(view, { set: key }),
          current: chosen.set === key,
        })),
      ],
    })
  }`
}

const titleOf = ({ priorities }: MapShown, number: number): string =>
  priorities.find((one) => one.number === number)?.title ?? ''

const found = (view: MapShown): readonly Html[] => {
  const { place, goals, objectives, coverage } = view
  const goalGaps = goals.filter(({ id }) => coverage.goalGaps.includes(id))
  const objectiveGaps = objectives.filter(({ key }) => coverage.objectiveGaps.includes(key))
  return [
    goals.length === 0 && view.chosen.plan === ''
      ? html`<strong>No local plan is written down yet</strong>. <a class="govuk-link" href="/places/${place.slug}/plans">Enter the plans and their goals</a> to see which goal has no priority.`
      : null,
    goals.length > 0 && goalGaps.length > 0
      ? html`<strong>${count(goalGaps.length, 'goal')} that no priority serves</strong>: ${listOf(goalGaps.map(goalName))}.`
      : null,
    objectives.length > 0 && objectiveGaps.length > 0
      ? html`<strong>${count(objectiveGaps.length, 'objective')} untouched</strong>: ${listOf(objectiveGaps.map(objectiveName))}.`
      : null,
    goals.length > 0 && coverage.withoutGoal.length > 0
      ? html`<strong>${coverage.withoutGoal.length === 1 ? '1 priority that answers' : `${coverage.withoutGoal.length} priorities that answer`} to no goal${view.chosen.plan !== '' && ' of this plan'}</strong>: ${coverage.withoutGoal.map(
          (number, i) =>
            html`${i > 0 && ', '}<a class="govuk-link" href="${priorityAt(place, number)}">${number} ${titleOf(view, number)}</a>`,
        )}.`
      : null,
  ].filter((one) => one !== null)
}

export const mapSentence = ({ priorities, goals, objectives, coverage }: MapShown): string => {
  const wants = count(priorities.length, 'priority', 'priorities')
  const without = (gaps: number, of: number): string => (gaps === 0 ? 'all' : `${of - gaps} of ${of}`)
  const served = [
    goals.length > 0 && `${without(coverage.goalGaps.length, goals.length)} goals of local plans`,
    objectives.length > 0 && `${without(coverage.objectiveGaps.length, objectives.length)} objectives`,
  ].filter((one) => one !== false)
  return `${wants} ${priorities.length === 1 ? 'serves' : 'serve'} ${listOf(served)}.`
}

const marks = (numbers: readonly number[] | undefined): readonly string[] => (numbers ?? []).map(String)

const groups = (view: MapShown): readonly MatrixGroup[] => {
  const at = `/places/${view.place.slug}`
  const { coverage } = view
  const byPlan = [...Map.groupBy(view.goals, ({ plan }) => plan.id).values()]
  const bySet = [...Map.groupBy(view.objectives, ({ set }) => set).values()]
  return [
    ...byPlan.map((goals) => ({
      title: goals[0]?.plan.title ?? '',
      rows: goals.map((goal) => ({
        title: goalName(goal),
        href: `${at}/plans/${goal.plan.id}`,
        marked: marks(coverage.byGoal.get(goal.id)),
      })),
    })),
    ...bySet.map((objectives) => ({
      title: objectives[0]?.setTitle ?? '',
      rows: objectives.map((objective) => ({
        title: objectiveName(objective),
        href: `${at}/objectives/${objective.set}`,
        marked: marks(coverage.byObjective.get(objective.key)),
      })),
    })),
  ]
}

const picture = (view: MapShown): Picture => {
  const { coverage, priorities, goals, objectives } = view
  return {
    title: `Goals, priorities and objectives of ${view.place.name}`,
    sentence: mapSentence(view),
    left: goals.map((goal) => ({ key: goal.id, text: goalName(goal), gap: coverage.goalGaps.includes(goal.id) })),
    middle: priorities.map(({ number, title }) => ({
      key: String(number),
      text: `${number} ${title}`,
      gap: goals.length > 0 && coverage.withoutGoal.includes(number),
    })),
    right: objectives.map((one) => ({
      key: one.key,
      text: objectiveName(one),
      gap: coverage.objectiveGaps.includes(one.key),
    })),
    joins: priorities.flatMap((one) => [
      ...one.goals.map((key) => ({ middle: String(one.number), side: 'left' as const, key })),
      ...one.objectives.map((key) => ({ middle: String(one.number), side: 'right' as const, key })),
    ]),
  }
}

const nothing = (view: MapShown): Html =>
  emptyState({
    title: 'There is no map yet',
    what: 'Here you will see which priority serves which goal and which objective, and what nobody serves.',
    why: 'A gap is easier to talk about when everybody sees it.',
    example: 'a goal of the police and crime plan to which no priority answers.',
    first:
      view.priorities.length === 0
        ? { text: 'Look at the priorities', href: prioritiesAt(view.place) }
        : { text: 'Enter a local plan and its goals', href: `/places/${view.place.slug}/plans` },
  })

export const mapPage = (view: MapShown): PageView => {
  const { place, priorities, goals, objectives, links } = view
  const findings = found(view)
  const empty = priorities.length === 0 || goals.length + objectives.length === 0
  return page({
    title: 'Map of priorities',
    caption: place.name,
    wide: true,
    breadcrumbs: under(place, { text: 'Priorities', href: prioritiesAt(place) }, { text: 'Map' }),
    main: html`${prioritiesNavigation(place.slug, 'map')}${filters(view)}${
      empty
        ? nothing(view)
        : html`<p class="govuk-body-l">${mapSentence(view)}</p>${
            findings.length > 0 &&
            html`<ul class="govuk-list govuk-list--bullet">${findings.map((one) => html`<li>${one}</li>`)}</ul>`
          }${mapPicture(picture(view))}<h2 class="govuk-heading-m">The same as a table</h2>${matrix({
            caption: 'Which priority serves which goal and which objective',
            rowsAre: 'Goal or objective',
            mark: 'serves',
            gap: 'No priority serves this.',
            columns: priorities.map(({ number, title }) => ({
              key: String(number),
              short: String(number),
              title,
              href: priorityAt(place, number),
            })),
            groups: groups(view),
          })}${
            links?.csv !== undefined &&
            html`<p class="govuk-body-s">Take this table away: <a class="govuk-link" href="${links.csv}">CSV</a> or <a class="govuk-link" href="${links.json ?? ''}">JSON</a></p>`
          }`
    }`,
  })
}
