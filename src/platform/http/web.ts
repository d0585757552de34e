// What every step of a request shares: the options, the names of the cookies, the site's own address.
import type { FastifyInstance } from 'fastify'
import type { CookieNames } from './cookies.ts'
import type { NavigationItem, ReadAlso, Resolver } from './feature.ts'
import type { ServerOptions } from './site.ts'

export interface Web {
  readonly app: FastifyInstance
  readonly options: ServerOptions
  readonly https: boolean
  readonly cookies: CookieNames
  readonly resolvers: Readonly<Record<string, Resolver>>
  readonly readAlso: Readonly<Record<string, ReadAlso>>
  readonly navigation: readonly NavigationItem[]
  readonly now: () => Date
  /** The public address, without a slash at the end. Never read from a request: its Host header is the sender's word. */
  readonly address: () => string
}

/** How the site is reached when nobody said: the address listened on. */
export const listeningAddress = (app: FastifyInstance): string => {
  const bound = app.server.address()
  if (bound === null || typeof bound === 'string') return 'http://localhost'
  const everywhere = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(bound.address)
  const host = everywhere ? 'localhost' : bound.family === 'IPv6' ? `[${bound.address}]` : bound.address
  return `http://${host}:${bound.port}`
}
