import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isOpenLicence, isPrivate, licenceAsked, licenceHeld, materialsNamed } from './licence.ts'
import { recognise } from './recognise.ts'
import type { FoundFile } from './sheet.ts'

const fileOf = (...cells: string[][]): FoundFile => ({
  tables: [{ inner: 'f', sheet: null, rows: cells.map((row, i) => ({ row: i + 1, cells: row })), blank: 0 }],
  notTables: [],
})

const plain = fileOf(['Measure', 'Unit'], ['Jobs', 'people'])
const asked = (name: string, file: FoundFile): boolean => {
  const mapping = recognise(file)
  assert.ok(mapping)
  return licenceAsked(materialsNamed(name, file), mapping)
}

test('the licence is asked where there are £ values or somebody’s framework is named', () => {
  assert.equal(asked('ours.csv', plain), false)
  assert.equal(asked('National-TOMs_2022.xlsx', plain), true)
  assert.equal(asked('ours.csv', fileOf(['Measure', 'Unit', 'TOMs Ref'], ['Jobs', 'people', 'NT1'])), true)
  assert.equal(asked('ours.csv', fileOf(['Measure', 'Unit', 'Value £'], ['Jobs', 'people', '£12.50'])), true)
  assert.equal(asked('ours.csv', fileOf(['HACT values, 2018'], ['Measure', 'Unit'], ['Jobs', 'people'])), true)
  assert.equal(asked('what we exact.csv', plain), false)
})

test('what is known not to be open stays private, whatever is said', () => {
  const said = { kind: 'open', holder: 'Somebody', words: 'CC BY' } as const
  assert.equal(isPrivate(licenceHeld(said, materialsNamed('hact.csv', plain))), true)
  assert.equal(isPrivate(licenceHeld(said, materialsNamed('unit cost database.xlsx', plain))), false)
  assert.equal(isPrivate(licenceHeld(said, [])), false)
})

test('open licences are known by their names', () => {
  for (const words of ['CC0', 'OGL v3', 'Open Government Licence v3.0', 'CC BY 4.0', 'CC-BY-SA', 'Public domain'])
    assert.equal(isOpenLicence(words), true, words)
  for (const words of [
    'CC BY-NC-ND 4.0',
    'CC BY-ND',
    'CC-BY-NC',
    'All rights reserved',
    'Our contract of 2024',
    'CC BY-SA-NC',
    '',
  ])
    assert.equal(isOpenLicence(words), false, words)
  fc.assert(fc.property(fc.string(), (words) => !isOpenLicence(`${words} non-commercial`)))
})
