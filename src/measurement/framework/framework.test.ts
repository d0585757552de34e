// Frameworks through the server: written as a draft, put in force, changed in a new version, and counted otherwise by a contract.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { addDays, dayOf } from '../../platform/kernel/index.ts'
import { measuresEver, measuresOf } from './actions/ask.ts'

const at = '/places/near/frameworks'
const today = dayOf(new Date())

const boxes = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

const measure = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ code, title: `People who began a job (${code})`, definition: 'Who lives here', unit: 'people', ownUnit: '' },
  ...{ whoCounts: 'Over 16', frequency: 'quarterly', direction: 'up', level: 'output', whose: 'People out of work' },
  ...{
    nature: 'additional',
    priority: '',
    objectives: 'marmot:3',
    references: 'PPN 002: 3a',
    'evidence-evidenced': 'A list',
  },
  ...more,
})

interface Tree {
  readonly version: { readonly number: number; readonly from: string | null; readonly to: string | null }
  readonly themes: readonly {
    readonly outcomes: readonly {
      readonly id: string
      readonly measures: readonly { readonly id: string; readonly code: string }[]
    }[]
  }[]
}

const read = async <T>(room: ConversationRoom, path: string): Promise<T> => {
  const reply = await room.visitors.reader.ask('GET', path)
  assert.equal(reply.status, 200, `${path}: ${reply.body.slice(0, 200)}`)
  return JSON.parse(reply.body) as T
}

/** The edition that the form at an address carries. */
const editionAt = async (room: ConversationRoom, path: string): Promise<string> =>
  /name="edition" value="(\d+)"/.exec((await room.visitors.council.look(path)).body)?.[1] ?? assert.fail(path)

test('a framework from the first theme to its second version', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  assert.match((await reader.look(at)).body, /No framework yet/)
  assert.equal((await reader.ask('POST', `${at}/new`, { title: 'Ours', theme: '' })).status, 403)
  assert.equal((await council.ask('POST', `${at}/new`, { title: '', theme: '' })).status, 422)
  await room.done('council', `${at}/new`, { title: 'Ours', theme: '' })
  assert.equal((await council.ask('POST', `${at}/new`, { title: 'ours', theme: '' })).status, 422)

  const { frameworks } = await read<{ frameworks: { id: string }[] }>(room, at)
  const own = `${at}/${frameworks[0]!.id}`
  const draft = `${own}/draft`
  const edition = () => editionAt(room, `${draft}/theme`)
  await room.done('council', `${draft}/theme`, { edition: await edition(), theme: '', title: 'Good work' })
  await room.done('council', `${draft}/outcome`, {
    edition: await edition(),
    theme: '0',
    outcome: '',
    title: 'Jobs',
    words: '',
  })
  const outcome = (await read<Tree>(room, own)).themes[0]!.outcomes[0]!.id

  const bad = await council.ask('POST', `${draft}/measure`, {
    ...measure('J1', { unit: 'own' }),
    measure: '',
    under: outcome,
    edition: await edition(),
  })
  assert.deepEqual(Object.keys((JSON.parse(bad.body) as { errors: object }).errors), ['ownUnit'])
  const stale = await edition()
  await room.done('council', `${draft}/measure`, { ...measure('J1'), measure: '', under: outcome, edition: stale })
  const late = await council.send(`${draft}/measure`, { ...measure('J2'), measure: '', under: outcome, edition: stale })
  assert.equal(late.status, 422)
  assert.match(late.body, /Somebody else has changed this draft/)
  assert.match(late.body, /People who began a job \(J2\)/)
  const twice = await council.ask('POST', `${draft}/measure`, {
    ...measure('J1'),
    measure: '',
    under: outcome,
    edition: await edition(),
  })
  assert.equal(twice.status, 422)

  assert.equal((await room.as('council', (scope) => measuresOf(scope, room.place, today))).length, 0)
  await room.done('council', `${draft}/in-force`, boxes('from', today))
  const [held] = await room.as('reader', (scope) => measuresOf(scope, room.place, today))
  assert.equal(held?.code, 'J1')
  assert.deepEqual(held?.references, [{ framework: 'PPN 002', code: '3a' }])
  assert.deepEqual(held?.evidence, { evidenced: 'A list' })
  await assert.rejects(
    room.database.asOwner(`update measure_versions set title = 'Other' where measure_id = $1`, [held.id]),
    /not changed/,
  )

  await room.done('council', `${draft}/open`)
  await room.done('council', `${draft}/measure`, {
    ...measure('J9'),
    measure: held.id,
    under: outcome,
    edition: await edition(),
  })
  assert.equal((await council.ask('POST', `${draft}/in-force`, boxes('from', today))).status, 422)
  const later = addDays(today, 30)
  await room.done('council', `${draft}/in-force`, boxes('from', later))
  const codes = async (day: typeof today) =>
    (await room.as('reader', (scope) => measuresOf(scope, room.place, day))).map(({ code, id }) => [code, id])
  assert.deepEqual(await codes(addDays(later, -1)), [['J1', held.id]])
  assert.deepEqual(await codes(later), [['J9', held.id]])
  const tree = await read<Tree>(room, own)
  assert.deepEqual([tree.version.number, tree.version.to], [1, addDays(later, -1)])
  assert.match((await reader.look(`/places/near/measures/${held.id}`)).body, /J9 People who began a job/)

  const form = `${own}/contract-measure`
  assert.equal(
    (await council.ask('POST', form, { ...measure('K1'), from: held.id, under: '', changed: '' })).status,
    422,
  )
  await room.done('council', form, { ...measure('K1'), from: held.id, under: '', changed: 'Only full-time jobs' })
  assert.equal((await council.ask('POST', form, { ...measure('L1'), from: '', under: '', changed: '' })).status, 422)
  await room.done('council', form, { ...measure('L1'), from: '', under: outcome, changed: '' })
  const all = await room.as('reader', (scope) => measuresOf(scope, room.place, today))
  assert.deepEqual(
    all.map(({ code, origin, outcome: under }) => [code, origin, under.title]),
    [
      ['J1', 'own', 'Jobs'],
      ['K1', 'adapted', 'Jobs'],
      ['L1', 'local', 'Jobs'],
    ],
  )

  assert.equal((await council.ask('POST', `${own}/end`, { ...boxes('on', today), why: '' })).status, 422)
  await assert.rejects(
    room.database.asOwner(
      `insert into framework_themes (place_id, version_id, position, title) select place_id, id, 9, 'Late' from framework_versions where number = 1`,
    ),
    /not changed/,
  )
  await room.done('council', `${own}/end`, { ...boxes('on', addDays(today, 60)), why: 'A new one begins' })
  assert.equal((await room.as('reader', (scope) => measuresOf(scope, room.place, addDays(today, 60)))).length, 0)
  assert.equal((await room.as('reader', (scope) => measuresEver(scope, room.place))).length, 3)
  // Its end is still to come: until then it can be changed.
  await room.done('council', `${draft}/open`)
  const past = await council.ask('POST', `${draft}/in-force`, boxes('from', addDays(today, -1)))
  assert.deepEqual(Object.keys((JSON.parse(past.body) as { errors: object }).errors), ['from'])
})
