import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { grades, natures } from '../../rules/words.ts'
import { gradedOf, lookedAt, rowsOf, splitOf } from './graded.ts'

const amount = fc.integer({ min: 0, max: 1_000_000_000 })
const sum = fc.record(
  {
    group: fc.constantFrom('a', 'b'),
    measure: fc.constantFrom('m', 'n'),
    nature: fc.constantFrom(...natures),
    grade: fc.constantFrom(...grades),
    quantity: amount,
    records: fc.integer({ min: 1, max: 100 }),
    fiscal: amount,
    economic: amount,
    wellbeing: amount,
  },
  { noNullPrototype: true },
)

test('what was done is the sum of its grades, and a promise is no part of it', () => {
  fc.assert(
    fc.property(fc.array(sum), (sums) => {
      const { promised, delivered, done } = splitOf(gradedOf(sums))
      const total = (some: readonly { quantity: number }[]) => some.reduce((all, { quantity }) => all + quantity, 0)
      assert.equal(done.quantity, total(delivered))
      assert.equal(done.quantity, total(sums.filter(({ grade }) => grade !== 'promised')))
      assert.equal(promised.quantity, total(sums.filter(({ grade }) => grade === 'promised')))
      for (const kind of ['fiscal', 'economic', 'wellbeing'] as const)
        assert.equal(
          done.counts[kind],
          sums.filter(({ grade }) => grade !== 'promised').reduce((all, one) => all + one[kind], 0),
        )
    }),
  )
})

test('a sum cannot be read without its parts', () => {
  const sums = gradedOf([{ grade: 'claimed', quantity: 5, records: 1, fiscal: 5, economic: 5, wellbeing: 5 }])
  assert.deepEqual(Object.keys(sums), [])
  assert.equal(JSON.stringify(sums), '{}')
})

test('rows keep groups, measures and natures apart, and lose nothing', () => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 40 }), (sums) => {
      const rows = rowsOf(sums)
      const keys = rows.map(({ group, measure, nature }) => `${group} ${measure} ${nature}`)
      assert.equal(new Set(keys).size, keys.length)
      const all = rows.reduce((total, row) => {
        const { promised, done } = splitOf(row.sums)
        return total + promised.quantity + done.quantity
      }, 0)
      assert.equal(
        all,
        sums.reduce((total, { quantity }) => total + quantity, 0),
      )
    }),
  )
})

test('how much was looked at is a share of what was done', () => {
  const part = (grade: 'claimed' | 'checked' | 'promised', quantity: number) => ({
    grade,
    quantity,
    records: 1,
    fiscal: 0,
    economic: 0,
    wellbeing: 0,
  })
  assert.equal(lookedAt(gradedOf([part('claimed', 30), part('checked', 10), part('promised', 500)])), 0.25)
  assert.equal(lookedAt(gradedOf([part('claimed', 30), part('checked', 10)]), 'records'), 0.5)
  assert.equal(lookedAt(gradedOf([part('promised', 5)])), null)
})
