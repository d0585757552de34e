// An outline as it is kept: every corner moved to a grid, corners that fall together or lie on a straight line left out.
// Each corner moves by itself, so a border that two areas share stays shared: nothing gapes on the map, and neighbours can be
// told by their corners. (Simplifying ring by ring, as Douglas and Peucker do, would tear shared borders: decision 0027.)
import type { AreaKind, MultiPolygon, Polygon, Position } from '../../rules/types.ts'

/** Steps in a degree. 10,000 is about 11 metres north and 7 east: under half a pixel on a page-wide map of a district. */
export const stepsOf = (kind: AreaKind): number => (['ward', 'lsoa', 'msoa'].includes(kind) ? 50_000 : 10_000)

const straight = (a: Position, b: Position, c: Position): boolean => {
  const turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
  const forward = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
  return Math.abs(turn) < 1e-12 && forward >= 0
}

const tidyRing = (ring: readonly Position[], steps: number): readonly Position[] | undefined => {
  const moved: Position[] = []
  for (const [lon, lat] of ring) {
    const position: Position = [Math.round(lon * steps) / steps, Math.round(lat * steps) / steps]
    const last = moved[moved.length - 1]
    if (last !== undefined && last[0] === position[0] && last[1] === position[1]) continue
    moved.push(position)
  }
  const kept = moved.filter((position, i) => {
    const before = moved[i - 1]
    const after = moved[i + 1]
    return before === undefined || after === undefined || !straight(before, position, after)
  })
  return kept.length >= 4 ? kept : undefined
}

/** Undefined where nothing is left: an area smaller than a step of the grid. */
export const tidy = (geometry: MultiPolygon, steps: number): MultiPolygon | undefined => {
  const polygons = geometry
    .map((polygon): Polygon | undefined => {
      const [outside, ...holes] = polygon.map((ring) => tidyRing(ring, steps))
      return outside && [outside, ...holes.filter((ring) => ring !== undefined)]
    })
    .filter((polygon) => polygon !== undefined)
  return polygons.length > 0 ? polygons : undefined
}
