// Every method by three tables: where it applies (its own worked examples), where it does not, and where it fails.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { methodByKey, methods } from './all.ts'
import type { Answered, Evaluation } from './evaluation.ts'
import type { Field, Method, NumberField } from './method.ts'
import { readGiven } from './read.ts'
import { run } from './run.ts'

const named = (key: string): Method => methodByKey(key) ?? assert.fail(`there is no method ${key}`)

const answerTo = (method: Method, input: unknown): Evaluation => {
  const read = readGiven(method, input)
  return read.ok ? run(method, read.value) : assert.fail(JSON.stringify(read.errors))
}

const answered = (method: Method, input: unknown): Answered => {
  const answer = answerTo(method, input)
  return answer.kind === 'answer' ? answer : assert.fail(JSON.stringify(answer))
}

const decimalsOf = (number: number): number => String(number).split('.')[1]?.length ?? 0
const inPounds = (pence: number): number => Math.round(pence / 100) * 100

for (const method of methods)
  for (const example of method.examples)
    test(`${method.key} applies: ${example.title}`, () => {
      const { value, range, also } = answered(method, example.input)
      const shown = example.inPounds ? inPounds : (pence: number) => pence
      assert.equal(shown(value), example.value)
      if (example.range)
        assert.deepEqual(range && [shown(range.low), shown(range.central), shown(range.high)], [
          example.range.low,
          example.range.central,
          example.range.high,
        ])
      for (const [name, expected] of Object.entries(example.also ?? {}))
        assert.equal(Number(also[name]?.toFixed(Math.max(decimalsOf(expected), 3))), expected, name)
    })

test('the working of an impact map names what every year brings', () => {
  const { working } = answered(named('sroi'), named('sroi').examples[0]?.input)
  assert.deepEqual(
    working.slice(0, 3).map(({ result }) => result),
    ['£14,175.00', '£11,340.00', '£9,072.00'],
  )
  assert.equal(working[0]?.sum, '20 × £1,500.00 × (1 − 0.25) × (1 − 0.1) × (1 − 0.3)')
})

const doesNotApply: readonly (readonly [string, unknown, RegExp])[] = [
  ['carbon', { amounts: [{ year: 1999, tonnes: 1 }] }, /no value for 1999/],
  ['carbon', { amounts: [{ year: 2026, tonnes: 1 }], priceYear: 1950 }, /no deflator for 1950/],
  ['wellby', { people: 1, points: 1, years: 1, priceYear: 1950 }, /no deflator for 1950/],
  ['qaly', { people: 1, change: 0.5, years: 1, priceYear: 2190 }, /no deflator for 2190/],
  ['price-base', { amount: 100, from: 1950, to: 2024 }, /no deflator for 1950/],
  ['price-base', { amount: 100, from: 2024, to: 2190 }, /no deflator for 2190/],
  ['unit-cost', { quantity: 1, cost: 1, costYear: 1950, priceYear: 2024 }, /no deflator for 1950/],
  ['unit-cost', { quantity: 1, cost: 1, costYear: 2024, priceYear: 2190 }, /no deflator for 2190/],
]

for (const [key, input, because] of doesNotApply)
  test(`${key} does not apply: ${because.source}`, () => {
    const answer = answerTo(named(key), input)
    assert.equal(answer.kind, 'not-applicable')
    assert.match(answer.kind === 'not-applicable' ? answer.because : '', because)
  })

const most = Number.MAX_SAFE_INTEGER
const fails: readonly (readonly [string, unknown, string])[] = [
  ['sroi', { outcomes: [{ quantity: 10, proxy: most, years: 1 }], convention: 'end-of-year' }, 'value'],
  ['persistence', { firstYear: most, years: 9, convention: 'end-of-year' }, 'value'],
  [
    'discounting',
    {
      amounts: [
        { year: 0, amount: most },
        { year: 0, amount: most },
      ],
    },
    'value',
  ],
  ['wellby', { people: 1e12, points: 10, years: 100 }, 'value'],
  ['qaly', { people: 1e12, change: 1, years: 100 }, 'value'],
  ['unit-cost', { quantity: 1e9, cost: most, costYear: 2020, priceYear: 2020 }, 'value'],
  ['price-base', { amount: most, from: 1990, to: 2024 }, 'value'],
  ['carbon', { amounts: [{ year: 2026, tonnes: 1 }], baseYear: 2030 }, 'baseYear'],
]

for (const [key, input, where] of fails)
  test(`${key} fails at ${where}`, () => {
    const answer = answerTo(named(key), input)
    assert.equal(answer.kind === 'failed' ? answer.where : answer.kind, where)
  })

const isNumber = (field: Field): field is NumberField => !['list', 'choice', 'text'].includes(field.kind)

/** A number that a field may hold: whole where it must be, inside its limits. */
const anyOf = (field: NumberField): fc.Arbitrary<number> => {
  if (field.kind === 'fraction') return fc.double({ min: 0, max: 1, noNaN: true })
  if (field.kind === 'year') return fc.integer({ min: 2020, max: 2024 })
  const [least, highest] = [field.least ?? -100_000, Math.min(field.most ?? 100_000, 100_000)]
  return field.kind === 'number'
    ? fc.double({ min: least, max: highest, noNaN: true })
    : fc.integer({ min: least, max: highest })
}

const anyField = (field: Field): fc.Arbitrary<unknown> => {
  if (field.kind === 'choice') return fc.constantFrom(...field.options.map(({ value }) => value))
  if (field.kind === 'text') return fc.constant('words')
  if (isNumber(field)) return anyOf(field)
  return fc.array(fc.record(Object.fromEntries(field.of.map((one) => [one.name, anyField(one)]))), {
    minLength: 1,
    maxLength: 3,
  })
}

const anyInput = (method: Method): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(Object.fromEntries(method.fields.map((field) => [field.name, anyField(field)])))
    // A base year after the amounts has no answer; it has a test of its own.
    .map(({ baseYear: _, ...input }) => input)

/** The fields that say which way the answer goes, with how to set each in an input. */
const movers = (method: Method) =>
  method.fields.flatMap((field) => {
    const of = field.kind === 'list' ? field.of : [field]
    return of.filter(isNumber).flatMap((inner) =>
      inner.moves === undefined
        ? []
        : [
            {
              inner,
              set: (input: Record<string, unknown>, value: unknown): Record<string, unknown> =>
                field.kind === 'list'
                  ? {
                      ...input,
                      [field.name]: (input[field.name] as readonly object[]).map((row, i) =>
                        i === 0 ? { ...row, [inner.name]: value } : row,
                      ),
                    }
                  : { ...input, [inner.name]: value },
            },
          ],
    )
  })

for (const method of methods)
  for (const { inner, set } of movers(method))
    test(`${method.key}: the answer goes ${inner.moves} with ${inner.name}, and a range of it holds the answers between`, () => {
      fc.assert(
        fc.property(anyInput(method), fc.array(anyOf(inner), { minLength: 3, maxLength: 3 }), (input, three) => {
          const [low = 0, central = 0, high = 0] = three.toSorted((a, b) => a - b)
          const values = [low, central, high].map((value) => answered(method, set(input, value)).value)
          const ordered = inner.moves === 'up' ? values : values.toReversed()
          assert.deepEqual(
            ordered,
            ordered.toSorted((a, b) => a - b),
          )
          const { range } = answered(method, set(input, { low, central, high }))
          if (range === null) return assert.equal(values[0], values[2])
          assert.ok(range.low <= Math.min(...values) && range.high >= Math.max(...values))
          assert.equal(range.central, values[1])
        }),
        { numRuns: 50 },
      )
    })

test('every method says where it comes from, what it leaves out, and what may be uncertain', () => {
  for (const method of methods) {
    assert.ok(method.sources.length > 0 && method.limits.length > 0 && method.examples.length > 0, method.key)
    assert.ok(movers(method).length > 0, `${method.key}: nothing may be uncertain`)
    assert.match(method.key, /^[a-z-]+$/)
  }
  assert.equal(new Set(methods.map(({ key }) => key)).size, methods.length)
})
