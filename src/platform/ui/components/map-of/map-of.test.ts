import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { boxOf, clip, contains, type LonLat, type Point, type Ring, within } from './geometry.ts'
import { linesOf, placeLabels } from './labels.ts'
import { type MapArea, mapOf } from './map-of.ts'
import { simplifyLine, simplifyRings } from './simplify.ts'

/** A wavy line between two points, the same each time it is asked for. */
const wave = ([x1, y1]: Point, [x2, y2]: Point, steps = 200): Ring =>
  Array.from({ length: steps + 1 }, (_, i): Point => {
    const t = i / steps
    const sway = Math.sin(t * Math.PI * 9) * Math.sin(t * Math.PI) * 0.03
    return [x1 + (x2 - x1) * t + sway * (y2 - y1), y1 + (y2 - y1) * t + sway * (x1 - x2)]
  })

const ringOf = (...corners: readonly Point[]): Ring =>
  corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length] as Point
    // Each border is drawn one way only, so that neighbours have the same points.
    const turned = String(corner) > String(next)
    const line = turned ? wave(next, corner).toReversed() : wave(corner, next)
    return line.slice(0, -1)
  })

const multi = (ring: Ring): LonLat => [[[...ring, ring[0] as Point]]]

const grid = (columns: number, rows: number): readonly MapArea[] =>
  Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [(i % columns) * 0.3 - 2, Math.floor(i / columns) * 0.2 + 53]
    const at = (dx: number, dy: number): Point => [Number((x + dx).toFixed(4)), Number((y + dy).toFixed(4))]
    return {
      code: `ZX${i}`,
      name: `District ${i}`,
      kind: i === Math.floor((columns * rows) / 2) ? 'place' : 'neighbour',
      rings: multi(ringOf(at(0, 0), at(0.3, 0), at(0.3, 0.2), at(0, 0.2))),
    }
  })

test('a simplified line keeps its ends and stays within the tolerance', () => {
  const coordinate = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 0, max: 20 }),
      (line, tolerance) => {
        const simple = simplifyLine(line, tolerance)
        assert.deepEqual(simple[0], line[0])
        assert.deepEqual(simple.at(-1), line.at(-1))
        assert.ok(simple.every((point) => line.includes(point as [number, number])))
      },
    ),
  )
})

test('neighbours still share every point of their border when it is simplified', () => {
  const [a, b] = [ringOf([0, 0], [1, 0], [1, 1], [0, 1]), ringOf([1, 0], [2, 0], [2, 1], [1, 1])]
  const [left = [], right = []] = simplifyRings([a, b], 0.01)
  const across = new Set(b.map(String))
  const common = new Set(a.map(String).filter((point) => across.has(point)))
  const inner = (ring: Ring) =>
    ring
      .map(String)
      .filter((point) => common.has(point))
      .sort()
  assert.ok(left.length < a.length / 4, `${left.length} of ${a.length} points`)
  assert.ok(inner(left).length > 2)
  assert.deepEqual(inner(left), inner(right))
})

test('an island of its own keeps a shape, and a ring with no room is left out', () => {
  const [island = []] = simplifyRings([ringOf([0, 0], [10, 0], [10, 10], [0, 10])], 0.5)
  assert.ok(island.length >= 4 && contains([island], [5, 5]))
  assert.deepEqual(
    simplifyRings(
      [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      1,
    ),
    [[]],
  )
})

test('what is clipped lies in the box, and keeps what was in it', () => {
  const box = { left: 0, top: 0, right: 100, bottom: 80 }
  const coordinate = fc.integer({ min: -200, max: 300 })
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 }), (ring) => {
      const kept = clip(ring, box)
      if (kept.length > 0)
        assert.ok(within(boxOf([kept]), { left: -1e-6, top: -1e-6, right: 100 + 1e-6, bottom: 80 + 1e-6 }))
      if (kept.length === 0) assert.equal(contains([ring], [50.5, 40.5]), false)
    }),
  )
})

test('long names take two lines, and names do not lie over one another', () => {
  assert.deepEqual(linesOf('City of London'), ['City of', 'London'])
  assert.deepEqual(linesOf('Leeds'), ['Leeds'])
  assert.deepEqual(linesOf('Middlesbrough'), ['Middlesbrough'])
  const rings: readonly Ring[] = [
    [
      [0, 0],
      [300, 0],
      [300, 200],
      [0, 200],
    ],
  ]
  const frame = { left: 0, top: 0, right: 300, bottom: 200 }
  const [first, second, none] = placeLabels(
    [
      { name: 'Stonehithe', rings },
      { name: 'Kelderdale', rings },
      {
        name: 'A name as long as the whole of this map is wide',
        rings: [
          [
            [0, 0],
            [4, 0],
            [4, 4],
          ],
        ],
      },
    ],
    frame,
  )
  assert.deepEqual(first?.at, [150, 100])
  assert.equal(first?.inside, true)
  assert.notDeepEqual(second?.at, first?.at)
  assert.equal(none, undefined)
})

test('a map says what it shows to those who cannot see it, in one SVG with nothing inline', () => {
  const markup = String(mapOf({ areas: grid(3, 3), title: 'District 4 <and> around', sentence: 'One of nine.' }))
  assert.match(
    markup,
    /<svg[^>]*role="img"[^>]*><title>District 4 &lt;and&gt; around<\/title><desc>A map of District 4\. Around it: District 0, /,
  )
  assert.match(markup, /One of nine\. <span class="cw-map__neighbours">Neighbours: District 0, District 1,/)
  assert.equal(markup.match(/<path class="cw-map__neighbour"/g)?.length, 8)
  assert.equal(markup.match(/<path class="cw-map__place"/g)?.length, 1)
  assert.match(markup, /cw-map__label--place[^>]*><tspan[^>]*>District 4</)
  assert.doesNotMatch(markup, /\sstyle=|NaN|Infinity|undefined/)
  // The place is painted last, over its neighbours' borders.
  assert.ok(markup.lastIndexOf('cw-map__neighbour"') < markup.indexOf('cw-map__place"'))
})

test('a map of ten districts with fine borders stays small', () => {
  const areas = grid(5, 2)
  assert.ok(areas.reduce((sum, area) => sum + area.rings.flat(2).length, 0) > 7_500)
  assert.ok(String(mapOf({ areas, title: 'Ten', sentence: 'Ten.' })).length < 60_000)
})

test('without a boundary there is no map', () => {
  assert.equal(mapOf({ areas: [], title: 'None', sentence: 'None.' }), undefined)
  assert.equal(
    mapOf({ areas: [{ code: 'A', name: 'A', kind: 'place', rings: [] }], title: 'None', sentence: 'None.' }),
    undefined,
  )
})

test('several areas of one place, and no place at all, are drawn too', () => {
  const places = grid(2, 1).map((area) => ({ ...area, kind: 'place' as const, label: `D${area.code}` }))
  assert.match(
    String(mapOf({ areas: places, title: 'Two', sentence: 'Two.' })),
    /A map of 2 areas: District 0 and District 1\./,
  )
  const others = grid(2, 1).map((area) => ({ ...area, kind: 'neighbour' as const }))
  assert.match(String(mapOf({ areas: others, title: 'Two', sentence: 'Two.' })), /<path class="cw-map__neighbour"/)
})
