// A tender through the server: drafted, checked, published once it is signed, amended, never sooner.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeBeside } from '../../../test/support/joint-room.ts'
import {
  momentIn,
  notice,
  publish,
  ready,
  send,
  type TenderRoom,
  tenderRoom,
  times,
} from '../../../test/support/tender-room.ts'

interface Drafted {
  readonly state: string
  readonly edition: number
  readonly closesAt: string | null
  readonly criteria: readonly { id: string; weight: number; children: readonly { id: string; weight: number }[] }[]
  readonly findings: readonly { rule: string; severity: string; what: string }[]
}

const drafted = async ({ officer, at }: TenderRoom, tender: string) =>
  JSON.parse((await officer.ask('GET', `${at}/${tender}`)).body) as Drafted

const errorsOf = (body: string) => Object.keys((JSON.parse(body) as { errors: object }).errors)

const stopping = async (room: TenderRoom, tender: string) =>
  (await drafted(room, tender)).findings.filter(({ severity }) => severity === 'stop').map(({ rule }) => rule)

test('a draft is written part by part, and published only when nothing stops it', async (t) => {
  const room = await tenderRoom(t)
  const { officer, at, visitors } = room
  assert.deepEqual(errorsOf((await officer.ask('POST', `${at}/new`, {})).body), ['title', 'template'])
  assert.equal((await visitors.reader.ask('POST', `${at}/new`, {})).status, 403)
  const tender = await room.begin()
  assert.deepEqual(errorsOf((await officer.ask('POST', `${at}/new`, { title: 'Again', template: 'short' })).body), [
    'lot',
  ])
  assert.deepEqual(await stopping(room, tender), ['formula', 'formula-tested', 'closes'])

  // Criteria: every button keeps what was typed.
  const form = async (what: string, change: Readonly<Record<string, string>> = {}) => {
    const { edition, criteria } = await drafted(room, tender)
    const all = criteria.flatMap((one) => [one, ...one.children])
    const typed = Object.fromEntries(
      all.flatMap(({ id, weight }) => [
        [`title-${id}`, `Title of ${id}`],
        [`weight-${id}`, String(weight / 100)],
        [`kind-${id}`, id === 'cost' ? 'price' : id === 'social' ? 'social-value' : 'quality'],
      ]),
    )
    return officer.ask('POST', `${at}/${tender}/criteria`, { ...typed, edition: String(edition), do: what, ...change })
  }
  assert.equal((await form('down:service', { 'weight-service': '45' })).status, 200)
  const moved = (await drafted(room, tender)).criteria[0]?.children
  assert.deepEqual(moved?.map(({ id, weight }) => [id, weight]).slice(0, 2), [
    ['safety', 1500],
    ['service', 4500],
  ])
  assert.ok((await stopping(room, tender)).includes('weights'))
  assert.deepEqual(errorsOf((await form('keep', { 'weight-service': 'half' })).body), ['weight-service'])
  assert.equal((await form('add:cost')).status, 200)
  const cost = (await drafted(room, tender)).criteria[1]?.children[0]
  assert.equal(cost?.weight, 10000)
  assert.equal(
    (await form(`remove:${cost?.id}`, { [`title-${cost?.id}`]: 'x', [`kind-${cost?.id}`]: 'price' })).status,
    200,
  )
  assert.equal((await form('keep', { 'weight-service': '50' })).status, 200)
  assert.equal((await form('keep', { edition: '1' })).status, 409)

  // A question: what is wrong is said by field, and what was typed stays.
  const question = `${at}/${tender}/criteria/social`
  const asked = { words: 'x', wordLimit: 'many', passMark: '', 'score-1': '0', 'step-1': 'Nothing', edition: '0' }
  const refused = await officer.send(question, asked)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /many/)
  const right = {
    ...{
      words: 'What will you promise to people who are lonely, by when, and how?',
      wordLimit: '300',
      goodEvidence: 'Dates',
    },
    ...{
      'score-1': '5',
      'step-1': 'All',
      'score-2': '0',
      'step-2': 'Nothing',
      commitments: 'm1',
      required: 'm1',
      serves: 'p1',
    },
  }
  await send(room, question, { ...right, edition: String(await room.editionOf(tender)) })
  assert.match((await officer.look(question)).body, /People who meet others/)
  assert.equal((await officer.ask('GET', `${at}/${tender}/criteria/cost`)).status, 404)

  const condition = { 'condition-1-title': 'Insurance', 'condition-1-words': 'You hold insurance when you bid.' }
  await send(room, `${at}/${tender}/conditions`, { ...condition, edition: String(await room.editionOf(tender)) })
  assert.match((await officer.look(`${at}/${tender}`)).body, /asks for insurance before the contract is awarded/)

  const words = `${at}/${tender}/words`
  const edition = async () => String(await room.editionOf(tender))
  const late = { ...notice, ...momentIn('questionsUntil', 40), ...momentIn('closesAt', 30), edition: await edition() }
  assert.deepEqual(errorsOf((await officer.ask('POST', words, late)).body), ['questionsUntil'])
  await send(room, words, { ...notice, ...times, edition: await edition() })
  const laboratory = `${at}/${tender}/laboratory`
  const prices = { formula: 'absolute', 'absolute-floor': '900000', 'absolute-ceiling': '500000' }
  const none = await officer.ask('POST', laboratory, { ...prices, edition: await edition() })
  assert.deepEqual(errorsOf(none.body), ['absolute-ceiling'])
  await send(room, laboratory, { ...prices, 'absolute-floor': '100000', edition: await edition() })
  assert.deepEqual(await stopping(room, tender), [])
  // A weight that changes makes the test an old one.
  assert.equal((await form('keep', { 'weight-quality': '70', 'weight-cost': '30' })).status, 200)
  assert.deepEqual(await stopping(room, tender), ['formula-tested'])
  assert.equal((await publish(room, tender)).status, 422)
  await send(room, laboratory, { ...prices, 'absolute-floor': '100000', edition: await edition() })
  assert.deepEqual(errorsOf((await publish(room, tender, { read: '' })).body), ['read'])
  assert.equal((await visitors.reader.ask('GET', `/tenders/${tender}`)).status, 404)
  const done = await publish(room, tender)
  assert.equal(done.status, 200, done.body)
  assert.equal((await publish(room, tender)).status, 409)
  assert.equal((await officer.ask('GET', `${at}/${tender}/criteria`)).status, 409)
  assert.equal((await officer.ask('POST', words, { ...notice, ...times, edition: await edition() })).status, 409)

  const [step] = await room.database.asOwner<{ kind: string; early: string | null }>(
    'select kind, early_why as early from first_steps',
  )
  assert.deepEqual(step, { kind: 'notice', early: null })
  // Everybody sees it, with its report, as page, JSON and table.
  const page = (await visitors.stranger.look(`/tenders/${tender}`)).body
  for (const words of [
    'not the official notice',
    'Bids that were made up for the test',
    'Near Council',
    'Insurance',
    'Dates',
  ])
    assert.match(page, new RegExp(words))
  const { tenders } = JSON.parse((await visitors.stranger.ask('GET', '/tenders')).body) as {
    tenders: { state: string }[]
  }
  assert.deepEqual(
    tenders.map(({ state }) => state),
    ['open'],
  )
  assert.match((await visitors.stranger.look('/tenders?state=closed')).body, /None is like that/)
  // Nothing that was published is rewritten, whoever asks the database.
  for (const change of [`criteria = '[]'`, 'blind_to_price = false', `published = '{}'`, 'grace_seconds = 1'])
    await assert.rejects(
      room.database.asOwner(`update tenders set ${change} where id = $1`, [tender]),
      /stays as it was/,
    )
  await assert.rejects(
    room.database.asOwner(`update tenders set closes_at = closes_at - interval '1 minute' where id = $1`, [tender]),
    /does not close sooner/,
  )
})

test('nothing is published before every buyer has signed, unless there is no time; and lots each have their own', async (t) => {
  const room = await tenderRoom(t, false)
  const tender = await ready(room)
  assert.deepEqual(await stopping(room, tender), ['signed'])
  const refused = await publish(room, tender)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Not every buyer has signed/)
  assert.deepEqual(await room.database.asOwner('select 1 from first_steps'), [])
  await room.database.asOwner(`update considerations set urgency = 'The provider closed overnight'`)
  assert.equal((await publish(room, tender)).status, 200)
  const [step] = await room.database.asOwner<{ early: string }>('select early_why as early from first_steps')
  assert.equal(step?.early, 'The provider closed overnight')
  assert.deepEqual(
    errorsOf(
      (await room.officer.ask('POST', `${room.at}/new`, { title: 'North', lot: 'North', template: 'short' })).body,
    ),
    ['lot'],
  )
  assert.equal((await room.officer.ask('POST', `${room.at}/${tender}/abandon`, { why: '' })).status, 422)
  await send(room, `${room.at}/${tender}/abandon`, { why: 'We buy it in lots.' })
  assert.match((await room.visitors.stranger.look(`/tenders/${tender}`)).body, /We buy it in lots/)
  assert.equal((await room.officer.ask('POST', `${room.at}/${tender}/amend`, {})).status, 409)
  await room.begin({ lot: 'North', title: 'North' })
  await room.begin({ lot: 'South', title: 'South' })
  assert.equal(
    (await room.officer.ask('POST', `${room.at}/new`, { title: 'More', lot: 'South', template: 'short' })).status,
    422,
  )
})

test('an amendment tells all, gives time and never takes it; after closing there is none', async (t) => {
  const room = await tenderRoom(t)
  const tender = await ready(room)
  const { officer, at, visitors } = room
  const amend = `${at}/${tender}/amend`
  assert.equal((await officer.ask('GET', amend)).status, 409)
  assert.equal((await publish(room, tender)).status, 200)
  const edition = async () => String(await room.editionOf(tender))
  const before = { ...notice, ...times, words: 'The map was wrong.', about: '', substantial: 'no', noExtensionWhy: '' }
  const sent = async (change: Readonly<Record<string, string>>) =>
    officer.ask('POST', amend, { ...before, edition: await edition(), ...change })
  assert.equal((await officer.ask('POST', amend, {})).status, 422)
  assert.deepEqual(errorsOf((await sent(momentIn('closesAt', 29))).body), ['closesAt'])
  assert.deepEqual(errorsOf((await sent(momentIn('questionsUntil', 19))).body), ['questionsUntil'])
  assert.deepEqual(errorsOf((await sent({ about: 'nothing' })).body), ['about'])
  // A browser ends lines in two signs: what nobody touched is no change.
  assert.equal((await sent({ words: 'The map was wrong.\r\n\r\nHere is the right one.' })).status, 200)
  const none = (await visitors.stranger.ask('GET', `/tenders/${tender}`)).body
  assert.deepEqual(
    (JSON.parse(none) as { amendments: { words: string; changes: unknown[] }[] }).amendments[0]?.changes,
    [],
  )
  assert.match(none, /wrong\.\\n\\nHere/)
  assert.equal((await sent({ ...momentIn('closesAt', 40), about: 'social', substantial: 'yes' })).status, 200)
  const page = (await visitors.stranger.look(`/tenders/${tender}`)).body
  assert.match(page, /Amendment 2/)
  assert.match(page, /It closes: .* Before: /)
  assert.equal(
    (await drafted(room, tender)).closesAt?.slice(0, 10),
    new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
  )
  const stale = await officer.ask('POST', amend, { ...before, ...momentIn('closesAt', 50), edition: '1' })
  assert.equal(stale.status, 409)

  const official = `${at}/${tender}/official`
  assert.equal((await officer.ask('POST', official, {})).status, 422)
  assert.deepEqual(errorsOf((await officer.ask('POST', official, { number: '2026/S 1', ...momentIn('at', 3) })).body), [
    'at',
  ])
  await send(room, official, { number: '2026/S 000-1', ...momentIn('at', -1) })
  assert.match((await visitors.stranger.look(`/tenders/${tender}`)).body, /2026\/S 000-1/)

  await room.database.asOwner('alter table tenders disable trigger tenders_stay_published')
  await room.database.asOwner(
    `update tenders set published_at = now() - interval '9 days', questions_until = now() - interval '2 days', closes_at = now() - interval '1 minute'`,
  )
  await room.database.asOwner('alter table tenders enable trigger tenders_stay_published')
  assert.equal((await officer.ask('GET', amend)).status, 409)
  assert.equal((await sent({})).status, 409)
  assert.match((await visitors.stranger.look('/tenders')).body, /Closed/)
})

test('a buyer of the place next door sees the draft beside its own, and changes nothing of it', async (t) => {
  const room = await tenderRoom(t)
  const far = await placeBeside(room, 'far', 'Far Borough')
  const tender = await room.begin()
  const there = `/places/far/procurements/${room.procurement}/tenders`
  assert.equal((await far.visitor.ask('GET', `${there}/${tender}`)).status, 404)
  await room.database.asOwner('update procurements set places = places || $1::uuid where id = $2', [
    far.place,
    room.procurement,
  ])
  assert.equal((await far.visitor.ask('GET', `${there}/${tender}`)).status, 200)
  assert.equal((await far.visitor.ask('GET', there)).status, 200)
  for (const path of ['new', `${tender}/words`, `${tender}/criteria`, `${tender}/publish`, `${tender}/laboratory`]) {
    assert.equal((await far.visitor.ask('GET', `${there}/${path}`)).status, 404, path)
    const sent = (await far.visitor.ask('POST', `${there}/${path}`, { title: 'x', template: 'short' })).status
    assert.equal(sent, 404, path)
  }
  const page = (await far.visitor.look(`${there}/${tender}`)).body
  assert.doesNotMatch(page, /Change criteria|Look at it and publish|Abandon this tender/)
})
