import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import test from 'node:test'
import fastify from 'fastify'
import { Refused } from '../kernel/index.ts'
import { listen } from './index.ts'

/** Does not keep the tests waiting for it. */
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref())

const slow = (milliseconds: number, arrived: () => void = () => undefined) => {
  const app = fastify()
  app.get('/', async () => {
    arrived()
    await wait(milliseconds)
    return { ok: true }
  })
  return app
}

const hasIPv6 = await new Promise<boolean>((resolve) => {
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen({ host: '::1', port: 0 }, () => probe.close(() => resolve(true)))
})

test('it listens on IPv4, and on IPv6 where there is such a thing', async (t) => {
  const site = await listen(slow(0), { port: 0, host: 'localhost' })
  t.after(() => site.close())
  assert.equal(site.address, `http://localhost:${site.port}`)
  for (const host of hasIPv6 ? ['127.0.0.1', '[::1]'] : ['127.0.0.1'])
    assert.equal((await fetch(`http://${host}:${site.port}/`)).status, 200)
})

test('a port that is taken, on either address, is passed over, and it says so', async (t) => {
  for (const host of hasIPv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1']) {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen({ host, port: 0 }, () => resolve((other.address() as { port: number }).port)),
    )
    const said: string[] = []
    const site = await listen(slow(0), { port, host: 'localhost', say: (words) => said.push(words) })
    t.after(async () => {
      await site.close()
      other.close()
    })
    assert.ok(site.port > port)
    assert.deepEqual(said, [`Port ${port} is taken, so Commonweal listens on ${site.port}.`])
  }
})

test('an address this machine has not is refused in words', async () => {
  await assert.rejects(
    listen(slow(0), { port: 0, host: '192.0.2.77' }),
    (error: unknown) => error instanceof Refused && error.reason === 'no-such-host',
  )
  await assert.rejects(
    listen(slow(0), { port: 0, host: 'no-such-host.invalid' }),
    (error: unknown) => error instanceof Refused && error.reason === 'no-such-host',
  )
})

test('the last port there is, taken, is refused in words that name no port beyond it', async (t) => {
  const other = createServer()
  await new Promise<void>((resolve, reject) => other.once('error', reject).listen(65_535, '127.0.0.1', () => resolve()))
  t.after(() => other.close())
  await assert.rejects(listen(slow(0), { port: 65_535, host: 'localhost' }), {
    reason: 'no-free-port',
    message: 'The port 65535 is taken, or this user may not use it.',
  })
})

/** On a busy machine a request may be long on its way: so wait until it is there. */
const signal = () => {
  let give: () => void = () => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give: () => give(), given }
}

test('what is under way is finished before it closes; what takes too long is cut off', async () => {
  const first = signal()
  const site = await listen(slow(200, first.give), { port: 0, host: 'localhost' })
  const asked = fetch(`${site.address}/`).then((reply) => reply.status)
  await first.given
  await site.close()
  assert.equal(await asked, 200)
  await assert.rejects(fetch(`${site.address}/`))

  const second = signal()
  const stuck = await listen(slow(30_000, second.give), { port: 0, host: 'localhost', secondsToClose: 0.2 })
  const cut = fetch(`${stuck.address}/`).then(
    () => 'answered',
    () => 'cut off',
  )
  await second.given
  const from = Date.now()
  await stuck.close()
  assert.ok(Date.now() - from < 5000)
  assert.equal(await cut, 'cut off')
})
