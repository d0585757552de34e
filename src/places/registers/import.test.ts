// Loading each kind of register on made-up files: what is taken, held, refused, replaced, and never seen half done.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { personScope, systemScope } from '../../../test/support/scopes.ts'
import { areasByCode, currentCodes, districtOfPostcode, neighboursOf } from '../store/areas.ts'
import { checkRegisters } from './actions/check.ts'
import { importRegister } from './actions/import.ts'
import type { RegisterKind } from './rules/types.ts'
import { heldRows, loads } from './store.ts'

const fixture = async (t: TestContext) => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'registers-'))
  t.after(() => rm(folder, { recursive: true }))
  const load = async (kind: RegisterKind, name: string, content: string | Buffer, edition?: string) => {
    const path = join(folder, name)
    await writeFile(path, content)
    const scope = systemScope()
    return database.write(scope, () => importRegister(scope, { file: { path, name }, kind, edition }))
  }
  return { database, load, folder }
}

const reading = <T>(
  database: TestDatabase,
  work: (scope: ReturnType<typeof systemScope>) => Promise<T>,
): Promise<T> => {
  const scope = systemScope()
  return database.read(scope, () => work(scope))
}

const postcodes = (...rows: string[]) => `postcode,lad_gss_2014,easting,northing\n${rows.join('\n')}\n`

test('postcodes are taken, and rows that cannot be are held with their place and reason', async (t) => {
  const { database, load } = await fixture(t)
  const file = postcodes(
    'ZX1 1AA,Z07000001,1,2',
    'nonsense,Z07000001,,',
    'ZX1 1AB,,,',
    'ZX1 1AA,Z07000002,,',
    '"ZX1 1AC,Z07000001,,',
  )
  const done = await load('postcodes', 'zx-2024-05.csv.gz', gzipSync(file))
  assert.deepEqual([done.rows, done.edition], [{ source: 5, accepted: 1, held: 4 }, '2024-05'])
  assert.deepEqual(
    done.held.map((one) => one.row),
    [3, 4, 5, 6],
  )
  assert.match(done.held[2]?.reason ?? '', /already; the first was taken/)
  const found = await reading(database, (scope) => districtOfPostcode(scope, 'zx11aa'))
  assert.deepEqual([found?.postcode, found?.district.code, found?.edition], ['ZX11AA', 'Z07000001', '2024-05'])
  const texts = (await reading(database, (scope) => heldRows(scope, done.load))).map((row) => row.text)
  assert.equal(texts[0], 'nonsense,Z07000001,,')
  assert.equal((await reading(database, checkRegisters)).ok, true)
})

test('the same file twice says so and changes nothing', async (t) => {
  const { database, load } = await fixture(t)
  const first = await load('postcodes', 'a.csv', postcodes('ZX1 1AA,Z07000001,,'))
  const again = await load('postcodes', 'renamed.csv', postcodes('ZX1 1AA,Z07000001,,'))
  assert.deepEqual([again.duplicateOf, again.load, again.rows], [first.load, first.load, first.rows])
  assert.equal((await reading(database, loads)).length, 1)
})

test('a newer edition replaces the postcode areas it has, and no others; an older one is refused', async (t) => {
  const { database, load } = await fixture(t)
  await load(
    'postcodes',
    'gb-2024-02.csv',
    postcodes('ZX1 1AA,Z07000001,,', 'ZX1 1AB,Z07000001,,', 'ZY1 1AA,Z07000002,,'),
  )
  await load('postcodes', 'zx-2024-05.csv', postcodes('ZX1 1AA,Z07000003,,'))
  const districts = await reading(database, async (scope) => {
    const found = []
    for (const text of ['ZX1 1AA', 'ZX1 1AB', 'ZY1 1AA'])
      found.push((await districtOfPostcode(scope, text))?.district.code)
    return found
  })
  assert.deepEqual(districts, ['Z07000003', undefined, 'Z07000002'])
  await assert.rejects(load('postcodes', 'zx-2023-05.csv', postcodes('ZX1 1AA,Z07000009,,')), {
    reason: 'older-edition',
  })
  assert.equal((await reading(database, (scope) => districtOfPostcode(scope, 'ZX1 1AA')))?.district.code, 'Z07000003')
})

test('readers see the old edition until the new one is whole', async (t) => {
  const { database, load, folder } = await fixture(t)
  await load('postcodes', 'a.csv', postcodes('ZX1 1AA,Z07000001,,'))
  const [reader, writer] = [systemScope(), systemScope()]
  const seen: (string | undefined)[] = []
  await assert.rejects(
    database.write(writer, async () => {
      const path = join(folder, 'b.csv')
      await writeFile(path, postcodes('ZX1 1AA,Z07000002,,'))
      await importRegister(writer, { file: { path, name: 'b.csv' }, kind: 'postcodes' })
      seen.push((await database.read(reader, () => districtOfPostcode(reader, 'ZX1 1AA')))?.district.code)
      throw new Error('the server stops here')
    }),
  )
  seen.push((await reading(database, (scope) => districtOfPostcode(scope, 'ZX1 1AA')))?.district.code)
  assert.deepEqual(seen, ['Z07000001', 'Z07000001'])
  assert.equal((await reading(database, loads)).length, 1)
})

const mySociety = (...rows: string[]) =>
  `local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,former-gss-codes\n${rows.join('\n')}\n`

test('areas are filled in, and old codes lead to current ones with dates', async (t) => {
  const { database, load } = await fixture(t)
  await database.asOwner(`insert into areas (code, kind, status) values ('Z07000001', 'district', 'unknown')`)
  const done = await load(
    'authorities',
    'uk.csv',
    mySociety(
      'A,Alpha Council,Alpha,Z07000009,,2009-03-31,B,',
      'B,Beta Council,Beta,Z07000001,2009-04-01,,,',
      'C,Nobody,,,,,,',
    ),
  )
  assert.deepEqual(done.rows, { source: 3, accepted: 2, held: 1 })
  const [area] = await reading(database, (scope) => areasByCode(scope, ['Z07000001']))
  assert.deepEqual([area?.name, area?.status], ['Beta', 'known'])
  const now = await reading(database, (scope) => currentCodes(scope, 'Z07000009'))
  assert.deepEqual([now.current, now.changedOn], [['Z07000001'], '2009-04-01'])
})

test('an older list does not put an old name in the place of a newer one', async (t) => {
  const { database, load } = await fixture(t)
  await load('authorities', 'new.csv', 'LAD24CD,LAD24NM\nZ07000001,Merebridge\n')
  await load('authorities', 'old.csv', 'LAD21CD,LAD21NM\nZ07000001,Mere Bridge\nZ07000002,Stonehithe\n')
  const names = (await reading(database, (scope) => areasByCode(scope, ['Z07000001', 'Z07000002']))).map(
    (one) => one.name,
  )
  assert.deepEqual(names, ['Merebridge', 'Stonehithe'])
})

const square = (code: string, name: string, x: number) => ({
  type: 'Feature',
  properties: { LAD24CD: code, LAD24NM: name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 54],
        [x + 1, 54],
        [x + 1, 55],
        [x, 55],
        [x, 54],
      ],
    ],
  },
})
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

test('boundaries give names, and neighbours of one edition only', async (t) => {
  const { database, load } = await fixture(t)
  const three = [
    square('Z07000001', 'Merebridge', 1),
    square('Z07000002', 'Stonehithe', 2),
    square('Z07000003', 'Kelderdale', 4),
  ]
  await load(
    'boundaries',
    'lad_may_2024.geojson',
    collection(...three, square('Z07000003', 'Twice', 4), { type: 'Feature' }),
  )
  await load('boundaries', 'lad_may_2021.geojson', collection(square('Z07000008', 'Abolished', 2)))
  assert.deepEqual(await reading(database, (scope) => neighboursOf(scope, ['Z07000001'])), ['Z07000002'])
  const [last, first] = await reading(database, loads)
  assert.deepEqual([first?.accepted, first?.held, first?.edition, last?.edition], [3, 2, '2024-05', '2021-05'])
  assert.deepEqual(await reading(database, (scope) => neighboursOf(scope, ['E06000001'])), [])
})

test('a file that is not recognised is refused with the reason and what would be read', async (t) => {
  const { database, load } = await fixture(t)
  const tries: readonly (readonly [RegisterKind, string, string, RegExp])[] = [
    ['postcodes', 'spend.csv', 'Supplier,Amount\nx,1\n', /first row \(Supplier, Amount\)/],
    ['postcodes', 'lad.csv', 'LAD23CD,LAD23NM\nE06000001,Hartlepool\n', /load it as “authorities”/],
    ['authorities', 'empty.csv', '', /it is empty/],
    ['nhs', 'x.csv', 'a,b\n', /not one of the layouts/],
    ['boundaries', 'x.csv', 'a,b\n', /does not end in \.json/],
  ]
  for (const [kind, name, content, words] of tries)
    await assert.rejects(load(kind, name, content), { reason: 'register-not-recognised', message: words }, name)
  await assert.rejects(load('boundaries', 'cut.geojson', collection(square('Z07000001', 'M', 1)).slice(0, -40)), {
    reason: 'not-geojson',
  })
  assert.deepEqual(await reading(database, loads), [])
})

test('NHS bodies are taken, and boards become areas too', async (t) => {
  const { database, load } = await fixture(t)
  const done = await load(
    'nhs',
    'icb_dec_2024.csv',
    'ICB24CD,ICB24CDH,ICB24NM\nE54000099,QZZ,NHS Mere and Fell Integrated Care Board\nx,??,\n',
  )
  assert.deepEqual([done.rows, done.edition], [{ source: 2, accepted: 1, held: 1 }, '2024-12'])
  const [area] = await reading(database, (scope) => areasByCode(scope, ['E54000099']))
  assert.equal(area?.kind, 'icb')
})

const sample = process.env.COMMONWEAL_SAMPLE_DATA
test('published files are read as they are', {
  skip: sample === undefined && 'COMMONWEAL_SAMPLE_DATA is not set',
}, async (t) => {
  const database = await freshDatabase(t)
  const load = (kind: RegisterKind, path: string) => {
    const scope = systemScope()
    const file = { path: join(sample ?? '', 'places', path), name: path.split('/').pop() ?? path }
    return database.write(scope, () => importRegister(scope, { file, kind }))
  }
  const expected: readonly (readonly [RegisterKind, string, number, number])[] = [
    ['authorities', 'mysociety-la/uk_local_authorities_future.csv', 445, 25],
    ['authorities', 'geo-lookups/la_all_codes.csv', 415, 0],
    ['authorities', 'lad/Local_Authority_Districts_December_2023_Boundaries_UK_BFC_3975128911846889050.csv', 361, 0],
    ['boundaries', 'boundaries/Local_Authority_Districts_May_2024_Boundaries__UK_BSC.geo.json.gz', 361, 0],
    ['nhs', 'nhs/etr.csv', 273, 0],
    ['nhs', 'nhs/eccg.csv', 320, 0],
    ['nhs', 'nhs/icb_names_codes_dec_2024.csv', 42, 0],
    ['postcodes', 'codepoint-open-original/hx.csv.gz', 5642, 0],
  ]
  for (const [kind, path, accepted, held] of expected) {
    const { rows } = await load(kind, path)
    assert.deepEqual(rows, { source: accepted + held, accepted, held }, path)
  }
  const current = await reading(database, (scope) => currentCodes(scope, 'E07000190'))
  assert.deepEqual([current.current, current.changedOn], [['E06000066'], '2023-04-01'])
  const names = await reading(database, async (scope) =>
    (await areasByCode(scope, await neighboursOf(scope, ['E06000006']))).map((area) => area.name),
  )
  assert.deepEqual(names, ['Cheshire West and Chester', 'Knowsley', 'Liverpool', 'St. Helens', 'Warrington'])
})

test('who may not load registers loads none, by a job that is tried again either', async (t) => {
  const database = await freshDatabase(t)
  const scope = personScope({ allowed: ['registers.read'] })
  const command = { file: { path: '/nowhere', name: 'a.csv' }, kind: 'postcodes' as const }
  await assert.rejects(
    database.write(scope, () => importRegister(scope, command)),
    { reason: 'not-allowed' },
  )
})
