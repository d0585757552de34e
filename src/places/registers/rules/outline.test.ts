import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { touching } from '../../rules/neighbours.ts'
import type { MultiPolygon, Position } from '../../rules/types.ts'
import { checkFrame, featureTexts, readFeature } from './geojson.ts'
import { fromGrid } from './grid.ts'
import { stepsOf, tidy } from './outline.ts'

test('the grid’s worked example comes out where Ordnance Survey says', () => {
  // OS guide, annex C: E 651409.903 N 313177.270 is 52°39′27.2531″N 1°43′4.5177″E on OSGB36; on WGS 84 about 52.65798, 1.71605.
  const [lon, lat] = fromGrid(651_409.903, 313_177.27)
  assert.ok(Math.abs(lat - 52.657_98) < 0.000_1, String(lat))
  assert.ok(Math.abs(lon - 1.716_05) < 0.000_1, String(lon))
})

const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 700_000)

test('two areas that share a border still share it after both are moved to the grid', () => {
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 3, maxLength: 12 }), (wiggles) => {
      const border = wiggles.map((x, i): Position => [x / 10, 50 + i / 3])
      const top = border[border.length - 1] as Position
      const bottom = border[0] as Position
      const west: MultiPolygon = [[[...border, [-3, top[1]], [-3, bottom[1]], bottom]]]
      const east: MultiPolygon = [[[...border, [3, top[1]], [3, bottom[1]], bottom]]]
      const [a, b] = [tidy(west, stepsOf('district')), tidy(east, stepsOf('district'))]
      assert.ok(a && b)
      assert.deepEqual(touching([a], new Map([['east', b]])), ['east'])
    }),
  )
})

test('an area smaller than the grid is given up, not drawn as a line', () => {
  assert.equal(
    tidy(
      [
        [
          [
            [1, 50],
            [1.000_01, 50],
            [1, 50.000_01],
            [1, 50],
          ],
        ],
      ],
      10_000,
    ),
    undefined,
  )
})

async function* chunked(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const read = async (text: string, size: number) => {
  const features = featureTexts(chunked(text, size))
  const found: string[] = []
  let next = await features.next()
  for (; !next.done; next = await features.next()) found.push(next.value)
  return { found, frame: next.value }
}

test('features are cut out of the text wherever its chunks end', async () => {
  const names = fc.array(
    fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', 'a', 'é'), maxLength: 8 }),
  )
  await fc.assert(
    fc.asyncProperty(names, fc.integer({ min: 1, max: 40 }), async (list, size) => {
      const features = list.map((name) => ({ type: 'Feature', properties: { name, deep: [[name]] }, geometry: null }))
      const { found, frame } = await read(
        JSON.stringify({ type: 'FeatureCollection', name: '"features":[', features, last: 1 }),
        size,
      )
      assert.deepEqual(
        found.map((one) => JSON.parse(one)),
        features,
      )
      checkFrame(frame)
    }),
  )
})

test('what is no feature collection, cut short, or in coordinates we cannot turn is refused', async () => {
  await assert.rejects(read('{"type":"FeatureCollection","features":[{"type":"Fea', 9), { reason: 'not-geojson' })
  assert.throws(() => checkFrame('{"type":"Topology"}'), { reason: 'not-geojson' })
  assert.throws(() => checkFrame('postcode,district'), { reason: 'not-geojson' })
  const crs = { properties: { name: 'EPSG:29902' } }
  assert.throws(() => checkFrame(JSON.stringify({ type: 'FeatureCollection', crs })), {
    reason: 'coordinates-not-known',
  })
})

const feature = (properties: object, coordinates: unknown, type = 'Polygon') =>
  JSON.stringify({ type: 'Feature', properties, geometry: { type, coordinates } })
const ring = [
  [1, 50],
  [2, 50],
  [2, 51],
  [1, 50],
]

test('an area’s code is its own, not that of what it lies in', () => {
  const reading = readFeature(feature({ FID: 1, WD25CD: 'E05000001', WD25NM: 'Abbey', LAD25CD: 'E06000001' }, [ring]))
  assert.ok('record' in reading)
  const { code, kind, name, parentCode, edition } = reading.record
  assert.deepEqual(
    { code, kind, name, parentCode, edition },
    { code: 'E05000001', kind: 'ward', name: 'Abbey', parentCode: 'E06000001', edition: '2025' },
  )
})

test('British National Grid is turned into degrees; what is neither is held', () => {
  const metres = [
    [651_000, 313_000],
    [652_000, 313_000],
    [652_000, 314_000],
    [651_000, 313_000],
  ]
  const reading = readFeature(feature({ code: 'Z07000001', name: 'Merebridge' }, [metres]))
  assert.ok('record' in reading)
  const [lon, lat] = reading.record.geometry[0]?.[0]?.[0] ?? [0, 0]
  assert.ok(Math.abs(lon - 1.71) < 0.01 && Math.abs(lat - 52.66) < 0.01)
  const web = readFeature(
    feature({ code: 'Z07000001' }, [
      [
        [-200_000, 7_000_000],
        [0, 1],
        [1, 1],
        [-200_000, 7_000_000],
      ],
    ]),
  )
  assert.ok('held' in web)
  assert.ok('held' in readFeature(feature({ name: 'no code' }, [ring])))
  assert.ok('held' in readFeature('{"type":"Feature","properties":{"code":"Z07000001"},"geometry":null}'))
  assert.ok('held' in readFeature(feature({ code: 'Z07000001' }, [[1, 2]], 'Point')))
})
