// Priorities as the rest of the product sees them: words, state, and what they answer to, by name.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { agreementStates } from '../../agreement/actions/agree.ts'
import { viewsOf } from '../../conversation/actions/ask.ts'
import { needsByIds } from '../../needs/actions/needs-of.ts'
import { goalsByIds, objectivesByKeys } from '../../plans/actions/ask.ts'
import type { Goal, Objective } from '../../plans/rules/types.ts'
import { latestOf, standingOf, stateOfVersion, type VersionOutcome } from '../rules/state.ts'
import type { PriorityState, PriorityVersion, PriorityView } from '../rules/types.ts'
import { type PriorityRow, prioritiesIn, versionsIn } from '../store/priorities.ts'

/** The kind of subject under which a version is laid before the seats. */
export const versionSubject = 'priority-version'

export type Outcome = PriorityVersion & VersionOutcome

type States = Awaited<ReturnType<typeof agreementStates>>

const outcome = (version: PriorityVersion, states: States): Outcome => {
  const found = states.get(version.id)
  return {
    ...version,
    proposed: version.proposedAt !== null,
    agreement: found?.state ?? null,
    agreedOn: found?.agreedOn ?? null,
  }
}

export interface WholePriority {
  readonly row: PriorityRow
  /** Oldest first. */
  readonly versions: readonly Outcome[]
}

/** Every priority of a place with all its versions and what came of them, by number. */
export const wholePriorities = async (scope: Scope, place: PlaceId): Promise<readonly WholePriority[]> => {
  const states = await agreementStates(scope, place, versionSubject)
  const versions = Map.groupBy(await versionsIn(scope, place), ({ priority }) => priority)
  return (await prioritiesIn(scope, place)).map((row) => ({
    row,
    versions: (versions.get(row.id) ?? []).map((version) => outcome(version, states)),
  }))
}

interface Names {
  readonly goals: readonly Goal[]
  readonly objectives: readonly Objective[]
  readonly needs: ReadonlyMap<string, string>
  readonly views: ReadonlyMap<string, string>
}

/** The names behind the ties of these versions, each kind asked for once. */
const namesFor = async (scope: Scope, place: PlaceId, versions: readonly PriorityVersion[]): Promise<Names> => {
  const each = <T>(of: (links: PriorityVersion['links']) => readonly T[]): T[] => [
    ...new Set(versions.flatMap(({ links }) => of(links))),
  ]
  const needs = each((links) => links.needs)
  return {
    goals: await goalsByIds(
      scope,
      place,
      each((links) => links.goals),
    ),
    objectives: await objectivesByKeys(
      scope,
      place,
      each((links) => links.objectives),
    ),
    needs: new Map((await needsByIds(scope, place, needs)).map(({ id, name }) => [id, name])),
    views: new Map((await viewsOf(scope, place)).map(({ id, source }) => [id, source])),
  }
}

const stateOf = (row: PriorityRow, version: Outcome): PriorityState =>
  row.withdrawnAt === null ? stateOfVersion(version) : 'withdrawn'

const view = (row: PriorityRow, version: Outcome, names: Names): PriorityView => {
  const { links } = version
  const named = (found: ReadonlyMap<string, string>, id: string): string => found.get(id) ?? 'taken away since'
  return {
    ...{ id: row.id, versionId: version.id, number: row.number, version: version.version },
    ...{ title: version.title, want: version.want, forWhom: version.forWhom, where: version.where, why: version.why },
    ...{ good: version.good, theme: version.theme, from: version.from, to: version.to },
    state: stateOf(row, version),
    agreedOn: version.agreement === 'agreed' ? version.agreedOn : null,
    withdrawnWhy: row.withdrawnWhy,
    goals: names.goals.filter(({ id }) => links.goals.includes(id)),
    objectives: names.objectives.filter(({ key }) => links.objectives.includes(key)),
    needs: links.needs.map((id) => ({ id, name: named(names.needs, id) })),
    views: links.views.map((id) => ({ id, source: named(names.views, id) })),
    fromGroup: row.fromGroup,
  }
}

const picked = async (
  scope: Scope,
  place: PlaceId,
  pick: (whole: WholePriority) => Outcome | undefined,
): Promise<readonly PriorityView[]> => {
  const found = (await wholePriorities(scope, place)).flatMap((whole) => {
    const version = pick(whole)
    return version === undefined ? [] : [{ row: whole.row, version }]
  })
  const names = await namesFor(
    scope,
    place,
    found.map(({ version }) => version),
  )
  return found.map(({ row, version }) => view(row, version, names))
}

/** Every priority of a place in its newest version, withdrawn ones too, by number. */
export const prioritiesOf = (scope: Scope, place: PlaceId): Promise<readonly PriorityView[]> =>
  picked(scope, place, ({ versions }) => latestOf(versions))

/** The priorities that stand agreed, each in the version that does, by number. What is only proposed is not among them. */
export const agreedPriorities = (scope: Scope, place: PlaceId): Promise<readonly PriorityView[]> =>
  picked(scope, place, ({ row, versions }) => (row.withdrawnAt === null ? standingOf(versions) : undefined))

export interface OnePriority {
  readonly row: PriorityRow
  /** Newest first, each with its names. */
  readonly versions: readonly { readonly outcome: Outcome; readonly view: PriorityView }[]
  /** The version that stands agreed, where one does. */
  readonly standing: number | null
}

export const priorityWhole = async (scope: Scope, place: PlaceId, number: number): Promise<OnePriority | undefined> => {
  const whole = (await wholePriorities(scope, place)).find(({ row }) => row.number === number)
  if (whole === undefined) return undefined
  const names = await namesFor(scope, place, whole.versions)
  return {
    row: whole.row,
    versions: whole.versions.toReversed().map((one) => ({ outcome: one, view: view(whole.row, one, names) })),
    standing: whole.row.withdrawnAt === null ? (standingOf(whole.versions)?.version ?? null) : null,
  }
}
