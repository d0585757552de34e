import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readPoints } from './points.ts'
import { shares } from './share.ts'
import { type Given, recognisable, weigh, widestGap } from './weigh.ts'

const groups = ['a', 'b', 'c', 'd', 'e']
const sectorNames = ['council', 'health', 'charities', 'police']

/** People, each of one sector, who share out ten points or fewer. */
const people = fc.array(
  fc.record({
    sector: fc.constantFrom(...sectorNames),
    points: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: groups.length, maxLength: groups.length }),
  }),
  { maxLength: 30 },
)
type People = typeof people extends fc.Arbitrary<infer T> ? T : never

const givenBy = (all: People): Given[] =>
  all.flatMap(({ sector, points }, i) =>
    points.flatMap((amount, g) => (amount > 0 ? [{ voice: `${i}`, sector, group: groups[g]!, points: amount }] : [])),
  )

const averages = (all: readonly Given[]) =>
  new Map(weigh(groups, all).groups.map(({ group, average }) => [group, average]))

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0)

test('shares make exactly 100, or there are none, and none is off by a whole percent', () => {
  const amounts = fc.dictionary(fc.string({ minLength: 1 }), fc.bigInt({ min: 0n, max: 10n ** 30n }))
  fc.assert(
    fc.property(amounts, (given) => {
      const map = new Map(Object.entries(given))
      const found = shares(map)
      const total = [...map.values()].reduce((a, b) => a + b, 0n)
      if (total === 0n) return assert.equal(found, null)
      assert.equal(sum(found!.values()), 100)
      for (const [key, amount] of map)
        assert.ok(Math.abs(found!.get(key)! - Number((amount * 1_000_000n) / total) / 10_000) < 1.001)
    }),
  )
  assert.throws(() => shares(new Map([['a', -1n]])), RangeError)
})

test('each sector’s shares, the average and the count make 100, or there are none', () => {
  fc.assert(
    fc.property(people, (all) => {
      const { sectors, groups: found } = weigh(groups, givenBy(all))
      for (const sector of sectors) assert.equal(sum(sector.shares.values()), 100)
      for (const key of ['average', 'counted'] as const) {
        const values = found.map((one) => one[key])
        if (sectors.length === 0) assert.deepEqual(new Set(values), new Set([null]))
        else assert.equal(sum(values.map((value) => value ?? 0)), 100)
      }
      assert.deepEqual(found.map(({ group }) => group).sort(), groups)
    }),
  )
})

test('the order of people, of groups and the names of sectors change nothing', () => {
  fc.assert(
    fc.property(
      people,
      fc.shuffledSubarray(groups, { minLength: groups.length }),
      fc.shuffledSubarray(sectorNames, { minLength: sectorNames.length }),
      (all, otherGroups, otherNames) => {
        const given = givenBy(all)
        const first = weigh(groups, given)
        const turned = weigh(
          otherGroups,
          [...given].reverse().map((one) => ({ ...one, sector: otherNames[sectorNames.indexOf(one.sector)]! })),
        )
        assert.deepEqual(turned.groups, first.groups)
      },
    ),
  )
})

test('a sector that sends many more people who think the same changes no average', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(...sectorNames), fc.integer({ min: 2, max: 40 }), (all, sector, times) => {
      const given = givenBy(all)
      const swollen = given.flatMap((one) =>
        one.sector === sector
          ? Array.from({ length: times }, (_, i) => ({ ...one, voice: `${one.voice} ${i}` }))
          : [one],
      )
      assert.deepEqual(averages(swollen), averages(given))
      assert.deepEqual(
        weigh(groups, swollen).groups.map(({ group }) => group),
        weigh(groups, given).groups.map(({ group }) => group),
      )
    }),
  )
})

test('one person for health counts as much as nine for the council', () => {
  const council = Array.from({ length: 9 }, (_, i) => ({ voice: `c${i}`, sector: 'council', group: 'a', points: 10 }))
  const found = weigh(['a', 'b'], [...council, { voice: 'h', sector: 'health', group: 'b', points: 10 }])
  assert.deepEqual(
    found.groups.map(({ group, average, counted, points }) => [group, average, counted, points]),
    [
      ['a', 50, 90, 90],
      ['b', 50, 10, 10],
    ],
  )
  assert.deepEqual(
    found.sectors.map(({ sector, people: size }) => [sector, size]),
    [
      ['council', 9],
      ['health', 1],
    ],
  )
  assert.deepEqual(widestGap(found), {
    group: 'a',
    most: { sector: 'council', share: 100 },
    least: { sector: 'health', share: 0 },
  })
  assert.deepEqual(recognisable(found.sectors), ['health'])
})

test('without points there is no result, and with one sector no gap', () => {
  assert.deepEqual(weigh(['a'], []), {
    sectors: [],
    groups: [{ group: 'a', points: 0, average: null, counted: null }],
  })
  assert.equal(widestGap(weigh(['a', 'b'], [{ voice: '1', sector: 'health', group: 'a', points: 3 }])), undefined)
  assert.deepEqual(weigh(['a'], [{ voice: '1', sector: 'health', group: 'gone', points: 3 }]).sectors, [])
})

test('points that are taken never come to more than each has; what is not taken says why', () => {
  const typed = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 30 }).map(String), fc.constantFrom('', ' 4 ', '2.5', 'ten')),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 100 }), (texts, limit) => {
      const read = readPoints(new Map(texts.map((text, i) => [`g${i}`, text])), limit)
      if (!read.ok) return assert.ok(Object.values(read.errors).every((words) => words.endsWith('.')))
      assert.ok(sum(read.value.values()) <= limit)
      for (const points of read.value.values()) assert.ok(Number.isInteger(points) && points >= 0)
    }),
  )
  assert.deepEqual(
    readPoints(
      new Map([
        ['a', '6'],
        ['b', '5'],
      ]),
      10,
    ),
    {
      ok: false,
      errors: { 'points-a': 'You have 10 points and gave 11. Take 1 away somewhere.' },
    },
  )
})
