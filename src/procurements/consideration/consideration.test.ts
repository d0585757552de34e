// The record through the server: written, signed by each buyer's own officer, signed anew after a change, and no step before it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { placeBeside, writingAs } from '../../../test/support/joint-room.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { run, sql } from '../../platform/db/index.ts'
import { addDays, dayOf, type OrganisationId, type PersonId } from '../../platform/kernel/index.ts'

const today = dayOf(new Date())
const day = (name: string, back: number) => {
  const [year = '', month = '', date = ''] = addDays(today, -back).split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Two buyers of the place, each with an officer of its own, and what they plan together. */
const planned = async (room: ConversationRoom) => {
  const add = async <T extends string>(text: string, values: readonly unknown[]): Promise<T> =>
    (await room.database.asOwner<{ id: T }>(`${text} returning id`, values))[0]!.id
  const officer = async (name: string) => {
    const organisation = await add<OrganisationId>(`insert into organisations (name, kind) values ($1, 'vcse')`, [name])
    await room.database.asOwner(
      `insert into partnerships (place_id, organisation_id, sector, starts_on) values ($1, $2, 'vcse', '2020-01-01')`,
      [room.place, organisation],
    )
    const person = await add<PersonId>('insert into people (email, name) values ($1, $2)', [
      `${name.toLowerCase().replaceAll(' ', '.')}@near.example`,
      `Officer of ${name}`,
    ])
    for (const [place, at] of [
      [room.place, null],
      [null, organisation],
    ])
      await room.database.asOwner(
        `insert into grants (person_id, role, place_id, organisation_id, starts_on, granted_by)
          values ($1, 'commissioner', $2, $3, '2020-01-01', 'a test')`,
        [person, place, at],
      )
    return { organisation, visitor: await visitor(room.server, await room.session(person)) }
  }
  const [council, health] = [await officer('Near Council'), await officer('Near Health')]
  const made = await council.visitor.ask('POST', '/places/near/procurements/new', {
    ...{ title: 'Advice', need: 'Advice near home.', kind: 'services', subject: 'light-touch', theme: '', value: '' },
    ...{
      extensionMonths: '',
      edition: '',
      [`share-${council.organisation}`]: '60',
      [`share-${health.organisation}`]: '40',
    },
  })
  assert.equal(made.status, 200, made.body)
  const { procurements } = JSON.parse((await council.visitor.ask('GET', '/places/near/procurements')).body) as {
    procurements: { id: string }[]
  }
  return { council, health, at: `/places/near/procurements/${procurements[0]?.id}/consideration` }
}

const words = {
  ...{ area: 'Nearby Borough', economic: 'Two jobs', social: 'Carers are less alone', environmental: 'Not relevant' },
  ...{ process: 'Two lots', relevance: 'Jobs and carers', proportion: 'One question', consult: 'yes' },
  ...{ consultWhy: 'Carers know what helps', urgency: '' },
}

interface Shown {
  readonly state: string
  readonly signedAt: string | null
  readonly record: { readonly edition: number } | null
  readonly firstStep: { readonly earlyWhy: string | null } | null
}

test('each buyer signs by its own officer; a change asks for all signatures again; no step is taken before them', async (t) => {
  const room = await conversationRoom(t)
  const { council, health, at } = await planned(room)
  const { reader, stranger, administrator } = room.visitors
  const shown = async () => JSON.parse((await reader.ask('GET', at)).body) as Shown
  assert.match((await reader.look(at)).body, /Nothing is written yet/)
  assert.equal((await stranger.ask('GET', at)).status, 403)

  const write = (change: object = {}) =>
    council.visitor.ask('POST', `${at}/write`, { ...words, edition: '0', ...change })
  assert.equal((await write({ proportion: '' })).status, 200)
  const sign = (who: typeof reader, organisation: string, edition: number) =>
    who.ask('POST', `${at}/sign`, { organisation, edition: String(edition) })
  // What the law asks for is not all there.
  const early = await sign(council.visitor, council.organisation, 1)
  assert.match(early.body, /Say how far it is proportionate/)
  assert.equal((await write()).status, 422)
  assert.equal((await write({ edition: '1' })).status, 200)

  // Nobody signs for another buyer, the administrator of the installation included.
  assert.equal((await sign(council.visitor, health.organisation, 2)).status, 403)
  assert.equal((await sign(administrator, council.organisation, 2)).status, 403)
  assert.equal((await sign(room.visitors.council, council.organisation, 2)).status, 403)
  assert.equal((await sign(council.visitor, council.organisation, 1)).status, 422)
  assert.equal((await sign(council.visitor, council.organisation, 2)).status, 200)
  assert.equal((await sign(council.visitor, council.organisation, 2)).status, 422)
  assert.equal((await shown()).state, 'partly')

  const step = { kind: 'notice', ...day('at', 1), time: '9:05', earlyWhy: '' }
  const refused = await council.visitor.ask('POST', `${at}/first-step`, step)
  assert.deepEqual(Object.keys((JSON.parse(refused.body) as { errors: object }).errors), ['earlyWhy'])
  assert.equal((await sign(health.visitor, health.organisation, 2)).status, 200)
  assert.deepEqual([(await shown()).state, (await shown()).signedAt === null], ['signed', false])

  // Nor does a signature hold for something else that is bought.
  const plan = at.replace('/consideration', '/change')
  const bought = {
    ...{ title: 'Advice', need: 'Advice near home.', kind: 'services', subject: 'light-touch', theme: '', value: '' },
    ...{ extensionMonths: '', [`share-${council.organisation}`]: '60', [`share-${health.organisation}`]: '40' },
  }
  assert.equal((await council.visitor.ask('POST', plan, { ...bought, theme: 'Health', edition: '1' })).status, 200)
  assert.equal((await shown()).state, 'signed')
  assert.equal((await council.visitor.ask('POST', plan, { ...bought, value: '250000', edition: '2' })).status, 200)
  assert.equal((await shown()).state, 'written')
  for (const { visitor: who, organisation } of [council, health])
    assert.equal((await sign(who, organisation, 3)).status, 200)

  // Words that change are not what was signed.
  assert.equal((await write({ edition: '3', social: 'Carers and their families' })).status, 200)
  assert.equal((await shown()).state, 'written')
  assert.match((await reader.look(at)).body, /Earlier words were signed by/)
  const kept = await room.database.asOwner<{ social: string }>(
    `select distinct content->>'social' as social from consideration_signatures`,
  )
  assert.deepEqual(
    kept.map(({ social }) => social),
    ['Carers are less alone'],
  )

  // A step that was taken too early can be told, with the reason, and is seen.
  const told = await council.visitor.ask('POST', `${at}/first-step`, {
    ...step,
    earlyWhy: 'The notice went out by mistake',
  })
  assert.equal(told.status, 200, told.body)
  assert.equal((await shown()).firstStep?.earlyWhy, 'The notice went out by mistake')
  assert.match((await reader.look(at)).body, /taken before every buyer had signed/)
  assert.match((await reader.look(at.replace('/consideration', ''))).body, /taken before every buyer had signed/)
  assert.equal((await council.visitor.ask('POST', `${at}/first-step`, { ...step, earlyWhy: 'Again' })).status, 422)
})

test('urgency stands in for the rest with its reason; who was asked is kept with what changed', async (t) => {
  const room = await conversationRoom(t)
  const { council, health, at } = await planned(room)
  const urgent = { area: '', economic: '', consult: '', urgency: 'The provider closed overnight', edition: '0' }
  assert.equal((await council.visitor.ask('POST', `${at}/write`, urgent)).status, 200)
  for (const { visitor: who, organisation } of [council, health])
    assert.equal((await who.ask('POST', `${at}/sign`, { organisation, edition: '1' })).status, 200)
  const soon = { kind: 'contact', ...day('at', -2), time: '9:05', earlyWhy: '' }
  const ahead = await council.visitor.ask('POST', `${at}/first-step`, soon)
  assert.deepEqual(Object.keys((JSON.parse(ahead.body) as { errors: object }).errors), ['at'])

  const asked = { kind: 'carers', who: 'Group in Harbour', people: '14', said: 'Evenings', changed: '' }
  const wrong = await council.visitor.ask('POST', `${at}/asked`, asked)
  assert.deepEqual(Object.keys((JSON.parse(wrong.body) as { errors: object }).errors).sort(), ['changed', 'on'])
  const right = { ...asked, ...day('on', 20), changed: 'Open two evenings a week' }
  assert.equal((await council.visitor.ask('POST', `${at}/asked`, right)).status, 200)
  const page = (await room.visitors.reader.look(at)).body
  for (const words of ['There was no time for it', 'Carers: Group in Harbour', 'Open two evenings a week'])
    assert.ok(page.includes(words), words)
  assert.equal((await room.visitors.reader.ask('POST', `${at}/asked`, right)).status, 403)
})

test('a buyer that joins later sees what was considered, one that leaves sees it no longer; nobody signs or removes in SQL', async (t) => {
  const room = await conversationRoom(t)
  const { council, health, at } = await planned(room)
  const far = await placeBeside(room, 'far', 'Faraway')
  assert.equal((await council.visitor.ask('POST', `${at}/write`, { ...words, edition: '0' })).status, 200)
  const there = at.replace('/near/', '/far/')
  assert.equal((await far.visitor.ask('GET', there)).status, 404)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/offers', { to: 'near' })).status, 200)
  const change = (edition: string, shares: Readonly<Record<string, string>>) =>
    council.visitor.ask('POST', at.replace('/consideration', '/change'), {
      ...{ title: 'Advice', need: 'Advice near home.', kind: 'services', subject: 'light-touch', theme: '', value: '' },
      ...{ extensionMonths: '', edition, ...shares },
    })
  const both = { [`share-${council.organisation}`]: '60', [`share-${health.organisation}`]: '40' }
  const three = { ...both, [`share-${health.organisation}`]: '20', [`share-${far.council}`]: '20' }
  assert.equal((await change('1', three)).status, 200)
  const seen = JSON.parse((await far.visitor.ask('GET', there)).body) as Shown
  assert.deepEqual([seen.state, seen.record?.edition], ['written', 2])
  assert.equal((await change('2', both)).status, 200)
  assert.equal((await far.visitor.ask('GET', there)).status, 404)

  const [id] = await room.database.asOwner<{ id: string }>('select procurement_id as id from considerations')
  const forged = sql`insert into consideration_signatures (procurement_id, organisation_id, edition, content, signed_by, signer_id, signed_at)
    values (${id?.id}, ${health.organisation}, 3, '{}', 'Somebody', ${room.people.reader}, now())`
  for (const statement of [forged, sql`delete from considerations`, sql`delete from procurements`])
    await assert.rejects(
      writingAs(room, room.people.reader, (scope) => run(scope, statement)),
      /permission denied|row-level/,
    )
})

test('forms refuse as what they send; one person signs for one buyer; corrections stay beside what they correct', async (t) => {
  const room = await conversationRoom(t)
  const { council, health, at } = await planned(room)
  const post = (path: string, form: Readonly<Record<string, string>>) =>
    council.visitor.ask('POST', `${at}/${path}`, form)
  assert.equal((await post('write', { ...words, edition: '0' })).status, 200)

  // An officer of both buyers signs for one of them.
  const [both] = await room.database.asOwner<{ id: PersonId }>(
    `insert into people (email, name) values ('both@near.example', 'Both') returning id`,
  )
  for (const { organisation } of [council, health])
    await room.database.asOwner(
      `insert into grants (person_id, role, organisation_id, starts_on, granted_by) values ($1, 'commissioner', $2, '2020-01-01', 'a test')`,
      [both?.id, organisation],
    )
  const officer = await visitor(room.server, await room.session(both!.id))
  const sign = (organisation: string) => officer.ask('POST', `${at}/sign`, { organisation, edition: '1' })
  // The role is held with the organisation only, and is enough.
  assert.equal((await officer.ask('GET', at)).status, 200)
  assert.equal((await sign(council.organisation)).status, 200)
  const second = await sign(health.organisation)
  assert.match(second.body, /One person signs for one buyer/)
  await assert.rejects(
    room.database.asOwner(
      `insert into consideration_signatures select procurement_id, $1, edition, content, signed_by, signer_id, signed_at
        from consideration_signatures`,
      [health.organisation],
    ),
    /one person signs for one buyer/,
  )
  const asked = {
    kind: 'carers',
    who: 'Group',
    people: '4',
    said: 'Evenings',
    changed: 'Two evenings',
    ...day('on', 20),
  }
  assert.equal((await post('asked', asked)).status, 200)
  const told = async () =>
    (JSON.parse((await council.visitor.ask('GET', at)).body) as { consultations: { id: string; people: number }[] })
      .consultations
  const corrects = (await told())[0]?.id ?? ''
  assert.equal((await post('asked', { ...asked, people: '14', corrects })).status, 422)
  assert.equal((await post('asked', { ...asked, people: '14', corrects, correctedWhy: 'Miscounted' })).status, 200)
  assert.equal((await post('asked', { ...asked, corrects, correctedWhy: 'Again' })).status, 422)
  assert.equal((await told()).length, 2)
  const step = { kind: 'notice', ...day('at', 1), time: '9:05', earlyWhy: 'By mistake' }
  assert.equal((await post('first-step', { ...step, version: '0' })).status, 200)
  assert.equal((await post('first-step', { ...step, version: '1' })).status, 422)
  assert.equal(
    (await post('first-step', { ...step, kind: 'contact', version: '1', correctedWhy: 'It was a call' })).status,
    200,
  )
  const page = (await council.visitor.look(at)).body
  for (const seen of ['Miscounted', 'It was a call', 'Added after the first step', 'What was signed for'])
    assert.ok(page.includes(seen), seen)
  assert.match(
    (await council.visitor.look(at.replace('consideration', 'aims'))).body,
    /taken before every buyer had signed/,
  )
  assert.equal((await officer.look(`${at}/write`)).status, 403)
  assert.equal((await council.visitor.ask('POST', at.replace('consideration', 'abandon'), { why: 'Over' })).status, 200)
  for (const form of ['write', 'asked', 'first-step']) {
    assert.equal((await council.visitor.look(`${at}/${form}`)).status, 409)
    assert.equal((await post(form, {})).status, 409)
  }
})
