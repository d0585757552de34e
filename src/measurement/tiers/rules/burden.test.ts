import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Pence, pence } from '../../../platform/kernel/index.ts'
import { adviceFor, burdenOf, excessOf } from './burden.ts'
import { starterScheme } from './starter.ts'
import { bandEnd, tierOf } from './tier.ts'
import { type Asked, frequencies, levels, type Tier } from './types.ts'

const asked = fc.record(
  {
    id: fc.uuid(),
    title: fc.string({ maxLength: 12 }),
    returns: fc.constantFrom(...frequencies),
    evidence: fc.integer({ min: 0, max: 5 }),
    serves: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
  },
  { noNullPrototype: true },
)
const measures = fc.uniqueArray(asked, { maxLength: 12, selector: ({ id }) => id })
const asking = fc.record({ questions: fc.integer({ min: 0, max: 12 }), measures }, { noNullPrototype: true })
const cap = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null })
const tier: fc.Arbitrary<Tier> = fc.record({
  name: fc.constant('Standard'),
  fromPence: fc.constant(0 as Pence),
  measuresAtMost: fc.integer({ min: 0, max: 10 }),
  questionsAtMost: fc.integer({ min: 0, max: 10 }),
  evidenceAtMost: cap,
  returnsAtMost: fc.option(fc.constantFrom(...frequencies), { nil: null }),
  hoursAtMost: cap,
})
const { hours } = starterScheme

test('whoever follows the advice keeps to the tier', () => {
  fc.assert(
    fc.property(asking, tier, (given, limits) => {
      const { left, stillOver } = adviceFor(given, limits, hours)
      assert.deepEqual(excessOf(burdenOf(left, hours), limits), stillOver)
      assert.deepEqual(stillOver, [])
    }),
  )
})

test('an asking within its tier is left as it is', () => {
  fc.assert(
    fc.property(asking, tier, (given, limits) => {
      fc.pre(excessOf(burdenOf(given, hours), limits).length === 0)
      const advice = adviceFor(given, limits, hours)
      assert.deepEqual([advice.drop, advice.lessOften, advice.questions], [[], [], 0])
      assert.deepEqual(advice.left, given)
    }),
  )
})

test('nothing is lost: each measure is either left or named among those to drop', () => {
  fc.assert(
    fc.property(asking, tier, (given, limits) => {
      const { left, drop } = adviceFor(given, limits, hours)
      const named = [...left.measures, ...drop.map(({ measure }) => measure)].map(({ id }) => id).sort()
      assert.deepEqual(named, given.measures.map(({ id }) => id).sort())
    }),
  )
})

test('the order in which measures are named changes nothing that is advised', () => {
  fc.assert(
    fc.property(asking, tier, (given, limits) => {
      const turned = { ...given, measures: [...given.measures].reverse() }
      const names = (one: typeof given) => adviceFor(one, limits, hours).drop.map(({ measure }) => measure.id)
      assert.deepEqual(names(turned), names(given))
    }),
  )
})

test('asking for more never takes fewer hours', () => {
  fc.assert(
    fc.property(asking, asked, (given, one: Asked) => {
      const more = burdenOf({ ...given, measures: [...given.measures, one] }, hours)
      assert.ok(more.yearHours >= burdenOf(given, hours).yearHours)
    }),
  )
})

test('what serves nothing goes first, then what others serve too', () => {
  const one = (id: string, serves: string[], evidence = 0): Asked => ({ id, title: id, returns: 4, evidence, serves })
  const limits = { ...starterScheme.tiers[0]!, measuresAtMost: 1, evidenceAtMost: null, hoursAtMost: null }
  const given = { questions: 0, measures: [one('a', ['1']), one('b', ['1', '2']), one('c', [], 1)] }
  const { drop } = adviceFor(given, { ...limits, returnsAtMost: null }, hours)
  assert.deepEqual(
    drop.map(({ measure, because }) => [measure.id, because]),
    [
      ['c', 'serves nothing'],
      ['a', 'others serve it'],
    ],
  )
})

test('the hours of a measure set, by hand', () => {
  const one: Asked = { id: '1', title: 'Jobs', returns: 4, evidence: 2, serves: [] }
  const once: Asked = { ...one, id: '2', returns: 1, evidence: 0 }
  const own = { question: 4, setUp: 3, measure: 0.5, evidence: 1, return: 2 }
  assert.deepEqual(burdenOf({ questions: 3, measures: [one, once] }, own), {
    ...{ measures: 2, questions: 3, returns: 4, evidence: 8 },
    // 4 returns × 2 h, 5 measures counted × 0.5 h, 8 pieces × 1 h
    ...{ bidHours: 12, setUpHours: 6, yearHours: 18.5 },
  })
})

test('risk and opportunity move a contract by one tier at most, and never off the ladder', () => {
  const contract = fc.record({
    value: fc.integer({ min: 0, max: 2_000_000_000 }).map(pence),
    risk: fc.constantFrom(...levels),
    opportunity: fc.constantFrom(...levels),
  })
  fc.assert(
    fc.property(contract, (given) => {
      const placed = tierOf(starterScheme, given)
      assert.ok(placed)
      const at = (one: Tier) => starterScheme.tiers.indexOf(one)
      const end = bandEnd(starterScheme.tiers, placed.byValue)
      assert.ok(placed.byValue.fromPence <= given.value && (end === null || given.value <= end))
      assert.equal(at(placed.tier) - at(placed.byValue), placed.stopped ? 0 : placed.shift)
    }),
  )
})

test('below the lowest tier nothing lifts a contract into one', () => {
  const tiers = starterScheme.tiers.slice(1)
  const given = { value: pence(1), risk: 'high', opportunity: 'high' } as const
  assert.equal(tierOf({ ...starterScheme, tiers }, given), undefined)
})
