import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Counts, countsBeside, countsTwice, heirCounts } from './counting.ts'
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

test('however many measures count an act, and whichever are withdrawn, each kind of £ is counted once while any stands', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('add'), fc.nat()), { maxLength: 20 }), (steps) => {
      let standing: { counts: Counts }[] = []
      for (const step of steps) {
        if (step === 'add') standing.push({ counts: countsBeside(standing) })
        else if (standing.length > 0) {
          const at = Number(step) % standing.length
          const gone = standing[at]!
          const [heir, ...rest] = standing.toSpliced(at, 1)
          standing = heir === undefined ? [] : [{ counts: heirCounts(heir.counts, gone.counts) }, ...rest]
        }
        assert.equal(countsTwice(standing), false)
        for (const kind of ['fiscal', 'economic', 'wellbeing'] as const)
          assert.equal(
            standing.some(({ counts }) => counts[kind]),
            standing.length > 0,
          )
      }
    }),
  )
})
