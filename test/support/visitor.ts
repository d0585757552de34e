// Asks the server in-process, as one person or as nobody: with the session cookie, and with a form token for what is sent.
import type { FastifyInstance } from 'fastify'

export interface Reply {
  readonly status: number
  readonly body: string
  readonly location: string | undefined
  /** The name of the refusal, where a program asked. */
  readonly reason: string | undefined
}

export interface Visitor {
  /** As a program would: JSON back. */
  ask(method: 'GET' | 'POST', path: string, form?: Readonly<Record<string, string>>): Promise<Reply>
  /** As a browser would: a page back. */
  look(path: string): Promise<Reply>
  /** Sends a form as a browser would: a page back, or where it leads. */
  send(path: string, form: Readonly<Record<string, string>>): Promise<Reply>
}

const reasonIn = (body: string): string | undefined => {
  try {
    return (JSON.parse(body) as { error?: { reason?: string } }).error?.reason
  } catch {
    return undefined
  }
}

let addresses = 0

/** @param session the value of the session cookie; nothing for nobody */
export const visitor = async (server: FastifyInstance, session?: string): Promise<Visitor> => {
  // Each comes from an address of its own, so that the limits on one address stay out of this.
  addresses += 1
  const remoteAddress = `10.9.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`
  const cookies: Record<string, string> = session === undefined ? {} : { session }
  const inject = async (method: 'GET' | 'POST', url: string, accept: string, payload?: string) => {
    const headers = {
      accept,
      ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    return server.inject({
      method,
      url,
      remoteAddress,
      cookies,
      headers,
      ...(payload === undefined ? {} : { payload }),
    })
  }
  const page = await inject('GET', session === undefined ? '/sign-in' : '/account/name', 'text/html')
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1]
  if (token === undefined) throw new Error(`no form token on the page (${page.statusCode}): ${page.body.slice(0, 200)}`)
  for (const { name, value } of page.cookies) cookies[name] = value
  const replyOf = (answer: Awaited<ReturnType<typeof inject>>): Reply => ({
    status: answer.statusCode,
    body: answer.body,
    location: answer.headers.location,
    reason: reasonIn(answer.body),
  })
  return {
    ask: async (method, path, form = {}) => {
      const payload = method === 'POST' ? new URLSearchParams({ ...form, _csrf: token }).toString() : undefined
      return replyOf(await inject(method, path, 'application/json', payload))
    },
    look: async (path) => replyOf(await inject('GET', path, 'text/html')),
    send: async (path, form) =>
      replyOf(await inject('POST', path, 'text/html', new URLSearchParams({ ...form, _csrf: token }).toString())),
  }
}
