import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { grades } from '../../rules/words.ts'
import { draw, howMany, riskOf, risks } from './draw.ts'
import { checkKinds, gradeFrom, type Standing } from './grade.ts'
import { looksLikeName, looksPersonal, normalised } from './personal.ts'

const at = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 60_000)
const rank = (all: readonly Standing[]): number => grades.indexOf(gradeFrom(all))

const standing = fc.oneof(
  fc.record({ what: fc.constant('evidence' as const), withdrawn: fc.boolean() }),
  fc.record({ what: fc.constantFrom(...checkKinds), withdrawn: fc.boolean(), upheld: fc.boolean() }),
)
const story = fc
  .array(standing, { maxLength: 10 })
  .map((all): readonly Standing[] => all.map((one, i) => ({ ...one, at: at(i) })))
const isGood = (one: Standing): boolean => one.what === 'evidence' || one.upheld

test('taking back what speaks for it never raises the grade; taking back what speaks against it never lowers it', () => {
  fc.assert(
    fc.property(story, fc.nat(), (all, n) => {
      if (all.length === 0) return
      const i = n % all.length
      const less = all.map((one, j) => (j === i ? { ...one, withdrawn: true } : one))
      const one = all[i]!
      if (isGood(one)) assert.ok(rank(less) <= rank(all))
      else assert.ok(rank(less) >= rank(all))
    }),
  )
})

test('what is found otherwise takes the grade back to a claim, and only what comes later raises it again', () => {
  fc.assert(
    fc.property(story, (all) => {
      const found: Standing = { what: 'check', upheld: false, withdrawn: false, at: at(100) }
      assert.equal(gradeFrom([...all, found]), 'claimed')
      assert.equal(gradeFrom([...all, found, { what: 'evidence', withdrawn: false, at: at(101) }]), 'evidenced')
    }),
  )
})

test('the order in which it is read makes no difference', () => {
  fc.assert(fc.property(story, (all) => assert.equal(gradeFrom(all.toReversed()), gradeFrom(all))))
})

test('each grade by what it takes', () => {
  const evidence: Standing = { what: 'evidence', withdrawn: false, at: at(1) }
  const upheld = (what: (typeof checkKinds)[number]): Standing => ({ what, upheld: true, withdrawn: false, at: at(2) })
  assert.equal(gradeFrom([]), 'claimed')
  assert.equal(gradeFrom([evidence]), 'evidenced')
  assert.equal(gradeFrom([evidence, upheld('check')]), 'checked')
  assert.equal(gradeFrom([upheld('check')]), 'claimed')
  // Other evidence than the checker saw is not checked.
  const other: Standing = { what: 'evidence', withdrawn: false, at: at(3) }
  assert.equal(gradeFrom([{ ...evidence, withdrawn: true }, upheld('check'), other]), 'evidenced')
  assert.equal(gradeFrom([upheld('confirmation')]), 'confirmed')
  assert.equal(gradeFrom([evidence, upheld('assurance')]), 'assured')
})

const population = fc.uniqueArray(
  fc.record({ id: fc.uuid(), risk: fc.constantFrom(...risks) }, { noNullPrototype: true }),
  { maxLength: 60, selector: ({ id }) => id },
)
const percent = fc.integer({ min: 0, max: 100 })
const rates = fc.record({ low: percent, medium: percent, high: percent }, { noNullPrototype: true })

test('the same seed draws the same, in whatever order, and as many of each risk as its rate says', () => {
  fc.assert(
    fc.property(population, rates, fc.nat(), (all, given, seed) => {
      const chosen = draw(all, given, seed)
      assert.deepEqual(draw(all.toReversed(), given, seed), chosen)
      for (const risk of risks) {
        const of = all.filter((one) => one.risk === risk)
        assert.equal(of.filter(({ id }) => chosen.includes(id)).length, howMany(of.length, given[risk]))
      }
    }),
  )
})

test('every record is drawn as often as the others of its risk', () => {
  const all = Array.from({ length: 20 }, (_, i) => ({ id: `record ${i}`, risk: 'low' as const }))
  const times = new Map(all.map(({ id }) => [id, 0]))
  for (let seed = 0; seed < 2000; seed += 1)
    for (const id of draw(all, { low: 25, medium: 0, high: 0 }, seed)) times.set(id, (times.get(id) ?? 0) + 1)
  for (const [id, count] of times) assert.ok(count > 400 && count < 600, `${id}: ${count} of 2,000, expected 500`)
})

test('risk is what stands against a record', () => {
  const plain = { id: '1', quantity: 5, promised: 5, hasEvidence: true, claimedTwice: false }
  assert.equal(riskOf(plain), 'low')
  assert.equal(riskOf({ ...plain, quantity: 6 }), 'medium')
  assert.equal(riskOf({ ...plain, hasEvidence: false }), 'medium')
  assert.equal(riskOf({ ...plain, quantity: 6, hasEvidence: false }), 'high')
  assert.equal(riskOf({ ...plain, claimedTwice: true }), 'high')
})

test('what looks personal is told, and what does not is left alone', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Write to jo@harbour.example', ['an email address']],
    ['Call 0161 496 0123', ['a phone number']],
    ['Call (020) 7946 0958', ['a phone number']],
    ['Call +44 (0)20 7946 0958', ['a phone number']],
    ['Call 020.7946.0958', ['a phone number']],
    ['From 01.04.2025 to 30.06.2025', []],
    ['NHS 943 476 5919', ['an NHS number']],
    ['Number 943 476 5918', []],
    ['QQ 12 34 56 C', []],
    ['AB 12 34 56 C', ['a National Insurance number']],
    ['Mrs Brown came', ['a name']],
    ['Twelve people from Harbour began work in March 2026', []],
    ['Invoice 10021 of 4 May', []],
  ]
  for (const [words, expected] of cases) assert.deepEqual(looksPersonal(words), expected, words)
  assert.ok(looksLikeName('Jo Brown') && looksLikeName('Mary A. O’Neill'))
  assert.ok(!looksLikeName('HB-2231') && !looksLikeName('apprentice 14'))
})

test('a reference written in another way is the same', () => {
  assert.equal(normalised(' HB-22 31é '), normalised('hb2231E'))
  assert.notEqual(normalised('HB-2231'), normalised('HB-2232'))
})
