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

test('narrowed to a grade, every way shows only what has some of it, and still the whole split', async (t) => {
  const room = await conversationRoom(t)
  const { reader } = room.visitors
  const at = '/places/near/results'
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const { work } = await resultsWorldOf(room.database, room.place, 'Near')
  // A second work of another provider, with nothing but a promise.
  await room.database.asOwner(
    `with w as (insert into works (place_id, places, number, title, provider, from_day, created_by)
        select place_id, places, 901, 'Another work', 'Another', from_day, 'Near' from works where id = $1 returning id, place_id, places)
      insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, counts_fiscal, counts_economic,
          counts_wellbeing, grade, words, recorded_by)
        select place_id, places, id, $2, 'core', '2026-01-01', '2026-03-31', 7000, true, true, true, 'promised', '', 'Near' from w`,
    [work, measure],
  )
  const rowsOf = async (query: string) =>
    (JSON.parse((await reader.ask('GET', `${at}?${query}`)).body) as Results).rows.map(({ grades }) => [
      grades.promised?.quantity,
      grades.claimed?.quantity,
    ])
  for (const by of ways) {
    assert.deepEqual(await rowsOf(`by=${by}&grade=claimed`), [[5000, 5000]], by)
    assert.deepEqual(await rowsOf(`by=${by}&grade=checked`), [], by)
    const csv = (await reader.ask('GET', `${at}.csv?by=${by}&grade=claimed`)).body.trim().split(/\r?\n/)
    assert.equal(csv.length, 2, by)
    assert.match(csv[1] ?? '', /additional,5,5,0,0,0,0,2$/, by)
    const page = (await reader.look(`${at}?by=${by}&grade=claimed`)).body
    assert.match(page, /5 people promised, 5 people claimed/, by)
    assert.match(page, /Only sums with something that is claimed/, by)
  }
  // Who pays for the second work is not known, so it stands under nobody.
  assert.deepEqual((await rowsOf('by=work&grade=promised')).toSorted(), [
    [5000, 5000],
    [7000, 0],
  ])
  const pages = JSON.parse((await reader.ask('GET', `${at}?by=provider&grade=claimed`)).body) as { grade: string }
  assert.equal(pages.grade, 'claimed')
  const figure = (await reader.look(`${at}?by=work&grade=claimed`)).body
  assert.ok(figure.includes(`nature=additional&amp;grade=claimed&amp;work=${work}`))
  assert.match((await reader.look(`${at}?grade=assured`)).body, /Nothing is assured/)
  assert.equal((await reader.ask('GET', `${at}?grade=lucky`)).status, 404)
})
