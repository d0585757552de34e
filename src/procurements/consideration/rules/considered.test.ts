import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { OrganisationId } from '../../../platform/kernel/index.ts'
import { asked, consideredBy, inTime, stoodAt, unsaid } from './considered.ts'
import type { ConsiderationWords } from './types.ts'

const words: ConsiderationWords = {
  ...{ area: 'Near', economic: 'Jobs', social: 'Less alone', environmental: 'None is relevant', process: 'Lots' },
  ...{ relevance: 'All', proportion: 'Small', consult: true, consultWhy: 'They know best', urgency: null, answers: [] },
}

test('every part that the law asks for is missed where it is empty, and urgency stands in for all', () => {
  assert.equal(unsaid(words), null)
  for (const field of [
    'area',
    'economic',
    'social',
    'environmental',
    'process',
    'relevance',
    'proportion',
    'consultWhy',
  ] as const)
    assert.deepEqual(Object.keys(unsaid({ ...words, [field]: '' }) ?? {}), [field])
  assert.deepEqual(Object.keys(unsaid({ ...words, consult: null }) ?? {}), ['consult'])
  assert.equal(unsaid({ ...words, area: '', consult: null, urgency: 'The provider closed overnight' }), null)
})

const buyers = ['a', 'b', 'c'] as unknown as readonly OrganisationId[]
const signature = fc.record({
  organisation: fc.constantFrom(...buyers, 'stranger' as OrganisationId),
  edition: fc.integer({ min: 1, max: 3 }),
  by: fc.constant('Somebody'),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
})

test('it is signed exactly when every buyer signed the words as they stand, at the moment of the last of them', () => {
  fc.assert(
    fc.property(fc.array(signature, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (all, edition) => {
      const found = consideredBy({ edition }, all, buyers)
      const now = all.filter((one) => one.edition === edition)
      const whole = buyers.every((buyer) => now.some(({ organisation }) => organisation === buyer))
      assert.equal(found.state === 'signed', whole)
      assert.equal(found.waiting.length === 0, whole)
      assert.equal(found.signedAt !== null, whole)
      if (found.signedAt === null) return
      const moment = found.signedAt
      for (const buyer of buyers) assert.ok(now.some(({ organisation, at }) => organisation === buyer && at <= moment))
      assert.ok(inTime(all, buyers, moment))
    }),
  )
  assert.equal(consideredBy(null, [], buyers).state, 'none')
  assert.equal(consideredBy({ edition: 1 }, [], []).state, 'written')
})

test('a step is in time where all had signed the same words before it, also where the words changed since', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day))
  const signed = (edition: number, day: number) =>
    buyers.map((organisation) => ({ organisation, edition, by: 'Somebody', at: at(day) }))
  assert.ok(inTime(signed(2, 5), buyers, at(5)))
  assert.ok(!inTime(signed(2, 5), buyers, at(4)))
  // Signed anew after the step: it was in time by the words of before.
  assert.ok(inTime([...signed(2, 5), ...signed(3, 20)], buyers, at(10)))
  // Each signed something, but not the same.
  const mixed = signed(2, 5).map((one, i) => ({ ...one, edition: i }))
  assert.ok(!inTime(mixed, buyers, at(30)))
  assert.ok(!inTime([], [], at(30)))
})

test('a higher tier is asked no fewer questions, the highest all, and the lowest some', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 8 }), (questions, tiers) => {
      const counts = Array.from({ length: tiers + 1 }, (_, i) => asked(questions, i - 1, tiers))
      assert.equal(counts.at(-1), questions)
      assert.ok((counts[0] ?? 0) >= 1)
      assert.deepEqual(
        counts,
        counts.toSorted((a, b) => a - b),
      )
    }),
  )
})

test('what stood at a step is what was written by then; of words written anew since, the last that anybody had signed', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 5, hour))
  const record = (edition: number, hour: number) => ({ edition, writtenAt: at(hour) })
  const signed = (edition: number, hour: number) => ({
    ...{ organisation: buyers[0] as OrganisationId, edition, by: 'Ana', at: at(hour) },
  })
  assert.equal(stoodAt(null, [], at(9)), null)
  assert.equal(stoodAt(record(2, 10), [], at(9)), null)
  // Later words that nobody signed stood all the same.
  assert.equal(stoodAt(record(3, 8), [signed(2, 7)], at(9)), 3)
  assert.equal(stoodAt(record(4, 10), [signed(1, 6), signed(2, 7), signed(3, 11)], at(9)), 2)
})
