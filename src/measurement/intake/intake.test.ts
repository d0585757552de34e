// Measures from the starter and from a spreadsheet through the whole product, by everybody who may and may not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom, type Part } from '../../../test/support/conversation-room.ts'
import { searchAudit } from '../../platform/audit/index.ts'

const at = '/places/near/frameworks'

interface Measures {
  readonly themes: readonly {
    readonly title: string
    readonly outcomes: readonly { readonly measures: readonly { readonly code: string }[] }[]
  }[]
}
interface Import {
  readonly id: string
  readonly state: string
  readonly framework: string | null
  readonly licence: { readonly kind: string; readonly private: boolean } | null
  readonly rows: {
    readonly added: number
    readonly changed: number
    readonly same: number
    readonly held: number
  } | null
  readonly held: readonly { readonly row: number; readonly words: string }[]
}

const see = async <T>(room: ConversationRoom, path: string, who: Part = 'council'): Promise<T> => {
  const { status, body } = await room.visitors[who].ask('GET', path)
  assert.equal(status, 200, `${path}: ${body}`)
  return JSON.parse(body) as T
}
const codes = ({ themes }: Measures) =>
  themes.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.measures.map(({ code }) => code)))

/** Sends the form with a file as a browser does. @returns where it leads, or the page that came instead */
const sendFile = async (
  room: ConversationRoom,
  name: string,
  content: string,
  fields: Readonly<Record<string, string>>,
) => {
  const cookies: Record<string, string> = { session: await room.session(room.people.council) }
  const headers = { accept: 'text/html' }
  const url = `${at}/import`
  const page = await room.server.inject({ method: 'GET', url, cookies, headers })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  for (const one of page.cookies) cookies[one.name] = one.value
  const parts = Object.entries({ ...fields, _csrf: token }).map(
    ([field, value]) => `--edge\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const file = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--edge--\r\n`
  const answer = await room.server.inject({
    ...{ method: 'POST', url, cookies, payload: Buffer.from([...parts, file].join('')) },
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=edge' },
  })
  return { status: answer.statusCode, location: String(answer.headers.location ?? ''), body: answer.body }
}

const counts = ({ rows }: Import) => rows && [rows.added, rows.changed, rows.same, rows.held]

test('a framework begins from the starter, and from a spreadsheet once somebody said whose it is', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors

  const starter = await see<Measures>(room, `${at}/start`)
  assert.ok(codes(starter).length >= 38)
  const page = (await council.look(`${at}/start?by=ppn-002`)).body
  assert.match(page, /To be checked against the original/)
  assert.match(page, /Skills for growth/)
  const none = await council.ask('POST', `${at}/start`, { title: 'Ours', by: 'themes' })
  assert.deepEqual([none.status, /Choose at least one measure/.test(none.body)], [422, true])
  const kept = (await council.send(`${at}/start`, { title: '', by: 'themes', 'measures-1': 'WORK1' })).body
  assert.match(kept, /value="WORK1" checked/)
  assert.equal(
    (await reader.ask('POST', `${at}/start`, { title: 'Ours', by: 'themes', measures: 'WORK1' })).status,
    403,
  )
  const made = await room.done<{ framework: string }>('council', `${at}/start`, {
    title: 'Ours',
    by: 'themes',
    'measures-1': 'WORK1',
    'measures-7': 'COMM1',
  })
  assert.deepEqual(codes(await see<Measures>(room, `${at}/${made.framework}`)), ['WORK1', 'COMM1'])
  const twice = await council.ask('POST', `${at}/start`, { title: 'ours', by: 'themes', measures: 'WORK1' })
  assert.match(twice.body, /a framework of this title/)

  const csv =
    'Ref,Measure,Unit,Theme,Proxy value\nWORK1,Local people taken on,people,Good work,£100\nX1,Homes kept warm,homes,Homes,£20\nX2,,homes,Homes,£3\n'
  assert.match((await sendFile(room, 'empty.csv', '', { framework: 'new', title: '' })).body, /is empty/)
  const sent = await sendFile(room, 'bank.csv', csv, { framework: made.framework, title: '' })
  const path = sent.location
  assert.match(path, /\/frameworks\/import\/[0-9a-f-]{36}$/)
  assert.equal((await sendFile(room, 'bank.csv', csv, { framework: made.framework })).location, path)
  const found = await see<Import>(room, path)
  assert.deepEqual([found.state, found.licence, counts(found)], ['found', null, [1, 0, 1, 1]])
  const look = (await council.look(path)).body
  for (const words of [
    /Nothing counts yet/,
    /holds £ values/,
    /It does not say what is measured/,
    /Say whose measures these are/,
  ])
    assert.match(look, words)
  assert.doesNotMatch(look, /Take these measures/)
  const early = await council.send(`${path}/take`, {})
  assert.deepEqual([early.status, early.location], [303, path])
  assert.equal((await see<Import>(room, path)).state, 'found')

  const wrong = await council.ask('POST', `${path}/licence`, {
    kind: 'open',
    holder: 'A holder',
    words: 'CC BY-NC-ND 4.0',
  })
  assert.deepEqual([wrong.status, /not everybody may pass them on/.test(wrong.body)], [422, true])
  await council.send(`${path}/licence`, { kind: 'restricted', holder: 'A holder', words: 'Our contract' })
  assert.match((await council.look(path)).body, /Take these measures/)
  await council.send(`${path}/take`, {})
  const done = await see<Import>(room, path)
  assert.deepEqual(
    [done.state, done.framework, done.licence?.private, counts(done)],
    ['done', made.framework, true, [1, 0, 1, 1]],
  )
  assert.match((await council.look(path)).body, /MEASURES-\d+/)
  const held = await room.server.inject({
    method: 'GET',
    url: `${path}.csv`,
    cookies: { session: await room.session(room.people.council) },
  })
  assert.match(held.body, /X2,,homes,Homes,£3,4,It does not say what is measured/)

  // What came under the licence is in no open data, and a person without a role here sees nothing.
  const open = await room.visitors.reader.ask('GET', `${at}/open`)
  assert.deepEqual([open.status, JSON.parse(open.body).leftOut], [200, 1])
  assert.doesNotMatch(open.body, /Homes kept warm/)
  assert.match(open.body, /WORK1.*COMM1/)
  assert.match((await reader.look(`${at}/open`)).body, /1 measure left out/)
  assert.equal((await room.visitors.stranger.ask('GET', `${at}/open`)).status, 403)
  assert.equal((await reader.ask('GET', path)).status, 403)

  const entries = await room.as('administrator', async (scope) => (await searchAudit(scope, {})).entries)
  assert.deepEqual(
    entries.map(({ what }) => what).filter((what) => /starter|spreadsheet/.test(what)),
    [
      'measures taken from a spreadsheet',
      'measures spreadsheet licence said',
      'measures spreadsheet sent',
      'framework begun from the starter',
    ],
  )
})

test('how a spreadsheet is read can be changed, and it can be thrown away', async (t) => {
  const room = await conversationRoom(t)
  const { council } = room.visitors
  const { location: path } = await sendFile(room, 'odd.csv', 'Wer,Was\nA,Gute Arbeit\nB,Bäume\n', {
    framework: 'new',
    title: 'Odd',
  })
  assert.match((await council.look(path)).body, /No column says what the measures are/)
  const form = (await council.look(`${path}/columns`)).body
  assert.match(form, /For example: A · B/)
  const missing = await council.ask('POST', `${path}/columns`, {
    header: '1',
    'column-1': 'code',
    'column-2': 'none',
    unit: '',
  })
  assert.match(missing.body, /Choose which column holds the measure itself/)
  const doubled = await council.ask('POST', `${path}/columns`, {
    header: 'x',
    'column-1': 'title',
    'column-2': 'title',
    unit: 'own',
  })
  for (const words of [/chosen for two columns/, /number of the row/, /Choose from the list/])
    assert.match(doubled.body, words)
  await council.send(`${path}/columns`, { header: '1', 'column-1': 'code', 'column-2': 'title', unit: 'count' })
  assert.deepEqual(counts(await see<Import>(room, path)), [2, 0, 0, 0])
  const needs = await see<{ needs?: readonly { text: string }[] }>(room, '/needs-me').catch(() => ({
    needs: undefined,
  }))
  assert.ok(needs.needs === undefined || needs.needs.some(({ text }) => text.includes('odd.csv')))

  assert.equal((await council.send(`${path}/table`, { table: '9' })).status, 422)
  assert.equal((await council.send(`${path}/drop`, {})).location, at)
  assert.equal((await council.look(path)).status, 404)
  assert.match((await council.look(`${at}/import/template`)).body, /^Theme,Outcome,Code,Measure/)
})
