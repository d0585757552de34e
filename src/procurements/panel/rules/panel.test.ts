import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PersonId } from '../../../platform/kernel/index.ts'
import { agreedOn, progressOf, spreadOf, standingOf } from './panel.ts'
import type { Consensus, Declaration, HandedIn, Member } from './types.ts'

const person = (name: string) => name as PersonId
const member = (name: string, criteria: readonly string[] = ['q1'], left: Member['left'] = null): Member => ({
  ...{ person: person(name), name, capacity: 'officer', criteria, left },
})
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute))
const declared = (minute: number, conflict: string | null, stays?: boolean): Declaration => ({
  ...{ id: `d${minute}`, person: person('Ana'), conflict, at: at(minute) },
  decided: stays === undefined ? null : { stays, how: 'Does not score that bid.', by: 'Ben', at: at(minute + 1) },
})
const agreed = (criterion: string, bid: string, edition: number, score: number): Consensus => ({
  ...{ criterion, bid, edition, score, reason: 'Because.', changeWhy: edition === 1 ? null : 'We misread it.' },
  ...{ afterPrices: false, by: 'Ben', at: at(edition) },
})

test('nobody scores before a declaration, nor with a conflict that nobody settled; the latest declaration counts', () => {
  const ana = member('Ana')
  assert.equal(standingOf(ana, []), 'to-declare')
  assert.equal(standingOf(ana, [declared(1, null)]), 'scores')
  assert.equal(standingOf(ana, [declared(1, 'My brother works there')]), 'to-decide')
  assert.equal(standingOf(ana, [declared(1, 'My brother works there', true)]), 'scores')
  assert.equal(standingOf(ana, [declared(1, 'My brother works there', false)]), 'stands-aside')
  assert.equal(standingOf(ana, [declared(5, 'A new friend'), declared(1, null)]), 'to-decide')
  assert.equal(standingOf(member('Ben'), [declared(1, null)]), 'to-declare')
  assert.equal(standingOf(member('Ana', ['q1'], { at: at(2), why: 'Ill' }), [declared(1, null)]), 'left')
})

test('a question waits for each of its members, and is agreed once each bid in the running has a score', () => {
  const members = [member('Ana'), member('Ben', ['q2']), member('Cai', ['q1'], { at: at(1), why: 'Left' })]
  const known = { members, handedIn: [] as HandedIn[], consensus: [] as Consensus[], bids: ['b1', 'b2'] }
  assert.equal(progressOf('q9', known).state, 'nobody')
  assert.deepEqual(
    progressOf('q1', known).waiting.map(({ name }) => name),
    ['Ana'],
  )
  assert.equal(progressOf('q1', known).state, 'scoring')
  const handedIn = [{ criterion: 'q1', person: person('Ana') }]
  assert.equal(progressOf('q1', { ...known, handedIn }).state, 'to-agree')
  const one = { ...known, handedIn, consensus: [agreed('q1', 'b1', 1, 3)] }
  assert.deepEqual([progressOf('q1', one).state, progressOf('q1', one).agreed], ['to-agree', 1])
  // A bid that is out is not waited for.
  assert.equal(progressOf('q1', { ...one, bids: ['b1'] }).state, 'agreed')
  // With nothing to agree on, nothing is agreed.
  assert.equal(progressOf('q1', { ...one, bids: [] }).state, 'to-agree')
})

test('the last edition of what was agreed counts, in whatever order they are given', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 1 }), (editions) => {
      const all = editions.map((edition) => agreed('q1', 'b1', edition, edition * 10))
      assert.equal(
        agreedOn([...all, agreed('q2', 'b1', 9, 0), agreed('q1', 'b2', 9, 0)], 'q1', 'b1')?.score,
        Math.max(...editions) * 10,
      )
    }),
  )
})

test('how far apart the members are is the lowest and the highest of one bid', () => {
  const score = (bid: string, given: number) => ({
    ...{ criterion: 'q1', bid, person: person(`p${given}`), score: given, reason: 'Because.', handedInAt: at(1) },
  })
  assert.deepEqual(spreadOf([score('b1', 2), score('b1', 5), score('b2', 0)], 'q1', 'b1'), { low: 2, high: 5 })
  assert.equal(spreadOf([], 'q1', 'b1'), null)
})
