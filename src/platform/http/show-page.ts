// Puts a page into the frame and sends it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { may } from '../kernel/index.ts'
import { type Chrome, html, layout, type PageView } from '../ui/index.ts'
import type { Caller } from './caller.ts'
import { takeMessage } from './cookies.ts'
import { csrfField, csrfToken } from './csrf.ts'
import type { Web } from './web.ts'

const mark = '<csrf-token></csrf-token>'

const chromeFor = (web: Web, caller: Caller, path: string): Chrome => {
  const { actor } = caller.scope
  const { installationName, brandColour, contactEmail, demonstration } = web.options.site()
  return {
    installationName,
    brandColour,
    contactEmail,
    demonstration,
    person: actor.kind === 'person' ? { name: actor.name } : undefined,
    navigation: web.navigation
      .filter(({ permission }) => may(caller.scope, permission))
      .map(({ text, href }) => ({
        text,
        href,
        current: path === href || (href !== '/' && path.startsWith(`${href}/`)),
      })),
    csrf: mark,
    stylesheet: web.options.stylesheet,
    script: web.options.script,
    path,
  }
}

/** What one person sees must not be kept by a shared machine; what everybody sees is asked for again each time. */
export const setCaching = (reply: FastifyReply, caller: Caller): void => {
  if (reply.hasHeader('cache-control')) return
  reply.header(
    'cache-control',
    caller.scope.actor.kind === 'public' && !caller.bearer ? 'private, no-cache' : 'no-store',
  )
}

export const sendPage = (
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  view: PageView,
  status = 200,
): FastifyReply => {
  const { cookies, https } = web
  const message = view.banner === undefined ? takeMessage(request, reply, cookies.message, https) : undefined
  const shown: PageView =
    message === undefined
      ? view
      : {
          ...view,
          banner: { kind: 'success', html: html`<p class="govuk-notification-banner__heading">${message}</p>` },
        }
  const path = request.url.split('?')[0] ?? '/'
  let markup = layout(shown, chromeFor(web, caller, path))
  // The token comes with a cookie: a page without a form sets none.
  if (markup.includes(mark)) {
    const token = csrfToken(web, reply, caller.sessionToken)
    markup = markup.replaceAll(mark, `<input type="hidden" name="${csrfField}" value="${token}">`)
  }
  setCaching(reply, caller)
  return reply.status(status).header('vary', 'accept, cookie').type('text/html; charset=utf-8').send(markup)
}
