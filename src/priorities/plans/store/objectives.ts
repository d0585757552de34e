// Which sets of objectives a place uses, and the sets that it wrote itself with every wording they have had.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, FieldErrors, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Wording, WordingRow } from '../rules/records.ts'
import type { OwnObjectiveId, OwnSetId } from '../rules/types.ts'

const problems: Readonly<Record<string, FieldErrors>> = {
  own_objective_sets_title_unique: { title: 'There is a set of this title here already. Choose another title.' },
}

/** Field words for a database error that means wrong input; undefined for any other. */
export const objectiveProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

export interface SetDecided {
  readonly key: string
  readonly inUse: boolean
}

export const setsDecided = (scope: Scope, place: PlaceId): Promise<SetDecided[]> =>
  rows<SetDecided>(
    scope,
    sql`select set_key as key, in_use as "inUse" from place_objective_sets where place_id = ${place} order by set_key`,
  )

export const decideSet = async (scope: Scope, place: PlaceId, { key, inUse }: SetDecided): Promise<void> => {
  await run(
    scope,
    sql`insert into place_objective_sets (place_id, set_key, in_use) values (${place}, ${key}, ${inUse})
      on conflict on constraint place_objective_sets_pk do update set in_use = excluded.in_use, set_at = now()`,
  )
}

export interface OwnSetRow {
  readonly id: OwnSetId
  readonly title: string
  readonly source: string
  readonly createdAt: Date
}

const set = sql`id, title, source, created_at as "createdAt"`

export const ownSets = (scope: Scope, place: PlaceId): Promise<OwnSetRow[]> =>
  rows<OwnSetRow>(
    scope,
    sql`select ${set} from own_objective_sets where place_id = ${place} order by created_at, title, id`,
  )

export interface SetToSave {
  readonly title: string
  readonly source: string
}

export const insertSet = async (scope: Scope, place: PlaceId, { title, source }: SetToSave): Promise<OwnSetId> => {
  const { id } = await one<{ id: OwnSetId }>(
    scope,
    sql`insert into own_objective_sets (place_id, title, source) values (${place}, ${title}, ${source}) returning id`,
  )
  return id
}

export const saveSet = async (scope: Scope, id: OwnSetId, { title, source }: SetToSave): Promise<void> => {
  await run(scope, sql`update own_objective_sets set title = ${title}, source = ${source} where id = ${id}`)
}

export interface OwnObjectiveRow {
  readonly id: OwnObjectiveId
  readonly setId: OwnSetId
  readonly position: number
  readonly version: number
  readonly number: string
  readonly title: string
  readonly words: string
  readonly writtenAt: Date
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string | null
}

const objective = sql`o.id, o.set_id as "setId", o.position, v.version, v.number, v.title, v.words,
  v.written_at as "writtenAt", o.withdrawn_on as "withdrawnOn", o.withdrawn_why as "withdrawnWhy"`
const newest = sql`join own_objective_versions v on v.objective_id = o.id
  and v.version = (select max(version) from own_objective_versions w where w.objective_id = o.id)`

/** In their newest wording, also withdrawn ones. */
export const ownObjectives = (scope: Scope, place: PlaceId): Promise<OwnObjectiveRow[]> =>
  rows<OwnObjectiveRow>(
    scope,
    sql`select ${objective} from own_objectives o ${newest} where o.place_id = ${place} order by o.position, o.id`,
  )

/** Held until the transaction ends. */
export const ownObjective = (scope: Scope, place: PlaceId, id: OwnObjectiveId): Promise<OwnObjectiveRow | undefined> =>
  maybe<OwnObjectiveRow>(
    scope,
    sql`select ${objective} from own_objectives o ${newest} where o.place_id = ${place} and o.id = ${id} for update of o`,
  )

/** Newest first. */
export const wordingsOf = (scope: Scope, id: OwnObjectiveId): Promise<WordingRow[]> =>
  rows<WordingRow>(
    scope,
    sql`select version, number, title, words, written_by as "writtenBy", written_at as "writtenAt"
      from own_objective_versions where objective_id = ${id} order by version desc`,
  )

export const insertObjective = async (scope: Scope, place: PlaceId, to: OwnSetId): Promise<OwnObjectiveId> => {
  const { id } = await one<{ id: OwnObjectiveId }>(
    scope,
    sql`insert into own_objectives (set_id, place_id, position)
      values (${to}, ${place}, (select coalesce(max(position), 0) + 1 from own_objectives where set_id = ${to})) returning id`,
  )
  return id
}

export const insertWording = async (
  scope: Scope,
  given: { readonly place: PlaceId; readonly objective: OwnObjectiveId; readonly version: number; readonly by: string },
  { number, title, words }: Wording,
): Promise<void> => {
  await run(
    scope,
    sql`insert into own_objective_versions (objective_id, place_id, version, number, title, words, written_by)
      values (${given.objective}, ${given.place}, ${given.version}, ${number}, ${title}, ${words}, ${given.by})`,
  )
}

export const endObjective = async (scope: Scope, id: OwnObjectiveId, on: Day, why: string): Promise<void> => {
  await run(scope, sql`update own_objectives set withdrawn_on = ${on}, withdrawn_why = ${why} where id = ${id}`)
}
