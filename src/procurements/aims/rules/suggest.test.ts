import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clauseFor } from './clause.ts'
import { fittingFirst, toDrop } from './suggest.ts'

test('priorities of the theme come first, and the order stays otherwise', () => {
  const all = [
    { id: 1, theme: 'Homes' },
    { id: 2, theme: null },
    { id: 3, theme: 'health ' },
    { id: 4, theme: 'Health' },
  ]
  const order = (theme: string | null) => fittingFirst(all, theme).map(({ id }) => id)
  assert.deepEqual(order('Health'), [3, 4, 1, 2])
  assert.deepEqual(order(null), [1, 2, 3, 4])
  assert.deepEqual(order(' '), [1, 2, 3, 4])
})

const measures = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), priority: fc.constantFrom(null, 'a', 'b', 'c') }),
  { selector: ({ id }) => id, maxLength: 12 },
)

test('exactly as many are dropped as are over the cap, and no priority loses its last measure while another could go', () => {
  fc.assert(
    fc.property(measures, fc.subarray(['a', 'b', 'c']), fc.integer({ min: 0, max: 12 }), (chosen, priorities, cap) => {
      const dropped = toDrop(chosen, priorities, cap)
      assert.equal(dropped.length, Math.max(0, chosen.length - cap))
      assert.equal(new Set(dropped).size, dropped.length)
      const left = chosen.filter(({ id }) => !dropped.includes(id))
      const served = (some: typeof chosen) =>
        new Set(some.flatMap(({ priority }) => (priority !== null && priorities.includes(priority) ? [priority] : [])))
      if (served(left).size < served(chosen).size) assert.equal(served(left).size, left.length)
    }),
  )
})

test('a clause leaves the amount to the bidder, and says what counts, how often and what is shown', () => {
  const clause = clauseFor({
    ...{ title: 'Local people into work', definition: 'A job kept for half a year', whoCounts: '', unit: 'people' },
    ...{ frequency: 'quarterly', evidence: { evidenced: 'A list without names.' } },
  })
  assert.match(clause, /how much of this it will do, counted in people/)
  assert.match(clause, /What is meant: A job kept for half a year\./)
  assert.match(clause, /every three months/)
  assert.match(clause, /it shows: A list without names\./)
  assert.doesNotMatch(clause, /What counts/)
})
