// Documents through the server: written by several, agreed, adopted, published, and what strangers see of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DocumentRoom, documentRoom } from '../../../test/support/document-room.ts'
import { publicScope } from '../../../test/support/scopes.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { addDays, dayOf } from '../../platform/kernel/index.ts'
import { priorityUses, rulesInForce, sectorComments } from './actions/doors.ts'
import { lookWhetherMoved } from './actions/moved-on.ts'
import { documentsNeeds, documentsSteps } from './actions/steps.ts'

const base = '/places/near/policies'

interface Draft {
  readonly stage: string
  readonly version: number
  readonly openComments: number
  readonly parts: readonly {
    readonly id: string
    readonly section: string
    readonly kind: string
    readonly heading: string
    readonly words: string
    readonly edition: number
    readonly comments: readonly {
      id: string
      sector: string
      words: string
      answers: string | null
      settled: string | null
    }[]
  }[]
}

const draft = async (room: DocumentRoom, kind: string): Promise<Draft> =>
  JSON.parse((await room.visitors.council.ask('GET', `${base}/${kind}/draft`)).body) as Draft

const begin = (room: DocumentRoom, kind: string, how = 'empty') =>
  room.done('council', `${base}/${kind}/start`, { title: `Our ${kind}`, begin: how })

/** Gives every empty paragraph words. */
const write = async (room: DocumentRoom, kind: string): Promise<void> => {
  for (const part of (await draft(room, kind)).parts)
    if (part.kind === 'text' && part.words === '')
      await room.done('council', `${base}/${kind}/draft/paragraphs/${part.id}`, {
        heading: part.heading,
        words: `Words under ${part.heading}.`,
        base: String(part.edition),
      })
}

const council = 'Harbour Helpers'

const adopt = async (room: DocumentRoom, kind: string) => {
  const [organisation] = await room.database.asOwner<{ id: string }>('select id from organisations where name = $1', [
    council,
  ])
  return room.done('council', `${base}/${kind}/draft/adoptions`, {
    organisation: organisation!.id,
    adopted: dayOf(new Date()),
    minute: 'Board 3, item 9',
  })
}

const rules = (from: string) => {
  const [year = '', month = '', day = ''] = from.split('-')
  return {
    'from-day': day,
    'from-month': month,
    'from-year': year,
    'weighting-1-percent': '10',
    'weighting-1-applies': 'Every contract',
    'tier-1-name': 'Small',
    'tier-1-from': '0',
    'tier-1-weighting': '5',
    'tier-1-questions': '1',
    'tier-1-measures': '2',
    'tier-1-evidence': 'A sentence',
    'tier-1-reporting': 'Once',
  }
}

const publish = async (room: DocumentRoom, kind: string): Promise<void> => {
  await room.done('council', `${base}/${kind}/draft/propose`)
  await room.allAgree(kind)
  await adopt(room, kind)
  await room.done('council', `${base}/${kind}/draft/publish`)
}

test('a charter goes from an empty draft to everybody’s page, and its next version takes its place', async (t) => {
  const room = await documentRoom(t)
  const jobs = await room.priority('Good jobs')
  const nobody = await visitor(room.server)
  assert.equal((await nobody.look(base)).status, 404)
  await begin(room, 'charter')
  assert.equal((await room.visitors.council.ask('POST', `${base}/charter/draft/propose`)).reason, 'not-ready')
  await write(room, 'charter')
  await room.done('health', `${base}/charter/draft/propose`)
  assert.equal((await room.visitors.council.ask('POST', `${base}/charter/draft/publish`)).reason, 'not-agreed')
  await room.objects('charter', 'health', 'It forgets carers.')
  assert.equal((await draft(room, 'charter')).stage, 'objected')
  assert.equal((await room.visitors.council.ask('POST', `${base}/charter/draft/publish`)).reason, 'not-agreed')
  assert.match((await room.visitors.reader.look(`${base}/charter/draft`)).body, /It forgets carers/)
  await room.done('council', `${base}/charter/draft/take-back`)
  assert.equal((await draft(room, 'charter')).stage, 'draft')
  assert.match(
    (await room.visitors.reader.look(`${base}/charter/draft`)).body,
    /It forgets carers/,
    'an objection stays',
  )
  await room.done('health', `${base}/charter/draft/propose`)
  await room.allAgree('charter')
  assert.equal((await room.visitors.council.ask('POST', `${base}/charter/draft/publish`)).reason, 'not-adopted')
  await adopt(room, 'charter')
  assert.equal((await nobody.look(`${base}/charter`)).status, 404)
  await room.done('council', `${base}/charter/draft/publish`)

  const shown = await nobody.look(`${base}/charter`)
  assert.equal(shown.status, 200, shown.body.slice(0, 500))
  for (const words of ['Our charter', 'Good jobs', 'Harbour Helpers', 'Board 3, item 9', 'Words under On one page.'])
    assert.ok(shown.body.includes(words), words)
  assert.ok(!shown.body.includes('Nora Townhall'), 'no person is named')
  const twin = await nobody.ask('GET', `${base}/charter.json`)
  assert.equal(twin.status, 200)
  assert.ok(!twin.body.includes('Nora Townhall'))
  for (const inside of ['/draft', '/versions', '/versions/1', '/start', '/draft/adoptions'])
    assert.notEqual((await nobody.look(`${base}/charter${inside}`)).status, 200, inside)

  await room.changes(jobs, 'Good jobs for all')
  assert.ok(
    (await room.visitors.reader.look(`${base}/charter`)).body.includes('Good jobs for all'),
    'moved on, by name',
  )
  assert.ok(!(await nobody.look(`${base}/charter`)).body.includes('moved on'))
  const system = room.product.auth.systemScope('policies')
  await room.database.write(system, () => lookWhetherMoved(system, new Date()))
  const moved = await nobody.look(`${base}/charter`)
  assert.match(moved.body, /moved on since[\s\S]*1 priority changed/)
  assert.ok(!moved.body.includes('Good jobs for all'), 'a title that is not published stays inside')

  await room.done('council', `${base}/charter/start`, { title: 'Our new charter', begin: 'before' })
  await publish(room, 'charter')
  assert.ok((await nobody.look(`${base}/charter`)).body.includes('Good jobs for all'))
  const versions = JSON.parse((await room.visitors.reader.ask('GET', `${base}/charter/versions`)).body)
  assert.deepEqual(
    versions.versions.map((one: { number: number; stage: string }) => [one.number, one.stage]),
    [
      [2, 'published'],
      [1, 'superseded'],
    ],
  )
  const second = JSON.parse((await room.visitors.reader.ask('GET', `${base}/charter/versions/2`)).body)
  assert.deepEqual(
    second.differences.flatMap(({ what, after }: { what: string; after?: { heading: string } }) =>
      what === 'same' ? [] : [[what, after?.heading]],
    ),
    [
      ['changed', 'Priority 1: Good jobs for all'],
      ['changed', 'Priority 1: Good jobs for all'],
    ],
  )
  const uses = await room.as('council', (scope) => priorityUses(scope, room.place, jobs))
  assert.deepEqual(
    uses.map(({ status }) => status),
    ['Published'],
  )
})

test('what everybody sees is a row of its own: a stranger reads nothing else, whatever is asked', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Good jobs')
  await begin(room, 'charter', 'template:charter-promises')
  await publish(room, 'charter')
  await begin(room, 'policy', 'template:policy-tiers')
  const scope = publicScope()
  const tables = [
    'policy_documents',
    'policy_versions',
    'policy_parts',
    'policy_part_editions',
    'policy_comments',
    'policy_adoptions',
    'policy_rules',
    'policy_rules_in_force',
  ]
  const counts = await room.database.asOwner<{ n: number }>(
    `select ${tables.map((name) => `(select count(*) from ${name})`).join(' + ')} as n`,
  )
  assert.ok(Number(counts[0]!.n) > 10)
  const { rows, sql } = await import('../../platform/db/index.ts')
  await room.database.read(scope, async () => {
    for (const name of tables) assert.deepEqual(await rows(scope, sql`select * from ${sql.table(name)}`), [], name)
    assert.equal((await rows(scope, sql`select * from policy_publications`)).length, 1)
  })
  const changed = await room.database.write(scope, () =>
    rows(scope, sql`update policy_publications set title = 'mine' returning id`),
  )
  assert.deepEqual(changed, [])
  const stranger = room.visitors.stranger
  assert.equal((await stranger.look(`${base}/charter`)).status, 200)
  assert.equal((await stranger.look('/places/near/ledger')).status, 404, 'what is not published stays unseen')
  assert.notEqual((await stranger.look(`${base}/policy`)).status, 200)
  assert.notEqual((await stranger.look(`${base}/policy/draft`)).status, 200)
  const list = await stranger.look(base)
  assert.ok(list.body.includes('Our charter') && !list.body.includes('Our policy'))
})

test('rules come into force with their policy, follow each other, and end with a withdrawal', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Good jobs')
  const today = dayOf(new Date())
  const held = (day: string) => room.as('reader', (scope) => rulesInForce(scope, room.place, day as typeof today))
  await begin(room, 'policy')
  const wrong = await room.visitors.council.ask('POST', `${base}/policy/draft/rules`, {
    ...rules(today),
    'weighting-1-percent': 'ten',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /weighting-1-percent/)
  await room.done('council', `${base}/policy/draft/rules`, { ...rules(addDays(today, -30)), base: '0' })
  const late = await room.visitors.health.ask('POST', `${base}/policy/draft/rules`, { ...rules(today), base: '0' })
  assert.equal(late.status, 409, 'somebody else saved meanwhile')
  await write(room, 'policy')
  assert.equal(await held(today), undefined, 'a draft binds nobody')
  await publish(room, 'policy')
  const first = await held(addDays(today, -30))
  assert.equal(first?.policy.number, 1)
  assert.deepEqual(first?.minimumWeighting, [{ percent: 10, appliesTo: 'Every contract' }])
  assert.equal((await held(today))?.adoptedBy[0]?.organisation, council)
  assert.equal(await held(addDays(today, -31)), undefined)

  await begin(room, 'policy', 'before')
  await room.done('council', `${base}/policy/draft/rules`, {
    ...rules(addDays(today, 10)),
    'weighting-1-percent': '15',
    base: '1',
  })
  await publish(room, 'policy')
  assert.equal((await held(addDays(today, 9)))?.policy.number, 1)
  assert.equal((await held(addDays(today, 10)))?.minimumWeighting[0]?.percent, 15)

  assert.equal((await room.visitors.council.ask('POST', `${base}/policy/withdraw`, { why: ' ' })).status, 422)
  await room.done('council', `${base}/policy/withdraw`, { why: 'It named the wrong fund.' })
  assert.equal(await held(addDays(today, 10)), undefined)
  assert.equal((await held(today))?.policy.number, 1)
  const gone = await (await visitor(room.server)).look(`${base}/policy`)
  assert.equal(gone.status, 200)
  assert.ok(gone.body.includes('It named the wrong fund.') && !gone.body.includes('Every contract'))
})

test('two people on one paragraph: the second sees both texts and chooses, and nothing is lost', async (t) => {
  const room = await documentRoom(t)
  await begin(room, 'charter', 'template:charter-promises')
  const part = (await draft(room, 'charter')).parts.find(({ kind }) => kind === 'text')!
  const path = `${base}/charter/draft/paragraphs/${part.id}`
  const text = { heading: part.heading, base: String(part.edition) }
  await room.done('council', path, { ...text, words: 'The council’s words' })
  const second = await room.visitors.health.ask('POST', path, { ...text, words: 'The surgery’s words' })
  assert.equal(second.status, 409)
  const page = await room.visitors.health.look(path)
  assert.ok(page.body.includes('The council’s words') && !page.body.includes('The surgery’s words'))
  const mine = { 'mine-heading': part.heading, 'mine-words': 'The surgery’s words', base: String(part.edition + 1) }
  await room.done('health', path, { ...mine, heading: part.heading, words: 'Joined words', choice: 'joined' })
  const history = await room.visitors.reader.look(path)
  for (const words of ['The council’s words', 'The surgery’s words', 'Joined words', 'set aside'])
    assert.ok(history.body.includes(words), words)
  const third = await room.visitors.charity.ask('POST', path, {
    ...text,
    words: 'Too late',
    base: String(part.edition + 1),
  })
  assert.equal(third.status, 409)
  await room.done('charity', path, {
    heading: part.heading,
    words: 'x',
    'mine-heading': part.heading,
    'mine-words': 'Too late',
    choice: 'theirs',
    base: String(part.edition + 2),
  })
  const now = (await draft(room, 'charter')).parts.find(({ id }) => id === part.id)
  assert.equal(now?.words, 'Joined words')
  assert.ok((await room.visitors.reader.look(path)).body.includes('Too late'))

  await room.done('council', `${path}/remove`)
  assert.equal(
    (await draft(room, 'charter')).parts.some(({ id }) => id === part.id),
    false,
  )
  const removed = await room.visitors.health.ask('POST', path, {
    ...text,
    words: 'Still writing',
    base: String(part.edition + 2),
  })
  assert.equal(removed.status, 409)
  await room.done('health', `${path}/back`)
  assert.equal(
    (await draft(room, 'charter')).parts.some(({ id }) => id === part.id),
    true,
  )
})

test('comments have a sector, are answered and settled with words; partners take part; sent twice is said once', async (t) => {
  const room = await documentRoom(t)
  await begin(room, 'charter', 'template:charter-promises')
  const part = (await draft(room, 'charter')).parts[0]!
  const path = `${base}/charter/draft/paragraphs/${part.id}/comments`
  const key = crypto.randomUUID()
  for (const who of ['charity', 'charity'] as const) await room.done(who, path, { comment: 'Too long', key })
  await room.done('partner', path, { comment: 'Say it plainly' })
  assert.equal((await room.visitors.reader.ask('POST', path, { comment: 'Me too' })).status, 403)
  const empty = await room.visitors.charity.ask('POST', path, { comment: ' ' })
  assert.equal(empty.status, 422)
  const shown = (await draft(room, 'charter')).parts[0]!.comments
  assert.deepEqual(
    shown.map(({ sector, words }) => [sector, words]),
    [
      ['vcse', 'Too long'],
      ['vcse', 'Say it plainly'],
    ],
  )
  const about = `${base}/charter/draft/comments/${shown[0]!.id}`
  await room.done('health', `${about}/answer`, { [`answer-${shown[0]!.id}`]: 'Shorter where?' })
  assert.equal(
    (await room.visitors.reader.ask('POST', `${about}/settle`, { [`settle-${shown[0]!.id}`]: 'Done' })).status,
    403,
  )
  assert.equal(
    (await room.visitors.council.ask('POST', `${about}/settle`, { [`settle-${shown[0]!.id}`]: '' })).status,
    422,
  )
  await room.done('council', `${about}/settle`, { [`settle-${shown[0]!.id}`]: 'Cut to half' })
  assert.equal(
    (await room.visitors.council.ask('POST', `${about}/settle`, { [`settle-${shown[0]!.id}`]: 'Again' })).reason,
    'settled-already',
  )
  const after = await draft(room, 'charter')
  assert.equal(after.openComments, 1)
  assert.deepEqual(
    after.parts[0]!.comments.map(({ settled }) => settled),
    ['Cut to half', null, null],
  )
  const spoke = await room.as('reader', (scope) => sectorComments(scope, room.place))
  assert.deepEqual([...spoke.keys()].sort(), ['nhs-commissioner', 'vcse'])
})

test('the place’s page and each reader’s first page say what comes next', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Good jobs')
  const now = new Date()
  const asked = async (who: 'council' | 'reader') =>
    room.as(who, async (scope) => ({
      needs: (await documentsNeeds(scope, now)).map(({ text }) => text),
      steps: (await documentsSteps(scope, room.place)).map(({ status }) => status),
    }))
  assert.deepEqual(await asked('council'), { needs: [], steps: ['Not yet'] })
  await begin(room, 'charter', 'template:charter-promises')
  const [part] = (await draft(room, 'charter')).parts
  await room.done('charity', `${base}/charter/draft/paragraphs/${part!.id}/comments`, { comment: 'Too long' })
  assert.deepEqual((await asked('council')).needs, ['Settle 1 comment on “Our charter”'])
  assert.deepEqual((await asked('reader')).needs, [])
  await room.done('council', `${base}/charter/draft/propose`)
  await room.allAgree('charter')
  assert.deepEqual((await asked('council')).needs, ['Record who adopted “Our charter”'])
  await adopt(room, 'charter')
  assert.deepEqual((await asked('council')).needs, ['Publish “Our charter”'])
  await room.done('council', `${base}/charter/draft/publish`)
  assert.deepEqual(await asked('council'), { needs: [], steps: ['1 of 4'] })
})

test('a pasted document of 200 pages is refused with the limit, and stays in the form', async (t) => {
  const room = await documentRoom(t)
  await begin(room, 'charter')
  const part = (await draft(room, 'charter')).parts[0]!
  const pasted = `A line of the long report – with an umlaut: ä. `.repeat(13_000)
  assert.ok(pasted.length > 600_000)
  const path = `${base}/charter/draft/paragraphs/${part.id}`
  const refused = await room.visitors.council.send(path, { heading: 'All of it', words: pasted, base: '1' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /which is about 20\d pages[\s\S]*at most 20,000 letters/)
  assert.ok(refused.body.includes(pasted.slice(0, 400_000)), 'what was typed is still in the form')
  assert.equal((await draft(room, 'charter')).parts[0]!.words, '')
})

test('a framework’s outcomes and a checklist’s questions belong to agreed priorities', async (t) => {
  const room = await documentRoom(t)
  const priority = await room.priority('Good jobs')
  await begin(room, 'checklist', 'template:checklist-questions')
  assert.equal((await room.visitors.council.ask('POST', `${base}/checklist/draft/propose`)).reason, 'not-ready')
  const key = crypto.randomUUID()
  const question = {
    section: 'questions',
    entry: 'question',
    heading: 'Who gets a job?',
    words: 'Think of Harbour.',
    key,
  }
  assert.equal(
    (await room.visitors.council.ask('POST', `${base}/checklist/draft/add`, { ...question, priority: key })).status,
    422,
  )
  for (const { id, kind } of (await draft(room, 'checklist')).parts)
    if (kind === 'question') await room.done('council', `${base}/checklist/draft/paragraphs/${id}/remove`)
  const again = { ...question, priority, key: crypto.randomUUID() }
  for (let i = 0; i < 2; i += 1) await room.done('council', `${base}/checklist/draft/add`, again)
  assert.equal(
    (await draft(room, 'checklist')).parts.filter(({ kind }) => kind === 'question').length,
    1,
    'pressed twice, added once',
  )
  await publish(room, 'checklist')
  const page = await (await visitor(room.server)).look(`${base}/checklist`)
  assert.ok(page.body.includes('Who gets a job?') && page.body.includes('Priority 1: Good jobs'))
})
