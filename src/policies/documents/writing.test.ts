// Writing together, through the server: two on one paragraph, comments by sector, and what is too much.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  beginDocument,
  documentRoom,
  documentsAt,
  draftOf,
  publishDocument,
} from '../../../test/support/document-room.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { sectorComments } from './actions/doors.ts'

test('two people on one paragraph: the second sees both texts and chooses, and nothing is lost', async (t) => {
  const room = await documentRoom(t)
  await beginDocument(room, 'charter', 'template:charter-promises')
  const part = (await draftOf(room, 'charter')).parts.find(({ kind }) => kind === 'text')!
  const path = `${documentsAt}/charter/draft/paragraphs/${part.id}`
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
  const now = (await draftOf(room, 'charter')).parts.find(({ id }) => id === part.id)
  assert.equal(now?.words, 'Joined words')
  assert.ok((await room.visitors.reader.look(path)).body.includes('Too late'))

  await room.done('council', `${path}/remove`)
  assert.equal(
    (await draftOf(room, 'charter')).parts.some(({ id }) => id === part.id),
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
    (await draftOf(room, 'charter')).parts.some(({ id }) => id === part.id),
    true,
  )
})

test('comments have a sector, are answered and settled with words; partners take part; sent twice is said once', async (t) => {
  const room = await documentRoom(t)
  await beginDocument(room, 'charter', 'template:charter-promises')
  const part = (await draftOf(room, 'charter')).parts[0]!
  const path = `${documentsAt}/charter/draft/paragraphs/${part.id}/comments`
  const key = crypto.randomUUID()
  for (const who of ['charity', 'charity'] as const) await room.done(who, path, { comment: 'Too long', key })
  await room.done('partner', path, { comment: 'Say it plainly' })
  assert.equal((await room.visitors.reader.ask('POST', path, { comment: 'Me too' })).status, 403)
  const empty = await room.visitors.charity.ask('POST', path, { comment: ' ' })
  assert.equal(empty.status, 422)
  const shown = (await draftOf(room, 'charter')).parts[0]!.comments
  assert.deepEqual(
    shown.map(({ sector, words }) => [sector, words]),
    [
      ['vcse', 'Too long'],
      ['vcse', 'Say it plainly'],
    ],
  )
  const about = `${documentsAt}/charter/draft/comments/${shown[0]!.id}`
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
  const after = await draftOf(room, 'charter')
  assert.equal(after.openComments, 1)
  assert.deepEqual(
    after.parts[0]!.comments.map(({ settled }) => settled),
    ['Cut to half', null, null],
  )
  const spoke = await room.as('reader', (scope) => sectorComments(scope, room.place))
  assert.deepEqual([...spoke.keys()].sort(), ['nhs-commissioner', 'vcse'])
})

test('a pasted document of 200 pages is refused with the limit, and stays in the form', async (t) => {
  const room = await documentRoom(t)
  await beginDocument(room, 'charter')
  const part = (await draftOf(room, 'charter')).parts[0]!
  const pasted = `A line of the long report – with an umlaut: ä. `.repeat(13_000)
  assert.ok(pasted.length > 600_000)
  const path = `${documentsAt}/charter/draft/paragraphs/${part.id}`
  const refused = await room.visitors.council.send(path, { heading: 'All of it', words: pasted, base: '1' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /which is about 20\d pages[\s\S]*at most 20,000 letters/)
  assert.ok(refused.body.includes(pasted.slice(0, 400_000)), 'what was typed is still in the form')
  assert.equal((await draftOf(room, 'charter')).parts[0]!.words, '')
})

test('a framework’s outcomes and a checklist’s questions belong to agreed priorities', async (t) => {
  const room = await documentRoom(t)
  const priority = await room.priority('Good jobs')
  await beginDocument(room, 'checklist', 'template:checklist-questions')
  assert.equal((await room.visitors.council.ask('POST', `${documentsAt}/checklist/draft/propose`)).reason, 'not-ready')
  const key = crypto.randomUUID()
  const question = {
    section: 'questions',
    entry: 'question',
    heading: 'Who gets a job?',
    words: 'Think of Harbour.',
    key,
  }
  assert.equal(
    (await room.visitors.council.ask('POST', `${documentsAt}/checklist/draft/add`, { ...question, priority: key }))
      .status,
    422,
  )
  for (const { id, kind } of (await draftOf(room, 'checklist')).parts)
    if (kind === 'question') await room.done('council', `${documentsAt}/checklist/draft/paragraphs/${id}/remove`)
  const again = { ...question, priority, key: crypto.randomUUID() }
  for (let i = 0; i < 2; i += 1) await room.done('council', `${documentsAt}/checklist/draft/add`, again)
  assert.equal(
    (await draftOf(room, 'checklist')).parts.filter(({ kind }) => kind === 'question').length,
    1,
    'pressed twice, added once',
  )
  await publishDocument(room, 'checklist')
  const page = await (await visitor(room.server)).look(`${documentsAt}/checklist`)
  assert.ok(page.body.includes('Who gets a job?') && page.body.includes('Priority 1: Good jobs'))
})
