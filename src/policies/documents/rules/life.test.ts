// A document's life over all orders of events.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refused } from '../../../platform/kernel/index.ts'
import { afterEvent, type DocumentLife, isOpen, type LifeEvent, stageOf } from './life.ts'

const number = fc.integer({ min: 1, max: 4 })
const organisation = fc.constantFrom('Council', 'Board')
const why = fc.constantFrom('It was wrong.', '  ')
const event: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.record({ what: fc.constant('begun' as const), number }),
  fc.record({ what: fc.constantFrom('proposed' as const, 'taken back' as const, 'published' as const), number }),
  fc.record({
    what: fc.constant('agreement' as const),
    number,
    state: fc.constantFrom('open' as const, 'objected' as const, 'agreed' as const),
  }),
  fc.record({ what: fc.constantFrom('adopted' as const, 'adoption removed' as const), number, organisation }),
  fc.record({ what: fc.constantFrom('withdrawn' as const, 'dropped' as const), number, why }),
)

/** A number is given once, as the database gives it. */
const play = (
  events: readonly LifeEvent[],
  seen: (before: DocumentLife, event: LifeEvent, after: DocumentLife) => void,
) => {
  let life: DocumentLife = []
  for (const given of events) {
    const one = given.what === 'begun' ? { ...given, number: life.length + 1 } : given
    const before = life
    try {
      life = afterEvent(life, one)
    } catch (error) {
      assert.ok(error instanceof Refused)
      assert.deepEqual(life, before)
      continue
    }
    seen(before, one, life)
  }
}

const runs = { numRuns: 2000 }

test('never are two versions open, nor two published', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      play(events, (_before, _one, after) => {
        assert.ok(after.filter(isOpen).length <= 1)
        assert.ok(after.filter(({ state }) => state === 'published').length <= 1)
      })
    }),
    runs,
  )
})

test('what is published was agreed and adopted by somebody at that moment', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      play(events, (before, one) => {
        if (one.what !== 'published') return
        const was = before.find((version) => version.number === one.number)
        assert.ok(was)
        assert.equal(was.agreement, 'agreed')
        assert.ok(was.adopted.length > 0)
        assert.equal(stageOf(was), 'adopted')
      })
    }),
    runs,
  )
})

test('what is over stays over, and only a proposed version nobody adopted becomes a draft again', () => {
  const over = ['superseded', 'withdrawn', 'dropped']
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      play(events, (before, one, after) => {
        for (const was of before) {
          const is = after.find((version) => version.number === was.number)
          assert.ok(is, 'every version is kept')
          if (over.includes(was.state)) assert.equal(is.state, was.state)
          if (is.state === 'draft' && was.state !== 'draft') {
            assert.equal(one.what, 'taken back')
            assert.equal(was.state, 'proposed')
            assert.deepEqual(was.adopted, [])
          }
        }
      })
    }),
    runs,
  )
})

test('a version is withdrawn or dropped only with a reason', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      play(events, (_before, one) => {
        if (one.what === 'withdrawn' || one.what === 'dropped') assert.notEqual(one.why.trim(), '')
      })
    }),
    runs,
  )
})

test('the whole way, and the next version after it', () => {
  const events: readonly LifeEvent[] = [
    { what: 'begun', number: 1 },
    { what: 'proposed', number: 1 },
    { what: 'agreement', number: 1, state: 'agreed' },
    { what: 'adopted', number: 1, organisation: 'Council' },
    { what: 'published', number: 1 },
    { what: 'begun', number: 2 },
    { what: 'proposed', number: 2 },
    { what: 'agreement', number: 2, state: 'agreed' },
    { what: 'adopted', number: 2, organisation: 'Council' },
    { what: 'published', number: 2 },
  ]
  assert.deepEqual(events.reduce<DocumentLife>(afterEvent, []).map(stageOf), ['superseded', 'published'])
})

test('a sector that objects or reopens stops the publication, even after somebody adopted', () => {
  const life = (
    [
      { what: 'begun', number: 1 },
      { what: 'proposed', number: 1 },
      { what: 'agreement', number: 1, state: 'agreed' },
      { what: 'adopted', number: 1, organisation: 'Council' },
      { what: 'agreement', number: 1, state: 'objected' },
    ] as const
  ).reduce<DocumentLife>(afterEvent, [])
  assert.throws(
    () => afterEvent(life, { what: 'published', number: 1 }),
    (error) => error instanceof Refused && error.reason === 'not-agreed',
  )
  assert.throws(
    () => afterEvent(life, { what: 'taken back', number: 1 }),
    (error) => error instanceof Refused && error.reason === 'adopted-already',
  )
})
