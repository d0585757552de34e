// £ values through the server and the command line: off until turned on, one of a kind, with every step; private to the place.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { resultsWorldOf } from '../../../test/support/results-world.ts'
import { ways } from '../totals/rules/ways.ts'
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
  const always = { from: null, to: null, prices: 2012 }
  assert.deepEqual(results.rows[0]?.worth, [
    {
      kind: 'fiscal',
      value: 'A person in work for a year',
      ...always,
      grades: [{ grade: 'claimed', worth: { low: 3_000_000, central: 3_675_000, high: 4_125_000 } }],
    },
    {
      ...{ kind: 'economic', value: 'The same for the person', ...always },
      grades: [{ grade: 'claimed', worth: { low: 5_266_500, central: 5_266_500, high: 5_266_500 } }],
    },
  ])
  const shown = (await reader.look('/places/near/results')).body
  assert.match(shown, /£30,000\.00 – £36,750\.00 – £41,250\.00/)
  assert.doesNotMatch(shown, /89,415/)

  // Money that moved is a ledger of its own.
  const money = await frameworkWorldOf(room.database, room.place, 'Spent')
  await room.database.asOwner('alter table measure_versions disable trigger user')
  await room.database.asOwner(`update measure_versions set unit = 'pounds' where measure_id = $1`, [money.measure])
  await room.database.asOwner('alter table measure_versions enable trigger user')
  const onMoney = `/places/near/measures/${money.measure}/values`
  assert.match((await council.look(onMoney)).body, /a ledger of its own/)
  const refused = await council.ask('POST', onMoney, { ...settings, value: ids.get('V1') ?? '' })
  assert.match(refused.body, /counts money that moved/)

  const [fiscal] = await room.database.asOwner<{ id: string }>(`select id from measure_values where kind = 'fiscal'`)
  await room.done('council', `/places/near/values/uses/${fiscal!.id}/off`)
  assert.equal((await council.ask('POST', `/places/near/values/uses/${fiscal!.id}/off`)).status, 404)
  const less = JSON.parse((await reader.ask('GET', '/places/near/results')).body) as typeof results
  assert.deepEqual(
    less.rows[0]?.worth.map(({ kind }) => kind),
    ['economic'],
  )
})

test('a value counts from a day and until a day; a new one ends the one before, and every way of asking says the same', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const { work } = await resultsWorldOf(room.database, room.place, 'Near')
  // Five people are claimed from 1 January; two more begin in the middle of the next quarter, and three after it.
  await room.database.asOwner(
    `insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, counts_fiscal, counts_economic,
        counts_wellbeing, grade, words, recorded_by)
      select place_id, places, id, $2, 'additional', d::date, d::date, q, true, true, true, 'claimed', '', 'Near'
        from works, (values ('2026-05-15', 2000), ('2026-08-01', 3000)) v(d, q) where id = $1`,
    [work, measure],
  )
  const values = await room.database.asOwner<{ id: string; title: string }>(
    `with p as (insert into value_packs (place_id, title, holder, licence, vintage, file_name, report, loaded_by, loaded_at)
        values ($1, 'Values', 'H', 'L', '2026', 'v.csv', '{}', 'L', now()) returning id)
      insert into pack_values (place_id, pack_id, position, code, title, kind, low, central, high, unit, price_year, confidence, bears,
          source, notes)
        select $1, p.id, 0, t, t, 'fiscal', a, a, a, '', 2012, 'green', '', '', '' from p, (values ('Old', 100), ('New', 1000)) v(t, a)
        returning id, title`,
    [room.place],
  )
  const idOf = (title: string) => values.find((one) => one.title === title)?.id ?? ''
  const at = `/places/near/measures/${measure}/values`
  const none = { ...settings, deadweight: '', sources: '' }
  const use = (title: string, days = {}) => council.ask('POST', at, { ...none, value: idOf(title), ...days })
  const errors = async (answer: ReturnType<typeof use>) =>
    Object.keys((JSON.parse((await answer).body) as { errors: object }).errors)
  assert.ok((await use('Old')).status < 400)
  assert.deepEqual(await errors(use('New')), ['value'])
  assert.deepEqual(await errors(use('New', { from: '2026-05-16', to: '2026-05-01' })), ['to'])
  assert.deepEqual(await errors(use('New', { from: 'soon' })), ['from'])
  assert.ok((await use('New', { from: '2026-05-10' })).status < 400)

  interface On {
    readonly on: readonly { readonly id: string; readonly title: string; readonly from: string; readonly to: string }[]
  }
  const isOn = async () => (JSON.parse((await reader.ask('GET', at)).body) as On).on
  const days = async () => (await isOn()).map(({ title, from, to }) => [title, from, to])
  assert.deepEqual(await days(), [
    ['Old', null, '2026-05-09'],
    ['New', '2026-05-10', null],
  ])
  type Worth = readonly {
    readonly value: string
    readonly grades: readonly { readonly worth: { central: number } }[]
  }[]
  const worthIn = (all: Worth) =>
    all.map(({ value, grades }) => [value, grades.reduce((sum, { worth }) => sum + worth.central, 0)])
  const rowsBy = async (by: string) =>
    (JSON.parse((await reader.ask('GET', `/places/near/results?by=${by}`)).body) as { rows: { worth: Worth }[] }).rows
  const both = [
    ['Old', 500],
    ['New', 5000],
  ]
  for (const by of ways.filter((one) => one !== 'quarter'))
    assert.deepEqual(
      (await rowsBy(by)).map(({ worth }) => worthIn(worth)),
      [both],
      by,
    )
  assert.deepEqual(
    (await rowsBy('quarter')).map(({ worth }) => worthIn(worth)),
    [
      [
        ['Old', 0],
        ['New', 3000],
      ],
      [
        ['Old', 0],
        ['New', 2000],
      ],
      [
        ['Old', 500],
        ['New', 0],
      ],
    ],
  )
  const figure = `/places/near/results/figure?measure=${measure}`
  const figureWorth = async (query: string) =>
    worthIn((JSON.parse((await reader.ask('GET', `${figure}${query}`)).body) as { worth: Worth }).worth)
  assert.deepEqual(await figureWorth(''), both)
  assert.deepEqual(await figureWorth(`&work=${work}`), both)
  assert.deepEqual(await figureWorth('&from=2026-04-01&to=2026-04-01'), [
    ['Old', 0],
    ['New', 2000],
  ])
  assert.deepEqual(await figureWorth('&nature=core'), [
    ['Old', 0],
    ['New', 0],
  ])
  const page = (await reader.look(figure)).body
  assert.match(page, /Until 9 May 2026, in prices of 2012/)
  assert.match(page, /On all these days/)
  assert.match(page, /£55\.00/)

  const [old, fresh] = await isOn()
  const end = (id: string | undefined, until: string) =>
    council.ask('POST', `/places/near/values/uses/${id}/end`, { until })
  assert.deepEqual(await errors(end(old?.id, '2026-05-10')), ['until'])
  assert.deepEqual(await errors(end(fresh?.id, '2026-05-01')), ['until'])
  assert.deepEqual(await errors(end(fresh?.id, 'soon')), ['until'])
  assert.equal((await reader.ask('POST', `/places/near/values/uses/${fresh?.id}/end`, { until: '' })).status, 403)
  assert.ok((await end(fresh?.id, '2026-06-30')).status < 400)
  assert.deepEqual(
    (await rowsBy('measure')).map(({ worth }) => worthIn(worth)),
    [
      [
        ['Old', 500],
        ['New', 2000],
      ],
    ],
  )
  await assert.rejects(
    room.database.asOwner(`update measure_values set to_day = '2026-05-10' where id = $1`, [old?.id]),
    /measure_values_one_for_a_kind/,
  )
  assert.ok((await council.ask('POST', `/places/near/values/uses/${fresh?.id}/off`, {})).status < 400)
  assert.ok((await end(old?.id, '')).status < 400)
  assert.deepEqual(
    (await rowsBy('measure')).map(({ worth }) => worthIn(worth)),
    [[['Old', 1000]]],
  )
  assert.match((await reader.look(at)).body, /10 May 2026 to 30 June 2026/)
  const told = await room.database.asOwner<{ what: string }>(
    `select what from audit_entries where what like 'value %' order by sequence`,
  )
  assert.deepEqual(
    told.map(({ what }) => what),
    ['value turned on', 'value ended', 'value turned on', 'value ended', 'value turned off', 'value ended'],
  )
})
