// Is this POST from one of our own pages? Two answers are asked for: the browser's own word on where it comes from, and a
// token in the form that belongs to a signed cookie and to this session.
import csrfProtection from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../kernel/index.ts'
import type { Keys } from '../keys/index.ts'
import { type CookieNames, cookieOptions } from './cookies.ts'
import type { Web } from './web.ts'

export const csrfField = '_csrf'
const csrfHeader = 'x-csrf-token'

const staleForm = (): Refused =>
  new Refused(
    'form-too-old',
    403,
    'This form is too old, or it was not sent from this site. Nothing was changed.',
    'Go back, load the page again and send the form once more. Your browser must allow cookies for this site.',
  )

const elsewhere = (origin: string, address: string): Refused =>
  new Refused(
    'sent-from-elsewhere',
    403,
    `This was sent from ${origin}, but this site is ${address}. Nothing was changed.`,
    'Open the site at its own address and try again. If you run the site: set COMMONWEAL_ADDRESS to what people type to get here.',
  )

const given = new WeakMap<FastifyRequest, string>()

/** A token belongs to one session: signing in or out makes those of before worthless. */
const ownerOf = (keys: Pick<Keys, 'sign'>, sessionToken: string | undefined): string =>
  keys.sign('form owner', sessionToken ?? '')

export const registerCsrf = async (
  app: FastifyInstance,
  keys: Pick<Keys, 'sign'>,
  names: CookieNames,
  https: boolean,
) => {
  await app.register(csrfProtection, {
    cookieKey: names.csrf,
    cookieOpts: { ...cookieOptions(https), signed: true },
    getToken: (request) => given.get(request),
    getUserInfo: (request) => ownerOf(keys, request.cookies[names.session]),
    csrfOpts: { hmacKey: keys.sign('form tokens', 'key') },
    logLevel: 'debug',
  })
}

export const csrfToken = ({ options }: Web, reply: FastifyReply, sessionToken: string | undefined): string =>
  reply.generateCsrf({ userInfo: ownerOf(options.keys, sessionToken) })

const loopback: readonly string[] = ['127.0.0.1', '::1']
/** An address in numbers, or a name that every machine gives itself. */
const ownName = /^(localhost|.+\.localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])(:\d+)?$/i

/**
 * A site that only this machine reaches has names of this machine alone. Any other was made to lead here by whoever owns it, so
 * that the browser takes their pages and ours for one site. Behind a web server of one's own COMMONWEAL_ADDRESS says the name.
 */
const strangeName = ({ app, options }: Web, { headers }: FastifyRequest): boolean => {
  if (options.publicAddress !== undefined || options.trustProxy) return false
  const bound = app.server.address()
  const alone = bound === null || typeof bound === 'string' || loopback.includes(bound.address)
  return alone && !ownName.test(headers.host ?? '')
}

/** @throws Refused `sent-from-elsewhere`. Browsers that send neither header are left to the token. */
export const checkOrigin = (web: Web, request: FastifyRequest): void => {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (strangeName(web, request)) throw elsewhere(origin ?? String(request.headers.host), web.address())
  if (site === 'same-origin' || site === 'none') return
  if (site !== undefined) throw elsewhere(origin ?? 'another site', web.address())
  if (origin === undefined) return
  // Without a public address set, whatever name led here is ours; the browser wrote both headers.
  const ours = web.options.publicAddress ?? `http://${request.headers.host}`
  if (origin !== ours) throw elsewhere(origin, web.address())
}

/** @throws Refused `form-too-old` when the token in the form, or in the header of a script's request, is not of this session */
export const checkToken = async (
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const token = body[csrfField] ?? request.headers[csrfHeader]
  if (typeof token === 'string') given.set(request, token)
  const right = await new Promise<boolean>((resolve) => {
    // The library answers the request itself when it finds the token wrong; here it only tells.
    const teller: FastifyReply = Object.create(reply, { send: { value: () => resolve(false) } })
    web.app.csrfProtection(request, teller, () => resolve(true))
  })
  if (!right) throw staleForm()
}
