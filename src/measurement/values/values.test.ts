// £ values through the server and the command line: off until turned on, one of a kind, with every step; private to the place.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { resultsWorldOf } from '../../../test/support/results-world.ts'
import { importValuesCommand } from './commands/import.ts'

const file = `Code,Title,Kind,Low,Central,High,Unit,Price year,Confidence,Who bears it,Source
V1,A person in work for a year,Fiscal,8000,9800,11000,Per person,2012/13,G,DWP,A department
V2,The same for the person,Economic,,14044,,Per person,2012/13,A,People,A department
V3,Another fiscal one,Fiscal,,500,,Per person,2020,R,NHS,A study
V4,No year at all,Fiscal,,500,,Per person,,R,NHS,A study
`
const settings = {
  ...{
    deadweight: '25',
    displacement: '',
    attribution: '',
    dropOff: '',
    years: '1',
    discounting: 'none',
    convention: 'end-of-year',
  },
  ...{ priceYear: '2012', sources: 'A workshop of March 2026', why: 'It is the nearest published value' },
}

test('values are loaded, turned on with their working, counted by kind and grade, and turned off', async (t) => {
  const room = await conversationRoom(t)
  const folder = await mkdtemp(join(tmpdir(), 'values-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'values.csv')
  await writeFile(path, file)
  const scope = await room.product.auth.scopeForPerson(room.people.council)
  assert.ok(scope)
  const options = {
    place: 'near',
    title: 'Unit costs',
    vintage: 'March 2026',
    licence: 'Agreed by letter',
    'licence-holder': 'New Economy',
  }
  const load = (given: Readonly<Record<string, string>>) =>
    importValuesCommand.run({
      ...{ scope, args: [path], options: given, say: () => undefined },
      read: (work) => room.product.database.read(scope, work),
      write: (work) => room.product.database.write(scope, work),
    })
  const loaded = await load(options)
  assert.equal(loaded.exit, 3)
  assert.match(loaded.words, /3 values loaded from 5 rows; 1 held back/)
  await assert.rejects(load(options), /are here already/)
  await assert.rejects(load({ ...options, kind: 'lucky' }), /no kind of value/)
  const { pack } = loaded.json as { pack: string }

  const { council, reader, stranger } = room.visitors
  assert.match((await reader.look('/places/near/values')).body, /All £ values are off/)
  const page = await reader.look(`/places/near/values/packs/${pack}`)
  assert.match(page.body, /It does not say in the prices of which year/)
  assert.equal((await stranger.ask('GET', `/places/near/values/packs/${pack}`)).status, 403)

  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  await resultsWorldOf(room.database, room.place, 'Near')
  const at = `/places/near/measures/${measure}/values`
  const ids = new Map(
    (await room.database.asOwner<{ id: string; code: string }>('select id, code from pack_values')).map(
      ({ id, code }) => [code, id],
    ),
  )
  const use = (code: string, change = {}) =>
    council.ask('POST', at, { ...settings, value: ids.get(code) ?? '', ...change })
  assert.equal((await reader.ask('POST', at, { ...settings, value: ids.get('V1') ?? '' })).status, 403)
  const unsaid = await use('V1', { sources: '', deadweight: '150' })
  assert.deepEqual(Object.keys((JSON.parse(unsaid.body) as { errors: object }).errors), ['deadweight'])
  assert.equal((await use('V1', { sources: '' })).status, 422)
  assert.equal((await use('V1', { priceYear: '1950' })).status, 422)
  assert.ok((await use('V1')).status < 400)
  const again = await use('V3')
  assert.deepEqual(Object.keys((JSON.parse(again.body) as { errors: object }).errors), ['value'])
  await assert.rejects(
    room.database.asOwner(
      `insert into measure_values (place_id, measure_id, value_id, kind, settings, why, turned_on_by, turned_on_at)
        select place_id, measure_id, value_id, kind, settings, why, turned_on_by, turned_on_at from measure_values`,
    ),
    /measure_values_one_for_a_kind/,
  )
  assert.ok((await use('V2')).status < 400)
  assert.match((await reader.look(at)).body, /£9,800\.00 × \(1 − 0\.25\)/)

  const results = JSON.parse((await reader.ask('GET', '/places/near/results')).body) as {
    rows: { worth: { kind: string; grades: { grade: string; worth: object }[] }[] }[]
  }
  assert.deepEqual(results.rows[0]?.worth, [
    { kind: 'fiscal', grades: [{ grade: 'claimed', worth: { low: 3_000_000, central: 3_675_000, high: 4_125_000 } }] },
    {
      kind: 'economic',
      grades: [{ grade: 'claimed', worth: { low: 5_266_500, central: 5_266_500, high: 5_266_500 } }],
    },
  ])
  const shown = (await reader.look('/places/near/results')).body
  assert.match(shown, /£30,000\.00 – £36,750\.00 – £41,250\.00/)
  assert.doesNotMatch(shown, /89,415/)

  await room.done('council', `${at}/off`, { kind: 'fiscal' })
  assert.equal((await council.ask('POST', `${at}/off`, { kind: 'fiscal' })).status, 404)
  const less = JSON.parse((await reader.ask('GET', '/places/near/results')).body) as typeof results
  assert.deepEqual(
    less.rows[0]?.worth.map(({ kind }) => kind),
    ['economic'],
  )
})
