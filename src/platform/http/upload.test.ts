import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import test, { type TestContext } from 'node:test'
import { type Files, openFiles } from '../files/index.ts'
import { openForm, siteFor } from './fakes.test.ts'

type Part = readonly [name: string, content: string, file?: string]

const multipart = (parts: readonly Part[]) => {
  const line = 'a-line-between-the-parts'
  const body = parts.map(
    ([name, content, file]) =>
      `--${line}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: image/png`}\r\n\r\n${content}\r\n`,
  )
  return { payload: `${body.join('')}--${line}--\r\n`, type: `multipart/form-data; boundary=${line}` }
}

/** A site whose store counts what reaches it. */
const site = async (t: TestContext) => {
  const touched: string[] = []
  const store: { files?: Files } = {}
  const counting = new Proxy({} as Files, {
    get: (_target, name: keyof Files) => {
      if (name === 'receive') touched.push('received')
      if (name === 'discard') touched.push('discarded')
      return store.files?.[name]
    },
  })
  const made = await siteFor(t, { files: counting })
  const folder = await mkdtemp(`${tmpdir()}/commonweal-upload-`)
  t.after(() => rm(folder, { recursive: true, force: true }))
  store.files = await openFiles(folder)
  const send = (session: string, cookie: string, parts: readonly Part[], url = '/places/mere/file') => {
    const { payload, type } = multipart(parts)
    return made.app.inject({
      method: 'POST',
      url,
      headers: { cookie: cookie || `session=${session}`, 'content-type': type },
      payload,
    })
  }
  return { ...made, touched, store, send }
}

test('a file streams to temporary storage before the transaction is opened, and is kept when the handler keeps it', async (t) => {
  const { app, noted, touched, store, send } = await site(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  noted.uses.length = 0
  const reply = await send('ada', cookie, [
    ['_csrf', token],
    ['why', 'because'],
    ['file', 'name,amount\n', '../../people.csv'],
  ])
  assert.equal(reply.statusCode, 303)
  assert.deepEqual(noted.kept, ['people.csv text 12'])
  assert.deepEqual(noted.bodies, [{ why: 'because' }])
  // The first transaction asked whether this person may send a file there.
  assert.deepEqual(noted.uses, ['open read', 'commit', 'open write', 'commit'])
  assert.deepEqual(touched, ['received', 'discarded'])
  let kept = 0
  for await (const file of store.files?.list() ?? []) kept += file.bytes
  assert.equal(kept, 12)
})

test('without permission, there or anywhere, or without the token, no byte of a file is stored', async (t) => {
  const { app, touched, send } = await site(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  const file: Part = ['file', 'x', 'x.csv']
  assert.equal((await send('nobody', '', [['_csrf', token], file])).statusCode, 303)
  assert.equal((await send('cy', '', [['_csrf', token], file])).statusCode, 403)
  assert.equal((await send('bo', '', [['_csrf', token], file])).statusCode, 403)
  assert.equal((await send('ada', cookie, [['_csrf', token], file], '/places/kelder/file')).statusCode, 404)
  assert.equal((await send('ada', cookie, [file, ['_csrf', token]])).statusCode, 403)
  assert.equal((await send('ada', cookie, [['_csrf', 'made-up'], file])).statusCode, 403)
  assert.equal((await send('ada', cookie, [['_csrf', 'made-up']])).statusCode, 403)
  assert.deepEqual(touched, [])
})

test('a file over the limit is refused in words; one at the limit is taken; more files than asked for are not', async (t) => {
  const { app, noted, send } = await site(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  const large = await send('ada', cookie, [
    ['_csrf', token],
    ['file', 'x'.repeat(2001), 'x.csv'],
  ])
  assert.equal(large.statusCode, 413)
  assert.match(large.body, /larger than 2 kB/)
  assert.equal(
    (
      await send('ada', cookie, [
        ['_csrf', token],
        ['file', 'x'.repeat(2000), 'x.csv'],
      ])
    ).statusCode,
    303,
  )
  const two = await send('ada', cookie, [
    ['_csrf', token],
    ['file', 'a', 'a.csv'],
    ['file', 'b', 'b.csv'],
  ])
  assert.equal(two.statusCode, 413)
  assert.deepEqual(noted.kept, ['x.csv text 2000'])
})

test('the fields beside a file are limited together, before anything of them is believed', async (t) => {
  const { touched, send } = await site(t)
  const many = Array.from({ length: 5 }, (_, i): Part => [`field${i}`, 'x'.repeat(300_000)])
  const reply = await send('ada', '', [...many, ['file', 'content', 'a.png']])
  assert.equal(reply.statusCode, 413)
  assert.deepEqual(touched, [])
})

test('a file field left empty is no file', async (t) => {
  const { app, noted, send } = await site(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  assert.equal(
    (
      await send('ada', cookie, [
        ['_csrf', token],
        ['file', '', ''],
      ])
    ).statusCode,
    303,
  )
  assert.deepEqual(noted.kept, [])
})

test('where no file is asked for, none is taken; and a form that is cut short is no form', async (t) => {
  const { app, noted, send } = await site(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  const other = await send(
    'ada',
    cookie,
    [
      ['_csrf', token],
      ['file', 'x', 'x.csv'],
    ],
    '/places/mere/people',
  )
  assert.equal(other.statusCode, 415)
  const { payload, type } = multipart([
    ['_csrf', token],
    ['file', 'name,amount\n', 'x.csv'],
  ])
  const cut = await app.inject({
    method: 'POST',
    url: '/places/mere/file',
    headers: { cookie, 'content-type': type },
    payload: payload.slice(0, -40),
  })
  assert.equal(cut.statusCode, 400)
  assert.deepEqual(noted.kept, [])
})

test('a form holds a million letters, and more only where its route says so', async (t) => {
  const { app } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  const send = (url: string, letters: number) =>
    app.inject({
      method: 'POST',
      url,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `_csrf=${encodeURIComponent(token)}&name=A&text=${'x'.repeat(letters)}`,
    })
  assert.equal((await send('/places/mere/people', 1_100_000)).statusCode, 413)
  assert.equal((await send('/places/mere/text', 2_500_000)).statusCode, 200)
  assert.equal((await send('/places/mere/text', 3_100_000)).statusCode, 413)
})
