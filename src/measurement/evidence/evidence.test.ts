// Evidence, checks, references and draws through the server: the grade follows, nobody checks their own, and no name is kept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom, type Part } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { resultsWorldOf } from '../../../test/support/results-world.ts'

const errorsOf = (body: string): readonly string[] =>
  Object.keys((JSON.parse(body) as { errors?: object }).errors ?? {})

const gradeOf = async (room: ConversationRoom, record: string): Promise<string> =>
  (JSON.parse((await room.visitors.reader.ask('GET', record)).body) as { grade: string }).grade

const statement = (title: string) => ({ kind: 'statement', title, words: 'Twelve people began work in May', link: '' })

/** What the world brings along is in the way here. */
const cleared = async (room: ConversationRoom): Promise<void> => {
  for (const table of ['evidence', 'evidence_checks', 'draws']) await room.database.asOwner(`delete from ${table}`)
}

const send = (room: ConversationRoom, who: Part, path: string, form: Readonly<Record<string, string>>) =>
  room.visitors[who].ask('POST', path, form)

test('the grade of a record follows its evidence and checks, and falls when they are taken back', async (t) => {
  const room = await conversationRoom(t)
  await frameworkWorldOf(room.database, room.place, 'Near')
  const { record: id } = await resultsWorldOf(room.database, room.place, 'Near')
  await cleared(room)
  const record = `/places/near/records/${id}`
  assert.equal(await gradeOf(room, record), 'claimed')

  assert.equal((await send(room, 'reader', `${record}/evidence/new`, statement('A list'))).status, 403)
  const early = await send(room, 'health', `${record}/check`, {
    kind: 'check',
    upheld: 'yes',
    organisation: '',
    words: '',
  })
  assert.deepEqual(errorsOf(early.body), ['kind'])
  const named = await send(room, 'council', `${record}/evidence/new`, {
    ...statement('A letter'),
    words: 'Mrs Brown began on 4 May',
  })
  assert.deepEqual(errorsOf(named.body), ['words'])
  assert.match(
    (await room.visitors.council.send(`${record}/evidence/new`, { ...statement('A letter'), words: 'Mrs Brown began' }))
      .body,
    /it names nobody/,
  )
  const file = await send(room, 'council', `${record}/evidence/new`, {
    kind: 'document',
    title: 'A list',
    words: '',
    link: '',
  })
  assert.deepEqual(errorsOf(file.body), ['file'])
  await room.done('council', `${record}/evidence/new`, statement('A list'))
  assert.equal(await gradeOf(room, record), 'evidenced')

  const own = await send(room, 'council', `${record}/check`, {
    kind: 'check',
    upheld: 'yes',
    organisation: '',
    words: '',
  })
  assert.deepEqual(errorsOf(own.body), ['kind'])
  await room.done('health', `${record}/check`, {
    kind: 'check',
    upheld: 'yes',
    organisation: '',
    words: 'Looked at the list',
  })
  assert.equal(await gradeOf(room, record), 'checked')
  const self = await send(room, 'health', `${record}/check`, {
    kind: 'confirmation',
    upheld: 'yes',
    organisation: 'near',
    words: '',
  })
  assert.deepEqual(errorsOf(self.body), ['organisation'])
  await room.done('health', `${record}/check`, {
    kind: 'confirmation',
    upheld: 'yes',
    organisation: 'Harbour Residents',
    words: '',
  })
  assert.equal(await gradeOf(room, record), 'confirmed')
  assert.equal(
    (
      await send(room, 'health', `${record}/check`, {
        kind: 'assurance',
        upheld: 'yes',
        organisation: 'Assessors',
        words: '',
      })
    ).status,
    403,
  )

  const silent = await send(room, 'health', `${record}/check`, {
    kind: 'check',
    upheld: 'no',
    organisation: '',
    words: '',
  })
  assert.deepEqual(errorsOf(silent.body), ['words'])
  await room.done('health', `${record}/check`, {
    kind: 'check',
    upheld: 'no',
    organisation: '',
    words: 'Only three of twelve could be found',
  })
  assert.equal(await gradeOf(room, record), 'claimed')
  const page = await room.visitors.reader.look(record)
  assert.match(page.body, /Only three of twelve could be found/)

  const alone = await send(room, 'council', `${record}/check`, {
    kind: 'confirmation',
    upheld: 'yes',
    organisation: 'Some Residents',
    words: '',
  })
  assert.deepEqual(errorsOf(alone.body), ['kind'])
  const [wrong] = await room.database.asOwner<{ id: string }>('select id from evidence_checks where not upheld')
  assert.equal((await send(room, 'health', `${record}/checks/${wrong?.id}`, { why: '' })).status, 422)
  assert.equal((await send(room, 'council', `${record}/checks/${wrong?.id}`, { why: 'I do not like it' })).status, 403)
  await room.done('health', `${record}/checks/${wrong?.id}`, { why: 'It was another list' })
  assert.equal(await gradeOf(room, record), 'confirmed')
  const [confirmed] = await room.database.asOwner<{ id: string }>(
    `select id from evidence_checks where kind = 'confirmation'`,
  )
  await room.done('health', `${record}/checks/${confirmed?.id}`, { why: 'They took it back' })
  const [evidence] = await room.database.asOwner<{ id: string }>('select id from evidence')
  await room.done('council', `${record}/evidence/${evidence?.id}/withdraw`, { why: 'The wrong file' })
  assert.equal(await gradeOf(room, record), 'claimed')
  assert.match((await room.visitors.reader.look(`${record}/evidence/${evidence?.id}`)).body, /The wrong file/)
})

test('the same reference under two works is told, and is kept nowhere', async (t) => {
  const room = await conversationRoom(t)
  await frameworkWorldOf(room.database, room.place, 'Near')
  const { record: first } = await resultsWorldOf(room.database, room.place, 'Near')
  await cleared(room)
  await room.database.asOwner('update works set number = 1')
  const { record: second } = await resultsWorldOf(room.database, room.place, 'Other')
  await cleared(room)
  const reference = (record: string) => `/places/near/records/${record}/reference`
  const name = await send(room, 'council', reference(first), { kind: 'person', reference: 'Jo Brown' })
  assert.deepEqual(errorsOf(name.body), ['reference'])
  await room.done('council', reference(first), { kind: 'person', reference: 'APP-2231' })
  const twice = async () =>
    (
      JSON.parse((await room.visitors.reader.ask('GET', '/places/near/checking')).body) as {
        claimedTwice: { record: string }[]
      }
    ).claimedTwice
  assert.equal((await twice()).length, 0)
  await room.done('council', reference(second), { kind: 'document', reference: 'APP-2231' })
  assert.equal((await twice()).length, 0)
  await room.done('council', reference(second), { kind: 'person', reference: 'app 2231' })
  assert.deepEqual(new Set((await twice()).map(({ record }) => record)), new Set([first, second]))
  const [kept] = await room.database.asOwner<{ all: string }>(
    `select (select string_agg(r::text, '') from record_references r) || (select string_agg(d::text, '') from audit_details d) as all`,
  )
  assert.doesNotMatch(kept?.all ?? '', /2231/)
  assert.match((await room.visitors.reader.look('/places/near/checking')).body, /Claimed under two pieces of work/)

  const draws = '/places/near/checking/draws/new'
  const form = {
    'from-day': '1',
    'from-month': '1',
    'from-year': '2026',
    'to-day': '31',
    'to-month': '12',
    'to-year': '2026',
  }
  assert.equal(
    (await send(room, 'reader', draws, { ...form, low: '0', medium: '0', high: '50', seed: '7' })).status,
    403,
  )
  const wrong = await send(room, 'council', draws, { ...form, low: '101', medium: '', high: '50', seed: 'x' })
  assert.deepEqual(errorsOf(wrong.body).toSorted(), ['low', 'medium', 'seed'])
  const none = await send(room, 'council', draws, {
    ...form,
    'from-year': '2020',
    'to-year': '2020',
    low: '5',
    medium: '5',
    high: '50',
    seed: '7',
  })
  assert.deepEqual(errorsOf(none.body), ['from'])
  await room.done('council', draws, { ...form, low: '0', medium: '0', high: '50', seed: '7' })
  const list = JSON.parse((await room.visitors.reader.ask('GET', '/places/near/checking')).body) as {
    draws: { id: string; chosen: number; population: number; seed: number }[]
  }
  assert.deepEqual(
    list.draws.map(({ chosen, population, seed }) => [chosen, population, seed]),
    [[1, 2, 7]],
  )
  const draw = JSON.parse(
    (await room.visitors.reader.ask('GET', `/places/near/checking/draws/${list.draws[0]?.id}`)).body,
  ) as { same: boolean; population: { risk: string }[] }
  assert.equal(draw.same, true)
  assert.deepEqual(
    draw.population.map(({ risk }) => risk),
    ['high', 'high'],
  )
})
