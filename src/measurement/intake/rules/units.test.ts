import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { directionOf, frequencyOf, levelOf, objectivesOf, referencesOf, referenceWritten } from './choices.ts'
import { namedUnits, unitInTitle, unitOf, unitWritten } from './units.ts'

const read = (text: string) => {
  const found = unitOf(text)
  return found === undefined ? undefined : (found.ownUnit ?? `[${found.unit}]`)
}

test('the units of published tables are understood', () => {
  for (const [text, expected] of [
    ['No. people FTE', '[people]'],
    ['no. of residents', '[people]'],
    ['Number of people', '[people]'],
    ['hrs', '[hours]'],
    ['No. staff volunteering hours', '[hours]'],
    ['no. weeks', '[weeks]'],
    ['£', '[pounds]'],
    ['£ spent', '[pounds]'],
    ['tCO2e', '[tonnes-co2e]'],
    ['Tonnes of CO₂e', '[tonnes-co2e]'],
    ['%', '[percentage]'],
    ['Per cent', '[percentage]'],
    ['Y/N', '[yes-no]'],
    ['Yes / No', '[yes-no]'],
    ['Number', '[count]'],
    ['school visits', 'school visits'],
    ['£000s', '£000s'],
    ['kg CO2e', 'kg CO2e'],
    ['miles per hour', 'miles per hour'],
    ['Per incident', 'incident'],
    ['12', undefined],
    ['–', undefined],
  ] as const)
    assert.equal(read(text), expected, text)
})

test('every unit that we write is read as itself', () => {
  for (const unit of namedUnits) assert.deepEqual(unitOf(unitWritten({ unit, ownUnit: null })), { unit, ownUnit: null })
})

test('a title may say what is counted', () => {
  const named = (title: string) => unitInTitle(title)?.unit
  assert.equal(named('Percentage of staff paid the living wage'), 'percentage')
  assert.equal(named('Number of local people taken on'), 'people')
  assert.equal(named('No. of apprentices'), 'people')
  assert.equal(named('Number of school visits'), 'count')
  assert.equal(named('Trees planted'), undefined)
})

test('words for how often, which way and how deep', () => {
  assert.deepEqual(['Annually', 'Every quarter', 'per month', 'One-off', 'now and then'].map(frequencyOf), [
    'yearly',
    'quarterly',
    'monthly',
    'once',
    undefined,
  ])
  assert.deepEqual(['Low is good', 'High is good', 'No judgement', 'Up', 'sideways'].map(directionOf), [
    'down',
    'up',
    'none',
    'up',
    undefined,
  ])
  assert.deepEqual(['Output', 'Outcomes', 'other'].map(levelOf), ['output', 'outcome', undefined])
})

test('objectives by number or key, and codes of other frameworks', () => {
  assert.deepEqual(objectivesOf(''), [])
  assert.deepEqual(objectivesOf('1, 3 and 3'), ['marmot:1', 'marmot:3'])
  assert.deepEqual(objectivesOf('Marmot objective 2; ppn002:1'), ['marmot:2', 'ppn002:1'])
  assert.equal(objectivesOf('9'), undefined)
  assert.equal(objectivesOf('good work'), undefined)
  assert.deepEqual(referencesOf('PPN 002: 1; 8', 'Theirs'), [
    { framework: 'PPN 002', code: '1' },
    { framework: 'Theirs', code: '8' },
  ])
})

test('no text stops the reading of a cell', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const unit = unitOf(text)
      assert.ok(unit === undefined || (unit.unit === 'own') === (unit.ownUnit !== null))
      for (const one of [frequencyOf, directionOf, levelOf, unitInTitle]) one(text)
      for (const key of objectivesOf(text) ?? []) assert.match(key, /^[a-z][a-z0-9-]*:[A-Za-z0-9-]+$/)
      for (const reference of referencesOf(text, '')) {
        assert.notEqual(reference.code, '')
        assert.deepEqual(referencesOf(referenceWritten(reference), ''), [reference])
      }
    }),
  )
})
