// Priorities, their versions and what those are tied to.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { FieldErrors, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { GroupId, ViewId } from '../../conversation/rules/types.ts'
import type { NeedId } from '../../needs/rules/types.ts'
import type { GoalId } from '../../plans/rules/types.ts'
import type { PriorityContent, PriorityId, PriorityLinks, PriorityVersion, PriorityVersionId } from '../rules/types.ts'

export interface PriorityRow {
  readonly id: PriorityId
  readonly number: number
  readonly fromGroup: GroupId | null
  readonly withdrawnAt: Date | null
  readonly withdrawnWhy: string | null
}

const problems: Readonly<Record<string, FieldErrors>> = {
  priority_versions_title: { title: 'Enter a title of at most 150 letters.' },
  priority_versions_in_order: { to: 'The last day must not be before the first.' },
  priority_versions_one_draft: { '': 'Somebody began a new version at the same moment. Look at it first.' },
}

/** Field words for a database error that means wrong input; undefined for any other. */
export const priorityProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

const priority = sql`id, number, from_group as "fromGroup", withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"`

export const prioritiesIn = (scope: Scope, place: PlaceId): Promise<readonly PriorityRow[]> =>
  rows<PriorityRow>(scope, sql`select ${priority} from priorities where place_id = ${place} order by number`)

/** Whoever else changes this priority waits until the transaction ends. */
export const lockPriority = (scope: Scope, place: PlaceId, id: PriorityId): Promise<PriorityRow | undefined> =>
  maybe<PriorityRow>(scope, sql`select ${priority} from priorities where place_id = ${place} and id = ${id} for update`)

/** Keys are kept with their place: one that was used in another place neither clashes nor tells that it was. */
const onceIn = (place: PlaceId, key: string): string => `${place} ${key}`

export const priorityMadeWith = (scope: Scope, place: PlaceId, once: string): Promise<PriorityRow | undefined> =>
  maybe<PriorityRow>(
    scope,
    sql`select ${priority} from priorities where place_id = ${place} and once = ${onceIn(place, once)}`,
  )

/** Whoever else writes a new priority of this place waits until the transaction ends: so two at once get two numbers. */
export const holdNumbers = (scope: Scope, place: PlaceId): Promise<number> =>
  run(scope, sql`select 1 from places where id = ${place} for no key update`)

export const insertPriority = async (
  scope: Scope,
  place: PlaceId,
  given: { readonly fromGroup: GroupId | null; readonly once: string | null },
): Promise<PriorityRow> =>
  one<PriorityRow>(
    scope,
    sql`insert into priorities (place_id, number, from_group, once)
      select ${place}, coalesce(max(number), 0) + 1, ${given.fromGroup}::uuid, ${given.once === null ? null : onceIn(place, given.once)}::text from priorities where place_id = ${place}
      returning ${priority}`,
  )

export const withdrawRow = (scope: Scope, id: PriorityId, why: string, at: Date): Promise<number> =>
  run(
    scope,
    sql`update priorities set withdrawn_at = ${at}, withdrawn_why = ${why} where id = ${id} and withdrawn_at is null`,
  )

interface VersionRow extends Omit<PriorityVersion, 'links'> {
  readonly links: readonly { readonly kind: 'goal' | 'objective' | 'need' | 'view'; readonly ref: string }[]
}

const asVersion = ({ links, ...row }: VersionRow): PriorityVersion => {
  const of = <T extends string>(kind: string): T[] =>
    links.filter((one) => one.kind === kind).map(({ ref }) => ref as T)
  return {
    ...row,
    links: {
      goals: of<GoalId>('goal'),
      objectives: of('objective'),
      needs: of<NeedId>('need'),
      views: of<ViewId>('view'),
    },
  }
}

const version = sql`v.id, v.priority_id as priority, v.number as version, v.title, v.want, v.for_whom as "forWhom", v."where",
  v.why, v.good, v.theme, v.from_day as "from", v.to_day as "to", v.edit, v.written_by as "writtenBy",
  v.written_at as "writtenAt", v.proposed_at as "proposedAt",
  coalesce((select jsonb_agg(jsonb_build_object('kind', l.kind, 'ref', l.ref) order by l.kind, l.ref)
    from priority_links l where l.version_id = v.id), '[]') as links`

/** All versions of all priorities of a place. */
export const versionsIn = async (scope: Scope, place: PlaceId): Promise<readonly PriorityVersion[]> =>
  (
    await rows<VersionRow>(
      scope,
      sql`select ${version} from priority_versions v where v.place_id = ${place} order by v.priority_id, v.number`,
    )
  ).map(asVersion)

const linkRows = ({ goals, objectives, needs, views }: PriorityLinks): readonly (readonly [string, string])[] => [
  ...goals.map((ref) => ['goal', ref] as const),
  ...objectives.map((ref) => ['objective', ref] as const),
  ...needs.map((ref) => ['need', ref] as const),
  ...views.map((ref) => ['view', ref] as const),
]

const saveLinks = async (scope: Scope, place: PlaceId, id: PriorityVersionId, links: PriorityLinks): Promise<void> => {
  await run(scope, sql`delete from priority_links where version_id = ${id}`)
  const all = linkRows(links)
  await run(
    scope,
    sql`insert into priority_links (place_id, version_id, kind, ref)
      select distinct ${place}::uuid, ${id}::uuid, k, r
      from unnest(${all.map(([kind]) => kind)}::text[], ${all.map(([, ref]) => ref)}::text[]) as t (k, r)`,
  )
}

export interface NewVersion extends PriorityContent {
  readonly priority: PriorityId
  readonly version: number
  readonly by: string
  readonly at: Date
}

export const insertVersion = async (scope: Scope, place: PlaceId, given: NewVersion): Promise<PriorityVersionId> => {
  const { id } = await one<{ id: PriorityVersionId }>(
    scope,
    sql`insert into priority_versions (place_id, priority_id, number, title, want, for_whom, "where", why, good, theme,
        from_day, to_day, written_by, written_at)
      values (${place}, ${given.priority}, ${given.version}, ${given.title}, ${given.want}, ${given.forWhom}, ${given.where},
        ${given.why}, ${given.good}, ${given.theme}, ${given.from}, ${given.to}, ${given.by}, ${given.at}) returning id`,
  )
  await saveLinks(scope, place, id, given.links)
  return id
}

/** @returns false where somebody saved in between: nothing is changed then */
export const updateDraft = async (
  scope: Scope,
  place: PlaceId,
  id: PriorityVersionId,
  edit: number,
  given: PriorityContent & { readonly by: string; readonly at: Date },
): Promise<boolean> => {
  const changed = await run(
    scope,
    sql`update priority_versions set title = ${given.title}, want = ${given.want}, for_whom = ${given.forWhom},
        "where" = ${given.where}, why = ${given.why}, good = ${given.good}, theme = ${given.theme}, from_day = ${given.from},
        to_day = ${given.to}, written_by = ${given.by}, written_at = ${given.at}, edit = edit + 1
      where id = ${id} and edit = ${edit} and proposed_at is null`,
  )
  if (changed > 0) await saveLinks(scope, place, id, given.links)
  return changed > 0
}

export const markProposed = (scope: Scope, id: PriorityVersionId, at: Date): Promise<number> =>
  run(scope, sql`update priority_versions set proposed_at = ${at} where id = ${id} and proposed_at is null`)

export const deletePriorities = (scope: Scope, place: PlaceId): Promise<number> =>
  run(scope, sql`delete from priorities where place_id = ${place}`)
