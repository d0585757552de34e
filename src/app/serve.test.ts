// The server as a person starts and stops it, and a command beside it: real processes on an empty data folder.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { roomyFolder } from '../../test/support/cluster.ts'
import { projectFolder } from '../../test/support/project.ts'

class Run {
  readonly process: ChildProcess
  output = ''
  errors = ''

  constructor(env: NodeJS.ProcessEnv, ...words: string[]) {
    this.process = spawn(process.execPath, [join(projectFolder, 'tools/commonweal.mjs'), ...words], {
      env: { ...process.env, DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text))
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text))
  }

  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.output)
      if (found) return found[1] ?? found[0]
      if (this.process.exitCode !== null) throw new Error(`It ended: ${this.output}${this.errors}`)
      await Promise.race([once(this.process.stdout ?? this.process, 'data'), once(this.process, 'close')])
    }
  }

  async ends(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'close')
    return this.process.exitCode
  }
}

const takenPort = async (t: TestContext): Promise<number> => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  t.after(() => other.close())
  return (other.address() as AddressInfo).port
}

test('it starts on the next port, is joined by commands that know where, keeps a second one out, and stops', async (t) => {
  const base = await mkdtemp(join(await roomyFolder(), 'commonweal-serve-'))
  const data = join(base, 'data')
  const env = { COMMONWEAL_DATA: data, COMMONWEAL_PORT: String(await takenPort(t)) }
  const server = new Run(env, 'serve')
  t.after(async () => {
    server.process.kill('SIGKILL')
    await rm(base, { recursive: true, force: true })
  })
  const address = await server.says(/ready at (\S+)\n/)
  assert.ok(!address.endsWith(`:${env.COMMONWEAL_PORT}`))
  const link = await server.says(/works once\): (\S+)\n/)
  assert.equal((await fetch(link)).status, 200)
  assert.equal((await fetch(address)).status, 200)

  const second = new Run(env, 'serve')
  const invite = new Run(
    env,
    'person',
    'invite',
    '--email',
    'ada@roch.example',
    '--role',
    'installation-administrator',
    '--json',
  )
  assert.equal(await second.ends(), 1)
  assert.equal(second.output, '')
  assert.match(second.errors, /already running on this data folder/)
  assert.equal(await invite.ends(), 0, invite.errors)
  assert.ok((JSON.parse(invite.output) as { link: string }).link.startsWith(`${address}/`))

  server.process.kill('SIGINT')
  assert.equal(await server.ends(), 0)
  assert.match(server.output, /Stopped\. Everything is kept/)
  assert.deepEqual(
    ['postgres.lock', 'listening.txt', 'postgres/postmaster.pid'].filter((name) => existsSync(join(data, name))),
    [],
  )
})
