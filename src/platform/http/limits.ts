// How often one person, or one address where nobody is signed in, may ask. Kept in memory: a restart forgives.
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { count, Refused } from '../kernel/index.ts'
import type { Caller } from './caller.ts'
import type { RateLimit, Route } from './route.ts'

const usual: Readonly<Record<Route['method'], RateLimit>> = {
  GET: { max: 600, perMinutes: 1 },
  POST: { max: 60, perMinutes: 1 },
}

/** Everything from one address together. High, because a whole town hall may share one. */
const perAddress: RateLimit = { max: 3000, perMinutes: 1 }

/** The oldest is forgotten first. */
const countersKept = 50_000

const waitWords = (seconds: number): string =>
  seconds < 90 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')

const tooMany = (seconds: number): Refused =>
  new Refused(
    'too-many-requests',
    429,
    'You have asked for this too often in a short time.',
    `Wait ${waitWords(seconds)}, then try again. Nothing is lost.`,
  )

/** The neighbours of an IPv6 address are the same household. */
const addressKey = (request: FastifyRequest): string => normalizeIP(request.ip, 64)

export type LimitCheck = (request: FastifyRequest, reply: FastifyReply, caller: Caller) => Promise<void>

export const registerLimits = async (app: FastifyInstance): Promise<void> => {
  await app.register(rateLimit, { global: false, cache: countersKept })
}

const limiter = (app: FastifyInstance, limit: RateLimit) => {
  const keys = new WeakMap<FastifyRequest, string>()
  const ask = app.createRateLimit({
    max: limit.max,
    timeWindow: limit.perMinutes * 60_000,
    keyGenerator: (request) => keys.get(request) ?? addressKey(request),
  })
  return async (request: FastifyRequest, reply: FastifyReply, key: string): Promise<void> => {
    keys.set(request, key)
    const answer = await ask(request)
    if (answer.isAllowed || !answer.isExceeded) return
    const seconds = Math.max(1, answer.ttlInSeconds)
    reply.header('retry-after', seconds)
    throw tooMany(seconds)
  }
}

/** @throws Refused `too-many-requests`, with Retry-After */
export const addressLimit = (app: FastifyInstance) => {
  const check = limiter(app, perAddress)
  return (request: FastifyRequest, reply: FastifyReply) => check(request, reply, `all ${addressKey(request)}`)
}

/** @throws Refused `too-many-requests`, with Retry-After */
export const routeLimit = (app: FastifyInstance, route: Pick<Route, 'name' | 'method' | 'rateLimit'>): LimitCheck => {
  const check = limiter(app, route.rateLimit ?? usual[route.method])
  return (request, reply, { scope }) => {
    const who = scope.actor.kind === 'person' ? scope.actor.id : addressKey(request)
    return check(request, reply, `${route.name} ${who}`)
  }
}
