import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BidId } from '../../rules/types.ts'
import { dueFor, hearsFirst, standingOf, tooSoon } from './checks.ts'
import { type Check, type CheckKind, checkKinds, type OpenedBid, outcomes } from './types.ts'

const content = { answers: {}, price: null, commitments: [], partners: [], conditions: {}, attachments: [] }
const bid = (change: Partial<OpenedBid> = {}): OpenedBid => ({
  ...{ bid: 'b1' as BidId, number: 1, bidder: 'Anna’s Kitchen', late: false, receivedAt: new Date(0), sha256: '' },
  ...{ content, failed: null, running: true },
  ...change,
})
const conditions = [{ id: 'c1', title: 'Safeguarding', words: 'A policy.' }]
let minute = 0
const check = (kind: CheckKind, outcome: Check['outcome'], about = ''): Check => {
  minute += 1
  return {
    id: `k${minute}`,
    bid: 'b1' as BidId,
    kind,
    about,
    outcome,
    words: 'Seen.',
    by: 'Ben',
    at: new Date(minute * 60_000),
  }
}
const all = () => [
  ...(['compliance', 'exclusion', 'debarment'] as const).map((kind) => check(kind, 'pass')),
  check('condition', 'pass', 'c1'),
]
const standing = (one: OpenedBid, checks: readonly Check[]) => standingOf(one, dueFor(one, checks, conditions))

test('a bid is in once each check that is owed has passed, and out once any has failed', () => {
  assert.equal(standing(bid(), []), 'to-check')
  assert.equal(standing(bid(), all().slice(1)), 'to-check')
  assert.equal(standing(bid(), all()), 'in')
  assert.equal(standing(bid(), [...all(), check('low-price', 'asked')]), 'waits')
  assert.equal(standing(bid(), [...all(), check('low-price', 'asked'), check('low-price', 'fail')]), 'out')
  // The latest counts: a bidder that put something right is in again.
  assert.equal(standing(bid(), [...all(), check('exclusion', 'fail'), check('exclusion', 'pass')]), 'in')
  assert.equal(standing(bid({ content: null, failed: 'Its bytes were damaged.' }), all()), 'out')
})

test('a late bid waits for somebody to take it in', () => {
  assert.equal(standing(bid({ late: true }), all()), 'to-check')
  assert.equal(standing(bid({ late: true }), [...all(), check('late', 'pass')]), 'in')
  assert.equal(standing(bid({ late: true }), [...all(), check('late', 'fail')]), 'out')
})

test('nobody is left out for a low price or on a ground for exclusion without having been asked', () => {
  assert.match(tooSoon({ kind: 'low-price', outcome: 'fail' }, []) ?? '', /Ask the bidder first/)
  assert.match(
    tooSoon({ kind: 'exclusion', outcome: 'fail' }, [check('low-price', 'asked')]) ?? '',
    /Ask the bidder first/,
  )
  assert.equal(tooSoon({ kind: 'low-price', outcome: 'fail' }, [check('low-price', 'asked')]), null)
  fc.assert(
    fc.property(fc.constantFrom(...checkKinds), fc.constantFrom(...outcomes), (kind, outcome) => {
      assert.equal(tooSoon({ kind, outcome }, []) !== null, outcome === 'fail' && hearsFirst(kind))
    }),
  )
})
