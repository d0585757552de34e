// Questions about public areas: what a code is, what stands for it today, where a postcode lies, what touches what.
import { maybe, one, rows, run, sql } from '../../platform/db/index.ts'
import type { Day, Scope } from '../../platform/kernel/index.ts'
import { kindOfCode, nationOf, resolveCode } from '../rules/codes.ts'
import { boxOf, touching } from '../rules/neighbours.ts'
import { normalPostcode } from '../rules/postcode.ts'
import type { AreaChange, AreaKind, AreaRow, BoundaryRow, CurrentCodes, MultiPolygon } from '../rules/types.ts'

const area = sql`code, kind, name, nation, parent_code as "parentCode", valid_from as "validFrom", valid_to as "validTo",
  status, source, edition`

export const areasByCode = (scope: Scope, codes: readonly string[]): Promise<AreaRow[]> =>
  rows<AreaRow>(scope, sql`select ${area} from areas where code = any(${codes}::text[]) order by name nulls last, code`)

/** The wards and neighbourhoods that lie in these districts, by what registers say of them. */
export const areasWithin = (scope: Scope, codes: readonly string[]): Promise<AreaRow[]> =>
  rows<AreaRow>(
    scope,
    sql`select ${area} from areas where parent_code = any(${codes}::text[]) and kind in ('ward', 'lsoa', 'msoa') order by code`,
  )

/** The few letters by which some publishers name these areas (`BPL`), where a register that was loaded says them. */
export const shortCodesOf = (scope: Scope, codes: readonly string[]): Promise<{ code: string; shortCode: string }[]> =>
  rows(
    scope,
    sql`select code, short_code as "shortCode" from areas where code = any(${codes}::text[]) and short_code is not null order by code`,
  )

/** By code, or by any part of the name; districts first, then the names that begin with the words. Those of `kinds` only. */
export const findAreas = (scope: Scope, words: string, kinds: readonly AreaKind[], limit = 30): Promise<AreaRow[]> => {
  const text = words
    .trim()
    .toLowerCase()
    .replace(/[%_\\]/g, '\\$&')
  return rows<AreaRow>(
    scope,
    sql`select ${area} from areas
      where kind = any(${kinds}::text[]) and status = 'known' and (lower(name) like ${`%${text}%`} or code = ${words.trim().toUpperCase()})
        and not exists (select from area_changes c where c.old_code = areas.code)
      order by kind <> 'district', lower(name) not like ${`${text}%`}, name, code limit ${limit}`,
  )
}

/** Is any list of districts or wards loaded? */
export const hasAreas = async (scope: Scope): Promise<boolean> =>
  (await maybe(scope, sql`select from areas where status = 'known' and kind in ('district', 'ward') limit 1`)) !==
  undefined

/** Takes codes that no register here has, as unknown; those that are there stay as they are. */
export const noteUnknownAreas = (scope: Scope, codes: readonly string[]): Promise<number> =>
  run(
    scope,
    sql`insert into areas (code, kind, nation, status)
      select code, kind, nation, 'unknown' from jsonb_to_recordset(${JSON.stringify(
        codes.map((code) => ({ code, kind: kindOfCode(code), nation: nationOf(code) })),
      )}::jsonb) as t (code text, kind text, nation text)
      on conflict (code) do nothing`,
  )

/** All changes that lead on from these codes, however many steps. */
const changesFrom = (scope: Scope, codes: readonly string[]): Promise<AreaChange[]> =>
  rows<AreaChange>(
    scope,
    sql`with recursive step (code) as (
        select unnest(${codes}::text[]) union select c.new_code from step join area_changes c on c.old_code = step.code)
      select old_code as "oldCode", new_code as "newCode", changed_on as "changedOn", c.kind
      from area_changes c where old_code in (select code from step)`,
  )

/** What stands for each of these codes today, in the order given. */
export const currentCodesOf = async (scope: Scope, codes: readonly string[]): Promise<readonly CurrentCodes[]> => {
  const changes = await changesFrom(scope, codes)
  return codes.map((code) => resolveCode(code, changes))
}

/** What stands for this code today: itself, where nothing replaced it; several, where it was split. */
export const currentCodes = async (scope: Scope, code: string): Promise<CurrentCodes> =>
  resolveCode(code, await changesFrom(scope, [code]))

/** The codes that these took the place of, over any number of steps. */
export const formerCodes = (
  scope: Scope,
  codes: readonly string[],
): Promise<{ code: string; now: string; changedOn: Day | null }[]> =>
  rows(
    scope,
    sql`with recursive step (code, now) as (
        select one, one from unnest(${codes}::text[]) one
        union select c.old_code, step.now from step join area_changes c on c.new_code = step.code)
      select distinct step.code, step.now, c.changed_on as "changedOn" from step join area_changes c on c.old_code = step.code
      where step.code <> step.now order by step.code`,
  )

export interface PostcodeArea {
  /** As it is kept: `ZX11AA`. */
  readonly postcode: string
  /** The district as the file had it, and what stands for that today. */
  readonly district: CurrentCodes
  readonly ward: string | null
  readonly edition: string | null
}

/** The district of a postcode, as it is written anywhere; undefined where it is none, or no register that was loaded has it. */
export const districtOfPostcode = async (scope: Scope, text: string): Promise<PostcodeArea | undefined> => {
  const postcode = normalPostcode(text)
  if (postcode === undefined) return undefined
  const found = await maybe<{ district: string; ward: string | null; edition: string | null }>(
    scope,
    sql`select district_code as district, ward_code as ward, edition from postcodes where postcode = ${postcode}`,
  )
  return (
    found && { postcode, district: await currentCodes(scope, found.district), ward: found.ward, edition: found.edition }
  )
}

/** Where a postcode lies, with what stands for its district and its ward today: several codes where one was split. */
export interface PostcodeNow {
  readonly postcode: string
  readonly districts: readonly string[]
  readonly wards: readonly string[]
}

/** Many at once, as they are kept (`ZX11AA`). Those that no register which was loaded has are left out. */
export const areasOfPostcodes = async (scope: Scope, postcodes: readonly string[]): Promise<readonly PostcodeNow[]> => {
  const found = await rows<{ postcode: string; district: string; ward: string | null }>(
    scope,
    sql`select p.postcode, p.district_code as district, p.ward_code as ward
      from unnest(${postcodes}::text[]) t (postcode) join postcodes p on p.postcode = t.postcode collate "C"`,
  )
  const codes = [...new Set(found.flatMap(({ district, ward }) => (ward === null ? [district] : [district, ward])))]
  const now = new Map((await currentCodesOf(scope, codes)).map((one) => [one.code, one.current]))
  return found.map(({ postcode, district, ward }) => ({
    postcode,
    districts: now.get(district) ?? [district],
    wards: ward === null ? [] : (now.get(ward) ?? [ward]),
  }))
}

/** Changes whenever a register is loaded. `postcodes` is the newest edition of them. */
export const registersNow = (scope: Scope): Promise<{ loads: string; postcodes: string | null }> =>
  one(
    scope,
    sql`select md5(coalesce(string_agg(id::text, ' ' order by id), '')) as loads,
        max(edition) filter (where kind = 'postcodes') as postcodes from register_loads`,
  )

/** The districts in which postcodes of these sectors lie, with how many of them. */
export const districtsOfSectors = (
  scope: Scope,
  sectors: readonly string[],
): Promise<{ sector: string; code: string; postcodes: number }[]> =>
  rows(
    scope,
    sql`select s.sector, p.district_code as code, count(*)::int8 as postcodes
      from unnest(${sectors}::text[]) s (sector)
      join postcodes p on p.postcode >= replace(s.sector, ' ', '') || 'A' collate "C"
        and p.postcode < replace(s.sector, ' ', '') || '[' collate "C"
      group by s.sector, p.district_code order by s.sector, postcodes desc`,
  )

interface Drawn {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly edition: string
  readonly geometry: MultiPolygon
}

/**
 * The outlines of these areas, all of one edition: the newest that has all of them, or else the newest that has most.
 * A code without an outline of its own is drawn by what stands for it today, or by what it took the place of.
 */
export const outlinesOf = async (scope: Scope, codes: readonly string[]): Promise<readonly BoundaryRow[]> => {
  const [current, former] = await Promise.all([currentCodesOf(scope, codes), formerCodes(scope, codes)])
  const others = [...current.flatMap((one) => one.current), ...former.map((one) => one.code)]
  const chosen = await maybe<{ edition: string; kind: string }>(
    scope,
    sql`select edition, kind from area_boundaries where code = any(${[...codes, ...others]}::text[])
      group by edition, kind
      order by count(*) filter (where code = any(${codes}::text[])) desc, count(*) desc, edition desc limit 1`,
  )
  if (chosen === undefined) return []
  const found = await rows<Drawn>(
    scope,
    sql`select code, kind, name, edition, geometry from area_boundaries
      where code = any(${[...codes, ...others]}::text[]) and edition = ${chosen.edition} and kind = ${chosen.kind}`,
  )
  const has = new Set(found.map((one) => one.code))
  const wanted = new Set(
    codes.flatMap((code, i) => {
      if (has.has(code)) return [code]
      const now = current[i]?.current.filter((one) => has.has(one)) ?? []
      return now.length > 0 ? now : former.filter((one) => one.now === code && has.has(one.code)).map((one) => one.code)
    }),
  )
  return found.filter((one) => wanted.has(one.code))
}

/** The outlines of all wards of these districts, of the newest edition that has any. */
export const wardsOfDistricts = (
  scope: Scope,
  districts: readonly string[],
): Promise<(BoundaryRow & { readonly parentCode: string })[]> =>
  rows(
    scope,
    sql`with found as (
        select b.code, b.kind, b.name, b.edition, b.geometry, a.parent_code as "parentCode"
        from area_boundaries b join areas a on a.code = b.code where b.kind = 'ward' and a.parent_code = any(${districts}::text[]))
      select * from found where edition = (select max(edition) from found) order by name`,
  )

/** The areas of the same kind and edition that share a border with any of these outlines. */
export const neighboursOfOutlines = async (
  scope: Scope,
  outlines: readonly BoundaryRow[],
): Promise<readonly BoundaryRow[]> => {
  const first = outlines[0]
  if (first === undefined) return []
  const boxes = outlines.map((one) => boxOf(one.geometry))
  const candidates = await rows<Drawn>(
    scope,
    sql`select code, kind, name, edition, geometry from area_boundaries b
      where b.kind = ${first.kind} and b.edition = ${first.edition} and not b.code = any(${outlines.map((one) => one.code)}::text[])
        and exists (select from jsonb_to_recordset(${JSON.stringify(boxes)}::jsonb) as o (west float8, south float8, east float8, north float8)
          where b.west <= o.east and b.east >= o.west and b.south <= o.north and b.north >= o.south)`,
  )
  const touch = new Set(
    touching(
      outlines.map((one) => one.geometry),
      new Map(candidates.map((one) => [one.code, one.geometry])),
    ),
  )
  return candidates.filter((one) => touch.has(one.code)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** The codes of the areas that touch these, as far as outlines are loaded. */
export const neighboursOf = async (scope: Scope, codes: readonly string[]): Promise<readonly string[]> =>
  (await neighboursOfOutlines(scope, await outlinesOf(scope, codes))).map((one) => one.code)
