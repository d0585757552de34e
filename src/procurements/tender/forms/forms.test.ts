import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { templateNamed } from '../rules/templates.ts'
import { emptyQuestion, placedIn } from '../rules/tree.ts'
import { documentProblems } from './amend.ts'
import { conditionsForm, conditionsTyped } from './conditions.ts'
import { criteriaForm, criteriaOf, fieldOf } from './criteria.ts'
import { formulaForm, parameterField } from './formula.ts'
import { momentIn, momentOf, timeField } from './moment.ts'
import { questionForm, questionOf, questionTyped } from './question.ts'

const tree = templateNamed('quality-60')?.criteria({ priorities: [], measures: [] }) ?? []

test('a tree that is kept as it was shown is the same tree', () => {
  const body = Object.fromEntries([
    ['do', 'keep'],
    ...Object.entries(criteriaOf(tree)).flatMap(([id, typed]) =>
      Object.entries(typed).map(([part, text]) => [fieldOf(id, part as 'title'), text]),
    ),
  ])
  const read = criteriaForm(body, criteriaOf(tree))
  assert.ok(read.ok)
  assert.deepEqual(read.value(tree), tree)
})

test('weights are percentages with at most two decimals, and any such weight comes back as it was typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (weight) => {
      const typed = { ...criteriaOf(tree), cost: { title: 'Cost', kind: 'price', weight: String(weight / 100) } }
      const read = criteriaForm({ do: 'keep' }, typed)
      assert.ok(read.ok)
      assert.equal(
        placedIn(read.value(tree)).find(({ criterion }) => criterion.id === 'cost')?.criterion.weight,
        weight,
      )
    }),
  )
  for (const weight of ['', '-1', '101', '60.123', 'half', '1e2']) {
    const read = criteriaForm({ do: 'keep' }, { ...criteriaOf(tree), cost: { title: 'Cost', kind: 'price', weight } })
    assert.deepEqual(read.ok ? [] : Object.keys(read.errors), ['weight-cost'], weight)
  }
})

test('a question that is kept as it was shown is the same question, with the lowest score first', () => {
  const question = { ...emptyQuestion, words: 'How?', passMark: 2 }
  const typed = questionOf(question, 1)
  const body = Object.fromEntries([
    ...Object.entries({ words: typed.words, wordLimit: typed.wordLimit, passMark: typed.passMark }),
    ...typed.scale.toReversed().flatMap(({ score, words }, i) => [
      [`score-${i + 1}`, score],
      [`step-${i + 1}`, words],
    ]),
  ])
  const read = questionForm(questionTyped(body), [], [])
  assert.ok(read.ok)
  assert.deepEqual({ ...read.value, relates: undefined }, { ...question, relates: undefined })
  const wrong = questionForm({ ...typed, commitments: ['gone'], serves: ['gone'], wordLimit: '0', scale: [] }, [], [])
  assert.deepEqual(wrong.ok ? [] : Object.keys(wrong.errors).toSorted(), [
    'commitments',
    'score-1',
    'serves',
    'wordLimit',
  ])
})

test('a condition keeps its id, and a new one gets one of its own', () => {
  const typed = (rows: readonly (readonly [string, string])[]) =>
    conditionsTyped(
      Object.fromEntries(
        rows.flatMap(([id, title], i) => [
          [`condition-${i + 1}-id`, id],
          [`condition-${i + 1}-title`, title],
          [`condition-${i + 1}-words`, 'So'],
        ]),
      ),
    )
  const read = conditionsForm(
    typed([
      ['', 'New'],
      ['k1', 'Old'],
      ['k1', 'Twice'],
      ['../x', 'Odd'],
    ]),
  )
  assert.ok(read.ok)
  const ids = read.value.map(({ id }) => id)
  assert.equal(new Set(ids).size, 4)
  assert.equal(ids[1], 'k1')
  assert.ok(ids.every((id) => /^k\d+$/.test(id)))
})

test('a moment comes back as it was shown, in summer and in winter', () => {
  for (const at of ['2027-01-20T12:00:00Z', '2027-07-20T11:30:00Z', '2027-03-28T09:00:00Z']) {
    const { day, time } = momentOf(new Date(at))
    const body = { 'x-day': day.day, 'x-month': day.month, 'x-year': day.year, [timeField('x')]: time }
    assert.equal((momentIn(body, 'x') as Date).toISOString(), new Date(at).toISOString())
  }
  // An hour that clocks skip in spring.
  assert.equal(momentIn({ 'x-day': '28', 'x-month': '3', 'x-year': '2027', [timeField('x')]: '1:30' }, 'x'), 'wrong')
  assert.equal(momentIn({}, 'x'), null)
  assert.equal(momentIn({ [timeField('x')]: '12:00' }, 'x'), 'wrong')
})

test('a document is told by its content', () => {
  assert.deepEqual(documentProblems('Plan', { kind: 'pdf' }), {})
  assert.deepEqual(Object.keys(documentProblems('', undefined)), ['title', 'file'])
  for (const kind of ['empty', 'zip', 'unknown', 'gzip', 'old-office'])
    assert.deepEqual(Object.keys(documentProblems('Plan', { kind })), ['file'], kind)
})

test('a formula is read in pounds and kept in pence', () => {
  const offered = [
    {
      ...{ name: 'absolute', title: '', words: '' },
      parameters: [
        { name: 'floor', label: '', hint: '', unit: 'pence' as const },
        { name: 'part', label: '', hint: '', unit: 'share' as const },
      ],
    },
  ]
  const typed = (floor: string, part: string) => ({
    ...{ formula: 'absolute', edition: '1' },
    parameters: { [parameterField('absolute', 'floor')]: floor, [parameterField('absolute', 'part')]: part },
  })
  assert.deepEqual(formulaForm(typed('1,200.50', '12.5'), offered), {
    ...{ ok: true, value: { name: 'absolute', parameters: { floor: 120_050, part: 1250 } } },
  })
  const wrong = formulaForm(typed('', '101'), offered)
  assert.deepEqual(wrong.ok ? [] : Object.keys(wrong.errors), ['absolute-floor', 'absolute-part'])
  assert.ok(!formulaForm({ ...typed('1', '1'), formula: 'other' }, offered).ok)
})
