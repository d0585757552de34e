// The web server, put together: safety first, then the features' routes, then its own.
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { registerArrivals } from './arrival.ts'
import { checkRoutes } from './check-routes.ts'
import { cookieNames, cookieSigner } from './cookies.ts'
import { registerCsrf } from './csrf.ts'
import { registerHeaders } from './headers.ts'
import { addressLimit, registerLimits, routeLimit } from './limits.ts'
import { logOptions } from './log.ts'
import { registerOwnRoutes } from './own-routes.ts'
import { serve } from './serve.ts'
import type { ServerOptions } from './site.ts'
import { addressesOf } from './twins.ts'
import { listeningAddress, type Web } from './web.ts'

/** For forms and JSON. Files have limits of their own. */
const bodyBytes = 1_000_000

/** An address so broken that it reaches no route, such as /%zz. */
const badAddress = (reply: FastifyReply): void => {
  reply.status(400).type('text/plain; charset=utf-8')
  reply.send('This address cannot be read. Check it, or start from the first page.')
}

const bare = (options: ServerOptions): FastifyInstance =>
  fastify({
    logger: logOptions(options),
    // Our own line at the end of each request says less.
    logController: new LogController({ disableRequestLogging: true }),
    // One hop: of several addresses in X-Forwarded-For only the last was written by our own web server.
    trustProxy: options.trustProxy && ((_address: string, hop: number) => hop < 1),
    bodyLimit: bodyBytes,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (_error, _request, reply) => badAddress(reply as FastifyReply),
  })

const webOf = (app: FastifyInstance, options: ServerOptions): Web => {
  const https = options.publicAddress?.startsWith('https:') ?? false
  return {
    app,
    options,
    https,
    cookies: cookieNames(https),
    readAlso: Object.assign(Object.create(null), ...options.features.map((feature) => feature.readAlso ?? {})),
    resolvers: Object.assign(Object.create(null), ...options.features.map((feature) => feature.resolvers ?? {})),
    navigation: options.features.flatMap((feature) => feature.navigation ?? []),
    now: options.now ?? (() => new Date()),
    address: () => options.publicAddress ?? listeningAddress(app),
  }
}

const registerHooks = ({ app, options, cookies }: Web): void => {
  const limit = addressLimit(app)
  const assets = new Set(options.assets.map(({ path }) => path))
  const routes = options.features.flatMap((feature) => feature.routes).filter((route) => route.unseen)
  const unseen = new Set(routes.flatMap((route) => addressesOf(route).map(([, url]) => url)))
  app.addHook('onRequest', async (request, reply) => {
    if (!assets.has(request.url)) await limit(request, reply)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const milliseconds = Math.round(reply.elapsedTime)
    if (!unseen.has(routeOptions.url ?? ''))
      request.log.info(
        { method, route: routeOptions.url ?? 'none', status: reply.statusCode, milliseconds },
        'answered',
      )
    const session = request.cookies?.[cookies.session]
    if (session !== undefined && request.headers.authorization === undefined) await options.auth.seen?.(session)
  })
}

/**
 * Builds the server; it listens when `listen` is called.
 * @throws Error naming every route that breaks a rule
 */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const problems = checkRoutes(options.features)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const app = bare(options)
  const web = webOf(app, options)
  registerArrivals(app, web.now)
  await app.register(cookie, { secret: cookieSigner(options.keys) })
  await registerHeaders(app, web.https)
  await registerCsrf(app, options.keys, web.cookies, web.https)
  await registerLimits(app)
  await app.register(formbody, { bodyLimit: bodyBytes })
  await app.register(multipart)
  registerHooks(web)
  for (const route of options.features.flatMap((feature) => feature.routes)) {
    // One limit for all addresses of a route.
    const limit = routeLimit(app, route)
    for (const [variant, url] of addressesOf(route))
      app.route({
        method: route.method,
        url,
        bodyLimit: route.form?.maxBytes ?? bodyBytes,
        handler: serve({ web, route, variant, limit }),
      })
  }
  registerOwnRoutes(web)
  await app.ready()
  return app
}
