// The frameworks of a place and their versions.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, FieldErrors, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FrameworkId, FrameworkVersionId } from '../../rules/types.ts'
import type { Framework, FrameworkVersion } from '../rules/types.ts'

export const frameworkProblems = {
  measurement_frameworks_title_unique: { title: 'There is a framework of this title here already. Change the title.' },
  framework_versions_from: { from: 'Another version holds from this day. Choose another day.' },
  framework_versions_one_draft: { title: 'There is a draft of this framework already. Work on that one.' },
  measure_versions_code_unique: { code: 'Another measure of this framework has this code. Change one of them.' },
  measure_versions_contract_code: { code: 'Another contract measure has this code. Change one of them.' },
} as const satisfies Readonly<Record<string, FieldErrors>>
const problems: Readonly<Record<string, FieldErrors>> = frameworkProblems

/** Field words for a database error that means wrong input; undefined for any other. */
export const frameworkProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

const framework = sql`f.id, f.place_id as place, f.title, f.theme, f.ended_on as "endedOn"`
const version = sql`v.id, v.framework_id as framework, v.number, v.from_day as "from", v.edition,
  v.put_in_force_by as "putInForceBy", v.put_in_force_at as "putInForceAt"`

/** Those in use first, by title. */
export const frameworksIn = (scope: Scope, place: PlaceId): Promise<Framework[]> =>
  rows<Framework>(
    scope,
    sql`select ${framework} from measurement_frameworks f where f.place_id = ${place}
      order by f.ended_on nulls first, lower(f.title), f.id`,
  )

export const frameworkById = (scope: Scope, place: PlaceId, id: FrameworkId): Promise<Framework | undefined> =>
  maybe<Framework>(
    scope,
    sql`select ${framework} from measurement_frameworks f where f.place_id = ${place} and f.id = ${id}`,
  )

/** Held until the transaction ends: two changes of one framework come one after the other. */
export const lockFramework = (scope: Scope, place: PlaceId, id: FrameworkId): Promise<Framework | undefined> =>
  maybe<Framework>(
    scope,
    sql`select ${framework} from measurement_frameworks f where f.place_id = ${place} and f.id = ${id} for update`,
  )

/** The newest first. */
export const versionsOf = (scope: Scope, place: PlaceId, id: FrameworkId): Promise<FrameworkVersion[]> =>
  rows<FrameworkVersion>(
    scope,
    sql`select ${version} from framework_versions v where v.place_id = ${place} and v.framework_id = ${id}
      order by v.number desc`,
  )

/** Of all frameworks of the place, the newest of each first. */
export const versionsIn = (scope: Scope, place: PlaceId): Promise<FrameworkVersion[]> =>
  rows<FrameworkVersion>(
    scope,
    sql`select ${version} from framework_versions v where v.place_id = ${place} order by v.framework_id, v.number desc`,
  )

export const versionById = (
  scope: Scope,
  place: PlaceId,
  id: FrameworkVersionId,
): Promise<FrameworkVersion | undefined> =>
  maybe<FrameworkVersion>(
    scope,
    sql`select ${version} from framework_versions v where v.place_id = ${place} and v.id = ${id}`,
  )

export const insertFramework = async (
  scope: Scope,
  place: PlaceId,
  given: { readonly title: string; readonly theme: string | null; readonly by: string },
): Promise<FrameworkId> =>
  (
    await one<{ id: FrameworkId }>(
      scope,
      sql`insert into measurement_frameworks (place_id, title, theme, created_by)
        values (${place}, ${given.title}, ${given.theme}, ${given.by}) returning id`,
    )
  ).id

/** A draft with the next number. */
export const insertDraft = (scope: Scope, place: PlaceId, id: FrameworkId): Promise<FrameworkVersion> =>
  one<FrameworkVersion>(
    scope,
    sql`insert into framework_versions as v (place_id, framework_id, number)
      values (${place}, ${id}, (select coalesce(max(number), 0) + 1 from framework_versions where framework_id = ${id}))
      returning ${version}`,
  )

/** @returns the edition after it; undefined where the draft is no longer there, or somebody changed it in the meantime */
export const touchDraft = (
  scope: Scope,
  id: FrameworkVersionId,
  edition: number,
): Promise<{ readonly edition: number } | undefined> =>
  maybe(
    scope,
    sql`update framework_versions set edition = edition + 1
      where id = ${id} and edition = ${edition} and from_day is null returning edition`,
  )

export const setInForce = (
  scope: Scope,
  id: FrameworkVersionId,
  given: { readonly from: Day; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update framework_versions set from_day = ${given.from}, put_in_force_by = ${given.by}, put_in_force_at = ${given.at}
      where id = ${id} and from_day is null`,
  )

export const removeDraft = (scope: Scope, id: FrameworkVersionId): Promise<number> =>
  run(scope, sql`delete from framework_versions where id = ${id} and from_day is null`)

export const setEnd = (scope: Scope, id: FrameworkId, day: Day): Promise<number> =>
  run(scope, sql`update measurement_frameworks set ended_on = ${day} where id = ${id}`)
