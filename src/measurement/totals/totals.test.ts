// Results as a reader sees them: grouped in every way, split by grade, and each number answered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { resultsWorldOf } from '../../../test/support/results-world.ts'
import { ways } from './rules/ways.ts'

interface Results {
  readonly rows: readonly {
    readonly title: string
    readonly measure: { readonly id: string }
    readonly grades: Readonly<Record<string, { readonly quantity: number; readonly records: number }>>
  }[]
}

test('every way of grouping shows the same split, and the figure leads to its records', async (t) => {
  const room = await conversationRoom(t)
  const { reader, stranger } = room.visitors
  const at = '/places/near/results'
  assert.match((await reader.look(at)).body, /Nothing to show/)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const { record } = await resultsWorldOf(room.database, room.place, 'Near')
  for (const by of ways) {
    const { rows } = JSON.parse((await reader.ask('GET', `${at}?by=${by}`)).body) as Results
    assert.deepEqual(
      rows.map(({ measure: of, grades }) => [
        of.id,
        grades.promised?.quantity,
        grades.claimed?.quantity,
        grades.checked?.quantity,
      ]),
      [[measure, 5000, 5000, 0]],
      by,
    )
    const page = await reader.look(`${at}?by=${by}`)
    assert.match(page.body, /5 people promised, 5 people claimed/, by)
  }
  const narrowed = JSON.parse((await reader.ask('GET', `${at}?from=2026-04-01`)).body) as Results
  assert.equal(narrowed.rows.length, 0)
  const other = JSON.parse((await reader.ask('GET', `${at}?nature=core`)).body) as Results
  assert.equal(other.rows.length, 0)

  const figure = await reader.look(`${at}/figure?measure=${measure}&nature=additional`)
  for (const question of ['What is it?', 'Who says so?', 'How sure are we?', 'What would change it?'])
    assert.ok(figure.body.includes(question), question)
  assert.ok(figure.body.includes(`/places/near/records/${record}`))
  const promised = JSON.parse((await reader.ask('GET', `${at}/figure?measure=${measure}&grade=promised`)).body) as {
    records: { grade: string }[]
  }
  assert.deepEqual(
    promised.records.map(({ grade }) => grade),
    ['promised'],
  )
  assert.equal((await stranger.ask('GET', at)).status, 403)
  assert.equal((await reader.ask('GET', `${at}/figure?measure=00000000-0000-4000-8000-000000000000`)).status, 404)
})
