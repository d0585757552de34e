// The starter list is data that people may edit: its shape is held here.
import assert from 'node:assert/strict'
import test from 'node:test'
import { settingsFor, starterFor } from '../rules/pack.ts'
import { polarities } from '../rules/types.ts'
import { starterPack } from './starter.ts'

const { indicators } = starterPack
const settings = (name: string, code: string | null = null) =>
  settingsFor({ code, name, unit: null, polarity: null }, indicators)

test('each entry has words, a polarity we know, and objectives of the Marmot set; no number is listed twice', () => {
  for (const one of indicators) {
    assert.ok(one.words.length > 0 && one.words.every((word) => word.trim() !== ''))
    assert.ok(polarities.includes(one.polarity), one.words[0])
    for (const key of one.objectives) assert.match(key, /^marmot:[1-8]$/)
  }
  const codes = indicators.flatMap((one) => one.codes)
  assert.equal(new Set(codes).size, codes.length)
  assert.match(starterPack.vintage, /^\d{4}-\d\d-\d\d$/)
  assert.equal(starterPack.checked, null)
})

test('an indicator is found by its number, else by words that begin where a word begins', () => {
  assert.deepEqual(settings('Something new', '90362').objectives, ['marmot:6'])
  assert.deepEqual(settings('Adults who feel lonely often or always').objectives, ['marmot:5'])
  assert.equal(starterFor({ code: null, name: 'Slow payers' }, indicators), undefined)
  assert.deepEqual(settings('Slow payers'), { unit: null, polarity: 'none', objectives: [], setFrom: 'nobody' })
})

test('units are read from the name; what the file gives away goes before our list', () => {
  assert.equal(settings('Residual waste (tonnes)').unit, 'tonnes')
  assert.equal(settings('Violence offences per 1,000 population').unit, 'per 1,000')
  const given = settingsFor({ code: null, name: 'Smoking prevalence', unit: 'percent', polarity: 'high' }, indicators)
  assert.deepEqual([given.unit, given.polarity, given.setFrom], ['percent', 'high', 'pack'])
})
