// Questions of bidders and those who follow: nobody on the side of the buyers learns a name, by any page, table or audit.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { publish, ready, send, tenderRoom } from '../../../test/support/tender-room.ts'

const errorsOf = (body: string) => Object.keys((JSON.parse(body) as { errors: object }).errors)

test('bidders ask without a name, all read the answer, and those who follow are told', async (t) => {
  const room = await tenderRoom(t)
  const tender = await ready(room)
  const { officer, at, visitors } = room
  const [harbour, moor] = room.bidders
  assert.ok(harbour && moor)
  const publicly = `/tenders/${tender}`
  assert.equal((await harbour.visitor.ask('POST', `${publicly}/ask`, { words: 'When?' })).status, 404)
  assert.equal((await publish(room, tender)).status, 200)
  assert.equal((await visitors.stranger.ask('POST', `${publicly}/ask`, { words: 'When?' })).status, 403)
  assert.equal((await harbour.visitor.ask('POST', `${publicly}/ask`, {})).status, 422)
  const asked = await harbour.visitor.ask('POST', `${publicly}/ask`, {
    words: 'We at Harbour ask: may we use our van?',
  })
  assert.equal(asked.status, 200, asked.body)
  assert.equal((await harbour.visitor.ask('POST', `${publicly}/follow`, {})).status, 200)
  assert.equal((await moor.visitor.ask('POST', `${publicly}/follow`, {})).status, 200)
  assert.match((await harbour.visitor.look(publicly)).body, /waits for an answer/)
  assert.doesNotMatch((await moor.visitor.look(publicly)).body, /waits for an answer/)

  // The officer reads the question; who asked stands in no table, page or audit that anybody on this side may read.
  const list = `${at}/${tender}/questions`
  const { questions } = JSON.parse((await officer.ask('GET', list)).body) as {
    questions: { id: string; asked: string }[]
  }
  assert.equal(questions.length, 1)
  const seenBy = (who: 'administrator' | 'council') =>
    room.as(who, async (scope) => {
      const { rows, sql } = await import('../../platform/db/index.ts')
      return [
        ...(await rows(scope, sql`select * from tender_question_askers`)),
        ...(await rows(scope, sql`select * from tender_follows`)),
        ...(await rows(
          scope,
          sql`select * from audit_entries where actor_id is not null and what in ('tender question asked', 'tender followed')`,
        )),
      ]
    })
  assert.deepEqual(await seenBy('administrator'), [])
  assert.deepEqual(await seenBy('council'), [])

  const id = questions[0]?.id ?? ''
  assert.deepEqual(errorsOf((await officer.ask('POST', `${list}/${id}`, {})).body), ['shown', 'answer'])
  assert.equal((await visitors.reader.ask('POST', `${list}/${id}`, {})).status, 403)
  await send(room, `${list}/${id}`, { shown: 'May a bidder use its own van?', answer: 'Yes.' })
  assert.equal((await officer.ask('POST', `${list}/${id}`, { shown: 'x', answer: 'No.' })).status, 409)
  const page = (await visitors.stranger.look(publicly)).body
  assert.match(page, /May a bidder use its own van/)
  assert.doesNotMatch(page, /Harbour/)
  const [job] = await room.database.asOwner<{ data: unknown }>(
    `select data from job_runs where name = 'procurements.tell-followers'`,
  )
  assert.deepEqual(job?.data, { tender, news: 'answered' })
  assert.equal((await moor.visitor.ask('POST', `${publicly}/unfollow`, {})).status, 200)
  assert.equal((await moor.visitor.ask('POST', `${publicly}/unfollow`, {})).status, 422)

  // After the day for questions nobody asks any more, by the page or by the database.
  await assert.rejects(
    room.database.asOwner(`update tenders set questions_until = questions_until - interval '90 days'`),
  )
  await room.database.asOwner('alter table tenders disable trigger tenders_stay_published')
  await room.database.asOwner(`update tenders set questions_until = now() - interval '1 minute'`)
  await room.database.asOwner('alter table tenders enable trigger tenders_stay_published')
  assert.equal((await harbour.visitor.ask('POST', `${publicly}/ask`, { words: 'Too late?' })).status, 409)
})
