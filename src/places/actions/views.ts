// What pages, their JSON twins and the command line show of a place, gathered once.
import type { PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { AreaRow, BoundaryRow, MemberKind, MemberView, PlaceMember, PlaceName, PlaceRow } from '../rules/types.ts'
import {
  areasByCode,
  currentCodesOf,
  districtsOfSectors,
  formerCodes,
  neighboursOfOutlines,
  outlinesOf,
  wardsOfDistricts,
} from '../store/areas.ts'
import { membersOf, placeById, placesAbove, placesInside, placesSharing } from '../store/places.ts'

export interface PlaceView {
  readonly id: PlaceId
  readonly slug: string
  readonly name: string
  /** Nearest first. */
  readonly above: readonly PlaceName[]
  readonly inside: readonly PlaceName[]
  readonly overlaps: readonly (PlaceName & { readonly shared: number })[]
  readonly members: readonly MemberView[]
}

const named = ({ slug, name }: PlaceRow): PlaceName => ({ slug, name })

export const memberViews = async (scope: Scope, members: readonly PlaceMember[]): Promise<readonly MemberView[]> => {
  const codes = members.filter((member) => member.kind !== 'sector').map((member) => member.code)
  const sectors = members.filter((member) => member.kind === 'sector').map((member) => member.code)
  const current = await currentCodesOf(scope, codes)
  const former = await formerCodes(scope, codes)
  const lying = sectors.length === 0 ? [] : await districtsOfSectors(scope, sectors)
  const wanted = [...codes, ...current.flatMap((one) => one.current), ...lying.map((one) => one.code)]
  const areas = new Map<string, AreaRow>((await areasByCode(scope, wanted)).map((area) => [area.code, area]))
  const nameOf = (code: string): string | null => areas.get(code)?.name ?? null
  return members.map((member): MemberView => {
    if (member.kind === 'sector') {
      const districts = lying
        .filter((one) => one.sector === member.code)
        .map(({ code, postcodes }) => ({ code, postcodes, name: nameOf(code) }))
      const status = districts.length > 0 ? 'known' : 'unknown'
      return { ...member, name: `Postcodes ${member.code}`, status, now: [], changedOn: null, former: [], districts }
    }
    const change = current.find((one) => one.code === member.code)
    return {
      ...member,
      name: nameOf(member.code),
      status: areas.get(member.code)?.status ?? 'unknown',
      now: change?.changed ? change.current.map((code) => ({ code, name: nameOf(code) })) : [],
      changedOn: change?.changedOn ?? null,
      former: former.filter((one) => one.now === member.code).map(({ code, changedOn }) => ({ code, changedOn })),
      districts: [],
    }
  })
}

export const placeView = async (scope: Scope, id: PlaceId): Promise<PlaceView> => {
  const place = await placeById(scope, id)
  const members = await memberViews(scope, await membersOf(scope, [id]))
  return {
    id,
    slug: place.slug,
    name: place.name,
    above: (await placesAbove(scope, id)).slice(1).map(named),
    inside: (await placesInside(scope, id)).map(named),
    overlaps: (await placesSharing(scope, id)).map((one) => ({ ...named(one), shared: one.shared })),
    members: [...members].sort((a, b) => (a.name ?? a.code).localeCompare(b.name ?? b.code, 'en-GB')),
  }
}

export interface PlaceMap {
  readonly own: readonly BoundaryRow[]
  readonly neighbours: readonly BoundaryRow[]
  /** The place's own areas are drawn ward by ward. */
  readonly byWard: boolean
}

/** More wards than this and their names would only fight for room. */
const mostWards = 40

/** The place with the areas that touch it; drawn by its wards where their outlines are here and they are few. */
export const placeMap = async (scope: Scope, members: readonly MemberView[]): Promise<PlaceMap | undefined> => {
  const codesOf = (kind: MemberKind) => members.filter((member) => member.kind === kind).map((member) => member.code)
  const lying = members.flatMap((member) => member.districts.map((district) => district.code))
  const districts = await outlinesOf(scope, [...new Set([...codesOf('district'), ...lying])])
  const wards = await outlinesOf(scope, codesOf('ward'))
  if (districts.length === 0) {
    if (wards.length === 0) return undefined
    return { own: wards, neighbours: await neighboursOfOutlines(scope, wards), byWard: true }
  }
  const neighbours = await neighboursOfOutlines(scope, districts)
  const inside = await wardsOfDistricts(
    scope,
    districts.map((one) => one.code),
  )
  const whole = districts.every((district) => inside.some((ward) => ward.parentCode === district.code))
  const byWard = whole && wards.length === 0 && lying.length === 0 && inside.length <= mostWards
  return { own: byWard ? inside : [...districts, ...wards], neighbours, byWard }
}
