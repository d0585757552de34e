import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { personScope, publicScope, systemScope } from '../../../test/support/scopes.ts'
import type { Scope } from '../kernel/index.ts'
import {
  listOutbox,
  type Mail,
  openMailer,
  outboxCounts,
  outboxMail,
  type Post,
  readSecretText,
  wipeOldSecrets,
} from './index.ts'
import { safeMail } from './message.ts'

interface Received {
  readonly secure: boolean
  readonly mail: ParsedMail
}

/** A mail server of its own port, which keeps what it is given. */
const smtpServer = async (t: TestContext, options: SMTPServerOptions = {}, port = 0) => {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('nobody@') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        received.push({ secure: session.secure, mail })
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(resolve))
  t.after(close)
  return { received, close, port: (server.server.address() as AddressInfo).port }
}

const hello: Mail = {
  to: 'ada@merebridge.example',
  subject: 'Come in',
  text: 'Grüß Gott\n.\n..dots\nhttps://x.example/',
}

const mailer = (mailUrl?: string) => {
  const waiting: string[] = []
  const later = async (_: Scope, id: string): Promise<void> => void waiting.push(id)
  return { waiting, post: openMailer({ from: 'Commonweal <noreply@merebridge.example>', later, mailUrl }) }
}

const send = (database: TestDatabase, post: Post, mail: Mail, scope = publicScope()) =>
  database.write(scope, () => post.send(scope, mail))
const deliver = (database: TestDatabase, post: Post, id: string) => {
  const scope = systemScope()
  return post.deliver(
    { scope, read: (work) => database.read(scope, work), write: (work) => database.write(scope, work) },
    id,
  )
}
const newest = async (database: TestDatabase) => {
  const scope = systemScope()
  const [mail] = await database.read(scope, () => listOutbox(scope))
  return mail
}

test('without a mail server a mail is kept in the outbox', async (t) => {
  const database = await freshDatabase(t)
  const { post, waiting } = mailer()
  await send(database, post, hello)
  const mail = await newest(database)
  assert.deepEqual([mail?.state, mail?.to, mail?.subject, mail?.text], ['kept', hello.to, hello.subject, hello.text])
  assert.deepEqual(waiting, [])
})

test('a mail of an action that failed is never sent', async (t) => {
  const database = await freshDatabase(t)
  const { post } = mailer('smtp://127.0.0.1:1')
  const scope = publicScope()
  await assert.rejects(
    database.write(scope, async () => {
      await post.send(scope, hello)
      throw new Error('no')
    }),
  )
  assert.equal(await newest(database), undefined)
})

test('a mail server gets it once, whole, as written', async (t) => {
  const database = await freshDatabase(t)
  const server = await smtpServer(t)
  const { post, waiting } = mailer(`smtp://127.0.0.1:${server.port}`)
  await send(database, post, hello)
  assert.equal(waiting.length, 1)
  assert.equal(await deliver(database, post, waiting[0] ?? ''), 'sent')
  assert.equal(await deliver(database, post, waiting[0] ?? ''), 'nothing to send')
  assert.equal(server.received.length, 1)
  const mail = server.received[0]?.mail
  assert.equal(mail?.subject, hello.subject)
  assert.equal(mail?.text?.trimEnd(), hello.text)
  assert.equal(mail?.from?.text, '"Commonweal" <noreply@merebridge.example>')
  assert.equal(mail?.messageId, `<${waiting[0]}@merebridge.example>`)
  assert.deepEqual((await newest(database))?.state, 'sent')
})

test('STARTTLS is used where it is offered, and insisted on where it is asked for', async (t) => {
  const database = await freshDatabase(t)
  const offering = await smtpServer(t, { disabledCommands: [] })
  const plain = await smtpServer(t)
  const first = mailer(`smtp://127.0.0.1:${offering.port}?tls.rejectUnauthorized=false`)
  await send(database, first.post, hello)
  await deliver(database, first.post, first.waiting[0] ?? '')
  assert.equal(offering.received[0]?.secure, true)
  const second = mailer(`smtp://127.0.0.1:${plain.port}?requireTLS=true`)
  await send(database, second.post, hello)
  await assert.rejects(deliver(database, second.post, second.waiting[0] ?? ''))
  const third = mailer(`smtp://127.0.0.1:${offering.port}`)
  await send(database, third.post, hello)
  await assert.rejects(deliver(database, third.post, third.waiting[0] ?? ''), /certificate/)
  assert.equal(plain.received.length, 0)
})

test('a name and password are given to the server', async (t) => {
  const database = await freshDatabase(t)
  let given = ''
  const server = await smtpServer(t, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      given = `${username} ${password}`
      done(null, { user: username })
    },
  })
  const { post, waiting } = mailer(`smtp://ada:p%40ss@127.0.0.1:${server.port}`)
  await send(database, post, hello)
  await deliver(database, post, waiting[0] ?? '')
  assert.equal(given, 'ada p@ss')
})

test('a recipient the server refuses is not tried again, and the outbox says why', async (t) => {
  const database = await freshDatabase(t)
  const server = await smtpServer(t)
  const { post, waiting } = mailer(`smtp://127.0.0.1:${server.port}`)
  await send(database, post, { ...hello, to: 'nobody@merebridge.example' })
  assert.equal(await deliver(database, post, waiting[0] ?? ''), 'refused')
  const mail = await newest(database)
  assert.equal(mail?.state, 'refused')
  assert.match(mail?.problem ?? '', /No such mailbox/)
  const scope = systemScope()
  await database.write(scope, () => post.sendAgain(scope, mail?.id ?? ''))
  assert.equal((await newest(database))?.state, 'waiting')
})

test('a server that is down gets it when it is up again', async (t) => {
  const database = await freshDatabase(t)
  const { port, close } = await smtpServer(t)
  await close()
  const { post, waiting } = mailer(`smtp://127.0.0.1:${port}`)
  await send(database, post, hello)
  await assert.rejects(deliver(database, post, waiting[0] ?? ''), /could not be sent yet/)
  const before = await newest(database)
  assert.deepEqual([before?.state, before?.attempts], ['waiting', 1])
  const server = await smtpServer(t, {}, port)
  assert.equal(await deliver(database, post, waiting[0] ?? ''), 'sent')
  assert.equal(server.received.length, 1)
  assert.deepEqual([(await newest(database))?.state, (await newest(database))?.problem], ['sent', undefined])
})

test('nothing in a mail becomes a header or a second recipient', () => {
  const nasty = fc.string({ unit: fc.constantFrom('a', '@', '.', '\r', '\n', ',', ' ', '<', '>', '\0', ':', '\u2028') })
  fc.assert(
    fc.property(nasty, nasty, (to, subject) => {
      const safe = safeMail({ to: 'ada@x.example', subject: `${subject}\r\nBcc: b@x.example`, text: '' })
      assert.doesNotMatch(safe.subject, /[\p{Cc}\u2028\u2029]/u)
      try {
        assert.match(safeMail({ to, subject: '', text: '' }).to, /^[^\s,<>\p{Cc}]+@[^\s,<>\p{Cc}]+$/u)
      } catch (error) {
        assert.equal((error as { reason?: string }).reason, 'bad-address')
      }
    }),
  )
})

test('the outbox is for whoever sees everything; a secret text only for asking, and only for some days', async (t) => {
  const database = await freshDatabase(t)
  const { post } = mailer()
  const ada = personScope()
  await send(database, post, { ...hello, secret: true }, ada)
  assert.deepEqual(await database.read(ada, () => listOutbox(ada)), [])
  await assert.rejects(
    database.read(ada, () => readSecretText(ada, crypto.randomUUID())),
    { reason: 'not-allowed' },
  )
  const admin = systemScope()
  const read = <T>(work: () => Promise<T>) => database.read(admin, work)
  const [mail] = await read(() => listOutbox(admin))
  const id = mail?.id ?? ''
  assert.equal(mail?.text, undefined)
  assert.equal((await read(() => outboxMail(admin, id))).text, undefined)
  assert.equal(await read(() => readSecretText(admin, id)), hello.text)
  assert.equal(await database.write(admin, () => wipeOldSecrets(admin)), 0)
  await database.asOwner(`update mail_outbox set created_at = now() - interval '15 days'`)
  assert.equal(await database.write(admin, () => wipeOldSecrets(admin)), 1)
  await assert.rejects(
    read(() => readSecretText(admin, id)),
    { reason: 'text-wiped' },
  )
  assert.deepEqual(await read(() => outboxCounts(admin)), { kept: 1, waiting: 0, sent: 0, refused: 0 })
})

test('an unseen mail is sent, and no list shows it to anybody', async (t) => {
  const database = await freshDatabase(t)
  const { received, port } = await smtpServer(t)
  const waiting: { id: string; unseen: boolean | undefined }[] = []
  const post = openMailer({
    mailUrl: `smtp://127.0.0.1:${port}`,
    from: 'Commonweal <noreply@merebridge.example>',
    later: async (_scope, id, how) => void waiting.push({ id, unseen: how?.unseen }),
  })
  t.after(() => post.close())
  const bidder = personScope({})
  await database.write(bidder, () => post.send(bidder, { ...hello, subject: 'It has arrived', unseen: true }))
  const [{ id, unseen } = { id: '', unseen: false }] = waiting
  assert.equal(unseen, true)
  const administrator = personScope({ everything: true })
  await database.read(administrator, async () => {
    assert.deepEqual(await listOutbox(administrator), [])
    assert.deepEqual(await outboxCounts(administrator), { kept: 0, waiting: 0, sent: 0, refused: 0 })
    await assert.rejects(outboxMail(administrator, id), /no such mail/)
    await assert.rejects(readSecretText(administrator, id), /no such mail/)
  })
  await assert.rejects(
    database.write(administrator, () => post.sendAgain(administrator, id)),
    /was sent|wiped/,
  )
  const system = systemScope('mail')
  const by = {
    scope: system,
    write: <T>(work: () => Promise<T>) => database.write(system, work),
    read: <T>(work: () => Promise<T>) => database.read(system, work),
  }
  assert.equal(await post.deliver(by, id), 'sent')
  assert.equal(received[0]?.mail.subject, 'It has arrived')
})
