// Which areas touch. Published outlines of one edition are cut from one net of lines, so areas that share a border share its
// corners exactly. That holds after loading too, because corners are moved to a grid one by one (registers/rules/outline.ts).
import type { MultiPolygon, Position } from './types.ts'

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export const boxOf = (geometry: MultiPolygon): Box => {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const polygon of geometry)
    for (const [lon, lat] of polygon[0] ?? []) {
      if (lon < box.west) box.west = lon
      if (lon > box.east) box.east = lon
      if (lat < box.south) box.south = lat
      if (lat > box.north) box.north = lat
    }
  return box
}

const keyOf = ([lon, lat]: Position): string => `${lon.toFixed(5)},${lat.toFixed(5)}`

const corners = (geometry: MultiPolygon): Set<string> => {
  const found = new Set<string>()
  for (const polygon of geometry) for (const ring of polygon) for (const position of ring) found.add(keyOf(position))
  return found
}

/** The keys of those candidates that share at least one corner with any of the areas. Water between them is not touching. */
export const touching = (
  areas: readonly MultiPolygon[],
  candidates: ReadonlyMap<string, MultiPolygon>,
): readonly string[] => {
  const ours = new Set<string>()
  for (const area of areas) for (const corner of corners(area)) ours.add(corner)
  return [...candidates]
    .filter(([, geometry]) => geometry.some((polygon) => polygon.some((ring) => ring.some((p) => ours.has(keyOf(p))))))
    .map(([code]) => code)
}
