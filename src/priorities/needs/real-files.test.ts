// Files that were really published, which are no part of this project: a folder with them is named by a variable. What a person
// counted in them by other means is written down here.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { type NeedsRoom, needsRoom } from '../../../test/support/needs-room.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { currentCodes } from '../../places/index.ts'
import { needsOf } from './actions/needs-of.ts'

const data = process.env.COMMONWEAL_SAMPLE_DATA
const skip = data ? false : 'COMMONWEAL_SAMPLE_DATA names no folder of published files'
const at = (name: string): string => join(data ?? '', name)
const scope = systemScope()

const withAuthorities = async (room: NeedsRoom): Promise<NeedsRoom> => {
  await room.authorities(at('places/mysociety-la/uk_local_authorities.csv'))
  return room
}

const blackburn = [['district', 'E06000008']] as const

/** File → rows in it with its headings, rows of Blackburn with Darwen, its region and England, indicators. */
const expected: readonly (readonly [string, number, number, number])[] = [
  ['Fingertips.csv.gz', 12_685, 2_233, 12],
  ['GreenhouseEmissions.csv.gz', 14_536, 2_565, 45],
  ['GrossDisposableIncome.csv', 5_747, 442, 17],
  ['LifeSatisfaction.csv', 1_226, 96, 8],
  ['Population.csv', 145, 18, 9],
  ['Reoffences.csv', 1_582, 525, 48],
  ['ResidualWaste.csv', 2_551, 170, 17],
  ['SleepingRough.csv', 1_448, 105, 2],
  ['TypeOfPay.csv', 2_345, 164, 74],
  ['Unemployment.csv.gz', 16_563, 2_197, 16],
]

test('ten files of outcomes in Lancashire are recognised, and every row has one fate', { skip }, async (t) => {
  const room = await withAuthorities(await needsRoom(t, blackburn))
  for (const [name, source, ours, indicators] of expected) {
    const { tables } = await room.look(at(`measures/lancashire-outcomes/${name}`))
    const [one] = tables
    assert.ok(one && one.doubt === null, name)
    const { counts } = one
    assert.deepEqual([counts.source, counts.ours, one.indicators.length], [source, ours, indicators], name)
    const rest = [counts.leftOut, counts.held].flatMap((group) => Object.values(group))
    assert.equal(
      rest.reduce((sum, more) => sum + (more ?? 0), counts.ours + counts.notOurs),
      source,
      name,
    )
    assert.deepEqual(counts.held, {}, name)
  }
})

test('figures with intervals are compared with England by the rule', { skip }, async (t) => {
  const room = await withAuthorities(await needsRoom(t, blackburn))
  await room.take(at('measures/lancashire-outcomes/Fingertips.csv.gz'))
  const needs = await room.database.read(scope, () => needsOf(scope, room.place))
  const smoking = needs.find(({ name }) => name.startsWith('Smoking'))
  assert.deepEqual([smoking?.objectives, smoking?.polarity, smoking?.period], [['marmot:6'], 'low', '2025'])
  const now = smoking?.areas[0]
  assert.equal(now?.england?.period, '2025')
  const apart =
    now!.latest.high! < now!.england!.low! ? 'better' : now!.latest.low! > now!.england!.high! ? 'worse' : 'similar'
  assert.equal(now?.againstEngland, apart)
})

test('deprivation by council is found by the councils’ short codes', { skip }, async (t) => {
  const room = await withAuthorities(await needsRoom(t, [['district', 'E06000009']]))
  const path = at('places/imd/la_imd.csv')
  const { tables } = await room.look(path)
  const [one] = tables
  assert.deepEqual([one?.counts.source, one?.counts.ours, one?.indicators.length], [398, 1, 7])
  await room.take(path, { mapping: { ...one!.mapping, period: '2019' } })
  const needs = await room.database.read(scope, () => needsOf(scope, room.place))
  const score = needs.find(({ name }) => name === 'la-deprivation-score')
  assert.ok((score?.series[0]?.value ?? 0) > 40)
  assert.deepEqual(score?.objectives, ['marmot:4', 'marmot:5'])
})

test('neighbourhoods of a district are found where a register says which lie in it', { skip }, async (t) => {
  const room = await withAuthorities(await needsRoom(t, blackburn))
  const path = at('places/imd/UK_IMD_E.csv.gz')
  assert.equal((await room.look(path)).tables[0]?.counts.ours, 0)
  await room.database.asOwner(
    "insert into areas (code, kind, name, status, parent_code) values ('E01012649', 'lsoa', 'Blackburn 006E', 'known', 'E06000008')",
  )
  const { tables } = await room.look(path)
  assert.deepEqual([tables[0]?.counts.ours, tables[0]?.areas], [1, ['Blackburn 006E']])
})

test('a place that took in older councils shows what was published of each', { skip }, async (t) => {
  const room = await withAuthorities(await needsRoom(t))
  const now = await room.database.read(scope, () => currentCodes(scope, 'E07000163'))
  assert.equal(now.current.length, 1)
  await room.database.asOwner('delete from place_members')
  await room.database.asOwner("insert into place_members (place_id, kind, code) values ($1, 'district', $2)", [
    room.place,
    now.current[0],
  ])
  const path = await room.file(
    'craven.csv',
    `Area code,Indicator,Year,Value\nE07000163,Lonely,2020,7\n${now.current[0]},Lonely,2023,6\n`,
  )
  await room.take(path)
  const [one] = await room.database.read(scope, () => needsOf(scope, room.place))
  assert.deepEqual(
    one?.areas.map(({ area, latest }) => [area, latest.value]),
    [
      ['place', 6],
      ['part', 7],
    ],
  )
})
