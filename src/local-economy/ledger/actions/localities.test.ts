// Where postcodes lie, worked out from the registers that are loaded, and worked out again when they or the place change.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addFiles, type LedgerRoom, ledgerRoom, reading, spend } from '../../../../test/support/ledger-room.ts'
import { systemScope } from '../../../../test/support/scopes.ts'
import { localitiesRow } from '../store/localities-records.ts'
import { refreshAllLocalities, refreshLocalities } from './localities.ts'
import { summary } from './summary.ts'
import { sweep } from './sweep.ts'

const lines = spend(
  ['01/04/2024', 'In the middle', '1.00', 'ZX1 1AA'],
  ['13/04/2024', 'Next door', '2.00', 'ZX2 1AA'],
  ['14/04/2024', 'Far away', '4.00', 'ZY1 1AA'],
  ['15/04/2024', 'In no register', '8.00', 'ZZ9 9ZZ'],
  ['16/04/2024', 'Without a postcode', '16.00'],
  ['17/04/2024', 'Split', '32.00', 'ZX3 1AA'],
)

/** Squares in a row: Z07000001 touches Z07000002, which touches Z07000003. */
const square = (x: number): string =>
  JSON.stringify([
    [
      [
        [x, 54],
        [x + 1, 54],
        [x + 1, 55],
        [x, 55],
        [x, 54],
      ],
    ],
  ])

const registers = async ({ database, place }: LedgerRoom): Promise<void> => {
  const [load] = await database.asOwner<{ id: string }>(
    `insert into register_loads (kind, layout, file_name, sha256, edition, rows_source, rows_accepted, rows_held)
      values ('postcodes', 'made up', 'x.csv', 'x', '2024-05', 1, 1, 0) returning id`,
  )
  await database.asOwner(
    `insert into postcodes (postcode, district_code, load_id) select p, d, $1 from (values ('ZX11AA', 'Z07000001'),
      ('ZX21AA', 'Z07000002'), ('ZY11AA', 'Z07000003'), ('ZX31AA', 'Z07000009')) t (p, d)`,
    [load?.id],
  )
  for (const x of [1, 2, 3])
    await database.asOwner(
      `insert into area_boundaries (code, edition, kind, name, geometry, west, south, east, north, load_id)
        values ($1, '2024-05', 'district', $1, $2, $3, 54, $4, 55, $5)`,
      [`Z0700000${x}`, square(x), x, x + 1, load?.id],
    )
  // A district that was split between ours and the far one.
  await database.asOwner(
    `insert into area_changes (old_code, new_code, kind) values ('Z07000009', 'Z07000001', 'replaced'),
      ('Z07000009', 'Z07000003', 'replaced')`,
  )
  await database.asOwner(`insert into place_members (place_id, kind, code) values ($1, 'district', 'Z07000001')`, [
    place,
  ])
}

const shares = async (room: LedgerRoom): Promise<Record<string, number>> => {
  const all = { from: null, to: null }
  const { localities } = await summary(room.context(systemScope()), room.services, room.place, all)
  return Object.fromEntries(localities.map(({ locality, pence }) => [locality, pence / 100]))
}

const refresh = (room: LedgerRoom): Promise<boolean> =>
  refreshLocalities(room.context(systemScope()), room.services, room.place)

test('where working it out fails, the lines count all the same, with a warning, and the hourly job makes up for it', async (t) => {
  let broken = true
  const room = await ledgerRoom(t, (analytics) => ({
    ...analytics,
    writing: (scope, place, name, sources) => {
      if (broken && name === 'localities') throw new Error('the disk is full')
      return analytics.writing(scope, place, name, sources)
    },
  }))
  await registers(room)
  const report = await addFiles(room, [['april.csv', lines]])
  assert.equal(report.total.rows.accepted, 6)
  assert.match(report.files[0]?.warnings.join() ?? '', /tries it again every hour/)
  assert.deepEqual((await shares(room))['not-known'], 63)
  broken = false
  assert.equal(await refreshAllLocalities(room.context(systemScope()), room.services), 1)
  assert.equal((await shares(room)).inside, 1)
})

test('inside, next to it, elsewhere, and not known where no register says or several would', async (t) => {
  const room = await ledgerRoom(t)
  await registers(room)
  await addFiles(room, [['april.csv', lines]])
  assert.deepEqual(await shares(room), { inside: 1, neighbour: 2, elsewhere: 4, 'not-known': 8 + 16 + 32 })
})

test('it is worked out again when lines come, the place changes or a register is loaded, and not otherwise', async (t) => {
  const room = await ledgerRoom(t)
  assert.equal(await refresh(room), false)
  await addFiles(room, [['april.csv', lines]])
  assert.deepEqual(await shares(room), { inside: 0, neighbour: 0, elsewhere: 0, 'not-known': 63 })
  assert.equal(await refresh(room), false)

  await registers(room)
  assert.equal(await refreshAllLocalities(room.context(systemScope()), room.services), 1)
  assert.equal((await shares(room)).inside, 1)
  assert.equal(await refresh(room), false)

  const { database, place } = room
  await database.asOwner(`insert into place_members (place_id, kind, code) values ($1, 'sector', 'ZY1 1')`, [place])
  assert.equal(await refresh(room), true)
  assert.deepEqual(await shares(room), { inside: 5, neighbour: 2, elsewhere: 0, 'not-known': 56 })

  await addFiles(room, [['may.csv', spend(['13/05/2024', 'In the middle', '64.00', 'ZX1 1AA'])]])
  assert.equal((await shares(room)).inside, 69)
  assert.equal(await refresh(room), false)
})

test('files that were worked out before are swept, the one that counts stays', async (t) => {
  const room = await ledgerRoom(t)
  await addFiles(room, [['april.csv', lines]])
  await registers(room)
  await refresh(room)
  const files = () => room.services.analytics.folders(systemScope(), room.place, 'localities')
  assert.equal((await files()).length, 2)
  const later = new Date(Date.now() + 25 * 3_600_000)
  await sweep(room.context(systemScope()), { ...room.services, now: () => later })
  const row = await reading(room, (scope) => localitiesRow(scope, room.place))
  assert.deepEqual(
    (await files()).map(({ name }) => name),
    [row?.file.at(-1)],
  )
})
