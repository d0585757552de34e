import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Day } from '../../platform/kernel/index.ts'
import { areaCode, kindOfCode, nationOf, resolveCode } from './codes.ts'
import type { AreaChange } from './types.ts'

const change = (oldCode: string, newCode: string, changedOn: string | null = null): AreaChange => ({
  oldCode,
  newCode,
  changedOn: changedOn as Day | null,
  kind: 'replaced',
})

test('codes are told by their letters and digits', () => {
  assert.equal(areaCode(' e06000006 '), 'E06000006')
  assert.equal(areaCode('X06000006'), undefined)
  assert.equal(areaCode('E0600006'), undefined)
  for (const [code, kind] of [
    ['E06000006', 'district'],
    ['E07000001', 'district'],
    ['W06000001', 'district'],
    ['S12000033', 'district'],
    ['N09000001', 'district'],
    ['E05000001', 'ward'],
    ['E10000002', 'county'],
    ['E54000008', 'icb'],
    ['E92000001', 'other'],
    ['Z07000001', 'district'],
  ] as const)
    assert.equal(kindOfCode(code), kind, code)
  assert.equal(nationOf('S12000033'), 'Scotland')
})

test('an old code leads, step by step, to what stands for it today, with the date of the last step', () => {
  const changes = [change('A', 'B', '2019-04-01'), change('B', 'C', '2023-04-01')]
  assert.deepEqual(resolveCode('A', changes), { code: 'A', current: ['C'], changedOn: '2023-04-01', changed: true })
  assert.deepEqual(resolveCode('C', changes), { code: 'C', current: ['C'], changedOn: null, changed: false })
})

test('a code that was split has several', () => {
  const changes = [change('A', 'B', '2021-04-01'), change('A', 'C', '2021-04-01')]
  assert.deepEqual(resolveCode('A', changes).current, ['B', 'C'])
})

test('registers that contradict each other never hang, and always give at least one code', () => {
  const codes = fc.constantFrom('A', 'B', 'C', 'D', 'E')
  const changes = fc.array(
    fc.tuple(codes, codes).map(([a, b]) => change(a, b)),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(codes, changes, (code, all) => {
      const { current } = resolveCode(code, all)
      assert.ok(current.length > 0)
      // What it gives has itself nothing newer, unless it is the code that leads round in a circle.
      for (const one of current) assert.ok(one === code || !all.some((c) => c.oldCode === one && c.newCode !== one))
    }),
  )
})
