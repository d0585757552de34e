// The price formulas as everybody meets them, without signing in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { readProject } from '../../../test/support/project.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { formulas } from '../formulas/rules/all.ts'
import { exampleTyped, triedForm, triedTyped } from './forms/tried.ts'

const three = (formula: string, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    ...{ formula, weight: '50', 'name-1': 'X', 'quality-1': '95', 'price-1': '110', 'name-2': 'Y' },
    ...{ 'quality-2': '65', 'price-2': '£65.00', 'name-3': 'Z', 'quality-3': '10', 'price-3': '30', ...more },
  }).toString()

test('anybody reads every formula with its fault, tries each, and takes the answer away', async (t) => {
  const room = await conversationRoom(t)
  const nobody = await visitor(room.server)
  const first = await nobody.look('/price-formulas')
  assert.equal(first.status, 200)
  for (const { title, fault } of formulas) {
    assert.ok(first.body.includes(title))
    assert.ok(first.body.includes(fault))
  }
  const schema = JSON.parse(readProject('docs/api/commands/tender-evaluate.schema.json')) as Record<string, unknown>
  for (const formula of formulas)
    for (const example of formula.examples) {
      const query = new URLSearchParams(exampleTyped(formula, example)).toString()
      const reply = await nobody.look(`/price-formulas?${query}`)
      assert.equal(reply.status, 200)
      assert.match(reply.body, /in front by “/)
      const data = JSON.parse((await nobody.ask('GET', `/price-formulas?${query}`)).body) as {
        evaluation: object
        compared: { name: string }[]
      }
      assert.equal(await schemaProblem(schema, data.evaluation), undefined)
      assert.deepEqual(data.compared.map(({ name }) => name).toSorted(), formulas.map(({ name }) => name).toSorted())
    }
})

test('T6 on the page: X is in front, and it is said that without Z it would be Y', async (t) => {
  const room = await conversationRoom(t)
  const nobody = await visitor(room.server)
  const { body } = await nobody.look(`/price-formulas?${three('relative-to-lowest')}`)
  assert.match(body, /X is in front by/)
  assert.match(body, /Take Z away, and Y is in front of the others/)
  for (const marks of ['61.14', '55.58', '55.00']) assert.ok(body.includes(marks))
  const csv = await nobody.look(`/price-formulas.csv?${three('relative-to-lowest')}`)
  assert.match(csv.body, /X,1,110\.00,95\.00,47\.50,13\.64,61\.14/)
})

test('where there is no answer, it is said why', async (t) => {
  const room = await conversationRoom(t)
  const nobody = await visitor(room.server)
  const same = { 'price-1': '30', 'price-2': '30' }
  const { body, status } = await nobody.look(`/price-formulas?${three('spread', same)}`)
  assert.equal(status, 200)
  assert.match(body, /There is no answer/)
  const nought = await nobody.look(`/price-formulas?${three('relative-to-lowest', { 'price-3': '0' })}`)
  assert.match(nought.body, /a price must be above nought/)
})

test('what is wrong is said at its field, what was typed stays, and markup is only text', async (t) => {
  const room = await conversationRoom(t)
  const nobody = await visitor(room.server)
  const { body } = await nobody.look(
    `/price-formulas?${three('absolute', { 'name-1': '<b>bold</b>', 'quality-1': '101', weight: 'half' })}`,
  )
  assert.match(body, /Bid 1: enter a whole number from 0 to 100/)
  assert.match(body, /Highest price of the range: enter an amount in pounds/)
  assert.match(body, /Enter the weight of price/)
  assert.match(body, /value="half"/)
  assert.ok(!body.includes('<b>bold'))
})

const wrong: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
  [{ formula: 'hope' }, 'formula'],
  [{ weight: '101' }, 'weight'],
  [{ 'price-2': '-5' }, 'price-2'],
  [{ 'price-2': '' }, 'price-2'],
  [{ 'quality-2': '6.5' }, 'quality-2'],
  [{ 'name-2': 'X' }, 'name-2'],
]
for (const [change, field] of wrong)
  test(`${field} ${JSON.stringify(change)} will not do`, () => {
    const typed = Object.fromEntries(new URLSearchParams(three('spread', change)))
    const read = triedForm(typed)
    assert.deepEqual(read.ok ? [] : Object.keys(read.errors), [field])
  })

test('a range upside down is said at the range, one bid is too few, and eight are read', () => {
  const range = Object.fromEntries(
    new URLSearchParams(three('absolute', { 'absolute-floor': '120', 'absolute-ceiling': '60' })),
  )
  const read = triedForm(range)
  assert.deepEqual(read.ok ? [] : Object.keys(read.errors), ['absolute-ceiling'])
  const alone = triedForm({ formula: 'spread', weight: '40', 'quality-1': '5', 'price-1': '5' })
  assert.deepEqual(alone.ok ? {} : alone.errors, { 'quality-2': 'Enter at least two bids.' })
  const eight = Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [
      [`quality-${i + 1}`, '50'],
      [`price-${i + 1}`, String(100 + i)],
    ]).flat(),
  )
  const all = triedForm({ formula: 'spread', weight: '40', ...eight })
  assert.equal(all.ok && all.value.bids.length, 8)
})

test('what does not belong to the form is passed over', () => {
  assert.deepEqual(triedTyped({ weight: ' 40 ', colour: 'red', formula: ['a'] }), { ok: true, value: { weight: '40' } })
  assert.equal(triedTyped({ colour: 'red' }).ok, false)
})
