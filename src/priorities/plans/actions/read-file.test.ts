// Real files of every format, whole and damaged: what is no list of goals is named with its reason, and nothing breaks.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { readGoals } from '../rules/read-goals.ts'
import { recognise } from '../rules/recognise.ts'
import { readFile } from './read-file.ts'
import { goalsTemplate } from './template.ts'

const folderFor = async (t: TestContext): Promise<(name: string, content: Buffer | string) => Promise<string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'goals-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return async (name, content) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
}

const rows = [
  ['Borough plan', '', ''],
  ['Theme', 'Ref', 'Strategic objective'],
  ['People', 'C1', 'Good work for everyone'],
  ['', 'C2', 'A fair start'],
  ['Places', 'C3', 'Homes and streets – “proud”'],
]

const workbook = (bookType: 'xlsx' | 'xls' | 'ods'): Buffer => {
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(Array.from({ length: 12 }, (_, i) => [`Note ${i} about this file`])),
    'Notes',
  )
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Goals')
  return write(book, { type: 'buffer', bookType }) as Buffer
}

const goalsIn = async (path: string) => {
  const found = await readFile({ path, name: 'goals' })
  const mapping = recognise(found)
  const table = mapping && found.tables[mapping.table]
  return mapping && table ? readGoals(table, mapping).goals : []
}

const wanted = [
  ['C1', 'Good work for everyone', 'People'],
  ['C2', 'A fair start', 'People'],
  ['C3', 'Homes and streets – “proud”', 'Places'],
]

test('the same goals come out of CSV, XLSX, XLS and ODS, whichever sheet they stand on', async (t) => {
  const file = await folderFor(t)
  const csv = `\ufeff${rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}`
  const paths = [
    await file('goals.csv', csv),
    await file(
      'goals-old.csv',
      Buffer.from(csv.slice(1).replaceAll('–', '\x96').replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1'),
    ),
    await file('goals.xlsx', workbook('xlsx')),
    await file('goals.xls', workbook('xls')),
    await file('goals.ods', workbook('ods')),
  ]
  for (const path of paths)
    assert.deepEqual(
      (await goalsIn(path)).map(({ code, title, theme }) => [code, title, theme]),
      wanted,
      path,
    )
})

test('what is no list of goals says why', async (t) => {
  const file = await folderFor(t)
  const reasonOf = async (name: string, content: Buffer | string) => {
    const { tables, notTables } = await readFile({ path: await file(name, content), name })
    assert.deepEqual(tables, [], name)
    return notTables.map(({ reason }) => reason).join(' ')
  }
  assert.match(await reasonOf('cut.xlsx', workbook('xlsx').subarray(0, 3000)), /damaged|cut short/)
  assert.match(await reasonOf('plan.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), /PDF/)
  assert.match(await reasonOf('blank.csv', ' \n\n'), /\S/)
  const many = `Goal\n${Array.from({ length: 2001 }, (_, i) => `Goal ${i}`).join('\n')}\n`
  assert.match(await reasonOf('many.csv', many), /more than 2,000 rows/)
  const wide = `${Array.from({ length: 61 }, (_, i) => `Column ${i}`).join(',')}\n`
  assert.match(await reasonOf('wide.csv', `${wide}${wide}`), /more than 60 columns/)
  const long = `Goal,Description\n${Array.from({ length: 40 }, () => `A,${'x'.repeat(60_000)}`).join('\n')}\n`
  assert.match(await reasonOf('long.csv', long), /more than 2,000,000 letters/)
})

test('a workbook cut anywhere, or with any byte changed, gives tables or reasons and never an error', async (t) => {
  const file = await folderFor(t)
  const whole = { xlsx: workbook('xlsx'), xls: workbook('xls'), ods: workbook('ods') }
  const kinds = fc.constantFrom('xlsx' as const, 'xls' as const, 'ods' as const)
  await fc.assert(
    fc.asyncProperty(kinds, fc.nat(), fc.nat(), fc.nat(255), fc.boolean(), async (kind, cut, at, byte, cutIt) => {
      const content = Buffer.from(whole[kind])
      content[at % content.length] = byte
      const damaged = cutIt ? content.subarray(0, (cut % content.length) + 1) : content
      const { tables, notTables } = await readFile({ path: await file(`damaged.${kind}`, damaged), name: 'damaged' })
      assert.ok(tables.length + notTables.length > 0)
      assert.ok(notTables.every(({ reason }) => reason.length > 10))
      const mapping = recognise({ tables, notTables })
      for (const table of tables) if (mapping) readGoals(table, mapping)
    }),
    { numRuns: 25 },
  )
})

test('what the database cannot keep is taken out of cells', async (t) => {
  const file = await folderFor(t)
  const { tables } = await readFile({ path: await file('odd.csv', 'Goal\nGood\0 work\n'), name: 'odd.csv' })
  assert.equal(JSON.stringify(tables).includes('\\u0000'), false)
})

test('the template has headings that are recognised', async (t) => {
  const file = await folderFor(t)
  const { tables, notTables } = await readFile({
    path: await file('goals.csv', `${goalsTemplate()}C1,Good work,What it means,People,1\r\n`),
    name: 'goals.csv',
  })
  assert.deepEqual(recognise({ tables, notTables })?.columns, ['code', 'title', 'words', 'theme', 'order'])
})
