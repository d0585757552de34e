// The forms of the ledger: what was typed becomes what is asked for, or words beside the field.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Day } from '../../../platform/kernel/index.ts'
import type { BatchId } from '../rules/records.ts'
import { fieldNames, type Mapping } from '../rules/types.ts'
import { addForm, type TableChosen } from './add.ts'
import { groupForm, groupTyped, heldForm, heldTyped } from './held.ts'
import { importForm, importTyped } from './import.ts'
import { answersFor, mappingForm, mappingShown, mappingTyped, type TableKnown } from './mapping.ts'

const mapping: Mapping = {
  version: 1,
  headerRow: 2,
  headerRows: 1,
  columns: {
    date: { column: 1, heading: 'Date' },
    supplier: { column: 2, heading: 'Paid to' },
    amount: { column: 4, heading: 'Net' },
  },
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'net',
  period: null,
}
const known: TableKnown = {
  mapping,
  headings: ['Date', 'Paid to', 'For', 'Net', 'Gross'],
  rows: 20,
  columns: 5,
  sample: [{ row: 3, line: 3, cells: ['1/2/2024', 'A', 'B', '1', '2'] }],
}

test('a form that nobody touched gives the mapping it showed', () => {
  const columns = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 5 })
  const orders = fc.constantFrom('day-month-year', 'month-day-year', 'year-month-day', null)
  fc.assert(
    fc.property(columns, orders, fc.boolean(), (numbers, dateOrder, dated) => {
      const fields = dated ? fieldNames : fieldNames.filter((field) => field !== 'date')
      const named = numbers.map((column, i) => [fields[i], { column, heading: known.headings[column - 1] }])
      const given: Mapping = {
        ...mapping,
        columns: Object.fromEntries(named),
        dateOrder: dated ? dateOrder : null,
        period: dated ? null : { from: '2024-04-01' as Day, to: '2024-04-30' as Day },
      }
      const shown = mappingShown(given)
      assert.deepEqual(mappingTyped({}, given), shown)
      assert.deepEqual(mappingForm(shown, { ...known, mapping: given }), { ok: true, value: given })
    }),
  )
})

test('the mapping form says what is wrong with each field', () => {
  const errorsFor = (body: Readonly<Record<string, string>>) => {
    const read = mappingForm(mappingTyped(body, mapping), known)
    return read.ok ? [] : Object.keys(read.errors)
  }
  assert.deepEqual(errorsFor({ headerRow: '' }), ['headerRow'])
  assert.deepEqual(errorsFor({ headerRow: '21' }), ['headerRow'])
  assert.deepEqual(errorsFor({ headerRows: '2', headerRow: '1' }), ['headerRow'])
  assert.deepEqual(errorsFor({ headerRows: '0', headerRow: 'x' }), [])
  assert.deepEqual(errorsFor({ 'column-supplier': '' }), ['column-supplier'])
  assert.deepEqual(errorsFor({ 'column-amount': '6' }), ['column-amount'])
  assert.deepEqual(errorsFor({ 'column-amount': '2' }), ['column-amount'])
  assert.deepEqual(errorsFor({ dateOrder: 'sideways', decimals: '', amountBasis: '' }), [
    'dateOrder',
    'decimals',
    'amountBasis',
  ])
  assert.deepEqual(errorsFor({ 'column-date': '' }), ['from', 'to'])
  assert.deepEqual(errorsFor({ 'column-date': '', from: '2024-05-01', to: '2024-04-01' }), ['to'])
  assert.deepEqual(errorsFor({ 'column-date': '', 'from-day': '31', 'from-month': '2', 'from-year': '2024' }), [
    'from',
    'to',
  ])
})

test('an answer on the page of the file changes that one thing of that one table', () => {
  const body = answersFor({ 'dateOrder-t1': 'month-day-year', 'decimals-t2': 'comma' }, 't1')
  const read = mappingForm(mappingTyped(body, mapping), known)
  assert.deepEqual(read, { ok: true, value: { ...mapping, dateOrder: 'month-day-year' } })
  const supplier = mappingForm(mappingTyped(answersFor({ 'columns-t1': '3' }, 't1'), mapping), known)
  assert.ok(supplier.ok)
  assert.deepEqual(supplier.value.columns.supplier, { column: 3, heading: 'For' })
  const period = { 'column-date': '', 'period-t1': '2024-04-01/2024-04-30' }
  const dated = mappingForm(mappingTyped(answersFor(period, 't1'), mapping), known)
  assert.ok(dated.ok)
  assert.deepEqual(dated.value.period, { from: '2024-04-01', to: '2024-04-30' })
})

test('where the headings move, a column’s heading is read from the sample', () => {
  const sample = [
    { row: 2, line: 2, cells: ['Date', 'Paid', null, 'Net', null] },
    { row: 3, line: 3, cells: [null, 'to', null, 'pounds', null] },
  ]
  const read = mappingForm(mappingTyped({ headerRow: '3', headerRows: '2' }, mapping), { ...known, sample })
  assert.ok(read.ok)
  assert.deepEqual(read.value.columns.supplier, { column: 2, heading: 'Paid to' })
  assert.equal(read.value.headerRows, 2)
})

test('a publisher is chosen or named; files are there and not empty', () => {
  const file = { field: 'file', name: 'a.csv', bytes: 3 }
  const read = (body: Readonly<Record<string, string>>, files = [file], publishers = ['Old']) => {
    const form = importForm(importTyped(body), files, publishers)
    return form.ok ? form.value.publisher : Object.keys(form.errors).sort()
  }
  assert.equal(read({ publisher: 'Old' }), 'Old')
  assert.equal(read({ publisher: '+', other: ' New  Council ' }), 'New Council')
  assert.equal(read({ other: 'First' }, [file], []), 'First')
  assert.deepEqual(read({}), ['file', 'publisher'])
  assert.deepEqual(read({ publisher: '+' }), ['file', 'other'])
  assert.deepEqual(read({ publisher: 'Old' }, []), ['file'])
  assert.deepEqual(read({ publisher: 'Old' }, [{ ...file, bytes: 0 }]), ['file'])
  assert.deepEqual(read({ publisher: '+', other: 'x'.repeat(201) }), ['file', 'other'])
})

const day = '2024-04-01' as Day
const table = (batch: string, overlaps: readonly string[] = []): TableChosen => ({
  batch: batch as BatchId,
  notLedger: null,
  duplicateOf: null,
  overlaps: overlaps.map((one) => ({ batch: one as BatchId, file: 'old.csv', from: day, to: day })),
})

test('adding asks which tables, and whether an earlier file about the same days stays', () => {
  const [a, b] = [table('a'), table('b', ['old'])]
  assert.deepEqual(addForm({}, [a]), { ok: true, value: {} })
  assert.deepEqual(addForm({ asked: 'tables', table: ['a'] }, [a, b]), {
    ok: true,
    value: { without: ['b' as BatchId] },
  })
  assert.ok('table' in (addForm({ asked: 'tables' }, [a, b]) as { errors: object }).errors)
  assert.ok('replaces' in (addForm({}, [a, b]) as { errors: object }).errors)
  assert.ok('replaces' in (addForm({ replaces: 'another' }, [b]) as { errors: object }).errors)
  assert.deepEqual(addForm({ replaces: 'beside' }, [b]), { ok: true, value: {} })
  assert.deepEqual(addForm({ replaces: 'old' }, [b]), { ok: true, value: { replaces: 'old' as BatchId } })
})

test('held rows: only what was chosen is sent, the day first; a change without a choice is asked about', () => {
  const body = {
    row: ['5', '6', '7'],
    'choice-5': 'payment',
    'date-5': '3/4/2024',
    'supplier-5': 'Cedar',
    'amount-5': '1.00',
    'choice-6': 'not-data',
    why: 'asked',
  }
  const typed = heldTyped(body)
  const empty = { date: '', supplier: '', amount: '', description: '' }
  const read = heldForm(typed, new Map([[7, empty]]))
  assert.deepEqual(read, {
    ok: true,
    value: [
      { row: 5, why: 'asked', values: { date: '2024-04-03', supplier: 'Cedar', amount: '1.00', description: '' } },
      { row: 6, why: 'asked', notData: 'note' },
    ],
  })
  const changed = heldForm(heldTyped({ row: '7', 'amount-7': '9' }), new Map([[7, empty]]))
  assert.deepEqual(Object.keys((changed as { errors: object }).errors), ['choice-7'])
  const bare = heldForm(heldTyped({ row: '7', 'choice-7': 'payment' }), new Map())
  assert.deepEqual(Object.keys((bare as { errors: object }).errors), ['date-7', 'supplier-7', 'amount-7'])
  assert.ok('' in (heldForm(heldTyped({ row: ['x', '-1'] }), new Map()) as { errors: object }).errors)
})

test('one answer for many rows needs a choice and a reason; a day only where a day is missing', () => {
  const read = (body: Readonly<Record<string, string>>) => groupForm(groupTyped({ reason: 'date-missing', ...body }))
  assert.deepEqual(Object.keys((read({}) as { errors: object }).errors), ['group-choice', 'group-why'])
  assert.deepEqual(read({ 'group-choice': 'not-data', 'group-why': 'totals' }), {
    ok: true,
    value: { why: 'totals', notData: true },
  })
  const dated = { 'group-choice': 'payment', 'group-date': '30/04/2024', 'group-why': 'of April' }
  assert.deepEqual(read(dated), { ok: true, value: { why: 'of April', date: '2024-04-30' } })
  assert.ok(!read({ ...dated, reason: 'amount-missing' }).ok)
  assert.deepEqual(Object.keys((read({ ...dated, 'group-date': '' }) as { errors: object }).errors), ['group-date'])
})
