// What the map is drawn from, for the page and for the command line.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { goalsOf, objectiveSets, objectivesOf, plansOf } from '../../plans/actions/ask.ts'
import type { Goal, Objective } from '../../plans/rules/types.ts'
import { type Coverage, coverageOf, type MapPriority } from '../rules/coverage.ts'
import { agreedPriorities, prioritiesOf } from './views.ts'

export interface Mapped {
  readonly priorities: readonly MapPriority[]
  readonly goals: readonly Goal[]
  readonly objectives: readonly Objective[]
  readonly coverage: Coverage
  readonly plans: readonly { readonly id: string; readonly title: string }[]
  readonly sets: readonly { readonly key: string; readonly title: string }[]
}

/** @param chosen an id of a plan and the key of a set, or empty for all; `all` takes proposed priorities and drafts too */
export const mapOfPriorities = async (
  scope: Scope,
  place: PlaceId,
  chosen: { readonly plan: string; readonly set: string; readonly which: 'agreed' | 'all' },
): Promise<Mapped> => {
  const found =
    chosen.which === 'agreed'
      ? await agreedPriorities(scope, place)
      : (await prioritiesOf(scope, place)).filter(({ state }) => state !== 'withdrawn')
  const goals = (await goalsOf(scope, place)).filter(({ plan }) => chosen.plan === '' || plan.id === chosen.plan)
  const objectives = (await objectivesOf(scope, place)).filter(({ set }) => chosen.set === '' || set === chosen.set)
  const priorities = found.map((one) => ({
    number: one.number,
    title: one.title,
    goals: one.goals.map(({ id }) => id),
    objectives: one.objectives.map(({ key }) => key),
  }))
  return {
    ...{ priorities, goals, objectives },
    coverage: coverageOf(
      priorities,
      goals.map(({ id }) => id),
      objectives.map(({ key }) => key),
    ),
    plans: (await plansOf(scope, place)).map(({ id, title }) => ({ id, title })),
    sets: (await objectiveSets(scope, place)).filter(({ inUse }) => inUse).map(({ key, title }) => ({ key, title })),
  }
}

/** The map as data: as JSON on the page's address and from the command line. */
export const mapJson = ({ priorities, goals, objectives, coverage }: Mapped) => ({
  priorities: priorities.map(({ number, title }) => ({ number, title })),
  goals: goals.map((goal) => ({
    key: goal.id,
    of: goal.plan.title,
    title: goal.code === null ? goal.title : `${goal.code} ${goal.title}`,
    priorities: [...(coverage.byGoal.get(goal.id) ?? [])],
  })),
  objectives: objectives.map((one) => ({
    key: one.key,
    of: one.setTitle,
    title: `${one.number} ${one.title}`,
    priorities: [...(coverage.byObjective.get(one.key) ?? [])],
  })),
  gaps: {
    goals: [...coverage.goalGaps],
    objectives: [...coverage.objectiveGaps],
    prioritiesWithoutGoal: [...coverage.withoutGoal],
  },
})
