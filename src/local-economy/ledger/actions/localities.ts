// Where the postcodes of a ledger lie: inside the place, next door, elsewhere. Worked out again when it no longer fits: there
// are new lines, the place is made of other areas, or a register was loaded.
import {
  areasByCode,
  areasOfPostcodes,
  currentCodesOf,
  districtsOfSectors,
  membersOf,
  neighboursOf,
  registersNow,
  sectorOf,
} from '../../../places/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { localityOf } from '../rules/index.ts'
import type { LocalitiesBasis, LocalitiesRow } from '../rules/records.ts'
import { liveBatches, placesWithLedger } from '../store/batches.ts'
import { localitiesRow, saveLocalities } from '../store/localities-records.ts'
import { type PostcodeLocality, postcodesOf, writeLocalities } from '../store/postcodes.ts'
import { type Progress, type Runner, silent } from './runner.ts'

/** What a place is made of, as codes of today. */
interface Made {
  readonly members: readonly string[]
  readonly districts: ReadonlySet<string>
  readonly wards: ReadonlySet<string>
  readonly sectors: ReadonlySet<string>
  /** Next door, and what else there is of the districts that the place has only parts of. */
  readonly neighbours: ReadonlySet<string>
}

const today = async (scope: Scope, codes: readonly string[]): Promise<string[]> =>
  (await currentCodesOf(scope, codes)).flatMap((one) => one.current)

const madeOf = async (scope: Scope, place: PlaceId): Promise<Made> => {
  const members = await membersOf(scope, [place])
  const codes = (kind: string): string[] => members.filter((one) => one.kind === kind).map((one) => one.code)
  const districts = await today(scope, codes('district'))
  const wards = await today(scope, codes('ward'))
  const sectors = codes('sector')
  const holding = [
    ...(await areasByCode(scope, wards)).flatMap((one) => one.parentCode ?? []),
    ...(await districtsOfSectors(scope, sectors)).map((one) => one.code),
  ]
  const home = [...new Set([...districts, ...(await today(scope, holding))])]
  const around = home.length === 0 ? [] : await neighboursOf(scope, home)
  const inside = new Set(districts)
  return {
    members: members.map(({ kind, code }) => `${kind} ${code}`).sort(),
    districts: inside,
    wards: new Set(wards),
    sectors: new Set(sectors),
    neighbours: new Set([...home, ...around].filter((code) => !inside.has(code))),
  }
}

type Parts = readonly (readonly [batch: string, part: string])[]

const livePartsOf = async (scope: Scope, place: PlaceId): Promise<Parts> =>
  (await liveBatches(scope, place)).flatMap(({ id, parts }) =>
    parts.map((part): readonly [string, string] => [id, part]),
  )

const basisOf = (made: Made, loads: string, parts: Parts): LocalitiesBasis => ({
  members: made.members,
  postcodes: loads,
  neighbours: [...made.neighbours].sort(),
  parts: parts.map((one) => one.join('/')).sort(),
})

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n')

/** A batch that has left leaves postcodes too many, which does no harm. */
const stillFits = ({ basis }: LocalitiesRow, now: LocalitiesBasis): boolean => {
  const known = new Set(basis.parts)
  return (
    basis.postcodes === now.postcodes &&
    sameList(basis.members, now.members) &&
    sameList(basis.neighbours, now.neighbours) &&
    now.parts.every((part) => known.has(part))
  )
}

/** Undefined where a district was split and its pieces lie differently: that is not known, and is not guessed. */
const placed = (
  made: Made,
  found: { readonly postcode: string; readonly districts: readonly string[]; readonly wards: readonly string[] },
): PostcodeLocality | undefined => {
  const { postcode, districts, wards } = found
  const district = districts.length === 1 ? (districts[0] ?? null) : null
  if (made.sectors.has(sectorOf(postcode)) || wards.some((code) => made.wards.has(code)))
    return { postcode, locality: 'inside', district }
  const all = new Set(districts.map((code) => localityOf(code, made.districts, made.neighbours) ?? 'elsewhere'))
  const [locality, ...others] = all
  return locality === undefined || others.length > 0 ? undefined : { postcode, locality, district }
}

const chunk = 5_000

/** @returns whether there was anything to do */
export const refreshLocalities = async (
  runner: Runner,
  { analytics }: Pick<LocalEconomyServices, 'analytics'>,
  place: PlaceId,
  progress: Progress = silent,
): Promise<boolean> => {
  const { scope } = runner
  const now = await runner.read(async () => {
    const parts = await livePartsOf(scope, place)
    const before = await localitiesRow(scope, place)
    const made = await madeOf(scope, place)
    const basis = basisOf(made, (await registersNow(scope)).loads, parts)
    const needed = parts.length > 0 && (before === undefined || !stillFits(before, basis))
    return needed ? { made, basis, parts, asking: await analytics.reading(scope, place) } : undefined
  })
  if (now === undefined) return false
  const { made, basis, parts, asking } = now
  let done = 0
  async function* located(): AsyncGenerator<PostcodeLocality[]> {
    for await (const postcodes of postcodesOf(asking, parts))
      for (let at = 0; at < postcodes.length; at += chunk) {
        const some = postcodes.slice(at, at + chunk)
        const found = await runner.read(() => areasOfPostcodes(scope, some))
        done += some.length
        await progress(done, undefined, 'Finding out where postcodes lie')
        yield found.flatMap((one) => placed(made, one) ?? [])
      }
  }
  const file = await writeLocalities(analytics, scope, place, `${crypto.randomUUID()}.parquet`, located())
  await runner.write(() => saveLocalities(scope, place, file, basis))
  return true
}

/** After lines came to count: whatever goes wrong here undoes none of that, and the hourly job does it again. @returns whether it worked */
export const triedLocalities = (...given: Parameters<typeof refreshLocalities>): Promise<boolean> =>
  refreshLocalities(...given).then(
    () => true,
    () => false,
  )

/** As the system: for every place that has a ledger. @returns in how many there was anything to do */
export const refreshAllLocalities = async (
  runner: Runner,
  services: Pick<LocalEconomyServices, 'analytics'>,
  progress: Progress = silent,
): Promise<number> => {
  let refreshed = 0
  for (const place of await runner.read(() => placesWithLedger(runner.scope)))
    if (await refreshLocalities(runner, services, place, progress)) refreshed += 1
  return refreshed
}
