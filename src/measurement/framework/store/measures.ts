// Measures, each with the theme and the outcome it stands under.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FrameworkId, MeasureId, OutcomeId } from '../../rules/types.ts'
import type { Measure, MeasureHistory, MeasureWords, Origin } from '../rules/types.ts'

/** Of `measure_versions m`. */
export const wordsOf = sql`m.code, m.title, m.definition, m.unit, m.own_unit as "ownUnit", m.who_counts as "whoCounts",
  m.evidence, m.frequency, m.direction, m.level, m.whose, m.nature, m.priority_id as priority, m.objectives,
  m.reference_codes as "references"`

const measure = sql`m.measure_id as id, s.framework_id as framework, m.version_id as version, ${wordsOf}, w.theme,
  jsonb_build_object('id', m.outcome_id, 'title', w.title) as outcome, m.origin, m.adapted_from as "adaptedFrom", m.changed,
  s.private, least(m.ended_on, f.ended_on) as "endedOn", m.ended_why as "endedWhy"`
const itsFramework = sql`join measurement_frameworks f on f.id = s.framework_id`

/** The words of an outcome: of the version given, else of the newest that has it. */
const outcomeWords = (version: ReturnType<typeof sql>) => sql`join lateral (
    select o.title, t.title as theme, o.position from framework_outcomes o join framework_themes t on t.id = o.theme_id
      join framework_versions x on x.id = o.version_id
      where o.outcome_id = m.outcome_id order by (o.version_id = ${version}) desc nulls last, x.number desc limit 1) w on true`

/** Of every framework, the version that holds on the day. */
const heldOn = (place: PlaceId, day: Day) => sql`select distinct on (v.framework_id) v.id, v.framework_id
  from framework_versions v join measurement_frameworks f on f.id = v.framework_id
  where v.place_id = ${place} and v.from_day <= ${day} and (f.ended_on is null or f.ended_on > ${day})
  order by v.framework_id, v.from_day desc`

/** Those of the versions that hold on the day, and the contract measures under them that have not ended, as the frameworks order them. */
export const measuresOn = (scope: Scope, place: PlaceId, day: Day): Promise<Measure[]> =>
  rows<Measure>(
    scope,
    sql`select ${measure} from (${heldOn(place, day)}) h
      join measures s on s.framework_id = h.framework_id
      join measure_versions m on m.measure_id = s.id and (m.version_id = h.id or m.version_id is null)
        and (m.ended_on is null or m.ended_on > ${day})
      ${itsFramework} ${outcomeWords(sql`h.id`)}
      order by h.framework_id, w.position, m.version_id is null, m.position, m.code`,
  )

const newest = sql`(select distinct on (m.measure_id) m.* from measure_versions m
    left join framework_versions v on v.id = m.version_id
    order by m.measure_id, (m.version_id is not null and v.from_day is null), v.number desc nulls last)`

/** Every measure there ever was, in its newest words: of a draft only where it has no others. */
export const everyMeasure = (scope: Scope, place: PlaceId): Promise<Measure[]> =>
  rows<Measure>(
    scope,
    sql`select ${measure} from ${newest} m join measures s on s.id = m.measure_id ${itsFramework} ${outcomeWords(sql`m.version_id`)}
      where m.place_id = ${place} order by s.framework_id, w.position, m.position, m.code`,
  )

/** Those that were in force once, or belong to contracts: what only a draft says is nobody's measure yet. */
export const measuresHeld = async (scope: Scope, place: PlaceId): Promise<ReadonlySet<MeasureId>> =>
  new Set(
    (
      await rows<{ id: MeasureId }>(
        scope,
        sql`select distinct m.measure_id as id from measure_versions m left join framework_versions v on v.id = m.version_id
          where m.place_id = ${place} and (m.version_id is null or v.from_day is not null)`,
      )
    ).map(({ id }) => id),
  )

export const measureIn = (scope: Scope, place: PlaceId, id: MeasureId): Promise<Measure | undefined> =>
  maybe<Measure>(
    scope,
    sql`select ${measure} from ${newest} m join measures s on s.id = m.measure_id ${itsFramework} ${outcomeWords(sql`m.version_id`)}
      where m.place_id = ${place} and m.measure_id = ${id}`,
  )

/** What it said in each version, the newest first. */
export const historyOf = (scope: Scope, place: PlaceId, id: MeasureId): Promise<MeasureHistory[]> =>
  rows<MeasureHistory>(
    scope,
    sql`select m.version_id as version, v.number, v.from_day as "from", ${wordsOf}
      from measure_versions m left join framework_versions v on v.id = m.version_id
      where m.place_id = ${place} and m.measure_id = ${id} order by v.number desc nulls first`,
  )

export interface ContractMeasure {
  readonly origin: Exclude<Origin, 'own'>
  readonly outcome: OutcomeId
  readonly adaptedFrom: MeasureId | null
  readonly changed: string | null
  readonly private: boolean
}

const asJson = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** A measure of a contract's own, or one that counts otherwise than the framework's: outside of all versions. */
export const insertContractMeasure = async (
  scope: Scope,
  place: PlaceId,
  framework: FrameworkId,
  words: MeasureWords,
  use: ContractMeasure,
): Promise<MeasureId> => {
  const { id } = await one<{ id: MeasureId }>(
    scope,
    sql`insert into measures (place_id, framework_id, private) values (${place}, ${framework}, ${use.private}) returning id`,
  )
  await run(
    scope,
    sql`insert into measure_versions (place_id, measure_id, outcome_id, position, code, title, definition, unit, own_unit, who_counts,
        evidence, frequency, direction, level, whose, nature, priority_id, objectives, reference_codes, origin, adapted_from, changed)
      values (${place}, ${id}, ${use.outcome}, 0, ${words.code}, ${words.title}, ${words.definition}, ${words.unit},
        ${words.ownUnit}, ${words.whoCounts}, ${asJson(words.evidence)}, ${words.frequency}, ${words.direction}, ${words.level},
        ${words.whose}, ${words.nature}, ${words.priority}, ${[...words.objectives]}::text[], ${asJson(words.references)},
        ${use.origin}, ${use.adaptedFrom}, ${use.changed})`,
  )
  return id
}

export const updateContractMeasure = (
  scope: Scope,
  id: MeasureId,
  words: MeasureWords,
  { outcome, changed }: { readonly outcome: OutcomeId; readonly changed: string | null },
): Promise<number> =>
  run(
    scope,
    sql`update measure_versions set outcome_id = ${outcome}, code = ${words.code}, title = ${words.title},
        definition = ${words.definition}, unit = ${words.unit}, own_unit = ${words.ownUnit}, who_counts = ${words.whoCounts},
        evidence = ${asJson(words.evidence)}, frequency = ${words.frequency}, direction = ${words.direction}, level = ${words.level},
        whose = ${words.whose}, nature = ${words.nature}, priority_id = ${words.priority},
        objectives = ${[...words.objectives]}::text[], reference_codes = ${asJson(words.references)}, changed = ${changed}
      where measure_id = ${id} and version_id is null`,
  )

export const setContractEnd = (
  scope: Scope,
  id: MeasureId,
  { on, why }: { readonly on: Day; readonly why: string },
): Promise<number> =>
  run(
    scope,
    sql`update measure_versions set ended_on = ${on}, ended_why = ${why} where measure_id = ${id} and version_id is null`,
  )
