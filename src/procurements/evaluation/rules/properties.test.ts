// What must hold of any criteria and bids, held against plain trying-out and a second reckoning.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { branch, found, lowest, priced, scored } from '../../../../test/support/criteria.ts'
import { pence } from '../../../platform/kernel/index.ts'
import type { ChosenFormula, Criteria, Criterion } from '../../rules/criteria.ts'
import { compare, type Fraction, fraction, minus, over, plus, same, times } from '../../rules/fraction.ts'
import { evaluate } from './evaluate.ts'
import { howSure } from './how-sure.ts'
import { sameBids } from './standing.ts'
import type { EvaluatedBid } from './types.ts'

const formulas: readonly ChosenFormula[] = [
  { name: 'absolute', parameters: { floor: 20, ceiling: 90 } },
  lowest,
  { name: 'mean-based', parameters: {} },
  { name: 'spread', parameters: {} },
  { name: 'price-per-quality-point', parameters: { qualityFloor: 4_000 } },
  { name: 'quality-to-price', parameters: { perPoint: 2 } },
]

const weightsOf = (parts: number) =>
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: parts, maxLength: parts }).map((all) => {
    const sum = all.reduce((a, b) => a + b, 0)
    const rounds = all.map((part) => Math.floor((part * 10_000) / sum))
    return rounds.map((part, i) => (i === 0 ? part + 10_000 - rounds.reduce((a, b) => a + b, 0) : part))
  })

const worlds = fc
  .record({
    formula: fc.constantFrom(...formulas),
    top: weightsOf(3),
    inner: weightsOf(2),
    passMark: fc.constantFrom(null, 1, 2),
    bids: fc.array(
      fc.record({
        price: fc.integer({ min: 1, max: 120 }),
        a: fc.nat(4),
        b: fc.nat(4),
        social: fc.nat(3),
      }),
      { minLength: 2, maxLength: 4 },
    ),
  })
  .map(({ formula, top, inner, passMark, bids }) => ({
    criteria: [
      branch('quality', top[0] ?? 0, [scored('a', inner[0] ?? 0, 4, passMark), scored('b', inner[1] ?? 0, 4)]),
      scored('social', top[1] ?? 0, 3),
      priced(top[2] ?? 0, formula),
    ] satisfies Criteria,
    bids: bids.map(({ price, ...scores }, i): EvaluatedBid => ({ bid: `bid ${i + 1}`, price: pence(price), scores })),
  }))

const runs = { numRuns: 300 }
const inFront = (criteria: Criteria, bids: readonly EvaluatedBid[]): readonly string[] | null => {
  const answer = evaluate(criteria, bids)
  return answer.kind === 'value' ? answer.value.leaders : null
}

/** The same reckoned once more, from the tree down, with one weight moved. */
const naive = (
  criteria: Criteria,
  bids: readonly EvaluatedBid[],
  moved?: { readonly id: string; readonly weight: Fraction },
): readonly string[] | null => {
  const weights = (level: Criteria): readonly Fraction[] => {
    const at = level.findIndex(({ id }) => id === moved?.id)
    const now = level.map(({ weight }) => fraction(weight, 10_000))
    if (moved === undefined || at < 0) return now
    const rest = minus(fraction(1), now[at] ?? fraction(0))
    return now.map((weight, i) =>
      i === at ? moved.weight : over(times(weight, minus(fraction(1), moved.weight)), rest),
    )
  }
  const sum = (level: Criteria, leaf: (one: Criterion) => Fraction): Fraction =>
    level.reduce((all, one, i) => {
      const value = one.children.length > 0 ? sum(one.children, leaf) : leaf(one)
      return plus(all, times(weights(level)[i] ?? fraction(0), value))
    }, fraction(0))
  const isPriced = ({ kind }: Criterion) => kind === 'price'
  const allowed = bids.filter(({ scores }) => {
    const mark = criteria[0]?.children[0]?.question?.passMark ?? null
    return mark === null || (scores.a ?? 0) >= mark
  })
  const of = formulas.find(({ name }) => name === criteria[2]?.formula?.name) ?? lowest
  const prices = allowed.map(({ price }) => fraction(price ?? 0))
  const quality = (one: EvaluatedBid) =>
    sum(criteria, (leaf) =>
      isPriced(leaf) ? fraction(0) : fraction(one.scores[leaf.id] ?? 0, leaf.question?.scale.at(-1)?.score ?? 1),
    )
  const qualityShare = sum(criteria, (leaf) => fraction(isPriced(leaf) ? 0 : 1))
  const priceShare = sum(criteria, (leaf) => fraction(isPriced(leaf) ? 1 : 0))
  const bounded = (value: Fraction) =>
    compare(value, fraction(0)) < 0 ? fraction(0) : compare(value, fraction(1)) > 0 ? fraction(1) : value
  const [low, high] = [Math.min(...allowed.map((b) => b.price ?? 0)), Math.max(...allowed.map((b) => b.price ?? 0))]
  const total = prices.reduce(plus, fraction(0))
  if (allowed.length === 0 || (of.name === 'spread' && low === high)) return null
  const whole = of.name === 'price-per-quality-point' || of.name === 'quality-to-price'
  if (whole && qualityShare.top === 0n) return null
  if (of.name === 'price-per-quality-point' && allowed.every((one) => quality(one).top === 0n)) return null
  const merits = allowed.flatMap((one, i) => {
    const price = prices[i] ?? fraction(0)
    const points = whole ? over(times(quality(one), fraction(100)), qualityShare) : fraction(0)
    const share = (): Fraction => {
      if (of.name === 'absolute') return bounded(fraction(90 - (one.price ?? 0), 70))
      if (of.name === 'relative-to-lowest') return over(fraction(low), price)
      if (of.name === 'mean-based')
        return bounded(minus(fraction(3, 2), over(times(price, fraction(allowed.length)), total)))
      return fraction(high - (one.price ?? 0), high - low)
    }
    if (of.name === 'price-per-quality-point')
      return compare(points, fraction(40)) < 0 ? [] : [{ bid: one.bid, merit: over(points, price) }]
    if (of.name === 'quality-to-price') return [{ bid: one.bid, merit: minus(times(points, fraction(2)), price) }]
    return [{ bid: one.bid, merit: plus(quality(one), times(priceShare, share())) }]
  })
  return merits.filter(({ merit }) => merits.every((other) => compare(other.merit, merit) <= 0)).map((one) => one.bid)
}

const shareWithin = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constant(1_000)).map(([a, b]) => fraction(a, b))
const ids = ['quality', 'a', 'b', 'social', 'price']

test('who is in front is what a second reckoning says', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      assert.deepEqual(inFront(criteria, bids), naive(criteria, bids))
    }),
    runs,
  )
})

test('inside its interval a weight changes nothing, at its ends and just beyond it is as said', () => {
  fc.assert(
    fc.property(worlds, shareWithin, fc.constantFrom(...ids), ({ criteria, bids }, part, id) => {
      const answer = howSure(criteria, bids)
      if (answer.kind !== 'value') return
      const { leaders } = answer.value.result
      const interval = answer.value.sure.weights.find(({ criterion }) => criterion === id)?.answer
      if (interval?.kind !== 'value') return
      const { from, to } = interval.value
      const at = (weight: Fraction) => naive(criteria, bids, { id, weight })
      const inside = plus(from.weight, times(part, minus(to.weight, from.weight)))
      if (!same(from.weight, to.weight)) assert.deepEqual(at(inside), leaders)
      const hair = fraction(1, 10n ** 12n)
      for (const [end, away] of [
        [from, minus(from.weight, hair)],
        [to, plus(to.weight, hair)],
      ] as const) {
        assert.deepEqual(at(end.weight), end.at)
        assert.equal(end.included, sameBids(end.at, leaders))
        if (compare(away, fraction(0)) < 0 || compare(away, fraction(1)) > 0) continue
        assert.deepEqual(at(away), end.beyond)
        if (end.included) assert.ok(!sameBids(end.beyond, leaders))
      }
    }),
    { numRuns: 600 },
  )
})

test('the smallest change of a score is the smallest', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      const answer = howSure(criteria, bids)
      if (answer.kind !== 'value') return
      const { result, sure } = answer.value
      const all = bids.flatMap((one) =>
        ['a', 'b', 'social'].flatMap((id) =>
          Array.from({ length: id === 'social' ? 4 : 5 }, (_, score) => score).flatMap((score) => {
            const from = one.scores[id] ?? 0
            const changed = bids.map((other) =>
              other === one ? { ...one, scores: { ...one.scores, [id]: score } } : other,
            )
            const leaders = inFront(criteria, changed)
            if (leaders === null || sameBids(leaders, result.leaders)) return []
            return [{ bid: one.bid, criterion: id, from, to: score, steps: Math.abs(score - from), leaders }]
          }),
        ),
      )
      const least = Math.min(...all.map(({ steps }) => steps))
      const key = (one: { readonly bid: string; readonly criterion: string; readonly to: number }) =>
        `${one.bid} ${one.criterion} ${one.to}`
      assert.deepEqual(
        sure.smallest.scores.toSorted((x, y) => (key(x) < key(y) ? -1 : 1)),
        all.filter(({ steps }) => steps === least).toSorted((x, y) => (key(x) < key(y) ? -1 : 1)),
      )
    }),
    runs,
  )
})

test('the smallest change of a price is the smallest', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      const answer = howSure(criteria, bids)
      if (answer.kind !== 'value') return
      const { result, sure } = answer.value
      for (const { bid: name, flip } of sure.prices) {
        const one = bids.find((other) => other.bid === name) ?? assert.fail()
        const from = one.price ?? 0
        const changes = (price: number): readonly string[] | undefined => {
          if (price < 0) return undefined
          const leaders = naive(
            criteria,
            bids.map((other) => (other === one ? { ...one, price: pence(price) } : other)),
          )
          return leaders === null || sameBids(leaders, result.leaders) ? undefined : leaders
        }
        // A price of nought is an error to some formulas and a price to others.
        const byHand = Array.from({ length: 1_200 }, (_, i) => i + 1).find(
          (size) => (from - size > 0 && changes(from - size)) || changes(from + size),
        )
        if (flip === null) assert.equal(byHand, undefined, name)
        else if (flip.to > 0 && Math.abs(flip.change) <= 1_200) {
          assert.equal(Math.abs(flip.change), byHand, name)
          assert.deepEqual(changes(flip.to), flip.leaders)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('with each bid taken away, those in front are those of the rest alone', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      const answer = howSure(criteria, bids)
      if (answer.kind !== 'value') return
      for (const { removed, answer: without } of answer.value.sure.tests.leaveOneOut) {
        const leaders = inFront(
          criteria,
          bids.filter((one) => one.bid !== removed),
        )
        assert.deepEqual(without.kind === 'value' ? without.value.leaders : null, leaders)
      }
    }),
    runs,
  )
})

test('by an absolute formula no bid turns the order of others, whatever it is', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      const [quality, social, price] = criteria
      if (quality === undefined || social === undefined || price === undefined) return
      const answer = howSure([quality, social, { ...price, formula: formulas[0] ?? lowest }], bids)
      if (answer.kind !== 'value') return
      for (const { answer: without } of answer.value.sure.tests.leaveOneOut)
        if (without.kind === 'value') assert.deepEqual([without.value.turned, without.value.unexpected], [[], false])
      for (const { answer: with_ } of answer.value.sure.tests.outliers) assert.deepEqual(found(with_).turned, [])
    }),
    runs,
  )
})

test('all prices a hundred times as high, with what is published in pounds, change nothing', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      const [quality, social, price] = criteria
      if (quality === undefined || social === undefined || price === undefined) return
      const larger = Object.fromEntries(
        Object.entries(price.formula?.parameters ?? {}).map(([key, value]) => [
          key,
          key === 'qualityFloor' ? value : value * 100,
        ]),
      )
      const scaled: Criteria = [
        quality,
        social,
        { ...price, formula: { name: price.formula?.name ?? '', parameters: larger } },
      ]
      assert.deepEqual(
        inFront(
          scaled,
          bids.map((one) => ({ ...one, price: pence((one.price ?? 0) * 100) })),
        ),
        inFront(criteria, bids),
      )
    }),
    runs,
  )
})

test('the order in which bids come changes nothing', () => {
  fc.assert(
    fc.property(worlds, ({ criteria, bids }) => {
      const [there, back] = [evaluate(criteria, bids), evaluate(criteria, bids.toReversed())]
      if (there.kind !== 'value' || back.kind !== 'value') return assert.equal(there.kind, back.kind)
      assert.deepEqual(there.value.bids, back.value.bids.toReversed())
      assert.ok(sameBids(there.value.leaders, back.value.leaders))
    }),
    runs,
  )
})
