// The laboratory: what it finds of each formula, and the report that a tender keeps.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pence } from '../../../platform/kernel/index.ts'
import type { ChosenFormula, Criteria } from '../../rules/criteria.ts'
import { exactly, fraction } from '../../rules/fraction.ts'
import { laboratory, madeUpBids } from './laboratory.ts'
import { priceLaboratory } from './price-laboratory.ts'

const scale = [0, 1, 2, 3, 4, 5].map((score) => ({ score, words: '' }))
const question = { words: '', wordLimit: 0, goodEvidence: '', scale, passMark: null, commitments: [] }
const criteriaWith = (formula: ChosenFormula | null): Criteria => [
  { ...{ id: 'quality', title: 'Quality', kind: 'quality', weight: 4_500, children: [] }, question, formula: null },
  {
    ...{ id: 'sv', title: 'Social value', kind: 'social-value', weight: 1_500, children: [] },
    question,
    formula: null,
  },
  { ...{ id: 'price', title: 'Price', kind: 'price', weight: 4_000, children: [] }, question: null, formula },
]
const absolute: ChosenFormula = { name: 'absolute', parameters: { floor: 60_000_000, ceiling: 110_000_000 } }
const reportOf = (formula: ChosenFormula, given: Parameters<typeof laboratory>[1] = {}) => {
  const answer = laboratory(criteriaWith(formula), given)
  return answer.kind === 'value' ? answer.value : assert.fail(JSON.stringify(answer))
}
const warnings = (trial: ReturnType<typeof reportOf>['chosen']) =>
  trial.findings.filter(({ severity }) => severity === 'warning').map((one) => one.test)

test('the chosen formula stands beside every other, tried on the same bids', () => {
  const { chosen, others, bids, madeUp } = reportOf(absolute)
  assert.deepEqual([chosen.formula.name, chosen.chosen, others.length, madeUp], ['absolute', true, 5, true])
  assert.deepEqual(bids, madeUpBids(pence(85_000_000)))
  for (const { result } of [chosen, ...others]) assert.equal(result.kind, 'value')
})

test('the absolute formula has no warning; those that look at other bids have theirs', () => {
  const { chosen, others } = reportOf(absolute)
  assert.deepEqual(warnings(chosen), [])
  const of = (name: string) => warnings(others.find(({ formula }) => formula.name === name) ?? assert.fail(name))
  assert.ok(of('relative-to-lowest').includes('goldilocks'))
  assert.ok(of('spread').includes('tie'))
  assert.ok(of('spread').includes('outlier'))
})

test('what social value is worth in pounds follows from the range and the weights', () => {
  const { chosen, others } = reportOf(absolute)
  // £500,000 over 40 marks: £12,500 for one.
  assert.equal(chosen.worth.mark.kind === 'value' && exactly(chosen.worth.mark.value), '1250000')
  assert.equal(chosen.worth.socialValue && exactly(chosen.worth.socialValue.pence), '18750000')
  assert.deepEqual(
    chosen.worth.criteria.map(({ criterion, step }) => [criterion, exactly(step)]),
    [
      ['quality', '11250000'],
      ['sv', '3750000'],
    ],
  )
  // Quality in pounds is given the same trade: 60 marks are a hundred points.
  const pounds = others.find(({ formula }) => formula.name === 'quality-to-price')
  assert.deepEqual(pounds?.parameters, { perPoint: 750_000 })
  assert.equal(pounds?.worth.mark.kind === 'value' && exactly(pounds.worth.mark.value), '1250000')
})

test('bids that came before are tried as they were, and the losing one that decides is named', () => {
  const bids = [
    ['X', 11_000, 95],
    ['Y', 6_500, 65],
    ['Z', 3_000, 10],
  ].map(([bid, price, quality]) => ({
    ...{ bid: String(bid), price: pence(Number(price)), quality: fraction(Number(quality)) },
  }))
  const half: Criteria = criteriaWith({ name: 'relative-to-lowest', parameters: {} }).map((one) =>
    one.id === 'sv' ? { ...one, weight: 500 } : one.id === 'price' ? { ...one, weight: 5_000 } : one,
  )
  const answer = laboratory(half, { bids })
  assert.ok(answer.kind === 'value')
  const { chosen, madeUp } = answer.value
  assert.equal(madeUp, false)
  assert.ok(chosen.findings.some(({ words }) => words.startsWith('Take Z away, and Y is in front')))
})

test('a bid outside the published range is said', () => {
  const { chosen } = reportOf(absolute, { expected: pence(100_000_000) })
  assert.ok(
    chosen.findings.some(
      ({ test: of, words }) => of === 'range' && words.includes('(Dearer and good and Dear and no better)'),
    ),
  )
})

test('without a price there is nothing to test', () => {
  assert.equal(laboratory(criteriaWith(null)).kind, 'not-applicable')
  assert.deepEqual(priceLaboratory.report(criteriaWith(null), absolute).sentences, [
    'No criterion is price with a formula, so there is nothing to test.',
  ])
})

for (const { name, parameters } of priceLaboratory.formulas)
  test(`a tender keeps a report on ${name} in words and tables that hold together`, () => {
    const given = Object.fromEntries(
      parameters.map((one) => [
        one.name,
        one.name === 'ceiling' ? 110_000_000 : one.unit === 'pence' ? 750_000 : 5_000,
      ]),
    )
    const formula = { name, parameters: given }
    assert.equal(priceLaboratory.wrongWith(formula), undefined)
    const report = priceLaboratory.report(criteriaWith(formula), formula)
    assert.equal(report.formula.name, name)
    assert.ok(report.sentences.length > 1)
    assert.equal(report.tables.at(-1)?.rows.length, 6)
    for (const { columns, rows } of report.tables) for (const row of rows) assert.equal(row.length, columns.length)
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report)
  })
