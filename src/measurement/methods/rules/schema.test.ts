import assert from 'node:assert/strict'
import { test } from 'node:test'
import { schemaProblem } from '../../../../test/support/json-schema.ts'
import { methods } from './all.ts'
import { inputSchema } from './schema.ts'

for (const method of methods)
  test(`the schema of ${method.key} takes what the method takes`, async () => {
    const schema = inputSchema(method)
    for (const { title, input } of method.examples) assert.equal(await schemaProblem(schema, input), undefined, title)
    const input = method.examples[0]?.input ?? {}
    assert.ok(await schemaProblem(schema, { ...input, colour: 'red' }))
    assert.ok(await schemaProblem(schema, []))
  })

test('a number that may be uncertain is one number, a range or a distribution', async () => {
  const method = methods.find(({ key }) => key === 'wellby')
  assert.ok(method)
  const schema = inputSchema(method)
  const people = (value: unknown) => schemaProblem(schema, { people: value, points: 1, years: 1 })
  assert.equal(await people({ low: 1, central: 2, high: 3 }), undefined)
  assert.equal(await people({ distribution: 'triangular', low: 1, mode: 2, high: 3 }), undefined)
  assert.equal(await people({ distribution: 'normal', mean: 2, sd: 1 }), undefined)
  for (const wrong of ['2', -1, { low: 1, high: 2 }, { distribution: 'uniform', low: 1, mode: 2, high: 3 }])
    assert.ok(await people(wrong), JSON.stringify(wrong))
})
