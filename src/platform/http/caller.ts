// Who asks, and in what form they want the answer.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused, type Scope } from '../kernel/index.ts'
import { cookieOptions } from './cookies.ts'
import type { Route } from './route.ts'
import type { Web } from './web.ts'

export interface Caller {
  readonly scope: Scope
  /** An API token stood in the request: no cookies count, and none are set. */
  readonly bearer: boolean
  readonly sessionToken?: string
}

/** The page itself, or one of its twins. */
export type Variant = 'page' | 'json' | 'csv' | 'api'
export type Wanted = 'page' | 'json' | 'csv'

const unknownToken = (): Refused =>
  new Refused(
    'token-unknown',
    401,
    'The API token is not known, or it has expired.',
    'Make a new token under “Your account” and send it as: Authorization: Bearer TOKEN.',
  )

export const whoAsks = async (web: Web, request: FastifyRequest, reply: FastifyReply): Promise<Caller> => {
  const { auth } = web.options
  const header = request.headers.authorization
  if (header !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1]
    const scope = token && (await auth.scopeForToken(token))
    if (!scope) throw unknownToken()
    return { scope, bearer: true }
  }
  const sessionToken = request.cookies[web.cookies.session]
  if (sessionToken) {
    const scope = await auth.scopeForSession(sessionToken)
    if (scope) return { scope, bearer: false, sessionToken }
    reply.clearCookie(web.cookies.session, cookieOptions(web.https))
  }
  return { scope: auth.publicScope(), bearer: false }
}

const sentJson = (request: FastifyRequest): boolean =>
  /^application\/(json|[a-z.+-]+\+json)\b/i.test(request.headers['content-type'] ?? '')

const prefersJson = (accept: string): boolean => accept.includes('application/json') && !accept.includes('text/html')

/** Programs get JSON: they ask for it, send it, or carry a token. Everybody else gets a page. */
export const wantedBy = (request: FastifyRequest, variant: Variant): Wanted => {
  if (variant === 'csv') return 'csv'
  const json =
    variant !== 'page' ||
    request.headers.authorization !== undefined ||
    sentJson(request) ||
    prefersJson(request.headers.accept ?? '')
  return json ? 'json' : 'page'
}

export const isSignedIn = ({ scope }: Caller): boolean => scope.actor.kind !== 'public'

/** Where somebody goes to sign in, and comes back to afterwards. */
export const signInAddress = (request: FastifyRequest, method: Route['method']): string => {
  // After a POST there is nothing to come back to but the page that held the form.
  const from = method === 'GET' ? request.url : refererPath(request)
  return from === undefined || from === '/' ? '/sign-in' : `/sign-in?then=${encodeURIComponent(from)}`
}

const refererPath = (request: FastifyRequest): string | undefined => {
  const referer = request.headers.referer
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const url = new URL(referer)
  // Only its path is taken, so a foreign referer leads nowhere but here.
  return url.pathname + url.search
}
