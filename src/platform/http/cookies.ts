// The three cookies: who is signed in, the secret behind form tokens, and a message for the next page.
import type { CookieSerializeOptions, UnsignResult } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Keys } from '../keys/index.ts'

export interface CookieNames {
  readonly session: string
  readonly csrf: string
  readonly message: string
}

/** `__Host-` makes the browser refuse such a cookie from any other machine of the same domain; it needs https. */
export const cookieNames = (https: boolean): CookieNames => {
  const prefix = https ? '__Host-' : ''
  return { session: `${prefix}session`, csrf: `${prefix}form`, message: `${prefix}message` }
}

export const cookieOptions = (https: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: https,
})

/** `value.keyid.signature`, signed by the installation's key. */
export const cookieSigner = (keys: Pick<Keys, 'sign' | 'verify'>) => ({
  sign: (value: string): string => `${value}.${keys.sign('cookie', value)}`,
  unsign: (input: string): UnsignResult => {
    const cut = input.lastIndexOf('.', input.lastIndexOf('.') - 1)
    const value = input.slice(0, Math.max(cut, 0))
    const valid = cut > 0 && keys.verify('cookie', value, input.slice(cut + 1))
    return valid ? { valid, renew: false, value } : { valid, renew: false, value: null }
  },
})

const messageSeconds = 60

export const leaveMessage = (reply: FastifyReply, name: string, https: boolean, message: string): void => {
  const value = Buffer.from(message).toString('base64url')
  reply.setCookie(name, value, { ...cookieOptions(https), signed: true, maxAge: messageSeconds })
}

/** The message for this page, if there is one; it is gone afterwards. */
export const takeMessage = (request: FastifyRequest, reply: FastifyReply, name: string, https: boolean) => {
  const sent = request.cookies[name]
  if (sent === undefined) return undefined
  reply.clearCookie(name, cookieOptions(https))
  const { valid, value } = request.unsignCookie(sent)
  return valid && value ? Buffer.from(value, 'base64url').toString() : undefined
}
