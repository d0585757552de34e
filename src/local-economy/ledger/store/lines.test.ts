import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { listsOf, tableOf } from '../../../../test/support/batch-room.ts'
import {
  at,
  checkAgainstRules,
  headings,
  mapping,
  newBatch,
  rows,
  written,
} from '../../../../test/support/lines-made.ts'
import { file, query } from '../../../platform/analytics/index.ts'
import type { Day } from '../../../platform/kernel/index.ts'
import type { Mapping } from '../rules/types.ts'
import { writeLines } from './lines.ts'
import { stageTable } from './stage.ts'

test('the fast lane says what the rules say, and nothing is lost or doubled', async (t) => {
  const [writing] = await newBatch(t)
  let fast = 0
  let read = 0
  await fc.assert(
    fc.asyncProperty(rows, async (body) => {
      const found = await written(writing, [headings, ...body])
      await checkAgainstRules(writing, found)
      fast += found.fast
      read += found.counts.source
    }),
    { numRuns: 40 },
  )
  assert.ok(fast > read / 4 && fast < read, `${fast} of ${read} rows went the fast lane`)
})

test('so it does in a file without a date column, without a header, with decimal commas', async (t) => {
  const [writing] = await newBatch(t)
  const { date: _, ...undated } = mapping.columns
  const period = { from: '2024-04-01' as Day, to: '2024-04-30' as Day }
  const others: readonly [Mapping, readonly string[]][] = [
    [{ ...mapping, columns: undated, dateOrder: null, period }, headings],
    [{ ...mapping, headerRow: null, headerRows: 0 }, []],
    [{ ...mapping, decimals: 'comma' }, headings],
    [{ ...mapping, headerRow: 3, headerRows: 2 }, headings],
    [{ ...mapping, columns: { ...mapping.columns, postcode: at(40) } }, headings],
  ]
  const samples = fc.sample(rows, { numRuns: 4, seed: 7 })
  for (const [read, heads] of others)
    for (const body of samples) {
      const found = await written(writing, [headings, ...body], { mapping: read, headings: heads })
      await checkAgainstRules(writing, found, read, heads)
    }
})

test('many odd rows and many spellings of dates come out in order as well', async (t) => {
  const [writing] = await newBatch(t)
  const body = Array.from({ length: 12_000 }, (_, i) => {
    const clock = `${String(Math.floor(i / 60) % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:${String(i % 59).padStart(2, '0')}`
    return [
      `0${1 + (i % 9)}/04/2024 ${clock}`,
      i % 7 === 0 ? ` Odd ${i % 50}` : `Plain ${i % 50}`,
      `${i}.25`,
      '',
      'x',
      `${i}`,
    ]
  })
  const told: [string, number, number][] = []
  const { columns } = await stageTable(writing, tableOf([headings, ...body], 1000), 'b1')
  const found = await writeLines(
    writing,
    { batch: 'b1', part: 'p1', mapping, headings, columns },
    async (...step) => void told.push(step),
  )
  assert.ok(found.fast > 10_000 && found.fast < 12_000, String(found.fast))
  await checkAgainstRules(writing, found)
  assert.deepEqual([...new Set(told.map(([step]) => step))], ['dates', 'rows', 'lines', 'sums'])
  assert.ok(told.every(([, done, of]) => done >= 0 && done <= of && of === 12_001))
})

test('odd rows anywhere in a long file come out in their places, few or many', async (t) => {
  const [writing] = await newBatch(t)
  for (const every of [2, 37, 4095, 4096, 4097, 12_999]) {
    const body = Array.from({ length: 13_000 }, (_, i) => [
      '01/04/2024',
      i % every === every - 1 ? `  Odd  ${i}` : `Plain ${i % 50}`,
      i % 3 === 0 ? `(£${i}.25)` : `${i}.25`,
    ])
    const found = await written(writing, [headings, ...body])
    assert.equal(found.fast, 13_000 - Math.floor(13_000 / every))
    await checkAgainstRules(writing, found)
  }
})

test('a long file that begins plain is written at once, and again where it does not stay so', async (t) => {
  const [writing] = await newBatch(t)
  for (const odd of [[], [31_100], [5], [5, 31_100]]) {
    const body = Array.from({ length: 31_200 }, (_, i) => [
      `0${1 + (i % 9)}/04/2024`,
      odd.includes(i) ? `  Odd  ${i}` : `Plain ${i % 50}`,
      `${i}.25`,
    ])
    const found = await written(writing, [['Payments'], headings, ...body], {
      mapping: { ...mapping, headerRow: 2, headerRows: 1 },
    })
    assert.equal(found.fast, 31_200 - odd.length)
    await checkAgainstRules(writing, found, { ...mapping, headerRow: 2, headerRows: 1 })
  }
})

test('totals are handed over with the sums above them, accepted and held', async (t) => {
  const [writing] = await newBatch(t)
  const line = (amount: string, date = '01/04/2024') => [date, 'Mere Care Ltd', amount]
  const found = await written(writing, [
    headings,
    line('10.00'),
    line('5.50', 'no date'),
    ['', 'Total', '15.50'],
    line('-2.00'),
    line('REDACTED'),
    ['Grand Total', '', '13.50'],
  ])
  assert.deepEqual(found.totals, [
    { row: 4, pence: 1550, sinceStart: 1550, sinceLast: 1550 },
    { row: 7, pence: 1350, sinceStart: 1350, sinceLast: -200 },
  ])
  assert.deepEqual(found.counts, { source: 7, accepted: 2, held: 2, notData: 3 })
  assert.deepEqual(found.amounts, { accepted: 800, held: 550, notData: 2900 })
  assert.deepEqual(found.held, { 'date-unreadable': 1, 'amount-withheld': 1 })
  assert.deepEqual(found.period, { from: '2024-04-01', to: '2024-04-01' })
})

test('more totals than are asked about at once', async (t) => {
  const [writing] = await newBatch(t)
  const body = Array.from({ length: 130 }, (_, i) => [
    ['01/04/2024', 'Mere Care Ltd', `${i}.01`],
    ['', 'Total', `${i}.01`],
  ]).flat()
  const { totals } = await written(writing, [headings, ...body])
  assert.equal(totals.length, 130)
  assert.ok(totals.every(({ sinceLast, pence }) => sinceLast === pence))
  assert.equal(
    totals.at(-1)?.sinceStart,
    totals.reduce((sum, { pence }) => sum + pence, 0),
  )
})

test('a file without one accepted row has its files all the same', async (t) => {
  const [writing] = await newBatch(t)
  for (const body of [[], [['', 'nothing', '']], [[''], ['']]]) {
    const found = await written(writing, [headings, ...body])
    assert.equal(found.period, null)
    await checkAgainstRules(writing, found)
  }
  assert.deepEqual((await readdir(join(writing.folder, 'b1', 'p1'))).sort(), [
    'categories.parquet',
    'lines.parquet',
    'months.parquet',
    'postcodes.parquet',
    'suppliers.parquet',
  ])
})

test('rows with more cells than there are headings, and a thousand columns', async (t) => {
  const [writing] = await newBatch(t)
  const wide = Array.from({ length: 988 }, (_, i) => `h${i}`)
  const body = ['01/04/2024', 'Mere Care Ltd', '5.00']
  const found = await written(writing, [headings, body, [...body, ...wide], body])
  assert.equal(found.counts.source, 4)
  await checkAgainstRules(writing, found)
  const all = await written(writing, [[...headings, ...wide], [...body, ...wide], body], {
    headings: [...headings, ...wide],
  })
  assert.equal(all.fast, 1)
  await checkAgainstRules(writing, all, mapping, [...headings, ...wide])
})

test('the roll-ups say month, category, postcode, and supplier by financial year and spelling', async (t) => {
  const [writing] = await newBatch(t)
  const line = (date: string, name: string, pounds: string, category = '', postcode = '') => [
    date,
    name,
    pounds,
    category,
    '',
    '',
    '',
    '',
    postcode,
  ]
  await written(writing, [
    headings,
    line('31/03/2024', 'Mere Care Ltd', '1.00', 'Care', 'ZX1 1AA'),
    line('01/04/2024', 'MERE CARE LTD', '2.00', '', ''),
    line('30/04/2024', 'Mere Care Ltd', '4.00', 'Care', 'ZX1 1AA'),
    line('30/04/2024', 'Straße AG', '8.00'),
  ])
  const rollUp = (name: string) =>
    listsOf(writing, query`select * exclude (batch) from read_parquet(${file('b1', 'p1', `${name}.parquet`)})`)
  assert.deepEqual(await rollUp('months'), [
    ['2024-03-01', 1, 100],
    ['2024-04-01', 3, 1400],
  ])
  assert.deepEqual(await rollUp('categories'), [
    ['2024-03-01', 'Care', 1, 100],
    ['2024-04-01', 'Care', 1, 400],
    ['2024-04-01', null, 2, 1000],
  ])
  assert.deepEqual(await rollUp('postcodes'), [
    ['2024-03-01', 'ZX11AA', 1, 100],
    ['2024-04-01', 'ZX11AA', 1, 400],
    ['2024-04-01', null, 2, 1000],
  ])
  const suppliers = query`select normal, supplier, year, lines, pence from read_parquet(${file('b1', 'p1', 'suppliers.parquet')})`
  const [mere, street] = ['MERE CARE LTD', 'STRAßE AG']
  assert.deepEqual(await listsOf(writing, suppliers), [
    [mere, mere, 0, 1, 200],
    [mere, 'Mere Care Ltd', 0, 2, 500],
    [street, 'Straße AG', 0, 1, 800],
    [mere, 'Mere Care Ltd', 2023, 1, 100],
    [mere, mere, 2024, 1, 200],
    [mere, 'Mere Care Ltd', 2024, 1, 400],
    [street, 'Straße AG', 2024, 1, 800],
  ])
  const { keys } = await writing.one<{ keys: number }>(
    query`select count(distinct supplier_key) as keys from read_parquet(${file('b1', 'p1', 'suppliers.parquet')})`,
  )
  assert.equal(keys, 2)
})

test('a reading that was broken off leaves a folder that the next one clears', async (t) => {
  const [writing, room] = await newBatch(t)
  const body = Array.from({ length: 400 }, (_, i) => ['01/04/2024', ` Odd ${i}`, '1.00'])
  const { columns } = await stageTable(writing, tableOf([headings, ...body]), 'b1')
  const request = { batch: 'b1', part: 'p1', mapping, headings, columns }
  const broken = writeLines(writing, request, async (step) => {
    if (step === 'sums') throw new Error('the power went')
  })
  await assert.rejects(broken, /the power went/)
  await writing.close()
  const again = await room.writing('b1')
  const found = await writeLines(again, request)
  assert.equal(found.counts.source, 401)
  await checkAgainstRules(again, found)
})

test('rules that lose a row, or say it twice, are found out', async (t) => {
  const [writing] = await newBatch(t)
  const { columns } = await stageTable(writing, tableOf([headings, ['01/04/2024', 'A', '1']]), 'b1')
  const lying = (kind: 'accepted' | 'held') => ({
    readDate: () => undefined,
    simple: {
      amountPattern: 'x',
      groupedPattern: 'x',
      bracketPattern: 'x',
      plainText: 'x',
      oddSupplier: '',
      plainCompanyNumber: 'x',
      plainPostcode: 'x',
    },
    makeRowReader: () => ({ readRow: () => ({ kind, pence: 0, reason: 'row-damaged', values: {} }) as never }),
  })
  const request = { batch: 'b1', part: 'p1', mapping, headings, columns }
  await assert.rejects(writeLines(writing, request, undefined, lying('accepted')), /do not add up/)
  assert.equal((await writeLines(writing, request, undefined, lying('held'))).counts.held, 2)
})
