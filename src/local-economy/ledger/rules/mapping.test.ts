import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { cellsOf, readTable, sampleOf, taken } from '../../../../test/support/spend-tables.ts'
import { detect } from './detect.ts'
import { takeGiven } from './given.ts'
import { mappingJson, readMapping } from './mapping-file.ts'
import { fitMapping, signatureOf } from './remember.ts'
import { fieldNames, type Mapping } from './types.ts'

const column = fc.record({ column: fc.integer({ min: 1, max: 300 }), heading: fc.string() })
const mapping: fc.Arbitrary<Mapping> = fc.record({
  version: fc.constant(1 as const),
  headerRow: fc.integer({ min: 2, max: 60 }),
  headerRows: fc.constantFrom(1 as const, 2 as const),
  columns: fc
    .record({ supplier: column, amount: column })
    .chain((both) => fc.dictionary(fc.constantFrom(...fieldNames), column).map((others) => ({ ...others, ...both }))),
  dateOrder: fc.constantFrom('day-month-year' as const, 'month-day-year' as const, null),
  decimals: fc.constantFrom('point' as const, 'comma' as const),
  amountBasis: fc.constantFrom('net' as const, 'gross' as const, 'unknown' as const),
  period: fc.constantFrom(null, { from: '2024-04-01', to: '2024-06-30' } as never),
})

test('a mapping is read back from its JSON', () => {
  fc.assert(
    fc.property(mapping, (given) => {
      const back = readMapping(JSON.parse(JSON.stringify(mappingJson(given))))
      assert.ok(back.ok)
      assert.deepEqual(back.value, JSON.parse(JSON.stringify(given)))
    }),
  )
})

test('a mapping written by hand: columns by heading, number or letter', () => {
  const read = readMapping({
    columns: {
      supplier: 'Supplier Name',
      amount: 7,
      date: 'AA',
      reference: { column: 'C' },
      category: { heading: 'Type' },
    },
  })
  assert.ok(read.ok)
  assert.deepEqual(read.value.columns, {
    supplier: { column: 0, heading: 'Supplier Name' },
    amount: { column: 7, heading: '' },
    date: { column: 27, heading: '' },
    reference: { column: 3, heading: '' },
    category: { column: 0, heading: 'Type' },
  })
  assert.deepEqual([read.value.headerRow, read.value.decimals, read.value.amountBasis], [1, 'point', 'unknown'])
})

test('what is wrong with a mapping is said with its place', () => {
  const wrong = (json: unknown): string[] => {
    const read = readMapping(json)
    return read.ok ? [] : Object.keys(read.errors)
  }
  assert.deepEqual(wrong('x'), [''])
  assert.deepEqual(wrong({}), ['columns'])
  assert.deepEqual(wrong({ columns: {} }), ['columns.supplier', 'columns.amount'])
  assert.deepEqual(
    wrong({
      colums: 1,
      version: 2,
      headerRow: 0,
      headerRows: 3,
      columns: { supplier: {}, amount: 2, money: 1 },
      dateOrder: 'dmy',
      decimals: ',',
      amountBasis: 'nett',
      period: { from: '2024-02-30', to: 'x' },
    }),
    [
      'colums',
      'version',
      'headerRow',
      'headerRows',
      'columns.supplier',
      'columns.money',
      'dateOrder',
      'decimals',
      'amountBasis',
      'period',
    ],
  )
  fc.assert(fc.property(fc.jsonValue(), (json) => void readMapping(json)))
})

test('headings that differ only in case, signs and small slips have one signature', () => {
  const one = signatureOf(['Supplier Name', 'Net Amount (£)', 'Payment Date'])
  assert.equal(signatureOf(['supplier_name', 'NetAmount(œ)', ' Payment date: ', '']), one)
  assert.notEqual(signatureOf(['Supplier Name', 'Gross Amount', 'Payment Date']), one)
  assert.match(one, /^[0-9a-f]{16}$/)
})

const first = `
  Payee|Net|Gross|When
  Alder Ltd|100.00|120.00|03/04/2024`
const second = `
  Zedshire Council payments|||
  When|PAYEE|Gross|Net
  05/06/2024|Birch CIC|60.00|50.00`

test('a remembered mapping finds its columns in the next file by their headings', () => {
  const remembered: Mapping = {
    ...readTable(first).detected.mapping,
    columns: {
      supplier: { column: 1, heading: 'Payee' },
      amount: { column: 3, heading: 'Gross' },
      date: { column: 4, heading: 'When' },
    },
    dateOrder: 'day-month-year',
    period: { from: '2024-04-01', to: '2024-04-30' } as never,
  }
  const next = detect(sampleOf(cellsOf(second)))
  const fitted = fitMapping(remembered, next.headings, next.mapping)
  assert.deepEqual(fitted?.columns, {
    supplier: { column: 2, heading: 'PAYEE' },
    amount: { column: 3, heading: 'Gross' },
    date: { column: 1, heading: 'When' },
  })
  assert.deepEqual([fitted?.headerRow, fitted?.dateOrder, fitted?.period], [2, 'day-month-year', null])
  assert.equal(fitMapping(remembered, ['Payee', 'When'], next.mapping), undefined)
})

test('a mapping that somebody gave by headings is taken with its period', () => {
  const sample = sampleOf(cellsOf('Payee|Net\nAlder Ltd|100.00'))
  const given = readMapping({
    columns: { supplier: 'Payee', amount: 'Net' },
    period: { from: '2024-04-01', to: '2024-04-30' },
  })
  assert.ok(given.ok)
  const taken = takeGiven(given.value, sample, detect(sample))
  assert.ok(taken.ok)
  assert.deepEqual(taken.value.mapping.period, { from: '2024-04-01', to: '2024-04-30' })
  assert.equal(taken.value.mapping.columns.amount?.column, 2)
})

test('an order that a person gave stays where the dates leave it open', () => {
  assert.equal(readTable(first).detected.mapping.dateOrder, null)
  assert.deepEqual(taken(readTable(first)), { supplier: 'Payee', amount: 'Net', date: 'When' })
})
