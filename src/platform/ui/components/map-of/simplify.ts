// Fewer points in a border, without gaps between neighbours. Borders are cut where three areas meet (or where an area meets
// nobody any more); each piece is simplified once and used by both sides, whichever way round they walk it.
import type { Point, Ring } from './geometry.ts'

const keyOf = ([x, y]: Point): string => `${x},${y}`

const distance = ([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number => {
  const long = Math.hypot(x2 - x1, y2 - y1)
  if (long === 0) return Math.hypot(x - x1, y - y1)
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long
}

/** Drops points that lie within the tolerance of the line without them (Douglas and Peucker 1973). Both ends stay. */
export const simplifyLine = (line: Ring, tolerance: number): Ring => {
  const kept = new Uint8Array(line.length)
  kept[0] = 1
  kept[line.length - 1] = 1
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span
    let far = -1
    let most = tolerance
    for (let i = from + 1; i < to; i += 1) {
      const away = distance(line[i] as Point, line[from] as Point, line[to] as Point)
      if (away > most) [far, most] = [i, away]
    }
    if (far < 0) continue
    kept[far] = 1
    open.push([from, far], [far, to])
  }
  return line.filter((_, i) => kept[i] === 1)
}

const withoutLast = (ring: Ring): Ring =>
  ring.length > 1 && keyOf(ring[0] as Point) === keyOf(ring[ring.length - 1] as Point) ? ring.slice(0, -1) : ring

/** Points whose neighbours along all rings are more than two: borders meet or part there. */
const meetings = (rings: readonly Ring[]): ReadonlySet<string> => {
  const beside = new Map<string, Set<string>>()
  for (const ring of rings)
    ring.forEach((point, i) => {
      const key = keyOf(point)
      const known = beside.get(key) ?? new Set<string>()
      known.add(keyOf(ring[(i + 1) % ring.length] as Point))
      known.add(keyOf(ring[(i + ring.length - 1) % ring.length] as Point))
      beside.set(key, known)
    })
  return new Set([...beside].filter(([, known]) => known.size > 2).map(([key]) => key))
}

/** A ring that meets nobody is cut at its first point and at the one farthest from it. */
const cutsOf = (ring: Ring, met: ReadonlySet<string>): readonly number[] => {
  const cuts = ring.flatMap((point, i) => (met.has(keyOf(point)) ? [i] : []))
  if (cuts.length >= 2) return cuts
  const start = cuts[0] ?? ring.reduce((best, point, i) => (keyOf(point) < keyOf(ring[best] as Point) ? i : best), 0)
  const [x, y] = ring[start] as Point
  let far = start
  let most = -1
  ring.forEach(([px, py], i) => {
    const away = Math.hypot(px - x, py - y)
    if (away > most) [far, most] = [i, away]
  })
  return [start, far].sort((a, b) => a - b)
}

/** Simplifies rings that share borders. Rings come back open (first point not repeated), those with no room left as empty. */
export const simplifyRings = (given: readonly Ring[], tolerance: number): readonly Ring[] => {
  const rings = given.map(withoutLast)
  const met = meetings(rings)
  const done = new Map<string, Ring>()
  const piece = (line: Ring): Ring => {
    const first = keyOf(line[0] as Point)
    const last = keyOf(line[line.length - 1] as Point)
    const turned = first > last
    const oneWay = turned ? line.toReversed() : line
    // Two pieces may join the same two points: the one next to the start tells them apart.
    const name = `${keyOf(oneWay[0] as Point)}|${keyOf(oneWay[1] as Point)}|${keyOf(oneWay[oneWay.length - 1] as Point)}`
    const simple = done.get(name) ?? simplifyLine(oneWay, tolerance)
    done.set(name, simple)
    return turned ? simple.toReversed() : simple
  }
  return rings.map((ring) => {
    if (ring.length < 3) return []
    const cuts = cutsOf(ring, met)
    const points = cuts.flatMap((from, i) => {
      const to = cuts[(i + 1) % cuts.length] as number
      const line = to > from ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)]
      return piece(line).slice(0, -1)
    })
    return points.length < 3 ? [] : points
  })
}
