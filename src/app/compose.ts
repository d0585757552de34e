// Opens the platform under one set of settings and makes the features on it. Everything the product holds open is closed again here.
import { join } from 'node:path'
import { placesOfOrganisations, publishedPagesOf } from '../places/index.ts'
import { type Analytics, openAnalytics } from '../platform/analytics/index.ts'
import { type Auth, openAuth } from '../platform/auth/index.ts'
import { connectionForJobs, type Database, openDatabase } from '../platform/db/index.ts'
import { openDocuments } from '../platform/documents/index.ts'
import { type Files, openFiles } from '../platform/files/index.ts'
import type { Feature } from '../platform/http/index.ts'
import { type JobDefinition, type Jobs, openJobs, type StoredScope } from '../platform/jobs/index.ts'
import { Refused, type Scope } from '../platform/kernel/index.ts'
import { type Keys, openKeys } from '../platform/keys/index.ts'
import { type Mailer, openMailer } from '../platform/mail/index.ts'
import { type Environment, loadSettings, type ResolvedSettings } from '../platform/settings/index.ts'
import { describeFeatures, makeFeatures } from './features.ts'
import { late } from './late.ts'
import { listeningAddress } from './listening.ts'
import { migrationFolders } from './migrations.ts'
import { watchDemonstration } from './only-demonstration.ts'

export interface OpenProduct {
  readonly env: Environment
  /** Words on progress and trouble, one line each. */
  readonly say: (words: string) => void
  /** Whether this process also does the jobs: the server does, a command does not. */
  readonly worker: boolean
  readonly now?: () => Date
}

/** The running product: what a server, a worker or a command works with. */
export interface Product {
  /** As they are now: the settings page may change them while the server runs. */
  readonly settings: () => ResolvedSettings
  readonly database: Database
  readonly keys: Keys
  readonly files: Files
  readonly analytics: Analytics
  readonly auth: Auth
  readonly mail: Mailer
  readonly jobs: Jobs
  readonly features: readonly Feature[]
  /** Whether the data folder holds nothing but the invented place, as last looked at. */
  readonly onlyDemonstration: () => boolean
  /** Where the site can be reached, once it listens; links in mails begin with it. */
  readonly listeningAt: (address: string) => void
  readonly now?: () => Date
  readonly close: () => Promise<void>
}

/** The settings, or every problem with them in one refusal. */
const settingsFrom = async (env: Environment): Promise<ResolvedSettings> => {
  const read = await loadSettings(env).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new Refused(
      'settings-unreadable',
      400,
      `The settings in the data folder cannot be read: ${error.message}.`,
      'Run Commonweal as the user who owns the data folder, or set COMMONWEAL_DATA to another one.',
    )
  })
  if (read.ok) return read.value
  throw new Refused('settings-wrong', 400, Object.values(read.errors).join('\n'), 'Put it right and start again.')
}

const scopeMaker =
  (auth: Auth) =>
  async (stored: StoredScope): Promise<Scope> => {
    if (stored.kind === 'system') return auth.systemScope(stored.name)
    const scope = await auth.scopeForPerson(stored.id)
    if (scope) return scope
    throw new Refused('person-has-left', 403, 'Whoever started this may no longer sign in.', 'Start it again yourself.')
  }

/** @throws Refused in plain words where the settings, the data folder or the database cannot be used */
export const openProduct = async ({ env, say, worker, now }: OpenProduct): Promise<Product> => {
  let settings = await settingsFrom(env)
  const { values } = settings
  const closing: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    const database = await openDatabase({
      dataFolder: values.dataFolder,
      url: values.databaseUrl,
      runUrl: values.databaseRunUrl,
      migrations: migrationFolders(describeFeatures()),
      say,
    })
    closing.push(() => database.close())
    if (worker) await database.lockServer(() => say('Another server has taken over this data folder. Stop this one.'))
    const keys = await openKeys(join(values.dataFolder, 'keys'))
    const files = await openFiles(join(values.dataFolder, 'files'))
    const analytics = openAnalytics({
      folder: join(values.dataFolder, 'ledger'),
      published: async (scope, place) =>
        (await publishedPagesOf(scope, place)).some((pages) => pages.what === 'ledger'),
    })
    closing.push(() => analytics.close())
    const documents = openDocuments()
    closing.push(() => documents.close())
    const auth = openAuth({
      database,
      keys,
      permissions: describeFeatures().flatMap((feature) => feature.permissions),
      placesOfOrganisations,
      installationName: values.installationName,
      ...(now ? { now } : {}),
    })
    const jobs = late<Jobs>('jobs')
    const mail = openMailer({
      mailUrl: values.mailUrl,
      from: values.mailFrom,
      later: async (scope, id, how) => {
        await jobs.port.start(scope, 'mail.deliver', { mail: id }, how?.unseen ? { unseen: true } : {})
      },
    })
    closing.push(() => mail.close())
    let address =
      values.publicAddress ?? (await listeningAddress(values.dataFolder)) ?? `http://localhost:${values.port}`
    const features = makeFeatures({
      settings: () => settings,
      settingsChanged: async () => {
        settings = await settingsFrom(env)
      },
      address: () => address,
      database,
      keys,
      files,
      analytics,
      documents,
      auth,
      mail,
      jobs: jobs.port,
      ...(now ? { now } : {}),
    })
    const opened = await openJobs({
      database,
      connection: connectionForJobs(database),
      definitions: features.flatMap((feature): readonly JobDefinition<never>[] => feature.jobs ?? []),
      scopeFor: scopeMaker(auth),
      worker,
      say,
    })
    jobs.set(opened)
    closing.push(() => opened.close())
    return {
      settings: () => settings,
      database,
      keys,
      files,
      analytics,
      auth,
      mail,
      jobs: opened,
      features,
      onlyDemonstration: await watchDemonstration(database, auth),
      listeningAt: (listening) => {
        address = listening
      },
      ...(now ? { now } : {}),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
