// One request, from who asks to what they get. The order is the safety: who, how often, from where, may they, what was
// sent; only then is a transaction opened.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type At, type FieldErrors, Refused } from '../kernel/index.ts'
import type { Answer } from './answer.ts'
import { arrivalOf } from './arrival.ts'
import { type Caller, type Variant, wantedBy, whoAsks } from './caller.ts'
import { checkOrigin, checkToken, csrfField } from './csrf.ts'
import type { LimitCheck } from './limits.ts'
import { findAndMay, mayAsk } from './permit.ts'
import { isMultipart, plainBody, receiveForm, refuseFiles, type Sent } from './receive-form.ts'
import type { Route, RouteContext, UploadedFile } from './route.ts'
import { sendAnswer, sendErrors } from './send-answer.ts'
import { sendError } from './send-error.ts'
import { checked } from './validate.ts'
import type { Web } from './web.ts'

/** Wrong values in an address or in JSON: a program gets them field by field. */
class WrongValues extends Refused {
  readonly errors: FieldErrors
  constructor(errors: FieldErrors) {
    const told = Object.entries(errors).map(([name, words]) => (name === '' ? words : `${name}: ${words}`))
    super('wrong-values', 400, 'Something in what was asked is not right.', told.join(' '))
    this.errors = errors
  }
}

const notKept = (): Refused =>
  new Refused(
    'not-to-be-kept',
    400,
    'What was sent holds a sign that is no letter (NUL), or lists within lists without end. Nothing was changed.',
    'Take it out and send the rest again.',
  )

const deepest = 50

/** The database keeps no NUL in a text, and no person types one. @throws Refused `not-to-be-kept` */
const refuseUnkept = (value: unknown, depth = 0): void => {
  if (typeof value === 'string' ? value.includes('\0') : depth > deepest) throw notKept()
  if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) refuseUnkept(one, depth + 1)
}

type Texts = Readonly<Record<string, string>>

/** Every value once, as text. */
const firsts = (values: object): Texts =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const one: unknown = Array.isArray(value) ? value[0] : value
      return typeof one === 'string' ? [[name, one]] : []
    }),
  )

const fromAddress = (schema: Route['query'], values: unknown): Texts => {
  const object = typeof values === 'object' && values !== null ? values : {}
  if (schema === undefined) return firsts(object)
  const read = checked(schema, { ...object }, { convert: true })
  if (!read.ok) throw new WrongValues(read.errors)
  // Typed by the route's own schema; `get` and `post` hand it on so.
  return read.value as Texts
}

const isForm = (request: FastifyRequest): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '') || isMultipart(request)

export interface Served {
  readonly web: Web
  readonly route: Route
  readonly variant: Variant
  readonly limit: LimitCheck
}

/** What was sent, once it is known that this caller may send it. */
const receive = async (
  { web, route }: Served,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  params: Texts,
  arrived: (file: UploadedFile) => void,
): Promise<Sent> => {
  if (route.method === 'GET') return { body: {}, files: [] }
  const allow = async (fields: Readonly<Record<string, unknown>>) => {
    if (!caller.bearer) await checkToken(web, request, reply, fields)
  }
  let sent: Sent
  if (route.upload !== undefined && isMultipart(request)) {
    await web.options.database.read(caller.scope, () => findAndMay(web, route, caller, params))
    sent = await receiveForm(request, web.options.files, route.upload, allow, arrived)
  } else {
    refuseFiles(request)
    const body = plainBody(request)
    await allow(body)
    sent = { body, files: [] }
  }
  const { [csrfField]: _token, ...body } = sent.body
  refuseUnkept(body)
  // A form's own reader says what is wrong beside the field, and keeps what was typed.
  if (route.body === undefined || isForm(request)) return { body, files: sent.files }
  const read = checked(route.body, body, { convert: false })
  if (!read.ok) throw new WrongValues(read.errors)
  return { body: read.value as Sent['body'], files: sent.files }
}

const contextFor = (
  web: Web,
  request: FastifyRequest,
  caller: Caller,
  at: At | undefined,
  values: Pick<RouteContext, 'params' | 'query' | 'body' | 'files'>,
): RouteContext => {
  const agent = request.headers['user-agent']
  const now = web.now()
  return {
    scope: caller.scope,
    ...values,
    ...(at === undefined ? {} : { at }),
    ...(caller.sessionToken === undefined ? {} : { sessionToken: caller.sessionToken }),
    ...(agent === undefined ? {} : { agent: agent.slice(0, 400) }),
    arrivedAt: arrivalOf(request, now),
    now,
    address: web.address(),
    ip: request.ip,
  }
}

/** The handler Fastify calls for one address of one route. */
export const serve = (served: Served) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { web, route, variant, limit } = served
  const { database, auth, files: store } = web.options
  const wanted = wantedBy(request, variant)
  const arrived: UploadedFile[] = []
  let caller: Caller | undefined
  try {
    const asking = await whoAsks(web, request, reply)
    caller = asking
    await limit(request, reply, asking)
    if (route.method === 'POST' && !asking.bearer) checkOrigin(web, request)
    mayAsk(web, route, asking)
    for (const values of [request.params, request.query]) refuseUnkept(values)
    const params = fromAddress(route.params, request.params)
    const query = fromAddress(route.query, request.query)
    const sent = await receive(served, request, reply, asking, params, (file) => arrived.push(file))
    const work = async (): Promise<Answer> => {
      const at = await findAndMay(web, route, asking, params)
      return route.handle(contextFor(web, request, asking, at, { params, query, ...sent }))
    }
    const answer = await (route.method === 'GET' ? database.read : database.write).call(database, asking.scope, work)
    return sendAnswer({ web, route, request, reply, caller, variant, wanted }, answer as Answer)
  } catch (error) {
    caller ??= { scope: auth.publicScope(), bearer: request.headers.authorization !== undefined }
    if (error instanceof WrongValues && wanted !== 'page') return sendErrors({ reply, caller }, error.errors)
    return sendError({ web, request, reply, caller, wanted }, error)
  } finally {
    for (const file of arrived) await store.discard(file.received)
  }
}
