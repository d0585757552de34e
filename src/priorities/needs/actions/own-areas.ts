// What a file may call this place: the codes of its areas today and before, short codes, and what lies in it.
import {
  areasByCode,
  areasWithin,
  currentCodesOf,
  formerCodes,
  membersOf,
  shortCodesOf,
} from '../../../places/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { type OwnArea, plainName } from '../rules/areas.ts'

/** Former codes of an area that was then the same, and those of areas that it took in and that are shown as its parts. */
const formerOf = async (scope: Scope, codes: readonly string[], names: ReadonlyMap<string, string>) => {
  const former = await formerCodes(scope, codes)
  const old = former.map(({ code }) => code)
  const [now, known] = await Promise.all([currentCodesOf(scope, old), areasByCode(scope, old)])
  const oldNames = new Map(known.map(({ code, name }) => [code, name]))
  const same = new Map<string, string[]>()
  const parts: OwnArea[] = []
  former.forEach(({ code, now: current }, i) => {
    // Of an area that was split only some lies in this place: it is not ours.
    if (now[i]?.current.length !== 1) return
    const name = oldNames.get(code)
    if (name === undefined || name === null || plainName(name) === plainName(names.get(current) ?? ''))
      same.set(current, [...(same.get(current) ?? []), code])
    else if (!parts.some((one) => one.code === code)) parts.push({ code, name, area: 'part', others: [] })
  })
  return { same, parts }
}

export const ownAreas = async (scope: Scope, place: PlaceId): Promise<readonly OwnArea[]> => {
  const members = (await membersOf(scope, [place])).filter(({ kind }) => kind !== 'sector').map(({ code }) => code)
  const codes = [...new Set((await currentCodesOf(scope, members)).flatMap(({ current }) => current))]
  const known = await areasByCode(scope, codes)
  const names = new Map(known.flatMap(({ code, name }) => (name === null ? [] : [[code, name] as const])))
  const { same, parts } = await formerOf(scope, codes, names)
  const short = await shortCodesOf(scope, codes)
  const within = await areasWithin(scope, [...codes, ...[...same.values()].flat()])
  const area = codes.length === 1 ? 'place' : 'part'
  const own = codes.map(
    (code): OwnArea => ({
      code,
      name: names.get(code) ?? code,
      area,
      others: [
        ...(same.get(code) ?? []),
        ...short.filter((one) => one.code === code).map(({ shortCode }) => shortCode),
      ],
    }),
  )
  const taken = new Set([...codes, ...parts.map(({ code }) => code)])
  const inside = within
    .filter(({ code }) => !taken.has(code))
    .map(({ code, name }): OwnArea => ({ code, name: name ?? code, area: 'part', others: [] }))
  return [...own, ...parts, ...inside]
}
