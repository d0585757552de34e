// Documents through the server: agreed, adopted, published and withdrawn, and what strangers see of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  adoptDocument,
  adopter,
  beginDocument,
  documentRoom,
  documentsAt,
  draftOf,
  publishDocument,
  writeDocument,
} from '../../../test/support/document-room.ts'
import { publicScope } from '../../../test/support/scopes.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { rows, sql } from '../../platform/db/index.ts'
import { addDays, dayOf } from '../../platform/kernel/index.ts'
import { priorityUses, rulesInForce } from './actions/doors.ts'
import { lookWhetherMoved } from './actions/moved-on.ts'
import { documentsNeeds, documentsSteps } from './actions/steps.ts'

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

test('a charter goes from an empty draft to everybody’s page, and its next version takes its place', async (t) => {
  const room = await documentRoom(t)
  const jobs = await room.priority('Good jobs')
  const nobody = await visitor(room.server)
  assert.equal((await nobody.look(documentsAt)).status, 404)
  await beginDocument(room, 'charter')
  assert.equal((await room.visitors.council.ask('POST', `${documentsAt}/charter/draft/propose`)).reason, 'not-ready')
  await writeDocument(room, 'charter')
  await room.done('health', `${documentsAt}/charter/draft/propose`)
  assert.equal((await room.visitors.council.ask('POST', `${documentsAt}/charter/draft/publish`)).reason, 'not-agreed')
  await room.objects('charter', 'health', 'It forgets carers.')
  assert.equal((await draftOf(room, 'charter')).stage, 'objected')
  assert.equal((await room.visitors.council.ask('POST', `${documentsAt}/charter/draft/publish`)).reason, 'not-agreed')
  assert.match((await room.visitors.reader.look(`${documentsAt}/charter/draft`)).body, /It forgets carers/)
  await room.done('council', `${documentsAt}/charter/draft/take-back`)
  assert.equal((await draftOf(room, 'charter')).stage, 'draft')
  assert.match(
    (await room.visitors.reader.look(`${documentsAt}/charter/draft`)).body,
    /It forgets carers/,
    'an objection stays',
  )
  await room.done('health', `${documentsAt}/charter/draft/propose`)
  await room.allAgree('charter')
  assert.equal((await room.visitors.council.ask('POST', `${documentsAt}/charter/draft/publish`)).reason, 'not-adopted')
  await adoptDocument(room, 'charter')
  assert.equal((await nobody.look(`${documentsAt}/charter`)).status, 404)
  await room.done('council', `${documentsAt}/charter/draft/publish`)

  const shown = await nobody.look(`${documentsAt}/charter`)
  assert.equal(shown.status, 200, shown.body.slice(0, 500))
  for (const words of ['Our charter', 'Good jobs', 'Harbour Helpers', 'Board 3, item 9', 'Words under On one page.'])
    assert.ok(shown.body.includes(words), words)
  assert.ok(!shown.body.includes('Nora Townhall'), 'no person is named')
  const twin = await nobody.ask('GET', `${documentsAt}/charter.json`)
  assert.equal(twin.status, 200)
  assert.ok(!twin.body.includes('Nora Townhall'))
  for (const inside of ['/draft', '/versions', '/versions/1', '/start', '/draft/adoptions'])
    assert.notEqual((await nobody.look(`${documentsAt}/charter${inside}`)).status, 200, inside)

  await room.changes(jobs, 'Good jobs for all')
  assert.ok(
    (await room.visitors.reader.look(`${documentsAt}/charter`)).body.includes('Good jobs for all'),
    'moved on, by name',
  )
  assert.ok(!(await nobody.look(`${documentsAt}/charter`)).body.includes('moved on'))
  const system = room.product.auth.systemScope('policies')
  await room.database.write(system, () => lookWhetherMoved(system, new Date()))
  const moved = await nobody.look(`${documentsAt}/charter`)
  assert.match(moved.body, /moved on since[\s\S]*1 priority changed/)
  assert.ok(!moved.body.includes('Good jobs for all'), 'a title that is not published stays inside')

  await room.done('council', `${documentsAt}/charter/start`, { title: 'Our new charter', begin: 'before' })
  await publishDocument(room, 'charter')
  assert.ok((await nobody.look(`${documentsAt}/charter`)).body.includes('Good jobs for all'))
  const versions = JSON.parse((await room.visitors.reader.ask('GET', `${documentsAt}/charter/versions`)).body)
  assert.deepEqual(
    versions.versions.map((one: { number: number; stage: string }) => [one.number, one.stage]),
    [
      [2, 'published'],
      [1, 'superseded'],
    ],
  )
  const second = JSON.parse((await room.visitors.reader.ask('GET', `${documentsAt}/charter/versions/2`)).body)
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
  await beginDocument(room, 'charter', 'template:charter-promises')
  await publishDocument(room, 'charter')
  await beginDocument(room, 'policy', 'template:policy-tiers')
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
  await room.database.read(scope, async () => {
    for (const name of tables) assert.deepEqual(await rows(scope, sql`select * from ${sql.table(name)}`), [], name)
    assert.equal((await rows(scope, sql`select * from policy_publications`)).length, 1)
  })
  const changed = await room.database.write(scope, () =>
    rows(scope, sql`update policy_publications set title = 'mine' returning id`),
  )
  assert.deepEqual(changed, [])
  const stranger = room.visitors.stranger
  assert.equal((await stranger.look(`${documentsAt}/charter`)).status, 200)
  assert.equal((await stranger.look('/places/near/ledger')).status, 404, 'what is not published stays unseen')
  assert.notEqual((await stranger.look(`${documentsAt}/policy`)).status, 200)
  assert.notEqual((await stranger.look(`${documentsAt}/policy/draft`)).status, 200)
  const list = await stranger.look(documentsAt)
  assert.ok(list.body.includes('Our charter') && !list.body.includes('Our policy'))
})

test('rules come into force with their policy, follow each other, and end with a withdrawal', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Good jobs')
  const today = dayOf(new Date())
  const held = (day: string) => room.as('reader', (scope) => rulesInForce(scope, room.place, day as typeof today))
  await beginDocument(room, 'policy')
  const wrong = await room.visitors.council.ask('POST', `${documentsAt}/policy/draft/rules`, {
    ...rules(today),
    'weighting-1-percent': 'ten',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /weighting-1-percent/)
  await room.done('council', `${documentsAt}/policy/draft/rules`, { ...rules(addDays(today, -30)), base: '0' })
  const late = await room.visitors.health.ask('POST', `${documentsAt}/policy/draft/rules`, {
    ...rules(today),
    base: '0',
  })
  assert.equal(late.status, 409, 'somebody else saved meanwhile')
  await writeDocument(room, 'policy')
  assert.equal(await held(today), undefined, 'a draft binds nobody')
  await publishDocument(room, 'policy')
  const first = await held(addDays(today, -30))
  assert.equal(first?.policy.number, 1)
  assert.deepEqual(first?.minimumWeighting, [{ percent: 10, appliesTo: 'Every contract' }])
  assert.equal((await held(today))?.adoptedBy[0]?.organisation, adopter)
  assert.equal(await held(addDays(today, -31)), undefined)

  await beginDocument(room, 'policy', 'before')
  await room.done('council', `${documentsAt}/policy/draft/rules`, {
    ...rules(addDays(today, 10)),
    'weighting-1-percent': '15',
    base: '1',
  })
  await publishDocument(room, 'policy')
  assert.equal((await held(addDays(today, 9)))?.policy.number, 1)
  assert.equal((await held(addDays(today, 10)))?.minimumWeighting[0]?.percent, 15)

  assert.equal((await room.visitors.council.ask('POST', `${documentsAt}/policy/withdraw`, { why: ' ' })).status, 422)
  await room.done('council', `${documentsAt}/policy/withdraw`, { why: 'It named the wrong fund.' })
  assert.equal(await held(addDays(today, 10)), undefined)
  assert.equal((await held(today))?.policy.number, 1)
  const gone = await (await visitor(room.server)).look(`${documentsAt}/policy`)
  assert.equal(gone.status, 200)
  assert.ok(gone.body.includes('It named the wrong fund.') && !gone.body.includes('Every contract'))
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
  await beginDocument(room, 'charter', 'template:charter-promises')
  const [part] = (await draftOf(room, 'charter')).parts
  await room.done('charity', `${documentsAt}/charter/draft/paragraphs/${part!.id}/comments`, { comment: 'Too long' })
  assert.deepEqual((await asked('council')).needs, ['Settle 1 comment on “Our charter”'])
  assert.deepEqual((await asked('reader')).needs, [])
  await room.done('council', `${documentsAt}/charter/draft/propose`)
  await room.allAgree('charter')
  assert.deepEqual((await asked('council')).needs, ['Record who adopted “Our charter”'])
  await adoptDocument(room, 'charter')
  assert.deepEqual((await asked('council')).needs, ['Publish “Our charter”'])
  await room.done('council', `${documentsAt}/charter/draft/publish`)
  assert.deepEqual(await asked('council'), { needs: [], steps: ['1 of 4'] })
})
