// The commands of the ledger against their schemas: what they print, how they end, and that a question changes nothing.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import ExcelJs from 'exceljs'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { type LedgerRoom, ledgerRoom, reading, spend } from '../../../test/support/ledger-room.ts'
import { personScope, systemScope } from '../../../test/support/scopes.ts'
import { zipOf } from '../../../test/support/zip.ts'
import type { CommandAnswer, Scope } from '../../platform/kernel/index.ts'
import { checkLedger } from './actions/check.ts'
import { ledgerCommands } from './commands.ts'
import type { ImportReport } from './rules/records.ts'
import { liveBatches } from './store/batches.ts'

const april = spend(['01/04/2024', 'Alder Works Ltd', '10.00'], ['28/04/2024', 'Birch & Co', '20.00'])
const may = spend(['01/05/2024', 'Alder Works Ltd', '1.00'], ['28/05/2024', 'Birch & Co', 'see note'])
const bothWays = spend(['01/06/2024', 'Alder Works Ltd', '10.00'], ['02/06/2024', 'Birch & Co', '20.00'])
const notes = 'Title,Author\nOn hedges,A. Writer\nOn ditches,B. Writer\n'

const run = async (
  room: LedgerRoom,
  name: string,
  args: readonly string[],
  options: Readonly<Record<string, string>> = {},
  scope: Scope = systemScope('command line (a test)'),
): Promise<CommandAnswer> => {
  const command = ledgerCommands(room.services).find((one) => one.name === name)
  assert.ok(command, name)
  const answer = await command.run(room.context(scope, args, options))
  const file = new URL(`../../../docs/api/commands/${name.replaceAll(' ', '-')}.schema.json`, import.meta.url)
  const schema: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'))
  assert.equal(await schemaProblem(schema, JSON.parse(JSON.stringify(answer.json))), undefined, name)
  return answer
}

const ours = { place: 'merebridge', publisher: 'Merebridge Council' }
const importing = async (room: LedgerRoom, args: readonly string[], options: Readonly<Record<string, string>> = {}) => {
  const { json, exit, words } = await run(room, 'ledger import', args, { ...ours, ...options })
  return { report: json as ImportReport, exit, words }
}

test('files are imported, known again, summed up and undone', async (t) => {
  const room = await ledgerRoom(t)
  const files = [await room.file('april.csv', april), await room.file('may.csv', may)]
  const first = await importing(room, files)
  assert.equal(first.exit, 3)
  assert.deepEqual(
    first.report.files.map(({ file, rows }) => [file, rows.accepted, rows.held, rows.notData]),
    [
      ['april.csv', 2, 0, 1],
      ['may.csv', 1, 1, 1],
    ],
  )
  assert.deepEqual(first.report.total.amountPence, { accepted: 3100, held: 0, notData: 0 })
  assert.match(first.words, /april\.csv: 2 rows taken \(£30\.00, .*\), 0 held, 1 not data/)

  const again = await importing(room, files)
  assert.deepEqual([again.exit, again.report.total.files], [0, 0])
  assert.deepEqual(
    again.report.files.map((one) => one.duplicateOf),
    first.report.files.map((one) => one.batch),
  )

  type Summed = { total: { rows: number; pence: number }; months: { month: string; pence: number }[] }
  const summed = async (options = {}): Promise<Summed> =>
    (await run(room, 'ledger summary', [], { place: 'merebridge', ...options })).json as Summed
  const all = await summed()
  assert.deepEqual([all.total.rows, all.total.pence], [3, 3100])
  assert.deepEqual(
    all.months.map(({ month, pence }) => [month, pence]),
    [
      ['2024-04', 3000],
      ['2024-05', 100],
    ],
  )
  assert.equal((await summed({ from: '2024-04-02', to: '2024-04-30' })).total.pence, 2000)

  const batch = first.report.files[0]?.batch ?? ''
  await run(room, 'ledger undo', [batch], { why: 'The wrong file' })
  assert.equal((await summed()).total.pence, 100)
  await assert.rejects(run(room, 'ledger undo', [batch]), { reason: 'batch-has-ended' })
  await assert.rejects(run(room, 'ledger undo', ['april']), { reason: 'batch-not-found' })
})

test('a question is asked before anything changes, and answered by a mapping', async (t) => {
  const room = await ledgerRoom(t)
  const files = [await room.file('april.csv', april), await room.file('june.csv', bothWays)]
  const asked = await importing(room, files)
  assert.equal(asked.exit, 4)
  assert.deepEqual(
    asked.report.files.map(({ batch, questions }) => [batch, questions.map(({ about }) => about)]),
    [
      [null, []],
      [null, ['dateOrder']],
    ],
  )
  assert.match(asked.words, /"dateOrder" in --mapping FILE, one of: .*month-day-year/)
  assert.deepEqual(await reading(room, (scope) => liveBatches(scope, room.place)), [])
  assert.deepEqual(await room.services.analytics.folders(systemScope(), room.place), [])
  const kept = []
  for await (const file of room.services.files.list()) kept.push(file)
  assert.deepEqual(kept, [])

  const inspected = await run(room, 'ledger inspect', files)
  assert.equal(inspected.exit, 4)
  const all = inspected.json as { files: { file: string; mapping: { dateOrder: string | null } }[] }
  for (const one of all.files) if (one.mapping.dateOrder === null) one.mapping.dateOrder = 'day-month-year'
  const whole = await room.file('mappings.json', JSON.stringify(all))
  assert.equal((await run(room, 'ledger inspect', files, { mapping: whole })).exit, 0)
  const answered = await importing(room, files, { mapping: whole })
  assert.deepEqual([answered.exit, answered.report.total.files], [0, 2])
  assert.deepEqual(answered.report.files[1]?.period, { from: '2024-06-01', to: '2024-06-02' })
})

test('one mapping does for every table; one that fits no heading is an error that names it', async (t) => {
  const room = await ledgerRoom(t)
  const path = await room.file('june.csv', bothWays)
  const all = (await run(room, 'ledger inspect', [path])).json as { files: { mapping: Record<string, unknown> }[] }
  const mapping = { ...all.files[0]?.mapping, dateOrder: 'month-day-year' }
  const good = await room.file('mapping.json', JSON.stringify(mapping))
  const other = await room.file('april.csv', april.replace('Supplier Name', 'Beneficiary'))
  await assert.rejects(importing(room, [path, other], { mapping: good }), {
    reason: 'mapping-fits-not',
    message: /april\.csv: .*“Supplier Name”/,
  })
  assert.deepEqual(await room.services.analytics.folders(systemScope(), room.place), [])
  for (const content of ['{', '{"version":2}', '[]'])
    await assert.rejects(importing(room, [path], { mapping: await room.file('bad.json', content) }), {
      reason: 'mapping-not-right',
    })
  await assert.rejects(importing(room, [path], { mapping: '/nowhere.json' }), { reason: 'file-not-readable' })
  const done = await importing(room, [path], { mapping: good })
  assert.deepEqual(done.report.files[0]?.period, { from: '2024-01-06', to: '2024-02-06' })
})

test('a zip gives an entry for each file in it, and a workbook for each sheet, also the empty one', async (t) => {
  const room = await ledgerRoom(t)
  const zip = await room.file('2024.zip', zipOf({ 'April.csv': april, 'notes/May.csv': may, 'empty.csv': '' }))
  const packed = await importing(room, [zip])
  assert.deepEqual(
    packed.report.files.map(({ file, rows, batch, refused }) => [
      file,
      rows.accepted,
      batch === null,
      refused === null,
    ]),
    [
      ['2024.zip!April.csv', 2, false, true],
      ['2024.zip!May.csv', 1, false, true],
      ['2024.zip!empty.csv', 0, true, false],
    ],
  )
  const book = new ExcelJs.Workbook()
  for (const [name, month] of [
    ['July', 6],
    ['August', 7],
  ] as const) {
    const sheet = book.addWorksheet(name)
    sheet.addRow(['Payment Date', 'Supplier Name', 'Net Amount'])
    for (const day of [3, 17, 29]) sheet.addRow([new Date(Date.UTC(2024, month, day)), 'Alder Works Ltd', day + 0.5])
  }
  book.addWorksheet('Empty')
  const path = await room.file('summer.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
  const sheets = await importing(room, [path])
  assert.deepEqual(
    sheets.report.files.map(({ file, sheet, rows, amountPence, batch }) => [
      file,
      sheet,
      rows.accepted,
      amountPence.accepted,
      batch === null,
    ]),
    [
      ['summer.xlsx', 'July', 3, 5050, false],
      ['summer.xlsx', 'August', 3, 5050, false],
      ['summer.xlsx', 'Empty', 0, 0, true],
    ],
  )
})

test('what cannot be used ends with 1, and changes nothing; a file that is not there stops all', async (t) => {
  const room = await ledgerRoom(t)
  const refused = await importing(room, [await room.file('notes.csv', notes)])
  const [one] = refused.report.files
  assert.deepEqual([refused.exit, one?.batch, one?.rows], [1, null, { source: 3, accepted: 0, held: 0, notData: 3 }])
  assert.match(refused.words, /notes\.csv: not used\. /)
  const april1 = await room.file('april.csv', april)
  await assert.rejects(importing(room, [april1, '/nowhere.csv']), { reason: 'file-not-readable' })
  await assert.rejects(importing(room, [april1], { place: 'nowhere' }), { reason: 'place-not-found' })
  await assert.rejects(importing(room, [april1], { publisher: ' ' }), { reason: 'publisher-not-right' })
  await assert.rejects(importing(room, [april1], { replaces: 'x' }), { reason: 'batch-not-right' })
  await assert.rejects(importing(room, [april1], { replaces: crypto.randomUUID() }), { reason: 'not-found' })
  assert.deepEqual(await reading(room, (scope) => liveBatches(scope, room.place)), [])
  assert.deepEqual(await room.services.analytics.folders(systemScope(), room.place), [])
})

test('only who may import does; whoever may read sums up', async (t) => {
  const room = await ledgerRoom(t)
  const path = await room.file('april.csv', april)
  const reader = personScope({ places: [room.place], allowed: ['ledger.read'] })
  await assert.rejects(run(room, 'ledger import', [path], ours, reader), { reason: 'not-allowed' })
  const empty = await run(room, 'ledger summary', [], { place: 'merebridge' }, reader)
  assert.match(empty.words, /There is nothing in the ledger of Merebridge yet/)
  await assert.rejects(
    run(room, 'ledger summary', [], { place: 'merebridge' }, personScope({ places: [room.place] })),
    {
      reason: 'not-allowed',
    },
  )
})

test('of several files it is said which is being read', async (t) => {
  const room = await ledgerRoom(t)
  const files = [await room.file('april.csv', april), await room.file('may.csv', may)]
  const said = async (name: string, given: readonly string[]): Promise<readonly string[]> => {
    const context = room.context(systemScope('command line (a test)'), given, name === 'ledger import' ? ours : {})
    await ledgerCommands(room.services)
      .find((one) => one.name === name)
      ?.run(context)
    return context.said
  }
  assert.deepEqual(await said('ledger inspect', files), ['File 1 of 2: april.csv', 'File 2 of 2: may.csv'])
  assert.deepEqual(await said('ledger import', files), ['File 1 of 2: april.csv', 'File 2 of 2: may.csv'])
  assert.deepEqual(await said('ledger inspect', files.slice(0, 1)), [])
})

test('where nobody knows whether the record was written, what it may name stays', async (t) => {
  const room = await ledgerRoom(t)
  const path = await room.file('april.csv', april)
  const command = ledgerCommands(room.services).find((one) => one.name === 'ledger import')
  const context = room.context(systemScope('command line (a test)'), [path], ours)
  const write: typeof context.write = async (work) => {
    await context.write(work)
    throw new Error('the connection is lost after the commit')
  }
  await assert.rejects(async () => command?.run({ ...context, write }), /connection is lost/)
  const checked = await reading(room, (scope) => checkLedger(scope, room.services))
  assert.deepEqual(checked, { ok: true, words: '1 batch with 2 lines, all whole and adding up.' })
})

test('the mapping file in the documents is read as they say', async (t) => {
  const room = await ledgerRoom(t)
  const page = await readFile(new URL('../../../docs/running/ledger.md', import.meta.url), 'utf8')
  const mapping = await room.file('mapping.json', /```json\n([^`]+)```/.exec(page)?.[1] ?? '')
  const headings = 'Reference,Payment Date,Supplier Name,Purpose,VAT,Gross Amount,Net Amount'
  const path = await room.file('april.csv', `Payments\n\n${headings}\nR1,03/04/2024,Alder Works Ltd,Hedges,2,12,10\n`)
  const { json, exit } = await run(room, 'ledger inspect', [path], { mapping })
  const [one] = (json as { files: { mapping: { columns: object }; amountPence: { accepted: number } }[] }).files
  assert.deepEqual([exit, one?.amountPence.accepted], [0, 1000])
  assert.deepEqual(Object.keys(one?.mapping.columns ?? {}), ['date', 'supplier', 'amount', 'description', 'reference'])
})
