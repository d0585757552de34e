import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Comparison, compare, type GoalNow } from './compare.ts'
import { readGoals } from './read-goals.ts'
import { recognise, splitCode } from './recognise.ts'
import { type FoundTable, isRole, type Mapping, type ReadGoal, roles, type SheetRow } from './sheet.ts'

const tableOf = (lines: readonly (readonly string[])[]): FoundTable => {
  const rows = lines.map((cells, i): SheetRow => ({ row: i + 1, cells }))
  const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell.trim() === '')
  return {
    inner: 'goals.csv',
    sheet: null,
    rows: rows.filter((one) => !isBlank(one)),
    blank: rows.filter(isBlank).length,
  }
}

const readLines = (lines: readonly (readonly string[])[]) => {
  const table = tableOf(lines)
  const mapping = recognise({ tables: [table], notTables: [] })
  assert.ok(mapping)
  return { mapping, ...readGoals(table, mapping) }
}

const short = ({ code, title, theme }: ReadGoal) => [code, title, theme]

/** What the store does with the changes. */
const applied = (now: readonly GoalNow[], { changes }: Comparison): readonly GoalNow[] => [
  ...now.map((one) => {
    const change = changes.find((given) => given.kind === 'changed' && given.before === one)
    return change?.kind === 'changed' ? { ...change.next, id: one.id } : one
  }),
  ...changes.flatMap((one, i) => (one.kind === 'new' ? [{ ...one.next, id: `new ${now.length} ${i}` }] : [])),
]

test('headings are recognised as publishers write them', () => {
  const seen = (...headings: string[]) =>
    readLines([headings, headings.map((_, i) => `Some words ${i}`)]).mapping.columns.join(' ')
  assert.equal(seen('Code', 'Goal', 'Description', 'Theme', 'Order'), 'code title words theme order')
  assert.equal(seen('Ref', 'Strategic Objective', 'What this means'), 'code title words')
  assert.equal(seen('Priority', 'Outcome', 'Measure'), 'theme title none')
  assert.equal(seen('Pillar', 'Priorities', 'Detail'), 'theme title words')
  assert.equal(seen('Theme ', 'Ambition', 'Objective no.', 'Objective', 'Lead officer'), 'none theme code title none')
  assert.equal(seen('#', 'Our commitments', 'How we will get there'), 'code title words')
  assert.equal(seen('Goal', 'Outcome'), 'title words')
  assert.equal(seen('No.', 'Description'), 'code title')
  assert.equal(seen('Action', 'Owner'), 'title none')
  assert.equal(seen('Owner', 'Budget'), 'none none')
})

test('a column called “Goal” that holds only numbers is their number', () => {
  const { goals } = readLines([
    ['Goal', 'Title'],
    ['C1', 'Good work for everyone'],
    ['C2', 'A fair start'],
  ])
  assert.deepEqual(goals.map(short), [
    ['C1', 'Good work for everyone', null],
    ['C2', 'A fair start', null],
  ])
})

test('titles above the headings, merged themes, headings once more and numbers in titles', () => {
  const { goals, leftOut, held, source } = readLines([
    ['Borough plan 2023 to 2027', ''],
    [''],
    ['Theme', 'Goal'],
    ['People', '1. Good work'],
    ['', '2. A fair start'],
    ['Theme', 'Goal'],
    ['Streets', ''],
    ['', '3) Clean air'],
  ])
  assert.deepEqual(goals.map(short), [
    ['1', 'Good work', 'People'],
    ['2', 'A fair start', 'People'],
    ['3', 'Clean air', 'Streets'],
  ])
  assert.deepEqual(leftOut, { above: 2, blank: 1, headings: 1, themes: 1, repeated: 0 })
  assert.deepEqual([held, source], [[], 8])
})

test('a plain list without any heading is a list of goals', () => {
  assert.deepEqual(readLines([['Good work'], ['Clean air']]).goals.map(short), [
    [null, 'Good work', null],
    [null, 'Clean air', null],
  ])
})

test('rows that are no goals are held, each with its reason, and the others are read', () => {
  const { goals, held } = readLines([
    ['Code', 'Goal', 'Order', 'Description'],
    ['C1', 'Good work', '1', ''],
    ['C2', '', '2', 'No title'],
    ['C3', '#REF!', '3', ''],
    ['C1', 'Another thing', '4', ''],
    ['C1', 'Good work', '1', ''],
    ['C5', 'x'.repeat(301), '5', ''],
    ['C'.repeat(31), 'Long number', '6', ''],
    ['C7', 'Seventh', 'last', ''],
    ['C8', 'Eighth', '8', 'y'.repeat(5001)],
    ['', 'Nameless', '', ''],
    ['', 'nameless ', '', 'but other'],
  ])
  assert.deepEqual(
    goals.map(({ row }) => row),
    [2, 11],
  )
  assert.deepEqual(
    held.map(({ row, reason }) => [row, reason]),
    [
      [3, 'no-title'],
      [4, 'formula-error'],
      [5, 'code-twice'],
      [7, 'title-too-long'],
      [8, 'code-too-long'],
      [9, 'order-not-a-number'],
      [10, 'words-too-long'],
      [12, 'title-twice'],
    ],
  )
})

test('a number before a title is told from a title that begins with a number', () => {
  assert.deepEqual(splitCode('Priority 3 – Safer roads'), { code: '3', title: 'Safer roads' })
  assert.deepEqual(splitCode('2.1 Warm homes'), { code: '2.1', title: 'Warm homes' })
  assert.deepEqual(splitCode('H2: Help early'), { code: 'H2', title: 'Help early' })
  assert.equal(splitCode('Help early'), undefined)
  assert.equal(splitCode('12'), undefined)
})

const word = fc.constantFrom(
  '',
  ' ',
  'C1',
  'c1',
  'C2',
  'Good work',
  'good  work',
  'Clean air',
  'Goal',
  'Theme',
  '7',
  '#REF!',
  '\0',
  '\ud800',
)
const lines = fc.array(fc.array(fc.oneof(word, fc.string()), { maxLength: 5 }), { maxLength: 12 })
const mappings: fc.Arbitrary<Mapping> = fc.record({
  version: fc.constant(1 as const),
  table: fc.constant(0),
  headerRow: fc.option(fc.integer({ min: 1, max: 12 })),
  columns: fc.array(fc.constantFrom(...roles), { maxLength: 5 }),
  codeInTitle: fc.boolean(),
  themeDown: fc.boolean(),
})

test('whatever stands in a table and however it is read, every row is a goal, held or left out', () => {
  fc.assert(
    fc.property(lines, fc.option(mappings), (given, said) => {
      const table = tableOf(given)
      const mapping = said ?? recognise({ tables: [table], notTables: [] })
      if (mapping === undefined) return
      assert.ok(mapping.columns.every(isRole))
      const { goals, held, leftOut, source } = readGoals(table, mapping)
      assert.equal(source, given.length)
      const left = Object.values(leftOut).reduce((sum, one) => sum + one, 0)
      assert.equal(goals.length + held.length + left, source)
      assert.ok(goals.every(({ title, code }) => title !== '' && title.length <= 300 && code !== ''))
      assert.equal(
        new Set(goals.flatMap(({ code }) => code?.toLowerCase() ?? [])).size,
        goals.filter(({ code }) => code !== null).length,
      )
    }),
    { numRuns: 500 },
  )
})

test('bad rows between good ones cost no good row', () => {
  const bad = fc.constantFrom<readonly string[]>(['', '', 'words alone'], ['X', '#N/A', ''], ['Y', 'z'.repeat(400), ''])
  fc.assert(
    fc.property(fc.array(bad, { maxLength: 6 }), fc.array(fc.nat(20), { maxLength: 6 }), (rows, places) => {
      const good = Array.from({ length: 8 }, (_, i) => [`G${i}`, `Goal number ${i}`, ''])
      const mixed: (readonly string[])[] = [...good]
      for (const [i, row] of rows.entries()) mixed.splice((places[i] ?? 0) % (mixed.length + 1), 0, row)
      const { goals } = readLines([['Code', 'Goal', 'Description'], ...mixed])
      assert.deepEqual(
        goals.map(({ code }) => code),
        good.map(([code]) => code),
      )
    }),
  )
})

const title = fc.constantFrom('Good work', 'Clean air', 'Warm homes', 'good work')
const code = fc.option(fc.constantFrom('C1', 'c1', 'C2', 'C3'))
const now = fc
  .uniqueArray(
    fc.record({ code, title, words: fc.constantFrom('', 'Some'), theme: fc.option(fc.constant('People')) }),
    {
      selector: (one) => one.code?.toLowerCase() ?? Math.random(),
      maxLength: 5,
    },
  )
  .map((all) => all.map((one, position): GoalNow => ({ ...one, position, id: `id ${position}` })))
const sheet = fc
  .array(
    fc.tuple(
      fc.option(code, { nil: null }),
      title,
      fc.constantFrom('', 'Other'),
      fc.constantFrom('', 'Streets'),
      fc.constantFrom('', '3'),
    ),
    { maxLength: 6 },
  )
  .map(
    (rows) =>
      readLines([
        ['Code', 'Goal', 'Description', 'Theme', 'Order'],
        ...rows.map(([one, ...rest]) => [one ?? '', ...rest]),
      ]).goals,
  )

test('the same spreadsheet a second time changes nothing, whatever was there before', () => {
  fc.assert(
    fc.property(now, sheet, (before, goals) => {
      const once = compare(goals, before)
      assert.equal(once.changes.length + once.held.length, goals.length)
      const after = applied(before, once)
      const codes = after.flatMap((one) => one.code?.toLowerCase() ?? [])
      assert.equal(new Set(codes).size, codes.length, 'no number twice')
      const again = compare(goals, after)
      assert.deepEqual(
        again.changes.filter(({ kind }) => kind !== 'same'),
        [],
      )
      assert.deepEqual(again.held, once.held)
      assert.equal(after.length, before.length + once.changes.filter(({ kind }) => kind === 'new').length)
    }),
    { numRuns: 2_000 },
  )
})

test('a goal changes by its number, and what the spreadsheet leaves open stays', () => {
  const before: GoalNow = { id: 'a', code: 'C1', title: 'Old', words: 'Long', theme: 'People', position: 0 }
  const other: GoalNow = { id: 'b', code: null, title: 'Clean air', words: '', theme: null, position: 1 }
  const row = { row: 2, code: 'c1', title: 'Good work', words: null, theme: null, order: null }
  const { changes, untouched } = compare([row, { ...row, row: 3, code: 'C2', title: 'clean AIR' }], [before, other])
  assert.deepEqual(changes, [
    {
      kind: 'changed',
      row: 2,
      before,
      next: { code: 'c1', title: 'Good work', words: 'Long', theme: 'People', position: 0 },
    },
    {
      kind: 'changed',
      row: 3,
      before: other,
      next: { code: 'C2', title: 'clean AIR', words: '', theme: null, position: 1 },
    },
  ])
  assert.deepEqual(untouched, [])
})

test('a cell of spaces is read at once', () => {
  const from = performance.now()
  assert.equal(splitCode(`C1${' '.repeat(50_000)}`), undefined)
  assert.ok(performance.now() - from < 200)
  for (const typed of ['C1: Good work', 'C1 \u2013 Good work', 'C1 Good work', 'Goal 1. Good work'])
    assert.equal(splitCode(typed)?.title, 'Good work', typed)
  assert.equal(splitCode('C1 -Good work')?.title, '-Good work')
})
