// What the server is given: the features, the ports, and how this installation calls and shows itself.
import type { Writable } from 'node:stream'
import type { Files } from '../files/index.ts'
import type { Keys } from '../keys/index.ts'
import type { LogLevel } from '../settings/index.ts'
import type { Feature } from './feature.ts'
import type { AuthPort, DatabasePort } from './ports.ts'

/** Read for each page, so that a change on the settings page shows at once. */
export interface Site {
  readonly installationName: string
  readonly brandColour: string
  readonly contactEmail?: string
  /** The whole installation holds only the demonstration place: every page says so. */
  readonly demonstration: boolean
  /** Search engines may list the public pages. */
  readonly openToSearch: boolean
}

/** One file that every page may ask for, held in memory. */
export interface Asset {
  /** Path on the site, from `/`. One with a hash or a version in it may be cached for ever. */
  readonly path: string
  readonly type: string
  readonly body: Buffer | string
  /** The path changes whenever the content does. */
  readonly immutable: boolean
}

export interface ServerOptions {
  readonly features: readonly Feature[]
  readonly auth: AuthPort
  readonly database: DatabasePort
  readonly keys: Pick<Keys, 'sign' | 'verify'>
  readonly files: Files
  readonly site: () => Site
  /** COMMONWEAL_ADDRESS; where it is not set, the address listened on. */
  readonly publicAddress?: string
  readonly trustProxy: boolean
  readonly logLevel: LogLevel
  /** Where the log goes, one JSON object a line; standard error by default. */
  readonly log?: Writable
  readonly assets: readonly Asset[]
  /** Paths of the style sheet and the script among the assets. */
  readonly stylesheet: string
  readonly script: string
  /** The product's version, for the API's description. */
  readonly version?: string
  readonly now?: () => Date
  /** Tests set it: data that does not fit the route's schema is then a bug that shows. */
  readonly strictAnswers?: true
}
