// Files that are sealed on their way in, when a request arrived, and what the log does not tell.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Files, openFiles } from '../files/index.ts'
import { openStream } from '../keys/index.ts'
import { openForm, siteFor, testFeature } from './fakes.test.ts'
import { goTo, post, type UploadedFile } from './index.ts'

interface Got {
  readonly kept: (Pick<UploadedFile, 'name' | 'kind' | 'bytes' | 'sha256' | 'fileKey'> & { readonly stored: string })[]
  readonly times: { readonly arrivedAt: Date; readonly now: Date }[]
}

const site = async (t: TestContext, now?: () => Date) => {
  const folder = await mkdtemp(`${tmpdir()}/commonweal-sealed-`)
  t.after(() => rm(folder, { recursive: true, force: true }))
  const files: Files = await openFiles(folder)
  const got: Got = { kept: [], times: [] }
  const noted = { uses: ['open'], bodies: [], kept: [], seen: [], broken: false }
  const trial = testFeature(noted)
  const sealed = post({
    name: 'sealed file sent',
    path: '/sealed',
    permission: 'trial.edit',
    audit: 'sealed file sent',
    words: 'Send a file nobody may read',
    upload: { maxBytes: 100_000, sealed: true },
    unseen: true,
    handle: async ({ files: sent, arrivedAt, now: whole }) => {
      got.times.push({ arrivedAt, now: whole })
      for (const file of sent) {
        const { name, kind, bytes, sha256, fileKey } = file
        got.kept.push({ name, kind, bytes, sha256, ...(fileKey ? { fileKey } : {}), stored: (await file.keep()).key })
      }
      return goTo('/')
    },
  })
  const options = { files, features: [{ ...trial, routes: [...trial.routes, sealed] }], ...(now ? { now } : {}) }
  const made = await siteFor(t, options)
  const { token, cookie } = await openForm(made.app, '/places/mere/people/new', 'ada')
  const bodyOf = (content: Buffer) => {
    const part = (head: string, value: Buffer) =>
      Buffer.concat([
        Buffer.from(`--line\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
        value,
        Buffer.from('\r\n'),
      ])
    return Buffer.concat([
      part('name="_csrf"', Buffer.from(token)),
      part('name="file"; filename="../secret.pdf"', content),
      Buffer.from('--line--\r\n'),
    ])
  }
  const headers = { cookie, 'content-type': 'multipart/form-data; boundary=line' }
  return { ...made, files, folder, got, bodyOf, headers }
}

test('a sealed upload lies on the disk as nobody can read it, and is measured as it was sent', async (t) => {
  const { app, files, got, bodyOf, headers } = await site(t)
  const content = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(90_000, 'Harbour Hands offers ')])
  const reply = await app.inject({ method: 'POST', url: '/sealed', headers, payload: bodyOf(content) })
  assert.equal(reply.statusCode, 303)
  const [one] = got.kept
  assert.ok(one?.fileKey)
  assert.deepEqual([one.kind, one.bytes, one.name], ['pdf', content.length, 'secret.pdf'])
  assert.equal(one.sha256, createHash('sha256').update(content).digest('hex'))
  const stored = await readFile(await files.pathOf(one.stored))
  assert.equal(stored.indexOf('Harbour'), -1)
  const parts: Buffer[] = []
  for await (const part of openStream(one.fileKey, await files.open(one.stored))) parts.push(part)
  assert.deepEqual(Buffer.concat(parts), content)
})

test('the limit is on what is sent, to the byte', async (t) => {
  const { app, got, bodyOf, headers } = await site(t)
  const send = async (bytes: number) =>
    (await app.inject({ method: 'POST', url: '/sealed', headers, payload: bodyOf(Buffer.alloc(bytes)) })).statusCode
  assert.equal(await send(100_001), 413)
  assert.equal(await send(100_000), 303)
  assert.equal(got.kept.length, 1)
})

test('a request arrived when its head did, however long its file takes', async (t) => {
  const { app, got, bodyOf, headers } = await site(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const body = bodyOf(Buffer.alloc(50_000, 'x'))
  const status = await new Promise<number>((resolve, reject) => {
    const sending = request(
      { port, path: '/sealed', method: 'POST', headers: { ...headers, 'content-length': body.length } },
      (answer) => resolve(answer.resume().statusCode ?? 0),
    )
    sending.on('error', reject)
    sending.write(body.subarray(0, 30_000))
    void wait(400).then(() => sending.end(body.subarray(30_000)))
  })
  assert.equal(status, 303)
  const [times] = got.times
  assert.ok(times)
  assert.ok(times.now.getTime() - times.arrivedAt.getTime() >= 350, 'whole with its last byte')
})

test('what is unseen leaves no line in the log', async (t) => {
  const { app, log, bodyOf, headers } = await site(t)
  const before = log().length
  await app.inject({ method: 'POST', url: '/sealed', headers, payload: bodyOf(Buffer.from('x')) })
  await app.inject({ method: 'POST', url: '/sealed', headers, payload: bodyOf(Buffer.alloc(200_000)) })
  assert.equal(log().slice(before), '')
  await app.inject({ url: '/', headers })
  assert.match(log().slice(before), /"route":"\/"/)
})
