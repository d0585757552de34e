import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { priorityPacks } from './for-admin.ts'
import { objectivePacks } from './objectives.ts'

const jsonAt = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

test('every file of objectives is as its schema says, and is shipped', async () => {
  const schema = jsonAt('objective-pack.schema.json')
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /(?<!schema)\.json$/.test(name))
  for (const name of files) assert.equal(await schemaProblem(schema, jsonAt(name)), undefined, name)
  assert.deepEqual(files.map((name) => jsonAt(name).key).toSorted(), objectivePacks.map(({ key }) => key).toSorted())
})

test('a file that says less than it must is refused by the schema', async () => {
  const schema = jsonAt('objective-pack.schema.json')
  const { source: _, ...nameless } = jsonAt('marmot.json')
  assert.match((await schemaProblem(schema, nameless)) ?? '', /source/)
  assert.match((await schemaProblem(schema, { ...jsonAt('marmot.json'), key: 'own' })) ?? '', /NOT|key/i)
})

test('numbers are given once, for records keep them', () => {
  for (const { key, objectives } of objectivePacks) {
    const numbers = objectives.map(({ number }) => number)
    assert.equal(new Set(numbers).size, numbers.length, key)
  }
  assert.deepEqual(
    objectivePacks.map(({ key, objectives }) => [key, objectives.length]),
    [
      ['marmot', 8],
      ['act', 3],
      ['wales', 7],
      ['ppn002', 13],
    ],
  )
})

test('what was not read in the original says so', () => {
  for (const { key, checked, toCheck } of objectivePacks)
    assert.ok(checked !== null || toCheck !== null, `${key} is neither checked nor marked to be checked`)
  for (const key of ['wales', 'ppn002'])
    assert.match(objectivePacks.find((one) => one.key === key)?.toCheck ?? '', /To be checked against the original/)
})

test('the pages of admin can list them', () => {
  assert.ok(priorityPacks.length >= objectivePacks.length)
  for (const { name, words, vintage, source } of priorityPacks)
    for (const text of [name, words, vintage, source]) assert.ok(text.length > 3, name)
})
