// Who may say that a comment of a sector is settled.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginDocument, documentRoom, documentsAt, draftOf } from '../../../test/support/document-room.ts'

test('a partner who does not write the document settles no comment of another sector', async (t) => {
  const room = await documentRoom(t)
  await beginDocument(room, 'charter', 'template:charter-promises')
  const part = (await draftOf(room, 'charter')).parts[0]!
  const comments = `${documentsAt}/charter/draft/paragraphs/${part.id}/comments`
  await room.done('health', comments, { comment: 'It forgets carers' })
  await room.done('partner', comments, { comment: 'Say it plainly' })
  const [ofHealth, own] = (await draftOf(room, 'charter')).parts[0]!.comments
  const settle = (id: string) =>
    room.visitors.partner.ask('POST', `${documentsAt}/charter/draft/comments/${id}/settle`, {
      [`settle-${id}`]: 'Done',
    })
  assert.equal((await settle(ofHealth!.id)).reason, 'not-your-comment')
  assert.equal((await settle(own!.id)).status, 200)
  const { body } = await room.visitors.partner.look(`${documentsAt}/charter/draft/paragraphs/${part.id}`)
  assert.ok(!body.includes(`settle-${ofHealth!.id}`), 'no form that would be refused')
})
