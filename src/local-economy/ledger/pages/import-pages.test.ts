// The pages of importing: each state has words of its own and a way onward, and nothing out of a file becomes markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, pence } from '../../../platform/kernel/index.ts'
import type { PageView } from '../../../platform/ui/index.ts'
import type { Mapping } from '../rules/types.ts'
import { heldRowsPage } from './held-rows.ts'
import { importFormPage } from './import-form.ts'
import type { TableShown } from './import-table.ts'
import { type UploadView, uploadPage } from './import-upload.ts'
import { uploadsPage } from './import-uploads.ts'
import { columnLetter, unusedWords } from './import-words.ts'
import { mappingFormPage } from './mapping-form.ts'
import { rowsPage } from './rows-list.ts'

const hostile = '<script>alert("x")</script>'
const place = { slug: 'near', name: 'Nearby' }

const mapping: Mapping = {
  version: 1,
  headerRow: 1,
  headerRows: 1,
  columns: {
    date: { column: 1, heading: hostile },
    supplier: { column: 2, heading: 'B' },
    amount: { column: 3, heading: 'C' },
  },
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'unknown',
  period: null,
}

const table: TableShown = {
  id: '0a',
  title: hostile,
  format: 'text',
  found: { encoding: 'mixed', byteOrderMark: true, delimiter: '\t', lineEnds: 'cr' },
  rows: 3,
  mapping,
  headings: [hostile, 'B', 'C', hostile],
  sample: [
    { row: { row: 2, line: 2, cells: ['1/4/2024', hostile, '1'] }, read: null },
    {
      row: { row: 3, line: 3, cells: [hostile, hostile, '1'] },
      read: { kind: 'held', reason: 'date-unreadable', pence: pence(100), values: {} },
    },
  ],
  questions: [],
  notLedger: null,
  doubtful: hostile,
  notes: [hostile],
  warnings: [hostile],
  counts: { source: 3, accepted: 1, held: 1, notData: 1 },
  amounts: { accepted: pence(100), held: pence(100), notData: pence(0) },
  heldReasons: [{ reason: 'date-unreadable', count: 1 }],
  period: { from: '2024-04-01' as Day, to: '2024-04-01' as Day },
  mappingFrom: 'remembered',
  rememberedOn: '3 May 2024',
  duplicate: null,
  readBy: 'reader',
  totals: { compared: 2, agreeing: 1, rows: [{ row: 3, pence: pence(100) }] },
}

const upload: UploadView = {
  place,
  upload: { id: 'u', publisher: hostile, fileName: hostile, bytes: 0, state: 'found', sentOn: 'today' },
  job: null,
  tables: [table],
  notTables: [{ title: hostile, reason: hostile }],
  overlaps: [{ batch: 'b', file: hostile, period: 'April', href: '/b' }],
  added: [{ href: '/b', title: hostile, accepted: 1, held: 0, pence: 100 }],
  others: 2,
}

const text = (view: PageView): string => view.main.toString()
const inState = (state: UploadView['upload']['state'], more: Partial<UploadView> = {}): string =>
  text(uploadPage({ ...upload, upload: { ...upload.upload, state }, ...more }))
const job = (state: 'waiting' | 'working' | 'failed' | 'cancelled') => ({ state, done: 0, words: hostile })

test('nothing out of a file becomes markup', () => {
  const typed = { choice: 'payment', date: hostile, supplier: hostile, amount: hostile, description: hostile }
  const pages = [
    ...(['looking', 'found', 'adding', 'done', 'refused'] as const).map((state) =>
      inState(state, { job: job('failed') }),
    ),
    text(importFormPage({ place, publishers: [hostile], waiting: 1, typed: { publisher: '+', other: hostile } })),
    text(
      uploadsPage({
        place,
        uploads: [{ id: 'u', fileName: hostile, publisher: hostile, state: 'found', sentOn: 'today', stopped: false }],
      }),
    ),
    text(
      mappingFormPage({
        ...{
          title: hostile,
          publisher: hostile,
          back: '/',
          action: '/',
          headings: [hostile],
          columns: 2,
          notLedger: hostile,
          headerRow: 1,
        },
        sample: [{ row: 2, line: 2, cells: [hostile, null] }],
        typed: {
          ...{ headerRows: '1', headerRow: hostile, dateOrder: '', decimals: 'point', amountBasis: 'net' },
          columns: Object.fromEntries(['date'].map((field) => [field, hostile])) as never,
          from: { day: hostile, month: '', year: '' },
          to: { day: '', month: '', year: '' },
        },
      }),
    ),
    text(
      heldRowsPage({
        ...{ title: hostile, at: '/', receipt: '/', reason: 'date-missing', mayCorrect: true, why: hostile },
        reasons: [{ reason: 'date-missing', count: 2, pence: 5 }],
        rows: [
          ...[1, 2].map((row) => ({
            ...({ row, line: row + 1, reason: 'date-missing', href: '/', typed } as const),
            cells: [{ heading: hostile, text: hostile }],
          })),
        ],
        group: { choice: 'payment', date: hostile, why: hostile },
        ...{ groupTakesADay: true, job: job('failed'), page: 1, pages: 1, links: {} },
      }),
    ),
    text(
      rowsPage({
        ...{ title: hostile, at: '/', receipt: '/', kind: null, page: 1, pages: 2, links: {} },
        counts: { all: 1, accepted: 1, held: 0, 'not-data': 0 },
        rows: [
          {
            ...{ row: 1, line: 1, kind: 'accepted', reason: null, day: null, pence: 1, href: '/' },
            ...{ supplier: hostile, cells: [hostile] },
          },
        ],
      }),
    ),
  ]
  for (const page of pages) {
    assert.ok(!page.includes('<script'), page)
    assert.ok(page.includes('&lt;script'))
  }
})

test('every state of a file that was sent has its words and a way onward', () => {
  assert.match(inState('looking', { job: job('waiting') }), /You can leave this page/)
  assert.match(inState('looking', { job: job('failed') }), /Nothing was added to the ledger.*Save it again as CSV/s)
  assert.match(inState('adding', { job: job('failed') }), /Nothing was added to the ledger.*add it again/s)
  assert.match(inState('looking', { job: job('cancelled') }), /Somebody stopped this/)
  assert.match(inState('adding', { job: job('working') }), /Adding to the ledger/)
  assert.match(inState('refused'), /Nothing in this file can be added/)
  assert.match(inState('found', { job: job('failed') }), /The last try did not work/)
  assert.match(inState('done', { added: [] }), /nothing was changed/)
  for (const state of ['looking', 'adding'] as const)
    for (const how of ['failed', 'cancelled'] as const)
      assert.match(inState(state, { job: job(how) }), /uploads\/[^"]*\/again".*Try again/s)
  for (const state of ['looking', 'adding', 'refused'] as const)
    assert.match(inState(state, { job: job('failed') }), /Throw this file away/)
  assert.equal(uploadPage({ ...upload, upload: { ...upload.upload, state: 'looking' } }).refresh, 2)
  assert.equal(uploadPage(upload).refresh, undefined)
})

test('a file is added only as far as its tables are ready', () => {
  const question = { about: 'dateOrder', words: 'Which first?', choices: [{ value: 'day', words: 'Day' }] } as const
  const asked = { ...table, id: '0b', questions: [question], counts: null, amounts: null }
  const duplicate = { ...table, id: '0c', duplicate: { href: '/b', file: 'b.csv', addedOn: '1 May 2024' } }
  assert.match(inState('found'), /Add to the ledger/)
  assert.match(inState('found'), /Put it in place of/)
  assert.doesNotMatch(inState('found', { tables: [asked] }), /<button[^>]*>\s*Add to the ledger/)
  const both = inState('found', { tables: [table, asked] })
  assert.match(both, /One table waits for your answer above/)
  assert.match(both, /name="dateOrder-0b"/)
  assert.match(both, /name="table"[^>]*value="0a"|value="0a"[^>]*name="table"|name="table" type="checkbox" value="0a"/)
  assert.doesNotMatch(both, /type="checkbox" value="0b"/)
  const twice = inState('found', { tables: [duplicate] })
  assert.match(twice, /This very file was added on 1 May 2024/)
  assert.match(twice, /nothing to add/)
  assert.match(inState('found', { tables: [{ ...table, notLedger: 'It lists contracts.' }] }), /It lists contracts\./)
  assert.match(inState('found'), /Read as last time, on 3 May 2024\./)
})

test('columns are named as spreadsheets name them, and what is not used is said', () => {
  assert.deepEqual([1, 26, 27, 52, 703].map(columnLetter), ['A', 'Z', 'AA', 'AZ', 'AAA'])
  assert.equal(unusedWords(['x', 'B', 'C', ' D  d '], mapping.columns), 'D: D d')
  assert.equal(unusedWords(['x', 'B', 'C'], mapping.columns), undefined)
})
