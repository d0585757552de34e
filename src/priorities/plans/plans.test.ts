// Plans, goals, spreadsheets and objectives through the whole product, by everybody who may and may not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom, type Part } from '../../../test/support/conversation-room.ts'
import { searchAudit } from '../../platform/audit/index.ts'

const at = '/places/near/plans'

interface PlanShown {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly goals: readonly {
    readonly id: string
    readonly code: string | null
    readonly title: string
    readonly words: string
    readonly theme: string | null
    readonly withdrawnOn: string | null
    readonly priorities: readonly { readonly title: string; readonly href: string }[]
  }[]
}

const about = { title: 'Borough Plan', kind: 'corporate-plan', publisher: 'other', publisherName: 'The council' }

const see = async <T>(room: ConversationRoom, path: string, who: Part = 'reader'): Promise<T> => {
  const { status, body } = await room.visitors[who].ask('GET', path)
  assert.equal(status, 200, `${path}: ${body}`)
  return JSON.parse(body) as T
}

/** Sends the form with a file as a browser does. @returns where it leads, or the page that came instead */
const sendFile = async (room: ConversationRoom, path: string, name: string, content: string | Buffer) => {
  const cookies: Record<string, string> = { session: await room.session(room.people.council) }
  const headers = { accept: 'text/html' }
  const page = await room.server.inject({ method: 'GET', url: path, cookies, headers })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  for (const one of page.cookies) cookies[one.name] = one.value
  const payload = Buffer.concat([
    Buffer.from(`--edge\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`),
    Buffer.from(`--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n--edge--\r\n'),
  ])
  const answer = await room.server.inject({
    ...{ method: 'POST', url: path, cookies, payload },
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=edge' },
  })
  return { status: answer.statusCode, location: String(answer.headers.location ?? ''), body: answer.body }
}

const addPlan = async (room: ConversationRoom, more = {}): Promise<string> => {
  const { id } = await room.done('council', `${at}/new`, { ...about, ...more })
  return `${at}/${id}`
}

test('a plan and its goals are written down, put right and withdrawn, with nothing lost', async (t) => {
  const room = await conversationRoom(t)
  assert.match((await room.visitors.council.look(at)).body, /No plan is written down yet/)
  const path = await addPlan(room, { 'from-day': '1', 'from-month': '4', 'from-year': '2023' })
  const goal = await room.done('council', `${path}/goals/new`, { code: 'C1', title: 'Good  work', words: 'Jobs' })
  await room.done('facilitator', `${path}/goals/new`, { title: 'Clean air', theme: 'Places' })
  const twice = await room.visitors.council.ask('POST', `${path}/goals/new`, { code: 'c1', title: 'Other' })
  assert.match(twice.body, /has this number already/)
  await room.done('council', `${path}/goals/${goal.id}/edit`, { code: 'C1', title: 'Good work for everyone' })
  const shown = await see<PlanShown>(room, path)
  assert.deepEqual(
    shown.goals.map(({ code, title, theme }) => [code, title, theme]),
    [
      ['C1', 'Good work for everyone', null],
      [null, 'Clean air', 'Places'],
    ],
  )
  assert.match((await room.visitors.reader.look(path)).body, /no priority yet/)

  assert.match((await room.visitors.council.ask('POST', `${path}/goals/${goal.id}/withdraw`, {})).body, /Say why/)
  await room.done('council', `${path}/goals/${goal.id}/withdraw`, { why: 'A new council wants something else' })
  const page = (await room.visitors.reader.look(path)).body
  assert.match(page, /1 goal no longer in the plan/)
  assert.match(page, /A new council wants something else/)
  assert.equal((await room.visitors.council.ask('GET', `${path}/goals/${goal.id}/edit`)).status, 404)
  await room.done('council', `${path}/goals/new`, { code: 'C1', title: 'Its number is free again' })

  await room.done('council', `${path}/withdraw`, { why: 'Its time is over' })
  assert.match((await room.visitors.reader.look(path)).body, /no longer holds/)
  assert.equal((await room.visitors.council.ask('POST', `${path}/goals/new`, { title: 'Too late' })).status, 404)
  await addPlan(room)
  const entries = await room.as('administrator', async (scope) => (await searchAudit(scope, {})).entries)
  assert.deepEqual(
    entries.filter(({ what }) => /^(plan|goal) /.test(what)).map(({ what, actor, why }) => [what, actor.name, why]),
    [
      ['plan added', 'Nora Townhall', undefined],
      ['plan withdrawn', 'Nora Townhall', 'Its time is over'],
      ['goal added', 'Nora Townhall', undefined],
      ['goal withdrawn', 'Nora Townhall', 'A new council wants something else'],
      ['goal changed', 'Nora Townhall', undefined],
      ['goal added', 'Fay Chair', undefined],
      ['goal added', 'Nora Townhall', undefined],
      ['plan added', 'Nora Townhall', undefined],
    ],
  )
})

test('what is wrong in the form of a plan is said beside it, and what was typed stays', async (t) => {
  const room = await conversationRoom(t)
  const wrong = {
    title: 'Plan',
    kind: '',
    link: 'javascript:alert(1)',
    'to-day': '31',
    'to-month': '2',
    'to-year': '2024',
  }
  const { status, body } = await room.visitors.council.send(`${at}/new`, wrong)
  assert.equal(status, 422)
  for (const words of ['Choose what kind of plan', 'begins with https://', 'Enter a day that exists', 'value="Plan"'])
    assert.ok(body.includes(words), words)
  await addPlan(room)
  assert.match(
    (await room.visitors.council.ask('POST', `${at}/new`, { ...about, title: 'BOROUGH plan' })).body,
    /already/,
  )
})

const csv = 'Ref,Objective,What this means\nC1,Good work,Jobs for all\nC2,,No goal here\nC3,Clean air,\n'

interface Looked {
  readonly id: string
  readonly state: string
  readonly rows: { readonly added: number; readonly changed: number; readonly same: number; readonly held: number }
  readonly held: readonly { readonly row: number; readonly reason: string }[]
}

test('goals come from a spreadsheet: looked at first, good rows taken, bad rows kept and put right', async (t) => {
  const room = await conversationRoom(t)
  const path = await addPlan(room)
  const sent = await sendFile(room, `${path}/import`, 'goals.csv', csv)
  assert.equal(sent.status, 303, sent.body)
  const looked = await see<Looked>(room, sent.location, 'council')
  assert.deepEqual(looked.rows, { source: 4, added: 2, changed: 0, same: 0, held: 1, leftOut: 1 })
  assert.equal((await see<PlanShown>(room, path)).goals.length, 0, 'nothing counts yet')
  assert.match((await room.visitors.council.look('/')).body, /Take the goals from goals.csv/)
  assert.equal((await sendFile(room, `${path}/import`, 'goals.csv', csv)).location, sent.location, 'it waits once')

  await room.done('council', `${sent.location}/take`)
  assert.deepEqual(
    (await see<PlanShown>(room, path)).goals.map(({ code, words }) => [code, words]),
    [
      ['C1', 'Jobs for all'],
      ['C3', ''],
    ],
  )
  const receipt = (await room.visitors.council.look(sent.location)).body
  assert.match(receipt, /GOALS-\d+/)
  assert.match(receipt, /No goal stands in it/)
  assert.match((await room.visitors.council.ask('POST', `${sent.location}/take`)).body, /./)
  assert.equal((await see<PlanShown>(room, path)).goals.length, 2, 'taking twice adds nothing')

  const held = await room.server.inject({
    ...{ method: 'GET', url: `${sent.location}.csv` },
    cookies: { session: await room.session(room.people.council) },
  })
  assert.match(held.body, /Ref,Objective,What this means,Row in the file,Why it was held back/)
  const corrected = held.body.replace('C2,,', 'C2,A fair start,')
  const again = await sendFile(room, `${path}/import`, 'corrected.csv', corrected)
  await room.done('council', `${again.location}/take`)
  assert.deepEqual(
    (await see<PlanShown>(room, path)).goals.map(({ code, title }) => [code, title]),
    [
      ['C1', 'Good work'],
      ['C3', 'Clean air'],
      ['C2', 'A fair start'],
    ],
  )

  const same = await sendFile(room, `${path}/import`, 'goals.csv', csv)
  assert.equal(same.location, sent.location, 'the same file leads to its receipt')
  const changed = await sendFile(
    room,
    `${path}/import`,
    'newer.csv',
    csv.replace('Good work', 'Good work for everyone'),
  )
  assert.match((await room.visitors.council.look(changed.location)).body, /until now “Good work”/)
  await room.done('council', `${changed.location}/take`)
  assert.equal((await see<PlanShown>(room, path)).goals[0]?.title, 'Good work for everyone')
})

test('which column holds what can be said; a file without a table says why and is thrown away', async (t) => {
  const room = await conversationRoom(t)
  const path = await addPlan(room)
  const odd = 'Wer,Was,Wann\nA,Good work,2023\nB,Clean air,2024\n'
  const { location } = await sendFile(room, `${path}/import`, 'odd.csv', odd)
  assert.match((await room.visitors.council.look(location)).body, /No column says what the goals are/)
  assert.equal((await room.visitors.council.ask('POST', `${location}/take`)).status, 200)
  assert.equal((await see<Looked>(room, location, 'council')).state, 'found', 'a question is open')
  const twice = { header: '1', 'column-1': 'title', 'column-2': 'title', 'column-3': 'none' }
  const refused = await room.visitors.council.send(`${location}/columns`, twice)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /chosen for two columns/)
  await room.done('council', `${location}/columns`, { ...twice, 'column-1': 'code' })
  await room.done('council', `${location}/take`)
  assert.deepEqual(
    (await see<PlanShown>(room, path)).goals.map(({ code, title }) => [code, title]),
    [
      ['A', 'Good work'],
      ['B', 'Clean air'],
    ],
  )

  const pdf = await sendFile(room, `${path}/import`, 'plan.pdf', '%PDF-1.7\n')
  assert.match((await room.visitors.council.look(pdf.location)).body, /PDF/)
  await room.done('council', `${pdf.location}/drop`)
  assert.equal((await room.visitors.council.ask('GET', pdf.location)).status, 404)
  assert.equal((await sendFile(room, `${path}/import`, 'empty.csv', '')).status, 422)
})

test('a place chooses its sets of objectives and writes its own, with every wording kept', async (t) => {
  const room = await conversationRoom(t)
  const objectives = '/places/near/objectives'
  interface Sets {
    readonly sets: readonly { readonly key: string; readonly inUse: boolean; readonly checked: string | null }[]
  }
  const used = async () => (await see<Sets>(room, objectives)).sets.filter(({ inUse }) => inUse).map(({ key }) => key)
  assert.deepEqual(await used(), ['marmot', 'act'])
  assert.match((await room.visitors.reader.look(objectives)).body, /not yet checked/)
  await room.done('council', objectives, { sets: 'marmot' })
  assert.deepEqual(await used(), ['marmot'])
  assert.match((await room.visitors.council.ask('POST', objectives, { sets: 'nothing' })).body, /is not there/)

  const { key } = await room.done<{ key: string }>('council', `${objectives}/new`, {
    title: 'Our promises',
    source: 'Agreed by the board',
  })
  const set = `${objectives}/${key}`
  assert.deepEqual(await used(), ['marmot', key])
  const { id } = await room.done('council', `${set}/new`, { number: 'A', title: 'Cleaner air' })
  await room.done('council', `${set}/${id}/edit`, { number: 'A', title: 'Cleaner air by 2030' })
  await room.done('council', `${set}/${id}/edit`, { number: 'A', title: 'Cleaner air by 2030' })
  interface One {
    readonly title: string
    readonly wordings: readonly { readonly version: number; readonly title: string }[]
  }
  const one = await see<One>(room, `${set}/${id}`)
  assert.deepEqual(
    [one.title, one.wordings.map(({ version, title }) => [version, title])],
    [
      'Cleaner air by 2030',
      [
        [2, 'Cleaner air by 2030'],
        [1, 'Cleaner air'],
      ],
    ],
  )
  assert.equal((await room.visitors.council.ask('GET', `${objectives}/marmot/3`)).status, 200)
  assert.equal((await room.visitors.council.ask('GET', `${objectives}/marmot/9`)).status, 404)
  assert.equal(
    (await room.visitors.council.ask('POST', `${objectives}/marmot/new`, { number: '9', title: 'X' })).status,
    404,
  )

  await room.database.asOwner(
    `with p as (insert into priorities (place_id, number) values ($1, 1) returning id), v as (
        insert into priority_versions (place_id, priority_id, number, title, want, for_whom, "where", why, good, written_by)
          select $1, id, 1, 'Breathe', '', '', '', '', '', 'a test' from p returning id)
      insert into priority_links (place_id, version_id, kind, ref) select $1, id, 'objective', $2 from v`,
    [room.place, `own:${id}`],
  )
  const served = await room.visitors.council.ask('POST', `${set}/${id}/withdraw`, { why: 'Done' })
  assert.match(served.body, /served by Breathe/)
  assert.match((await room.visitors.council.ask('POST', objectives, { sets: 'marmot' })).body, /served by Breathe/)
  assert.match((await room.visitors.reader.look(set)).body, /priorities\/1/)
  await room.database.asOwner('delete from priorities where place_id = $1', [room.place])
  await room.done('council', `${set}/${id}/withdraw`, { why: 'Done' })
  assert.match((await room.visitors.reader.look(`${set}/${id}`)).body, /It no longer counts/)
})

test('only those who may write do; others read, or see nothing', async (t) => {
  const room = await conversationRoom(t)
  const path = await addPlan(room)
  const post = (who: Part, to: string, form = {}) =>
    room.visitors[who].ask('POST', to, form).then(({ status }) => status)
  for (const who of ['reader', 'partner'] as const) {
    assert.equal((await room.visitors[who].ask('GET', path)).status, 200, who)
    for (const to of [
      `${path}/goals/new`,
      `${path}/withdraw`,
      `${at}/new`,
      '/places/near/objectives',
      '/places/near/objectives/new',
    ])
      assert.equal(await post(who, to, about), 403, `${who} ${to}`)
  }
  for (const to of [at, path, '/places/near/objectives'])
    assert.ok([403, 404].includes((await room.visitors.stranger.ask('GET', to)).status), to)
  for (const who of ['charity', 'facilitator', 'administrator'] as const)
    assert.equal(await post(who, `${path}/goals/new`, { title: `Goal of ${who}` }), 200, who)
})
