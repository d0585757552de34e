// Plain geometry for small maps: from degrees to the picture's units, clipping to the frame, and where a name fits best.

/** Across and down, in the picture's units. */
export type Point = readonly [number, number]
export type Ring = readonly Point[]

/** As GeoJSON writes it: polygons of rings of [longitude, latitude] in degrees; the first ring is the outside, others are holes. */
export type LonLat = readonly (readonly (readonly (readonly number[])[])[])[]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const boxOf = (rings: readonly Ring[]): Box => {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const ring of rings)
    for (const [x, y] of ring) {
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  return box
}

/** Wider on every side by a share of its longer side. */
export const padded = (box: Box, share: number): Box => {
  const by = Math.max(box.right - box.left, box.bottom - box.top) * share
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by }
}

/** Grown on two sides until its height is within these shares of its width. */
export const shaped = (box: Box, flattest: number, tallest: number): Box => {
  const wide = box.right - box.left
  const tall = box.bottom - box.top
  const sides = Math.max(0, tall / tallest - wide) / 2
  const ends = Math.max(0, wide * flattest - tall) / 2
  return { left: box.left - sides, right: box.right + sides, top: box.top - ends, bottom: box.bottom + ends }
}

export const apart = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top

export const within = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom

/**
 * Degrees to a plane on which a step east is as long as a step north at the given latitude. Good to a part in a thousand
 * over a county, which is finer than the pen.
 */
export const project = (rings: LonLat, latitude: number): readonly Ring[] => {
  const shrink = Math.cos((latitude * Math.PI) / 180)
  return rings.flat().map((ring) => ring.map(([lon = 0, lat = 0]): Point => [lon * shrink, -lat]))
}

type Inside = (point: Point) => boolean
type Cross = (from: Point, to: Point) => Point

const clipSide = (ring: Ring, inside: Inside, cross: Cross): Ring =>
  ring.flatMap((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length] ?? point
    if (inside(point)) return inside(before) ? [point] : [cross(before, point), point]
    return inside(before) ? [cross(before, point)] : []
  })

const crossX =
  (x: number): Cross =>
  ([x1, y1], [x2, y2]) => [x, y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)]
const crossY =
  (y: number): Cross =>
  ([x1, y1], [x2, y2]) => [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1), y]

/** The part of a ring inside a box (Sutherland and Hodgman 1974). Edges that run along the box are out of sight outside the frame. */
export const clip = (ring: Ring, box: Box): Ring => {
  let rest = clipSide(ring, ([x]) => x >= box.left, crossX(box.left))
  rest = clipSide(rest, ([x]) => x <= box.right, crossX(box.right))
  rest = clipSide(rest, ([, y]) => y >= box.top, crossY(box.top))
  return clipSide(rest, ([, y]) => y <= box.bottom, crossY(box.bottom))
}

/** Inside the rings together, holes out (even-odd rule). */
export const contains = (rings: readonly Ring[], [x, y]: Point): boolean => {
  let inside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1, y1] = ring[i] as Point
      const [x2, y2] = ring[j] as Point
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

const toSegment = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number => {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along =
    dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}

const toEdge = (rings: readonly Ring[], point: Point): number =>
  Math.min(
    ...rings.flatMap((ring) => ring.map((from, i) => toSegment(point, from, ring[(i + 1) % ring.length] as Point))),
  )

/** Points inside, those farthest from any edge first (of equal ones, those near the middle): where a name reads best. */
export const roomiest = (rings: readonly Ring[], steps = 20): readonly Point[] => {
  const box = boxOf(rings)
  const found: { point: Point; room: number }[] = []
  for (let i = 1; i < steps; i += 1)
    for (let j = 1; j < steps; j += 1) {
      const point: Point = [
        box.left + ((box.right - box.left) * i) / steps,
        box.top + ((box.bottom - box.top) * j) / steps,
      ]
      const off = Math.hypot(point[0] - (box.left + box.right) / 2, point[1] - (box.top + box.bottom) / 2)
      if (contains(rings, point)) found.push({ point, room: toEdge(rings, point) - off / 20 })
    }
  return found.sort((a, b) => b.room - a.room).map((one) => one.point)
}
