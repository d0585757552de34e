// From a file to figures: what counts, what does not, the same file twice, later editions, taking out again.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type NeedsRoom, needsRoom } from '../../../test/support/needs-room.ts'
import { personScope, systemScope } from '../../../test/support/scopes.ts'
import type { PlaceId, Scope } from '../../platform/kernel/index.ts'
import { needsOf } from './actions/needs-of.ts'
import { undoLoad } from './actions/undo.ts'
import type { NeedIndicator, NeedLoadId } from './rules/types.ts'
import { heldOf, loadsOf } from './store/loads.ts'

const scope = systemScope()
const read = <T>(room: NeedsRoom, work: (scope: Scope) => Promise<T>): Promise<T> =>
  room.database.read(scope, () => work(scope))
const needs = (room: NeedsRoom): Promise<readonly NeedIndicator[]> => read(room, () => needsOf(scope, room.place))
const undo = (room: NeedsRoom, load: NeedLoadId | null | undefined) =>
  room.database.write(scope, () => undoLoad(scope, room.place, load!, 'A test'))

const headings =
  'Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Sex,Age,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Value note,Recent Trend'
const life = (area: string, period: string, value: string, ends = ',', note = '', category = '') =>
  `1,Life in health,${area.startsWith('E92') ? '' : 'Z12000001'},${area},Name of ${area},Persons,All ages,${category},${period},${value},${ends},${note},Increasing and getting better`
const file = (...rows: string[]) => `${[headings, ...rows].join('\n')}\n`

const first = file(
  life('Z07000001', '2019', '60', '59,61'),
  life('Z07000001', '2020', '58', '57,59'),
  life('Z07000001', '2021', '', ',', 'Too few people'),
  life('E92000001', '2020', '63', '62.9,63.1'),
  life('Z12000001', '2020', '59', '58.5,59.5'),
  life('E12000002', '2020', '61', '60.5,61.5'),
  life('Z07000002', '2020', '66', '65,67'),
  life('Z07000001', '2020', '52', ',', '', 'Most deprived tenth'),
  life('Z07000001', '2018', 'see note'),
)

const figures = (one: NeedIndicator | undefined) =>
  one?.series.filter(({ area }) => area === 'place').map(({ period, value }) => [period, value])

test('a file in Fingertips’ layout: ours, its region and England count; every row has one fate', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file('life.csv', first)
  const { tables } = await room.look(path)
  assert.deepEqual(tables[0]?.counts, {
    source: 10,
    ours: 5,
    notOurs: 2,
    leftOut: { blank: 1, category: 1 },
    held: { 'no-figure': 1 },
  })
  assert.equal(tables[0]?.region?.code, 'Z12000001')
  const [report] = await room.take(path)
  assert.deepEqual([report?.indicators, report?.figures, report?.notKnown, report?.held], [1, 5, 1, 1])
  const [one] = await needs(room)
  assert.equal(one?.name, 'Life in health')
  assert.equal(one?.polarity, 'high')
  assert.deepEqual(figures(one), [
    ['2019', 60],
    ['2020', 58],
    ['2021', null],
  ])
  assert.equal(one?.areas[0]?.latest.notKnown, 'Too few people')
  assert.equal(one?.better, 'not known')
  assert.equal(one?.trend?.direction, 'no clear change')
  const [load] = await read(room, () => loadsOf(scope, room.place))
  assert.deepEqual(load?.rows, { source: 10, taken: 5, notChosen: 0, notOurs: 2, leftOut: 2, held: 1 })
  const held = await read(room, () => heldOf(scope, load!.id, { skip: 0, most: 9 }))
  assert.deepEqual([held[0]?.row, held[0]?.reason], [10, 'no-figure'])
})

test('the same file twice changes nothing; another choice from it adds only what is new', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file(
    'two.csv',
    `${first}${life('Z07000001', '2020', '7').replace('1,Life in health', '2,Loneliness')}\n`,
  )
  await room.take(path, { only: (name) => name === 'Loneliness' })
  const [again] = await room.take(path, { only: (name) => name === 'Loneliness' })
  assert.deepEqual([again?.load, again?.already], [null, 1])
  const [both] = await room.take(path)
  assert.deepEqual([both?.indicators, both?.already], [1, 1])
  assert.equal((await needs(room)).length, 2)
  assert.equal((await read(room, () => loadsOf(scope, room.place))).length, 2)
})

test('a later edition takes the place of earlier figures, or fills what is missing; undoing it brings them back', async (t) => {
  const room = await needsRoom(t)
  await room.take(await room.file('old.csv', first))
  const later = await room.file(
    'new.csv',
    file(life('Z07000001', '2020', '57.5', '56,58'), life('Z07000001', '2022', '57', '56,58')),
  )
  const [filled] = await room.take(later, { mode: 'fill' })
  assert.deepEqual(figures((await needs(room))[0]), [
    ['2019', 60],
    ['2020', 58],
    ['2021', null],
    ['2022', 57],
  ])
  await undo(room, filled?.load)
  const [replaced] = await room.take(later, { mode: 'replace' })
  assert.deepEqual(figures((await needs(room))[0]), [
    ['2020', 57.5],
    ['2022', 57],
  ])
  await undo(room, replaced?.load)
  assert.deepEqual(figures((await needs(room))[0]), [
    ['2019', 60],
    ['2020', 58],
    ['2021', null],
  ])
  await assert.rejects(undo(room, replaced?.load), { reason: 'not-found' })
})

test('rows that contradict each other are held, both; a row that says the same again is left out', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file(
    'odd.csv',
    file(
      life('Z07000001', '2020', '58'),
      life('Z07000001', '2020', '59'),
      life('Z07000001', '2021', '60'),
      life('Z07000001', '2021', '60'),
    ),
  )
  const { tables } = await room.look(path)
  assert.deepEqual(tables[0]?.counts.held, { twice: 2 })
  assert.deepEqual(tables[0]?.counts.leftOut, { blank: 1, repeated: 1 })
  await room.take(path)
  assert.deepEqual(figures((await needs(room))[0]), [['2021', 60]])
})

test('figures, intervals and counts below each other become one figure; “Confidence” only where it is said what it is', async (t) => {
  const room = await needsRoom(t)
  const rows = ['Value,30', 'Count,12', 'Denominator,40', 'Confidence,4'].map(
    (one) => `Z07000001,2020,Out of work,${one}`,
  )
  const path = await room.file('long.csv', ['Area code,Year,Indicator,Measures,Value', ...rows].join('\n'))
  const { tables } = await room.look(path)
  assert.deepEqual(tables[0]?.counts.leftOut, { blank: 1, statistic: 1 })
  await room.take(path)
  const [one] = await needs(room)
  assert.deepEqual(
    one?.series.map(({ value, low, count, denominator }) => [value, low, count, denominator]),
    [[30, null, 12, 40]],
  )
  const mapping = { ...tables[0]!.mapping, margin: true }
  await room.take(path, { mapping, mode: 'replace' })
  assert.deepEqual(
    (await needs(room))[0]?.series.map(({ low, high }) => [low, high]),
    [[26, 34]],
  )
})

test('a wide table asks for its time, and gives a figure for each column', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file('wide.csv', 'gss-code,Deprivation score,Share\nZ07000001,31.4,*\nZ07000002,12,0.1\n')
  const { tables } = await room.look(path)
  assert.deepEqual(
    tables[0]?.questions.map(({ about }) => about),
    ['period'],
  )
  await assert.rejects(room.take(path), { reason: 'question-open' })
  await room.take(path, { mapping: { ...tables[0]!.mapping, period: '2019' } })
  assert.deepEqual(
    (await needs(room)).map(({ name, series }) => [name, series[0]?.value, series[0]?.notKnown]),
    [
      ['Deprivation score', 31.4, null],
      ['Share', null, 'suppressed by its publisher'],
    ],
  )
})

test('a place of several districts has each by itself, old codes are followed, and nothing is added up', async (t) => {
  const room = await needsRoom(t, [
    ['district', 'Z07000001'],
    ['district', 'Z07000002'],
  ])
  await room.database.asOwner(
    `insert into areas (code, kind, name, status) values ('Z07000001', 'district', 'Merebridge', 'known'),
      ('Z07000002', 'district', 'Stonehithe', 'known'), ('Z07000009', 'district', 'Old Stonehithe', 'known'),
      ('Z05000001', 'ward', 'Harbour', 'known')`,
  )
  await room.database.asOwner(
    `insert into area_changes (old_code, new_code, kind) values ('Z07000008', 'Z07000001', 'recoded'),
      ('Z07000009', 'Z07000002', 'replaced')`,
  )
  await room.database.asOwner("update areas set parent_code = 'Z07000001', short_code = null where code = 'Z05000001'")
  await room.database.asOwner("update areas set short_code = 'ZST' where code = 'Z07000002'")
  const path = await room.file(
    'areas.csv',
    'Area code,Indicator,Year,Value\nZ07000008,Lonely,2020,7\nZST,Lonely,2020,9\nZ07000009,Lonely,2020,8\nZ05000001,Lonely,2020,12\n',
  )
  await room.take(path)
  const [one] = await needs(room)
  assert.deepEqual(
    one?.areas.map(({ area, name, latest }) => [area, name, latest.value]),
    [
      ['part', 'Harbour', 12],
      ['part', 'Merebridge', 7],
      ['part', 'Old Stonehithe', 8],
      ['part', 'Stonehithe', 9],
    ],
  )
  assert.equal(one?.better, 'not known')
  assert.equal(one?.trend, null)
})

test('several regions in a file that does not say which is ours are a question', async (t) => {
  const room = await needsRoom(t)
  const rows = ['Z07000001', 'E12000002', 'E12000003'].map((code) => `${code},Lonely,2020,7`)
  const { tables } = await room.look(await room.file('r.csv', ['Area code,Indicator,Year,Value', ...rows].join('\n')))
  assert.equal(tables[0]?.region, null)
  assert.equal(tables[0]?.regions.length, 2)
  assert.equal(tables[0]?.counts.ours, 1)
})

test('who may not edit changes nothing, and who is of another place sees nothing', async (t) => {
  const room = await needsRoom(t)
  const [load] = await room.take(await room.file('life.csv', first))
  const viewer = personScope({ places: [room.place], allowed: ['priorities.read'] })
  await assert.rejects(
    room.database.write(viewer, () => undoLoad(viewer, room.place, load!.load!, null)),
    { reason: 'not-allowed' },
  )
  const stranger = personScope({ places: [crypto.randomUUID() as PlaceId], allowed: ['priorities.edit'] })
  assert.deepEqual(await room.database.read(stranger, () => needsOf(stranger, room.place)), [])
  for (const table of [
    'need_uploads',
    'need_loads',
    'need_indicators',
    'need_load_indicators',
    'need_values',
    'need_held',
  ])
    assert.equal(
      (await room.database.asOwner(`select relrowsecurity as on from pg_class where relname = '${table}'`))[0]?.on,
      true,
      table,
    )
})
