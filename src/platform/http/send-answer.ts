// Turns a handler's answer into what the caller wants: a page, JSON, CSV, a redirect or a download.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FieldErrors, Refused } from '../kernel/index.ts'
import type { Answer } from './answer.ts'
import type { Caller, Variant, Wanted } from './caller.ts'
import { cookieOptions, leaveMessage } from './cookies.ts'
import { csvText } from './csv.ts'
import { localPath } from './local-path.ts'
import type { Route } from './route.ts'
import { sendPage, setCaching } from './show-page.ts'
import { fileNameFor, linksFor } from './twins.ts'
import { checked } from './validate.ts'
import type { Web } from './web.ts'

export interface Asked {
  readonly web: Web
  readonly route: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly caller: Caller
  readonly variant: Variant
  readonly wanted: Wanted
}

type Of<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>

const noData = (): Refused =>
  new Refused('page-only', 406, 'This page has no data form.', 'Open it in a browser, or see the API page at /api.')

const noTable = (): Refused =>
  new Refused(
    'no-table',
    404,
    'There is no table on this page to take away as CSV.',
    'Its data is at the same address with .json.',
  )

export const sendJson = (
  { reply, caller }: Pick<Asked, 'reply' | 'caller'>,
  data: unknown,
  status = 200,
): FastifyReply => {
  setCaching(reply, caller)
  return reply
    .status(status)
    .header('vary', 'accept, cookie')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(data))
}

/** RFC 6266: the name in letters every program reads, and again as it is. */
const attachment = (name: string): string => {
  const plain = name.replace(/[^\w. -]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

/** What the API's description promises is what is sent. */
const mustFit = ({ route }: Asked, data: unknown): void => {
  // As the reader of the JSON gets it.
  const read = route.answer && checked(route.answer, JSON.parse(JSON.stringify(data)), { convert: false })
  if (read && !read.ok)
    throw new Error(`The data of “${route.name}” does not fit its schema: ${JSON.stringify(read.errors)}`)
}

const sendData = (asked: Asked, answer: Of<'data'>): FastifyReply => {
  const { web, request, reply, caller, variant, wanted } = asked
  const { data, table, view } = answer
  if (web.options.strictAnswers) mustFit(asked, data)
  if (wanted === 'json') return sendJson(asked, data)
  if (wanted === 'csv') {
    if (table === undefined) throw noTable()
    setCaching(reply, caller)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', attachment(fileNameFor(request.url, 'csv')))
      .send(csvText(table))
  }
  return sendPage(web, request, reply, caller, view(linksFor(request.url, variant, table !== undefined)))
}

const sendGo = (asked: Asked, { to, signIn, signOut, message, data }: Of<'go'>): FastifyReply => {
  const { web, reply, caller, wanted } = asked
  const path = localPath(to)
  if (path === undefined) throw new Error(`A handler wanted to redirect to ${to}, which is not a path of this site`)
  const options = cookieOptions(web.https)
  if (!caller.bearer && (signIn !== undefined || signOut)) {
    // The secret behind the forms changes with the person.
    reply.clearCookie(web.cookies.csrf, options)
    if (signIn === undefined) reply.clearCookie(web.cookies.session, options)
    else reply.setCookie(web.cookies.session, signIn, options)
  }
  if (wanted !== 'page') return sendJson(asked, data ?? { to: path, ...(message === undefined ? {} : { message }) })
  if (message !== undefined) leaveMessage(reply, web.cookies.message, web.https, message)
  reply.header('cache-control', 'no-store')
  return reply.redirect(path, 303)
}

export const sendErrors = (asked: Pick<Asked, 'reply' | 'caller'>, errors: FieldErrors): FastifyReply =>
  sendJson(asked, { errors }, 422)

const sendInvalid = (asked: Asked, { errors, view }: Of<'invalid'>): FastifyReply => {
  const { web, request, reply, caller, wanted } = asked
  if (wanted !== 'page') return sendErrors(asked, errors)
  return sendPage(web, request, reply, caller, { ...view, errors: view.errors ?? errors }, 422)
}

const sendView = (asked: Asked, { view, status = 200 }: Of<'page'>): FastifyReply => {
  const { web, request, reply, caller, wanted } = asked
  if (wanted === 'page') return sendPage(web, request, reply, caller, view, status)
  if (request.method !== 'POST') throw noData()
  return sendJson(asked, { page: view.title }, status)
}

const sendDownload = ({ reply, caller }: Asked, { name, type, body }: Of<'file'>): FastifyReply => {
  setCaching(reply, caller)
  return reply.type(type).header('content-disposition', attachment(name)).send(body)
}

export const sendAnswer = (asked: Asked, answer: Answer): FastifyReply => {
  switch (answer.kind) {
    case 'page':
      return sendView(asked, answer)
    case 'data':
      return sendData(asked, answer)
    case 'invalid':
      return sendInvalid(asked, answer)
    case 'go':
      return sendGo(asked, answer)
    case 'file':
      return sendDownload(asked, answer)
  }
}
