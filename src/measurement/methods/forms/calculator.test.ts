import assert from 'node:assert/strict'
import { test } from 'node:test'
import { methodByKey, methods } from '../rules/all.ts'
import { run } from '../rules/run.ts'
import { calculatorForm, exampleTyped, typedIn } from './calculator.ts'

const method = (key: string) => methodByKey(key) ?? assert.fail(key)

for (const each of methods)
  test(`the examples of ${each.key} come out of the form as they do from JSON`, () => {
    for (const { title, input, value, inPounds } of each.examples) {
      const read = calculatorForm(each, exampleTyped(each, input))
      assert.ok(read.ok, `${title}: ${JSON.stringify(read.ok ? {} : read.errors)}`)
      const answer = run(each, read.value)
      assert.ok(answer.kind === 'answer')
      assert.equal(inPounds ? Math.round(answer.value / 100) * 100 : answer.value, value, title)
    }
  })

test('money is typed in pounds, shares as percent, and three numbers are a range', () => {
  const typed = {
    'outcomes-1-quantity': '10 / 20 / 30',
    'outcomes-1-proxy': '£1,500.50',
    'outcomes-1-deadweight': '25%',
    'outcomes-1-years': '1',
    convention: 'first-year-undiscounted',
  }
  const read = calculatorForm(method('sroi'), typed)
  assert.ok(read.ok)
  const answer = run(method('sroi'), read.value)
  assert.ok(answer.kind === 'answer')
  assert.deepEqual(answer.range, { low: 1_125_375, central: 2_250_750, high: 3_376_125 })
})

test('what is wrong is named by its field in the form', () => {
  const read = calculatorForm(method('sroi'), {
    'outcomes-1-quantity': 'ten',
    'outcomes-1-proxy': '1.005',
    'outcomes-1-years': '2.5',
    'outcomes-2-title': 'Only words',
    rate: '10 / 20',
  })
  assert.ok(!read.ok)
  assert.deepEqual(Object.keys(read.errors).toSorted(), [
    'convention',
    'outcomes-1-proxy',
    'outcomes-1-quantity',
    'outcomes-1-years',
    'outcomes-2-proxy',
    'outcomes-2-quantity',
    'outcomes-2-years',
    'rate',
  ])
  const none = calculatorForm(method('sroi'), { convention: 'end-of-year' })
  assert.deepEqual(none.ok ? {} : none.errors, { 'outcomes-1-title': 'Outcomes: give at least 1.' })
})

test('what does not belong to the form is passed over', () => {
  assert.deepEqual(typedIn(method('wellby'), { people: '3', colour: 'red', points: ['1'] }), {
    ok: true,
    value: { people: '3' },
  })
  assert.equal(typedIn(method('wellby'), { colour: 'red' }).ok, false)
})
