// Value packs of a place, and which values its measures use.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, FieldErrors, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { MeasureId } from '../../rules/types.ts'
import { type ValueKind, valueKinds } from '../../rules/words.ts'
import type { Days } from '../rules/days.ts'
import type {
  MeasureValue,
  MeasureValueId,
  PackReport,
  PackValue,
  PackValueId,
  Settings,
  ValueGiven,
  ValuePack,
  ValuePackId,
} from '../rules/types.ts'

const problems: Readonly<Record<string, FieldErrors>> = {
  value_packs_title_unique: { title: 'Values of this title and date are here already. Change the title or the date.' },
  measure_values_one_for_a_kind: {
    value: 'Another value of this kind counts on some of these days. Look at it again.',
  },
}

/** Field words for a database error that means wrong input; undefined for any other. */
export const valueProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

const pack = sql`p.id, p.place_id as place, p.title, p.holder, p.licence, p.vintage, p.file_name as "fileName", p.report,
  p.loaded_by as "loadedBy", p.loaded_at as "loadedAt"`
const value = sql`v.id, v.pack_id as pack, v.code, v.title, v.kind, v.unit, v.price_year as "priceYear", v.confidence, v.bears,
  v.source, v.notes, jsonb_build_object('low', v.low, 'central', v.central, 'high', v.high) as worth`

export const packsOf = (scope: Scope, place: PlaceId): Promise<ValuePack[]> =>
  rows<ValuePack>(
    scope,
    sql`select ${pack} from value_packs p where p.place_id = ${place} order by lower(p.title), p.vintage, p.id`,
  )

export const packById = (scope: Scope, place: PlaceId, id: ValuePackId): Promise<ValuePack | undefined> =>
  maybe<ValuePack>(scope, sql`select ${pack} from value_packs p where p.place_id = ${place} and p.id = ${id}`)

export interface Wanted {
  readonly pack?: ValuePackId
  /** Words of the title or the code. */
  readonly search?: string
  readonly kind?: ValueKind
}

const wanted = ({ pack: id, search, kind }: Wanted) => sql`
  ${id === undefined ? sql`` : sql`and v.pack_id = ${id}`}
  ${kind === undefined ? sql`` : sql`and v.kind = ${kind}`}
  ${search === undefined ? sql`` : sql`and (v.title ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`} or lower(v.code) = lower(${search}))`}`

export const valuesThat = (
  scope: Scope,
  place: PlaceId,
  asked: Wanted,
  { size, skip }: { readonly size: number; readonly skip: number },
): Promise<PackValue[]> =>
  rows<PackValue>(
    scope,
    sql`select ${value} from pack_values v where v.place_id = ${place} ${wanted(asked)}
      order by v.pack_id, v.position, v.id limit ${size} offset ${skip}`,
  )

export const countValues = async (scope: Scope, place: PlaceId, asked: Wanted): Promise<number> =>
  (
    await one<{ number: number }>(
      scope,
      sql`select count(*)::int as number from pack_values v where v.place_id = ${place} ${wanted(asked)}`,
    )
  ).number

export const valueById = (scope: Scope, place: PlaceId, id: PackValueId): Promise<PackValue | undefined> =>
  maybe<PackValue>(scope, sql`select ${value} from pack_values v where v.place_id = ${place} and v.id = ${id}`)

export interface PackToSave {
  readonly title: string
  readonly holder: string
  readonly licence: string
  readonly vintage: string
  readonly fileName: string
  readonly report: PackReport
  readonly values: readonly ValueGiven[]
  readonly by: string
  readonly at: Date
}

export const insertPack = async (scope: Scope, place: PlaceId, given: PackToSave): Promise<ValuePackId> => {
  const { id } = await one<{ id: ValuePackId }>(
    scope,
    sql`insert into value_packs (place_id, title, holder, licence, vintage, file_name, report, loaded_by, loaded_at)
      values (${place}, ${given.title}, ${given.holder}, ${given.licence}, ${given.vintage}, ${given.fileName},
        ${JSON.stringify(given.report)}::jsonb, ${given.by}, ${given.at}) returning id`,
  )
  const flat = given.values.map(({ worth, ...rest }, position) => ({ ...rest, ...worth, position }))
  await run(
    scope,
    sql`insert into pack_values (place_id, pack_id, position, code, title, kind, low, central, high, unit, price_year, confidence, bears,
        source, notes)
      select ${place}, ${id}, v.position, v.code, v.title, v.kind, v.low, v.central, v.high, v.unit, v."priceYear", v.confidence,
        v.bears, v.source, v.notes
      from jsonb_to_recordset(${JSON.stringify(flat)}::jsonb) as v(position int, code text, title text, kind text, low int8,
        central int8, high int8, unit text, "priceYear" int, confidence text, bears text, source text, notes text)`,
  )
  return id
}

const inUse = sql`m.id, m.measure_id as measure, m.kind, m.from_day as "from", m.to_day as "to", m.settings, m.why, m.turned_on_by as "turnedOnBy",
  m.turned_on_at as "turnedOnAt", m.turned_off_by as "turnedOffBy", m.turned_off_at as "turnedOffAt",
  p.title as "packTitle", p.vintage as "packVintage", p.holder as "packHolder",
  jsonb_build_object('id', v.id, 'pack', v.pack_id, 'code', v.code, 'title', v.title, 'kind', v.kind, 'unit', v.unit,
    'priceYear', v.price_year, 'confidence', v.confidence, 'bears', v.bears, 'source', v.source, 'notes', v.notes,
    'worth', jsonb_build_object('low', v.low, 'central', v.central, 'high', v.high)) as value
  from measure_values m join pack_values v on v.id = m.value_id join value_packs p on p.id = v.pack_id`

/** What is turned on, for whatever days: those of a measure and kind in the order of their days. */
export const turnedOnIn = (scope: Scope, place: PlaceId): Promise<MeasureValue[]> =>
  rows<MeasureValue>(
    scope,
    sql`select ${inUse} where m.place_id = ${place} and m.turned_off_at is null
      order by min(m.turned_on_at) over (partition by m.measure_id), array_position(${[...valueKinds]}::text[], m.kind),
        m.from_day nulls first, m.id`,
  )

/** All that ever was of one measure, the newest first. */
export const valuesOfMeasure = (scope: Scope, place: PlaceId, measure: MeasureId): Promise<MeasureValue[]> =>
  rows<MeasureValue>(
    scope,
    sql`select ${inUse} where m.place_id = ${place} and m.measure_id = ${measure} order by m.turned_on_at desc, m.id`,
  )

export interface TurnOn extends Partial<Days> {
  readonly measure: MeasureId
  readonly value: PackValueId
  readonly kind: ValueKind
  readonly settings: Settings
  readonly why: string
  readonly by: string
  readonly at: Date
}

export const insertMeasureValue = async (scope: Scope, place: PlaceId, given: TurnOn): Promise<MeasureValueId> =>
  (
    await one<{ id: MeasureValueId }>(
      scope,
      sql`insert into measure_values (place_id, measure_id, value_id, kind, from_day, to_day, settings, why, turned_on_by, turned_on_at)
        values (${place}, ${given.measure}, ${given.value}, ${given.kind}, ${given.from ?? null}, ${given.to ?? null},
          ${JSON.stringify(given.settings)}::jsonb, ${given.why}, ${given.by}, ${given.at}) returning id`,
    )
  ).id

/** The last day for which it counts; null: it goes on. */
export const setLastDay = (scope: Scope, id: MeasureValueId, to: Day | null): Promise<number> =>
  run(scope, sql`update measure_values set to_day = ${to} where id = ${id} and turned_off_at is null`)

/** @returns 0 where it was off already */
export const markOff = (
  scope: Scope,
  id: MeasureValueId,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update measure_values set turned_off_by = ${by}, turned_off_at = ${at} where id = ${id} and turned_off_at is null`,
  )
