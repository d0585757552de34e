// How points become results. Every sector counts the same, however many people it sent: first the share of its points that a
// sector gave each group, then the average of those shares. So a large sector cannot drown a small one.
// "Parity of esteem" between sectors: Social Enterprise UK, The Social Value Difference (2016), section 1.
import { shares } from './share.ts'

/** The points that one person gave one group. */
export interface Given {
  readonly voice: string
  readonly sector: string
  readonly group: string
  readonly points: number
}

export interface SectorResult {
  readonly sector: string
  /** Who shared out at least one point. */
  readonly people: number
  readonly points: number
  /** By group, in whole percent, together 100. */
  readonly shares: ReadonlyMap<string, number>
}

export interface GroupResult {
  readonly group: string
  readonly points: number
  /** The average of the sectors' shares, in whole percent; together 100. Null while nobody has shared out points. */
  readonly average: number | null
  /** Share of all points, person by person: what it would be if sectors were not made equal. */
  readonly counted: number | null
}

export interface Results {
  /** Those that gave points, by name. */
  readonly sectors: readonly SectorResult[]
  /** The highest average first. */
  readonly groups: readonly GroupResult[]
}

const sumBy = (given: readonly Given[], groups: readonly string[]): ReadonlyMap<string, bigint> => {
  const sums = new Map(groups.map((group) => [group, 0n]))
  for (const { group, points } of given) sums.set(group, (sums.get(group) ?? 0n) + BigInt(points))
  return sums
}

const total = (sums: ReadonlyMap<string, bigint>): bigint => [...sums.values()].reduce((sum, one) => sum + one, 0n)

/** Shares of sectors added up over one common denominator: exact, and in the proportions of their average. */
const averaged = (sectors: readonly ReadonlyMap<string, bigint>[], groups: readonly string[]) => {
  const common = sectors.reduce((product, sums) => product * total(sums), 1n)
  return new Map(
    groups.map((group) => [
      group,
      sectors.reduce((sum, sums) => sum + ((sums.get(group) ?? 0n) * common) / total(sums), 0n),
    ]),
  )
}

/** @param groups all of them, so that one without points is there with nothing */
export const weigh = (groups: readonly string[], given: readonly Given[]): Results => {
  const counting = given.filter(({ group, points }) => points > 0 && groups.includes(group))
  const bySector = [...Map.groupBy(counting, ({ sector }) => sector)].sort(([a], [b]) => (a < b ? -1 : 1))
  const sums = bySector.map(([, own]) => sumBy(own, groups))
  const average = averaged(sums, groups)
  const percent = shares(average)
  const all = sumBy(counting, groups)
  const counted = shares(all)
  const exact = (group: string): bigint => average.get(group) ?? 0n
  return {
    sectors: bySector.map(([sector, own], i) => ({
      sector,
      people: new Set(own.map(({ voice }) => voice)).size,
      points: own.reduce((sum, { points }) => sum + points, 0),
      shares: shares(sums[i] ?? new Map()) ?? new Map(),
    })),
    groups: [...groups]
      .sort((a, b) => (exact(a) === exact(b) ? (a < b ? -1 : 1) : exact(a) > exact(b) ? -1 : 1))
      .map((group) => ({
        group,
        points: Number(all.get(group) ?? 0n),
        average: percent?.get(group) ?? null,
        counted: counted?.get(group) ?? null,
      })),
  }
}

export interface Gap {
  readonly group: string
  readonly most: { readonly sector: string; readonly share: number }
  readonly least: { readonly sector: string; readonly share: number }
}

/** Where two sectors lie furthest apart; undefined where fewer than two gave points, or all agree. */
export const widestGap = ({ sectors, groups }: Results): Gap | undefined => {
  let widest: Gap | undefined
  for (const { group } of groups) {
    const held = sectors.map(({ sector, shares: own }) => ({ sector, share: own.get(group) ?? 0 }))
    const [most] = [...held].sort((a, b) => b.share - a.share)
    const [least] = [...held].sort((a, b) => a.share - b.share)
    if (!most || !least || most.share === least.share) continue
    if (!widest || most.share - least.share > widest.most.share - widest.least.share) widest = { group, most, least }
  }
  return widest
}

/** Sectors for which one person spoke: whoever knows the room knows who that was. */
export const recognisable = (people: readonly { readonly sector: string; readonly people: number }[]) =>
  people.filter((one) => one.people === 1).map(({ sector }) => sector)
