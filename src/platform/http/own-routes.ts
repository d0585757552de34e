// What the server answers by itself: assets, the API's description, robots, health, and addresses that lead nowhere.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../kernel/index.ts'
import { apiPage } from './api-page.ts'
import { type Caller, wantedBy, whoAsks } from './caller.ts'
import { localPath } from './local-path.ts'
import { apiRoutes, openApi } from './open-api.ts'
import { newReference } from './reference.ts'
import { sendJson } from './send-answer.ts'
import { sendError } from './send-error.ts'
import { sendPage } from './show-page.ts'
import type { Asset } from './site.ts'
import type { Web } from './web.ts'

const forEver = 'public, max-age=31536000, immutable'
const anHour = 'public, max-age=3600'

const registerAssets = ({ app, options }: Web): void => {
  const serveAsset = (asset: Asset) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('cache-control', asset.immutable ? forEver : anHour)
      .type(asset.type)
      .send(asset.body)
  for (const asset of options.assets) app.get(asset.path, serveAsset(asset))
  // Browsers ask for it whatever the page says.
  if (!options.assets.some(({ path }) => path === '/favicon.ico'))
    app.get('/favicon.ico', (_request, reply) => reply.status(204).header('cache-control', anHour).send())
}

const everybody = ({ options }: Web): Caller => ({ scope: options.auth.publicScope(), bearer: false })

/** Whoever it is, for the frame of a page; a token that is not known must not hide the page itself. */
const whoever = async (web: Web, request: FastifyRequest, reply: FastifyReply): Promise<Caller> =>
  request.headers.authorization === undefined ? whoAsks(web, request, reply) : everybody(web)

/** A page that is not there, unless it is one with a slash too many. */
const nowhere = (web: Web) => async (request: FastifyRequest, reply: FastifyReply) => {
  const [path = '/', query] = request.url.split('?')
  const without = localPath(path.replace(/\/+$/, ''))
  if (path !== '/' && path.endsWith('/') && without !== undefined && ['GET', 'HEAD'].includes(request.method))
    return reply.redirect(query === undefined ? without : `${without}?${query}`, 308)
  const variant = path.endsWith('.json') || path.startsWith('/api/') ? 'json' : 'page'
  const caller = await whoever(web, request, reply)
  return sendError({ web, request, reply, caller, wanted: wantedBy(request, variant) }, notFound('page'))
}

/** For what went wrong before or while a page was made; when not even the page about it can be made, a line of text. */
const lastResort = (web: Web, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  try {
    return sendError({ web, request, reply, caller: everybody(web), wanted: wantedBy(request, 'page') }, error)
  } catch (second) {
    const reference = newReference()
    request.log.error({ reference, err: second }, 'broken twice')
    reply.status(500).type('text/plain; charset=utf-8').header('cache-control', 'no-store')
    return reply.send(`Something went wrong, and the fault is ours. Reference: ${reference}`)
  }
}

const registerApi = (web: Web): void => {
  const { app, options } = web
  app.get('/api', async (request, reply) => {
    const caller = await whoever(web, request, reply)
    if (request.headers.accept?.includes('text/html'))
      return sendPage(web, request, reply, caller, apiPage(apiRoutes(options.features), web.address()))
    const title = options.site().installationName
    return sendJson(
      { reply, caller },
      openApi(options.features, { title, version: options.version ?? 'unreleased', address: web.address() }),
    )
  })
}

export const registerOwnRoutes = (web: Web): void => {
  const { app, options } = web
  registerAssets(web)
  registerApi(web)
  app.get('/health', async (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  app.get('/robots.txt', async (_request, reply) =>
    reply
      .header('cache-control', anHour)
      .type('text/plain; charset=utf-8')
      .send(`User-agent: *\n${options.site().openToSearch ? 'Disallow: /api\nDisallow: /sign-in\n' : 'Disallow: /\n'}`),
  )
  app.setNotFoundHandler(nowhere(web))
  app.setErrorHandler((error, request, reply) => lastResort(web, error, request, reply))
}
