// Listening: on this machine's IPv4 and IPv6 where they are there, on the next free port when the wanted one is taken.
import { createServer, type Server } from 'node:http'
import { createServer as createProbe } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../kernel/index.ts'

export interface Listening {
  readonly port: number
  /** What to type into a browser on this machine. */
  readonly address: string
  /** Takes nothing new, lets what is under way end (ten seconds at most), then closes. */
  close(): Promise<void>
}

export interface ListenOptions {
  readonly port: number
  /** `localhost` is both loopback addresses. */
  readonly host: string
  readonly say?: (words: string) => void
  readonly secondsToClose?: number
}

const triedPorts = 50

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Free to listen on, taken by another program, or there is no such address on this machine. */
type Standing = 'free' | 'taken' | 'absent'

const standing = (host: string, port: number): Promise<Standing> =>
  new Promise((resolve, reject) => {
    const probe = createProbe()
    probe.once('error', (error) => {
      if (['EADDRINUSE', 'EACCES'].includes(codeOf(error))) resolve('taken')
      else if (
        ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA'].includes(codeOf(error))
      )
        resolve('absent')
      else reject(error)
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve('free')))
  })

const hostsFor = (host: string): readonly string[] => (host === 'localhost' ? ['127.0.0.1', '::1'] : [host])

/** The hosts that are there, when the port is free on all of them: a stranger on one would get half of our visitors. */
const freeHosts = async (hosts: readonly string[], port: number): Promise<readonly string[] | undefined> => {
  const found = await Promise.all(hosts.map(async (host) => [host, await standing(host, port)] as const))
  if (found.some(([, how]) => how === 'taken')) return undefined
  return found.flatMap(([host, how]) => (how === 'free' ? [host] : []))
}

const noPort = (port: number, last: number): Refused =>
  new Refused(
    'no-free-port',
    500,
    last > port
      ? `The ports from ${port} to ${last} are all taken, or this user may not use them.`
      : `The port ${port} is taken, or this user may not use it.`,
    'Set COMMONWEAL_PORT to another one.',
  )

const noHost = (host: string): Refused =>
  new Refused('no-such-host', 500, `This machine has no network address ${host}.`, 'Set COMMONWEAL_HOST to one it has.')

/** Fastify itself listens on one address; a second server hands what it gets to the same routes. */
const listenToo = (app: FastifyInstance, host: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => app.routing(request, response))
    server.once('error', reject)
    server.listen({ host, port }, () => resolve(server))
  })

const listenAt = async (app: FastifyInstance, hosts: readonly string[], port: number): Promise<Server[]> => {
  const [first = 'localhost', ...rest] = hosts
  await app.listen({ host: first, port, listenTextResolver: () => 'listening' })
  // With 0 the system chose the port.
  const bound = app.server.address()
  const chosen = bound !== null && typeof bound === 'object' ? bound.port : port
  return Promise.all(rest.map((host) => listenToo(app, host, chosen)))
}

const addressWords = (host: string, port: number): string => {
  const local = ['localhost', '0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

const closer = (app: FastifyInstance, others: readonly Server[], seconds: number) => async (): Promise<void> => {
  const servers = [app.server, ...others]
  const cut = setTimeout(() => {
    for (const server of servers) server.closeAllConnections()
  }, seconds * 1000)
  // A browser holds its connection open after the last answer; each is let go as soon as it is idle.
  const sweep = setInterval(() => {
    for (const server of servers) server.closeIdleConnections()
  }, 50)
  const closed = others.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
  await Promise.all([app.close(), ...closed])
  clearTimeout(cut)
  clearInterval(sweep)
}

/** @throws Refused `no-free-port` or `no-such-host` */
export const listen = async (
  app: FastifyInstance,
  { port, host, say = () => undefined, secondsToClose = 10 }: ListenOptions,
): Promise<Listening> => {
  const last = port === 0 ? 0 : Math.min(port + triedPorts - 1, 65_535)
  for (let wanted = port; wanted <= last; wanted += 1) {
    const hosts = await freeHosts(hostsFor(host), wanted)
    if (hosts === undefined) continue
    if (hosts.length === 0) throw noHost(host)
    const others = await listenAt(app, hosts, wanted)
    const bound = app.server.address()
    const at = bound !== null && typeof bound === 'object' ? bound.port : wanted
    if (at !== port && port !== 0) say(`Port ${port} is taken, so Commonweal listens on ${at}.`)
    return { port: at, address: addressWords(host, at), close: closer(app, others, secondsToClose) }
  }
  throw noPort(port, last)
}
