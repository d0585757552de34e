// Through the server: the helper for everybody; a decision with its reason and packs; notices, corrections, clocks; and who sees them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { placeBeside, writingAs } from '../../../test/support/joint-room.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { run, sql } from '../../platform/db/index.ts'
import { addDays, dayOf, type OrganisationId } from '../../platform/kernel/index.ts'

const today = dayOf(new Date())
const day = (name: string, back: number) => {
  const [year = '', month = '', date = ''] = addDays(today, -back).split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

const planned = async (room: ConversationRoom, subject = 'light-touch') => {
  const [charity] = await room.database.asOwner<{ id: OrganisationId }>('select id from organisations limit 1')
  const plan = {
    ...{
      title: 'Advice',
      need: 'Advice near home.',
      kind: 'services',
      subject,
      theme: '',
      value: '900000',
    },
    ...{ extensionMonths: '', edition: '', [`share-${charity?.id}`]: '100' },
  }
  const made = await room.visitors.council.ask('POST', '/places/near/procurements/new', plan)
  assert.equal(made.status, 200, made.body)
  const { procurements } = JSON.parse((await room.visitors.council.ask('GET', '/places/near/procurements')).body) as {
    procurements: { id: string }[]
  }
  return { charity: charity!.id, plan, at: `/places/near/procurements/${procurements[0]?.id}` }
}

const errorsIn = (body: string) => Object.keys((JSON.parse(body) as { errors: object }).errors).sort()

test('everybody may ask the helper; answers stand in the address; wrong ones are told', async (t) => {
  const room = await conversationRoom(t)
  const nobody = await visitor(room.server)
  assert.match((await nobody.look('/procurement-routes')).body, /Which route may we take/)
  const asked =
    '/procurement-routes?authority=local&kind=services&subject=light-touch&value=900,000&on-day=1&on-month=12&on-year=2026'
  const { advised } = JSON.parse((await nobody.ask('GET', asked)).body) as {
    advised: { suggested: string; socialValueAct: { applies: boolean }; routes: { key: string; open: string }[] }
  }
  assert.deepEqual(
    [advised.suggested, advised.socialValueAct.applies, advised.routes.length],
    ['light-touch', true, 13],
  )
  const page = (await nobody.look(asked)).body
  for (const words of ['Light touch', 'No person has held this against the law yet', '£663,540.00', 'value="900,000"'])
    assert.ok(page.includes(words), words)
  const wrong = await nobody.look('/procurement-routes?value=lots&kind=dreams&on-day=31&on-month=2&on-year=2026')
  assert.equal(wrong.status, 200)
  for (const words of ['Enter an amount in pounds', 'Choose one of the answers', 'Enter the day', 'value="lots"'])
    assert.ok(wrong.body.includes(words), words)
  const csv = await nobody.look(asked.replace('/procurement-routes', '/procurement-routes.csv'))
  assert.match(csv.body, /Light touch,open/)
  const notices = (await nobody.look('/procurement-notices')).body
  for (const words of ['UK17 Payments compliance notice', 'Schedule 6', 'Nothing on our pages is a publication'])
    assert.ok(notices.includes(words), words)
})

test('an officer decides with a reason, against the advice too; every edition and its packs stay', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader, stranger, charity } = room.visitors
  const { at, plan } = await planned(room)
  const route = `${at}/route`
  const shown = (await reader.look(route)).body
  for (const words of ['No route is decided yet', 'Light touch', 'value="900000"'])
    assert.ok(shown.includes(words), words)
  assert.ok(!shown.includes('Which route do you take?'))
  assert.equal((await stranger.ask('GET', route)).status, 403)
  const answers = { authority: 'local', kind: 'services', subject: 'light-touch', value: '900000' }
  const decide = (who: typeof reader, more: object) =>
    who.ask('POST', route, { ...answers, route: 'light-touch', reason: 'It is care', edition: '0', ...more })
  assert.deepEqual(errorsIn((await council.ask('POST', route, {})).body), ['reason', 'route'])
  assert.equal((await decide(reader, {})).status, 403)
  assert.deepEqual(errorsIn((await decide(council, { value: 'much' })).body), ['value'])
  assert.equal((await decide(council, {})).status, 200)

  // What another decided meanwhile is read first; what was typed stays.
  const stale = await charity.send(route, { ...answers, route: 'pa2023-open', reason: 'My long reason', edition: '0' })
  assert.equal(stale.status, 422)
  for (const words of ['Somebody else decided the route meanwhile', 'My long reason', 'It is care'])
    assert.ok(stale.body.includes(words), words)
  assert.equal((await decide(charity, { route: 'psr-direct-a', reason: 'No choice', edition: '1' })).status, 200)
  const { decisions } = JSON.parse((await reader.ask('GET', route)).body) as {
    decisions: { edition: number; route: string; against: boolean; packs: { key: string; checked: null }[] }[]
  }
  assert.deepEqual(
    decisions.map((one) => [one.edition, one.route, one.against, one.packs.length]),
    [
      [2, 'psr-direct-a', true, 4],
      [1, 'light-touch', false, 4],
    ],
  )
  const page = (await reader.look(route)).body
  for (const words of ['decided against the advice', 'No choice', 'It is care', 'By Cora Helper'])
    assert.ok(page.includes(words), words)
  const tasks = (await reader.look(at)).body
  for (const words of ['Decide the route', 'Publish the notices', 'Direct award process A'])
    assert.ok(tasks.includes(words), words)

  // Once it is abandoned nothing is decided any more.
  assert.equal((await council.ask('POST', `${at}/abandon`, { why: 'No money' })).status, 200)
  assert.equal((await decide(council, { edition: '2' })).status, 409)
  assert.ok(!(await council.look(route)).body.includes('Which route do you take?'))
  assert.equal(plan.title, 'Advice')
})

interface NoticesShown {
  readonly notices: readonly {
    readonly key: string
    readonly state: string
    readonly due: string | null
    readonly published: { readonly number: string } | null
  }[]
  readonly moments: readonly { readonly id: string; readonly kind: string; readonly on: string }[]
}

test('official numbers are recorded and put right by further lines; clocks run from them and late is late', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const { at } = await planned(room, 'other')
  const answers = { authority: 'local', kind: 'services', subject: 'other', value: '900000' }
  const decided = { ...answers, route: 'pa2023-open', reason: 'Large', edition: '0' }
  assert.equal((await council.ask('POST', `${at}/route`, decided)).status, 200)
  const shown = async () => JSON.parse((await reader.ask('GET', `${at}/notices`)).body) as NoticesShown
  const state = async (key: string) => {
    const found = (await shown()).notices.find((one) => one.key === key)
    return [found?.state, found?.published?.number]
  }
  assert.deepEqual(await state('uk4'), ['waiting', undefined])

  const uk4 = `${at}/notices/uk4`
  const page = (await reader.look(uk4)).body
  for (const words of ['This page is no publication', 'Advice near home.', 'To be written', '£900,000.00'])
    assert.ok(page.includes(words), words)
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, {})).body), ['number', 'on'])
  const given = { number: '2026/S 000-1', ...day('on', 60), time: '9:05' }
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, { ...given, ...day('on', -3) })).body), ['on'])
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, { ...given, time: 'noon' })).body), ['time'])
  assert.equal((await reader.ask('POST', uk4, given)).status, 403)
  assert.equal((await council.ask('POST', uk4, given)).status, 200)
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, given)).body), ['number'])
  assert.deepEqual(await state('uk4'), ['published', '2026/S 000-1'])
  assert.equal((await reader.ask('GET', `${at}/notices/uk99`)).status, 404)

  const records = async () =>
    (
      JSON.parse((await reader.ask('GET', uk4)).body) as {
        records: { id: string; number: string | null; why: string | null }[]
      }
    ).records
  const [first] = await records()
  const right = { ...given, number: '2026/S 000-2', corrects: first!.id }
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, right)).body), ['why'])
  assert.equal((await council.ask('POST', uk4, { ...right, why: 'A digit' })).status, 200)
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, { ...right, number: '3', why: 'Again' })).body), [
    'corrects',
  ])
  assert.deepEqual(errorsIn((await council.ask('POST', uk4, { ...right, corrects: 'nonsense', why: 'X' })).body), [
    'corrects',
  ])
  assert.deepEqual(await state('uk4'), ['published', '2026/S 000-2'])
  assert.deepEqual(
    (await records()).map(({ number, why }) => [number, why]),
    [
      ['2026/S 000-1', null],
      ['2026/S 000-2', 'A digit'],
    ],
  )
  const [, second] = await records()
  const back = { corrects: second!.id, back: 'yes', why: 'It was another procurement' }
  assert.equal((await council.ask('POST', uk4, back)).status, 200)
  assert.deepEqual(await state('uk4'), ['waiting', undefined])
  assert.match((await reader.look(uk4)).body, /Taken back/)

  // The contract was made 40 days ago and its details are not out: late, until the day is put right.
  assert.deepEqual(errorsIn((await council.ask('POST', `${at}/moments`, {})).body), ['kind', 'moment'])
  const made = { kind: 'awarded', ...day('moment', 40), note: '' }
  assert.equal((await council.ask('POST', `${at}/moments`, made)).status, 200)
  assert.deepEqual(await state('uk7'), ['overdue', undefined])
  assert.match((await reader.look(`${at}/notices`)).body, /<strong>Late:<\/strong>/)
  assert.match((await reader.look(at)).body, /3 late/)
  const [moment] = (await shown()).moments
  const corrected = { kind: '', corrects: moment!.id, ...day('moment', 10), note: 'It was signed later' }
  assert.deepEqual(errorsIn((await council.ask('POST', `${at}/moments`, { ...corrected, note: '' })).body), ['note'])
  assert.deepEqual(errorsIn((await council.ask('POST', `${at}/moments`, { ...corrected, kind: 'ended' })).body), [
    'corrects',
  ])
  assert.equal((await council.ask('POST', `${at}/moments`, corrected)).status, 200)
  assert.deepEqual(await state('uk7'), ['due', undefined])
  assert.deepEqual(
    (await shown()).moments.map(({ kind, on }) => [kind, on]),
    [['awarded', addDays(today, -10)]],
  )
})

test('a draft can be taken away as text and as HTML, with what people wrote as text', async (t) => {
  const room = await conversationRoom(t)
  const { at, plan } = await planned(room)
  const change = { ...plan, need: '<script>alert(1)</script> advice', edition: '1' }
  assert.equal((await room.visitors.council.ask('POST', `${at}/change`, change)).status, 200)
  const text = await room.visitors.reader.look(`${at}/notices/uk2/text/file`)
  assert.match(text.body, /UK2 PRELIMINARY MARKET ENGAGEMENT NOTICE[\s\S]*not published by standing here/)
  const whole = await room.visitors.reader.look(`${at}/notices/uk2/html/file`)
  assert.ok(whole.body.includes('&lt;script&gt;') && !whole.body.includes('<script'))
  assert.equal((await room.visitors.stranger.look(`${at}/notices/uk2/text/file`)).status, 403)
})

test('a buyer of another place sees it, others do not; nobody changes, removes or forges a line in SQL', async (t) => {
  const room = await conversationRoom(t)
  const { council } = room.visitors
  const { at, plan, charity } = await planned(room)
  const far = await placeBeside(room, 'far', 'Faraway')
  const decided = { route: 'light-touch', reason: 'Care', edition: '0', authority: 'local' }
  assert.equal((await council.ask('POST', `${at}/route`, decided)).status, 200)
  assert.equal(
    (await council.ask('POST', `${at}/notices/uk3`, { number: 'N-1', ...day('on', 5), time: '9:05' })).status,
    200,
  )
  assert.equal(
    (await council.ask('POST', `${at}/moments`, { kind: 'stopped', ...day('moment', 1), note: '' })).status,
    200,
  )
  const there = at.replace('/near/', '/far/')
  for (const page of ['/route', '/notices', '/notices/uk3'])
    assert.equal((await far.visitor.ask('GET', there + page)).status, 404)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/offers', { to: 'near' })).status, 200)
  const shares = { [`share-${charity}`]: '60', [`share-${far.council}`]: '40' }
  assert.equal((await council.ask('POST', `${at}/change`, { ...plan, ...shares, edition: '1' })).status, 200)
  for (const page of ['/route', '/notices', '/notices/uk3'])
    assert.equal((await far.visitor.ask('GET', there + page)).status, 200)
  assert.match((await far.visitor.ask('GET', `${there}/notices`)).body, /N-1/)
  for (const [page, form] of [
    ['/route', { ...decided, edition: '1' }],
    ['/notices/uk3', { number: 'N-2', ...day('on', 5), time: '9:05' }],
    ['/moments', { kind: 'ended', ...day('moment', 1), note: '' }],
  ] as const)
    assert.equal((await far.visitor.ask('POST', there + page, form)).status, 404, page)

  const id = at.split('/').at(-1)!
  const forged = sql`insert into route_decisions (procurement_id, place_id, edition, route, regime, answers, against, reason, packs,
    decided_by, decided_at) values (${id}, ${room.place}, 9, 'x', 'psr', '{}', false, 'x', '[]', 'Somebody', now())`
  await assert.rejects(
    writingAs(room, far.lead, (scope) => run(scope, forged)),
    /row-level security/,
  )
  const elsewhere = sql`insert into route_moments (procurement_id, place_id, kind, on_day, note, recorded_by, recorded_at)
    values (${id}, ${far.place}, 'ended', '2026-01-01', '', 'Somebody', now())`
  await assert.rejects(
    writingAs(room, far.lead, (scope) => run(scope, elsewhere)),
    /route_moments_procurement/,
  )
  for (const table of ['route_decisions', 'notice_records', 'route_moments'])
    for (const statement of [
      sql`delete from ${sql.table(table)}`,
      sql`update ${sql.table(table)} set place_id = place_id`,
    ])
      await assert.rejects(
        writingAs(room, room.people.council, (scope) => run(scope, statement)),
        /permission denied/,
        table,
      )
})
