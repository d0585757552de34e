// Each published layout, on small made-up rows in its shape.
import assert from 'node:assert/strict'
import test from 'node:test'
import { authorityLayout } from './authorities.ts'
import { editionGiven, editionInColumn, editionInName } from './edition.ts'
import { nhsLayout } from './nhs.ts'
import { postcodeColumns, readPostcode } from './postcodes.ts'
import { looksLike, notRecognised } from './recognise.ts'

const rowsOf = (...rows: string[][]) => rows.map((cells, i) => ({ record: i + 2, line: i + 2, cells, damaged: false }))

test('editions are told from names and columns, and sort as text', () => {
  assert.equal(editionInName('Local_Authority_Districts_May_2024_Boundaries__UK_BSC.geo.json.gz'), '2024-05')
  assert.equal(editionInName('codepoint-open-2014-08_gb_compact.csv.gz'), '2014-08')
  assert.equal(editionInName('ONSPD_FEB_2026_UK.zip'), '2026-02')
  assert.equal(editionInName('hx.csv.gz'), undefined)
  assert.equal(editionInColumn('LAD23CD'), '2023')
  assert.equal(editionInColumn('LADCD'), undefined)
  assert.deepEqual(['2024-05', '2023-12', '2023'].sort(), ['2023', '2023-12', '2024-05'])
  assert.equal(editionGiven('2024-13'), undefined)
})

test('Code-Point Open without a header', () => {
  const cells = [
    'ZX1 1AA',
    '10',
    '400000',
    '425000',
    'E92000001',
    'E19000001',
    'E18000003',
    '',
    'E08000033',
    'E05001386',
  ]
  const columns = postcodeColumns(cells)
  assert.equal(columns?.layout, 'Code-Point Open')
  assert.equal(columns?.header, false)
  assert.deepEqual(readPostcode(cells, columns!), {
    record: { postcode: 'ZX11AA', district: 'E08000033', ward: 'E05001386', easting: 400000, northing: 425000 },
  })
})

test('postcodes with a header, whatever it calls them', () => {
  const compact = postcodeColumns(['postcode', 'quality', 'easting', 'northing', 'lad_gss_2014', 'nhs_ha'])
  assert.deepEqual(readPostcode(['ZX11AA', '10', '394251', '806376', 'S12000033', 'S08000020'], compact!), {
    record: { postcode: 'ZX11AA', district: 'S12000033', ward: null, easting: 394251, northing: 806376 },
  })
  const ons = postcodeColumns(['pcd', 'pcd2', 'pcds', 'dointr', 'oslaua', 'osward', 'oseast1m', 'osnrth1m'])
  assert.equal(ons?.layout, 'ONS Postcode Directory')
  const held = readPostcode(['ZX1 1AA', 'ZX1  1AA', 'ZX1 1AA', '', 'L99999999', '', '', ''], ons!)
  assert.ok('held' in held && held.held.includes('none'))
})

test('postcodes that cannot be read or placed are held', () => {
  const columns = postcodeColumns(['postcode', 'lad23cd'])!
  const reason = (...cells: string[]) => {
    const read = readPostcode(cells, columns)
    return 'held' in read ? read.held : undefined
  }
  assert.match(reason('', 'E06000001') ?? '', /no postcode/)
  assert.match(reason('hello', 'E06000001') ?? '', /not a postcode/)
  assert.match(reason('ZX1 1AA', '') ?? '', /No district/)
  assert.match(reason('ZX1 1AA', 'Halton') ?? '', /not a nine-character/)
  assert.equal(reason('ZX1 1AA', 'E06000001'), undefined)
})

test('mySociety’s list gives areas, what they became, and what they were called', () => {
  const header = [
    'local-authority-code',
    'official-name',
    'nice-name',
    'gss-code',
    'start-date',
    'end-date',
    'replaced-by',
    'former-gss-codes',
  ]
  const found = authorityLayout(header)!.read(
    rowsOf(
      ['AAA', 'Alpha Council', 'Alpha', 'E07000001', '1974-04-01', '2019-03-31', 'CCC,DDD', ''],
      ['CCC', 'Gamma Council', 'Gamma', 'E06000001', '2019-04-01', '', '', ''],
      ['DDD', 'Delta Council', '', 'E06000002', '', '', '', 'E07000002'],
      ['EEE', 'A combined one', '', '', '', '', '', ''],
      ['FFF', 'Twice', 'Twice', 'E06000002', '', '', '', ''],
    ),
  )
  assert.deepEqual(
    found.areas.map((area) => [area.code, area.name, area.validFrom]),
    [
      ['E07000001', 'Alpha', '1974-04-01'],
      ['E06000001', 'Gamma', '2019-04-01'],
      ['E06000002', 'Delta Council', null],
    ],
  )
  assert.deepEqual(found.changes, [
    { oldCode: 'E07000001', newCode: 'E06000001', changedOn: '2019-04-01', kind: 'replaced' },
    { oldCode: 'E07000001', newCode: 'E06000002', changedOn: '2019-04-01', kind: 'replaced' },
    { oldCode: 'E07000002', newCode: 'E06000002', changedOn: null, kind: 'recoded' },
  ])
  assert.deepEqual(
    found.held.map((one) => one.row.record),
    [5, 6],
  )
})

test('lists of names and codes, with the codes of today beside those of then', () => {
  const lad = authorityLayout(['FID', 'LAD23CD', 'LAD23NM', 'LAD23NMW', 'BNG_E'])!
  assert.equal(lad.edition, '2023')
  const lookup = authorityLayout(['LADCD', 'LADNM', 'LADCD_ACTIVE', 'LADNM_ACTIVE', 'RGNCD'])!
  const found = lookup.read(
    rowsOf(
      ['E07000100', 'Old Hill', 'E07000240', 'Old Hill', 'E12000006'],
      ['E06000001', 'Gamma', 'E06000001', 'Gamma', ''],
    ),
  )
  assert.deepEqual(
    found.changes.map((one) => [one.oldCode, one.newCode]),
    [['E07000100', 'E07000240']],
  )
  const wards = authorityLayout(['WDCD', 'WDNM', 'LADCD', 'LADNM', 'SOURCEFILE', 'LADCD_ACTIVE'])!
  const ward = wards.read(rowsOf(['E05000001', 'Abbey', 'E07000100', '', '2016', 'E07000240'])).areas[0]
  assert.deepEqual([ward?.kind, ward?.parentCode], ['ward', 'E07000240'])
})

test('NHS bodies: boards with a header, and the Organisation Data Service without one', () => {
  const boards = nhsLayout(['ICB24CD', 'ICB24CDH', 'ICB24NM', 'ObjectId'])!
  assert.equal(boards.edition, '2024')
  assert.deepEqual(boards.read(['E54000001', 'QZZ', 'NHS Mere and Fell Integrated Care Board', '1']), {
    record: {
      code: 'QZZ',
      gssCode: 'E54000001',
      name: 'NHS Mere and Fell Integrated Care Board',
      kind: 'icb',
      openedOn: null,
      closedOn: null,
    },
  })
  const cells = [
    '0ZZ',
    'NHS MERE VALLEY CCG',
    'Y63',
    'QZZ',
    ...Array(6).fill(''),
    '20130401',
    '20220630',
    ...Array(15).fill(''),
  ]
  const ods = nhsLayout(cells)!
  assert.equal(ods.header, false)
  const read = ods.read(cells)
  assert.ok('record' in read)
  assert.deepEqual([read.record.kind, read.record.openedOn, read.record.closedOn], ['ccg', '2013-04-01', '2022-06-30'])
})

test('a file of another kind is named, and an unknown one shows what was seen', () => {
  assert.equal(looksLike(['ICB24CD', 'ICB24CDH', 'ICB24NM']), 'nhs')
  assert.match(notRecognised('postcodes', ['LAD23CD', 'LAD23NM']), /load it as “authorities”/)
  assert.match(notRecognised('postcodes', ['supplier', 'amount']), /supplier, amount/)
  assert.match(notRecognised('postcodes', []), /empty/)
})
