// A file kept as it is: told by its content, never by its name, and handed out only as a download.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { documentRoom } from '../../../test/support/document-room.ts'

const base = '/places/near/policies'

const sender = async (t: TestContext) => {
  const room = await documentRoom(t)
  await room.priority('Good jobs')
  const cookie = `session=${await room.session(room.people.council)}`
  const remoteAddress = '10.8.0.1'
  const form = await room.server.inject({ url: `${base}/policy/start`, headers: { cookie }, remoteAddress })
  const token = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const cookies = [cookie, ...form.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ')
  const line = 'a-line-between-the-parts'
  const send = (content: string | Buffer, name: string, type: string) => {
    const field = (of: string, value: string) =>
      `--${line}\r\nContent-Disposition: form-data; name="${of}"\r\n\r\n${value}\r\n`
    const payload = Buffer.concat([
      Buffer.from(
        `${field('_csrf', token)}${field('title', 'Our old policy')}${field('begin', 'file')}--${line}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from(`\r\n--${line}--\r\n`),
    ])
    const headers = { cookie: cookies, accept: 'text/html', 'content-type': `multipart/form-data; boundary=${line}` }
    return room.server.inject({ method: 'POST', url: `${base}/policy/start`, headers, payload, remoteAddress })
  }
  return { room, cookie, send }
}

test('what is neither Word nor PDF is refused, whatever it calls itself, and the title stays', async (t) => {
  const { send } = await sender(t)
  for (const [content, name, type] of [
    ['<html><script>alert(1)</script></html>', 'policy.pdf', 'application/pdf'],
    [Buffer.from('504b0304140000', 'hex'), 'policy.docx', 'application/zip'],
    ['', 'policy.pdf', 'application/pdf'],
  ] as const) {
    const refused = await send(content, name, type)
    assert.equal(refused.statusCode, 422, name)
    assert.match(refused.body, /neither a Word document|This file is empty/)
    assert.match(refused.body, /value="Our old policy"/)
  }
})

test('a file larger than the limit is refused with the limit in words', async (t) => {
  const { send } = await sender(t)
  const refused = await send(
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20_000_001)]),
    'big.pdf',
    'application/pdf',
  )
  assert.equal(refused.statusCode, 413)
})

test('an existing policy is kept and published as it is, with its priorities beside it', async (t) => {
  const { room, cookie, send } = await sender(t)
  const content = '%PDF-1.7\nInvented words of an old policy'
  const made = await send(content, '<b>Old</b> "policy".pdf', 'text/html')
  assert.equal(made.statusCode, 303, made.body.slice(0, 400))
  const draft = await room.server.inject({
    url: `${base}/policy/draft`,
    headers: { cookie },
    remoteAddress: '10.8.0.2',
  })
  assert.match(draft.body, /Good jobs/)
  assert.doesNotMatch(draft.body, /<b>Old<\/b>/)
  await room.done('council', `${base}/policy/draft/propose`)
  await room.allAgree('policy')
  const [organisation] = await room.database.asOwner<{ id: string }>('select id from organisations')
  await room.done('council', `${base}/policy/draft/adoptions`, {
    organisation: organisation!.id,
    adopted: '2026-01-05',
    minute: 'Item 4',
  })
  await room.done('council', `${base}/policy/draft/publish`)
  const page = await room.server.inject({ url: `${base}/policy`, remoteAddress: '10.8.0.3' })
  assert.match(page.body, /Kept as a file[\s\S]*Good jobs[\s\S]*The document as a file/)
  const file = await room.server.inject({ url: `${base}/policy/file`, remoteAddress: '10.8.0.3' })
  assert.equal(file.statusCode, 200)
  assert.equal(file.body, content)
  assert.equal(file.headers['content-type'], 'application/pdf')
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="near-policy-version-1\.pdf"/)
  assert.equal(file.headers['x-content-type-options'], 'nosniff')
  await room.done('council', `${base}/policy/withdraw`, { why: 'It was the wrong file.' })
  assert.equal((await room.server.inject({ url: `${base}/policy/file`, remoteAddress: '10.8.0.3' })).statusCode, 404)
})
