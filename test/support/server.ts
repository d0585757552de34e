// The whole product on a fresh database: the same composition that serves people, without its command line.
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { ClientConfig } from 'pg'
import { openProduct, type Product, webServer } from '../../src/app/index.ts'
import type { PersonId } from '../../src/platform/kernel/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { projectFolder } from './project.ts'

export interface TestProduct {
  readonly product: Product
  /** The same database, with a way to look behind the rules. */
  readonly database: TestDatabase
  readonly dataFolder: string
  /** What it said on the way. */
  readonly said: readonly string[]
  /** A new session; the value of the cookie. */
  session(person: PersonId): Promise<string>
}

export interface ProductOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Whether jobs are worked on. Off by default. */
  readonly worker?: boolean
  readonly now?: () => Date
}

const urlOf = (config: ClientConfig): string => {
  if (config.connectionString !== undefined) return config.connectionString
  const url = new URL(`postgresql://localhost/${config.database}`)
  url.username = config.user ?? ''
  if (typeof config.password === 'string') url.password = config.password
  // A folder with a socket has no place in an address but here.
  url.searchParams.set('host', config.host ?? 'localhost')
  if (config.port !== undefined) url.searchParams.set('port', String(config.port))
  return url.href
}

/** The style sheet takes seconds to make, so tests share one. */
const shareCache = async (dataFolder: string): Promise<void> => {
  const shared = join(projectFolder, '.cache/test-stylesheets')
  await mkdir(shared, { recursive: true })
  await symlink(shared, join(dataFolder, 'cache'))
}

/** Opens the product; closed, and its folder removed, when the test is over. */
export const startProduct = async (t: TestContext, options: ProductOptions = {}): Promise<TestProduct> => {
  const database = await freshDatabase(t)
  const dataFolder = await mkdtemp(join(tmpdir(), 'commonweal-product-'))
  await shareCache(dataFolder)
  const said: string[] = []
  const product = await openProduct({
    env: {
      COMMONWEAL_DATA: dataFolder,
      COMMONWEAL_LOG_LEVEL: 'error',
      DATABASE_URL: urlOf(database.info.owner),
      DATABASE_RUN_URL: urlOf(database.info.run),
      ...options.env,
    },
    say: (words) => void said.push(words),
    worker: options.worker ?? false,
    ...(options.now ? { now: options.now } : {}),
  })
  t.after(async () => {
    await product.close()
    await rm(dataFolder, { recursive: true, force: true })
  })
  const session = async (person: PersonId): Promise<string> => {
    const scope = product.auth.systemScope('a test')
    return product.database.write(scope, () => product.auth.startSession(scope, person))
  }
  return { product, database, dataFolder, said, session }
}

export interface TestServer extends TestProduct {
  readonly server: FastifyInstance
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly address: string
}

/** The product listening on a port of its own. */
export const startServer = async (t: TestContext, options: ProductOptions = {}): Promise<TestServer> => {
  const started = await startProduct(t, options)
  const server = await webServer(started.product)
  t.after(async () => {
    // A browser opens connections it may never use; closing politely would wait minutes for a first request on them.
    server.server.closeAllConnections()
    await server.close()
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  started.product.listeningAt(address)
  return { ...started, server, address }
}
