// The product's own PostgreSQL. Any process may start it; each that uses it holds a lease (an open connection under a known
// name); the last one out stops it. Starting, joining and leaving take turns under a lock file.
import { existsSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client, ClientConfig } from 'pg'
import { Refused } from '../../kernel/index.ts'
import { connect, type Server, settingsFor } from '../connections.ts'
import { sqlState, systemCode } from '../errors.ts'
import { hold } from '../held.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { type ClusterOptions, checkMajor, clusterIn, makeCluster, writeSettings } from './cluster.ts'
import { withLockFile } from './lock-file.ts'
import { forgetStranger, logTail, processLives, type Started, startProcess, stopProcess } from './process.ts'
import { passwords, readRecord, type ServerRecord, writeRecord } from './record.ts'
import { addressFor } from './socket.ts'
import { ownerOf, type Place, placeFor, reachableBinaries, type WayForRoot } from './user.ts'

export interface PrivateOptions {
  readonly dataFolder: string
  readonly installation: string
  readonly say?: (words: string) => void
  readonly cluster?: ClusterOptions
  readonly wayForRoot?: WayForRoot
  /** The lease alone does not keep this process alive: for tests, which end without saying so. */
  readonly background?: boolean
  /** Instead of a tidy stop, when the last one leaves; still under the lock. */
  readonly whenLast?: (stop: (how: 'fast' | 'immediate') => Promise<void>) => Promise<void>
}

const lease = 'commonweal lease'
const usual: ClusterOptions = { settings: {}, ownerMayMakeDatabases: false }

const configFor = (record: ServerRecord, user: string, password: string): ClientConfig =>
  settingsFor({ host: record.socketFolder ?? '127.0.0.1', port: record.port, database: 'commonweal', user, password })

/** 'absent': nobody listens. 'soon': it is starting, stopping or recovering. */
const tryLease = async (owner: ClientConfig): Promise<Client | 'absent' | 'soon'> => {
  try {
    return await connect(owner, lease)
  } catch (error) {
    if (sqlState(error) === '57P03') return 'soon'
    if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(systemCode(error) ?? '')) return 'absent'
    throw error
  }
}

/** Whether the connection keeps the process alive. pg has these two; its types do not say so. */
const keepAlive = (client: Client, yes: boolean): void => {
  const socket = client as Client & { ref(): void; unref(): void }
  if (yes) socket.ref()
  else socket.unref()
}

interface Ready {
  readonly record: ServerRecord
  readonly client: Client
}

/** One data folder's server, seen from one process. */
const makeKeeper = (options: PrivateOptions) => {
  const { installation, say = () => undefined, cluster = usual } = options
  const dataFolder = resolve(options.dataFolder)
  const lockFile = join(dataFolder, 'postgres.lock')

  const placeOf = async (found: Binaries, last: ServerRecord | undefined): Promise<Place> => {
    const home = last?.home ?? dataFolder
    if (existsSync(clusterIn(home))) return { home, as: await ownerOf(clusterIn(home), found) }
    const place = await placeFor(dataFolder, installation, found, options.wayForRoot)
    say('Making the database: this happens once')
    if (place.home !== dataFolder)
      say(
        `The database goes to ${place.home}: root may not run one, and no other user gets to ${dataFolder}. Move both together.`,
      )
    const binaries = await reachableBinaries(found, place)
    if (!existsSync(clusterIn(place.home))) await makeCluster(binaries, place, await passwords(dataFolder), cluster)
    return place
  }

  /** Makes what is missing, and writes down where the server is to listen. */
  const prepare = async (): Promise<Place & { binaries: Binaries; record: ServerRecord }> => {
    const last = await readRecord(dataFolder)
    const found = await findBinaries(dataFolder)
    const place = await placeOf(found, last)
    await checkMajor(place.home, found)
    const binaries = await reachableBinaries(found, place)
    const record = { home: place.home, ...(await addressFor(last, place.as)) }
    await writeRecord(dataFolder, record)
    await writeSettings(place.home, place.as, record, cluster)
    return { ...place, binaries, record }
  }

  const ownerConfig = async (record: ServerRecord): Promise<ClientConfig> =>
    configFor(record, 'commonweal_owner', (await passwords(dataFolder)).owner)

  /** After a kill -9 the old server's workers hold its memory for a moment, and a new one is refused: so more than one try. */
  const start = async (): Promise<Ready> => {
    const { home, as, binaries, record } = await prepare()
    const owner = await ownerConfig(record)
    let started: Started | undefined
    let deaf = 0
    for (const until = Date.now() + 30_000; Date.now() < until; await wait(started?.ended() === undefined ? 15 : 250)) {
      const answer = await tryLease(owner)
      if (typeof answer === 'object') return { record, client: answer }
      if (answer === 'soon' || (started && started.ended() === undefined)) continue
      // A server lives that cannot be reached, as when its socket's folder was swept away: it must go before another can come.
      if ((await processLives(home)) && ++deaf > 4) await stopProcess(home, binaries)
      await forgetStranger(home)
      started = await startProcess(dataFolder, home, binaries, as)
    }
    throw new Refused(
      'database-not-started',
      500,
      `The private database did not start. It last wrote:\n${await logTail(dataFolder)}`,
      `Put right what it complains of. All it wrote is in ${join(dataFolder, 'postgres.log')}.`,
    )
  }

  const attach = (): Promise<Ready> =>
    withLockFile(lockFile, async () => {
      const record = await readRecord(dataFolder)
      if (record) {
        const answer = await tryLease(await ownerConfig(record))
        if (typeof answer === 'object') return { record, client: answer }
      }
      return start()
    })

  const isLast = async (client: Client): Promise<boolean> => {
    const answer = await client.query<{ others: number }>(
      'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [lease],
    )
    return answer.rows[0]?.others === 0
  }

  const leave = (client: Client, release: () => Promise<void>): Promise<void> =>
    withLockFile(lockFile, async () => {
      keepAlive(client, true)
      const last = await isLast(client).catch(() => false)
      await release()
      if (!last) return
      const { home = dataFolder, socketFolder } = (await readRecord(dataFolder)) ?? {}
      const stop = async (how: 'fast' | 'immediate') => {
        await stopProcess(home, await findBinaries(dataFolder), how)
        if (socketFolder) await rmdir(socketFolder).catch(() => undefined)
      }
      await (options.whenLast ?? ((tidily) => tidily('fast')))(stop)
    })

  return { attach, leave, dataFolder }
}

/** Joins the private server of the data folder, making and starting it where need be. @throws Refused in plain words */
export const privateServer = async (options: PrivateOptions): Promise<Server> => {
  const keeper = makeKeeper(options)
  let ready: Ready | undefined
  const held = await hold(
    async () => {
      ready = await keeper.attach()
      if (options.background) keepAlive(ready.client, false)
      return ready.client
    },
    (error) => {
      options.say?.(`The database went away and is not back yet: ${error instanceof Error ? error.message : error}`)
      return false
    },
  )
  const { record } = ready as unknown as Ready
  const { owner, run } = await passwords(keeper.dataFolder)
  return {
    owner: configFor(record, 'commonweal_owner', owner),
    run: configFor(record, 'commonweal_run', run),
    release: () => keeper.leave((ready as unknown as Ready).client, held.release),
  }
}
