import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ValueKind, valueKinds } from '../../rules/words.ts'
import { countsAlone, countsOf, countsTwice, saidElsewhere, settled } from './counting.ts'
import { addUp, partsOf, whole } from './shares.ts'

/** Shares that make the whole, of one to eight buyers. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: whole - 1 }), { maxLength: 7 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), whole])
  .map((cuts) => cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0)))

test('parts add up to the whole, and each is within one of its exact share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), shares, (quantity, given) => {
      assert.ok(addUp(given.map((share) => ({ share }))))
      const parts = partsOf(quantity, given)
      assert.equal(
        parts.reduce((sum, part) => sum + BigInt(part), 0n),
        BigInt(quantity),
      )
      parts.forEach((part, i) => {
        const exact = (BigInt(quantity) * BigInt(given[i] ?? 0)) / BigInt(whole)
        const apart = BigInt(part) - exact
        assert.ok(apart >= -1n && apart <= 1n)
      })
    }),
  )
})

test('one buyer has all of it', () => {
  assert.deepEqual(partsOf(7, [whole]), [7])
  assert.deepEqual(partsOf(1, [6000, 4000]), [0, 1])
  assert.deepEqual(partsOf(10, [6000, 4000]), [6, 4])
})

const kinds = fc.subarray<ValueKind>([...valueKinds])
/** Records of an act; of two that are said to count for a kind only the first is kept, as saying so refuses the second. */
const act = fc
  .array(fc.record({ priced: kinds, said: fc.option(fc.record({ kinds }), { freq: 3 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((some) =>
    some.filter(
      ({ said }, i) =>
        saidElsewhere(
          said?.kinds ?? [],
          some.filter((_, other) => other < i),
        ).length === 0,
    ),
  )

test('however many measures count an act, each kind of £ counts once, and where a value of it is on, it counts', () => {
  fc.assert(
    fc.property(act, (records) => {
      const counts = settled(records)
      assert.equal(countsTwice(counts.map((one) => ({ counts: one }))), false)
      for (const kind of valueKinds) {
        const holder = records[counts.findIndex((one) => one[kind])]
        const free = records.filter(({ said }) => said === null)
        const isSaid = records.some(({ said }) => said?.kinds.includes(kind))
        assert.equal(holder !== undefined, isSaid || free.length > 0)
        if (isSaid) assert.ok(holder?.said?.kinds.includes(kind))
        else if (free.some(({ priced }) => priced.includes(kind))) assert.ok(holder?.priced.includes(kind))
      }
      records.forEach(({ said }, i) => {
        if (said !== null) assert.deepEqual(counts[i], countsOf(said.kinds))
      })
    }),
  )
})

test('taking any record out of an act never changes what somebody said of another', () => {
  fc.assert(
    fc.property(act, fc.nat(), (records, n) => {
      const left = records.toSpliced(n % records.length, 1)
      const after = settled(left)
      left.forEach(({ said }, i) => {
        if (said !== null) assert.deepEqual(after[i], countsOf(said.kinds))
      })
    }),
  )
})

test('the first counts for all until another has a value; alone it counts as said', () => {
  const plain = { said: null, priced: [] }
  const fiscal = { said: null, priced: ['fiscal'] as const }
  assert.deepEqual(settled([plain, fiscal]), [countsOf(['economic', 'wellbeing']), countsOf(['fiscal'])])
  assert.deepEqual(settled([plain, plain]), [countsAlone(null), countsOf([])])
  assert.deepEqual(countsAlone({ kinds: [] }), countsOf([]))
})
