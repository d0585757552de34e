// Every formula by three tables: where it applies (its own worked examples), where it does not, and where it fails.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exactly, fraction, plus, rounded, same, times } from '../../rules/fraction.ts'
import { formulaNamed, formulas, wrongWith } from './all.ts'
import type { Answer, Parameters, Priced, PriceFormula } from './formula.ts'

const named = (name: string): PriceFormula => formulaNamed(name) ?? assert.fail(`there is no formula ${name}`)
const answered = <T>(answer: Answer<T>): T =>
  answer.kind === 'value' ? answer.value : assert.fail(JSON.stringify(answer))

const bid = (price: number, quality = 50): Priced => ({ price: fraction(price), quality: fraction(quality) })

for (const formula of formulas)
  for (const { title, bids, parameters, marks, shown } of formula.examples)
    test(`${formula.name} applies: ${title}`, () => {
      assert.equal(wrongWith({ name: formula.name, parameters }), undefined)
      const values = answered(
        formula.calculate(
          bids.map(({ price, quality }) => bid(price, quality)),
          parameters,
        ),
      )
      // A figure for whole bids is in pence: a hundredth of it is pounds.
      const size = formula.kind === 'points' ? fraction(marks) : fraction(1, 100)
      assert.deepEqual(
        values.map(({ value }) => rounded(times(value, size))),
        shown,
      )
    })

const doesNotApply: readonly (readonly [string, readonly Priced[], Parameters, RegExp])[] = [
  ['absolute', [], { floor: 1, ceiling: 2 }, /no bid/],
  ['relative-to-lowest', [], {}, /no bid/],
  ['mean-based', [bid(0), bid(0)], {}, /no mean/],
  ['spread', [bid(100), bid(100)], {}, /same/],
  ['spread', [bid(100)], {}, /same/],
  ['price-per-quality-point', [bid(100, 0), bid(200, 0)], { qualityFloor: 0 }, /No bid has any points/],
  ['quality-to-price', [], { perPoint: 1 }, /no bid/],
]
for (const [name, bids, parameters, because] of doesNotApply)
  test(`${name} does not apply to ${bids.length} bids: ${because.source}`, () => {
    const answer = named(name).calculate(bids, parameters)
    assert.ok(answer.kind === 'not-applicable')
    assert.match(answer.because, because)
  })

const fails: readonly (readonly [string, readonly Priced[], Parameters, string])[] = [
  ['absolute', [bid(100)], { floor: 200, ceiling: 200 }, 'parameters.ceiling'],
  ['absolute', [bid(100)], {}, 'parameters.ceiling'],
  ['absolute', [bid(100), bid(-1)], { floor: 1, ceiling: 2 }, 'bids[1].price'],
  ['relative-to-lowest', [bid(100), bid(0)], {}, 'bids[1].price'],
  ['mean-based', [bid(-5)], {}, 'bids[0].price'],
  ['spread', [bid(-5)], {}, 'bids[0].price'],
  ['price-per-quality-point', [bid(0)], { qualityFloor: 0 }, 'bids[0].price'],
  ['price-per-quality-point', [bid(1)], {}, 'parameters.qualityFloor'],
  ['quality-to-price', [bid(1)], {}, 'parameters.perPoint'],
]
for (const [name, bids, parameters, where] of fails)
  test(`${name} fails at ${where} (${bids.length} bids)`, () => {
    const answer = named(name).calculate(bids, parameters)
    assert.ok(answer.kind === 'failed')
    assert.equal(answer.where, where)
    assert.match(answer.what, /\.$/)
  })

test('T8: the shares that were published', () => {
  const values = answered(named('relative-to-lowest').calculate([bid(1_500_000), bid(1_000_000), bid(3_000_000)], {}))
  assert.deepEqual(
    values.map(({ value }) => rounded(value, 3)),
    ['0.667', '1.000', '0.333'],
  )
})

test('a bid below the floor of quality cannot win by its price', () => {
  const values = answered(
    named('price-per-quality-point').calculate([bid(1, 49), bid(9_000, 50)], { qualityFloor: 5_000 }),
  )
  assert.deepEqual(
    values.map(({ ranked }) => ranked),
    [false, true],
  )
})

test('parameters that will not do are said by their names', () => {
  assert.deepEqual(Object.keys(wrongWith({ name: 'absolute', parameters: {} }) ?? {}), ['floor', 'ceiling'])
  assert.match(wrongWith({ name: 'absolute', parameters: { floor: 9, ceiling: 9 } })?.ceiling ?? '', /above/)
  assert.match(wrongWith({ name: 'spread', parameters: { floor: 9 } })?.floor ?? '', /does not take/)
  assert.match(
    wrongWith({ name: 'price-per-quality-point', parameters: { qualityFloor: 10_001 } })?.qualityFloor ?? '',
    /10000/,
  )
  assert.match(wrongWith({ name: 'hope', parameters: {} })?.formula ?? '', /no price formula/)
})

const prices = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 6 })
const parametersOf: Readonly<Record<string, Parameters>> = {
  absolute: { floor: 1_000, ceiling: 800_000 },
  'price-per-quality-point': { qualityFloor: 1_000 },
  'quality-to-price': { perPoint: 7_000 },
}

for (const formula of formulas) {
  const given = parametersOf[formula.name] ?? {}

  test(`${formula.name}: a lower price is never worse, the same price is the same, and points stay within the mark`, () => {
    fc.assert(
      fc.property(prices, (all) => {
        const answer = formula.calculate(
          all.map((price) => bid(price)),
          given,
        )
        if (answer.kind !== 'value') return
        for (const [i, a] of answer.value.entries()) {
          if (formula.kind === 'points') assert.ok(a.value.top >= 0n && a.value.top <= a.value.bottom)
          for (const [j, b] of answer.value.entries())
            if ((all[i] ?? 0) <= (all[j] ?? 0))
              assert.ok(a.merit.top * b.merit.bottom >= b.merit.top * a.merit.bottom, exactly(a.merit))
        }
      }),
    )
  })

  test(`${formula.name}: between two bends, differences of merit are straight lines once they are straightened`, () => {
    const sides = fc.record({
      all: prices,
      moved: fc.nat(5),
      from: fc.integer({ min: 1, max: 1_000_000 }),
      step: fc.integer({ min: 1, max: 1_000 }),
    })
    fc.assert(
      fc.property(sides, ({ all, moved, from, step }) => {
        const bids = all.map((price) => bid(price))
        const i = moved % bids.length
        const at = [0, 1, 2].map((n) => fraction(from + n * step))
        const [low, , high] = at
        const bent = formula
          .bends(bids, i, given)
          .some((bend) => low && high && bend.top >= low.top * bend.bottom && bend.top <= high.top * bend.bottom)
        if (bent) return
        const differences = at.map((price) => {
          const values = answered(
            formula.calculate(
              bids.map((one, j) => (j === i ? { ...one, price } : one)),
              given,
            ),
          )
          const scale = formula.straightened(bids, i, price)
          assert.ok(scale.top > 0n)
          return values.map(({ merit }) =>
            times(scale, plus(merit, times(fraction(-1), values[0]?.merit ?? fraction(0)))),
          )
        })
        const [first = [], middle = [], last = []] = differences
        for (const [j, value] of middle.entries())
          assert.ok(
            same(times(fraction(2), value), plus(first[j] ?? fraction(0), last[j] ?? fraction(0))),
            `${formula.name} ${all.join()} ${i}`,
          )
      }),
    )
  })
}
