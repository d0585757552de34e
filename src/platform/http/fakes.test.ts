// A small site on fakes of auth and the database, for the tests of this part. The database fake notes how it was used and
// sees to it that nothing is asked of it outside a transaction.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { personScope, publicScope } from '../../../test/support/scopes.ts'
import { openFiles } from '../files/index.ts'
import type { At, OrganisationId, PersonId, PlaceId, Scope } from '../kernel/index.ts'
import { openKeys } from '../keys/index.ts'
import { form, html, input, page, table } from '../ui/index.ts'
import { buildServer, type Feature, get, goTo, invalid, post, sendFile, showData, showPage, Type } from './index.ts'
import type { ServerOptions } from './site.ts'

export const mere: At = { kind: 'place', id: '0190a0b0-0000-7000-8000-000000000001' as PlaceId }
export const kelder: At = { kind: 'place', id: '0190a0b0-0000-7000-8000-000000000002' as PlaceId }
const adaId = '0190a0b0-0000-7000-8000-0000000000aa' as PersonId

export interface Noted {
  readonly uses: string[]
  readonly bodies: unknown[]
  readonly kept: string[]
  readonly seen: string[]
  broken: boolean
}

const people = [
  { name: 'Ada “<b>” Byron', pay: -5, note: '=1+1' },
  { name: 'Bo', pay: 7, note: 'says "hello", twice\nor so' },
]

const thing = (values: Record<string, unknown>) =>
  page({
    title: 'Add a person',
    main: form(
      { action: '/places/mere/people' },
      input({ name: 'name', label: 'Name', value: String(values.name ?? '') }),
    ),
  })

const Person = Type.Object({ name: Type.String({ minLength: 1 }), pay: Type.Optional(Type.Integer({ minimum: 0 })) })

export const testFeature = (noted: Noted): Feature => ({
  name: 'trial',
  permissions: [
    { name: 'trial.public', words: 'See the first page', holders: ['public', 'signed-in'] },
    { name: 'trial.read', words: 'See people', holders: ['viewer', 'place-lead'] },
    { name: 'trial.edit', words: 'Change people', holders: ['place-lead'] },
  ],
  resolvers: {
    place: async (scope: Scope, text) => {
      assert.ok(noted.uses.at(-1)?.startsWith('open'), 'resolved inside a transaction')
      const found = { mere, kelder }[text]
      return found?.kind === 'place' && scope.places.includes(found.id) ? found : undefined
    },
  },
  // A partner reads here with what it holds in its own organisation.
  readAlso: { place: async (scope) => scope.organisations.map((id) => ({ kind: 'organisation', id })) },
  navigation: [
    { text: 'People', href: '/places/mere/people', permission: 'trial.read' },
    { text: 'First page', href: '/', permission: 'trial.public' },
  ],
  routes: [
    get({
      name: 'first page',
      path: '/',
      permission: 'trial.public',
      words: 'The first page',
      answer: Type.Object({ hello: Type.String() }),
      handle: async ({ address }) => {
        if (noted.broken) throw new Error('SECRET-DETAIL in the engine room')
        return showData({ hello: address }, () => page({ title: 'Hello', main: html`<p>Hello</p>` }))
      },
    }),
    get({
      name: 'people',
      path: '/places/:place/people',
      permission: 'trial.read',
      words: 'The people of a place',
      query: Type.Object({
        page: Type.Integer({ default: 1, minimum: 1 }),
        role: Type.Optional(Type.Array(Type.String())),
      }),
      answer: Type.Object({ page: Type.Integer(), roles: Type.Array(Type.String()), people: Type.Array(Type.Any()) }),
      handle: async ({ at, params, query }) => {
        assert.deepEqual(at, { mere, kelder }[params.place])
        const columns = [
          { name: 'name', title: 'Name' },
          { name: 'pay', title: 'Pay', numeric: true as const },
          { name: 'note', title: 'Note' },
        ]
        const rows = people.map((one) => [one.name, one.pay, one.note])
        return showData(
          { page: query.page, roles: query.role ?? [], people },
          (links) => page({ title: 'People', main: table({ caption: 'People', columns, rows, links }) }),
          { columns, rows },
        )
      },
    }),
    get({
      name: 'add a person',
      path: '/places/:place/people/new',
      permission: 'trial.edit',
      words: 'The form for a new person',
      handle: async () => showPage(thing({})),
    }),
    post({
      name: 'person added',
      path: '/places/:place/people',
      permission: 'trial.edit',
      audit: 'person added',
      words: 'Add a person',
      body: Person,
      handle: async ({ body }) => {
        noted.bodies.push(body)
        if (!body.name) return invalid({ name: 'Enter a name.' }, thing(body))
        return goTo('/places/mere/people', { message: `${String(body.name)} is added`, data: { added: body.name } })
      },
    }),
    post({
      name: 'file sent',
      path: '/places/:place/file',
      permission: 'trial.edit',
      audit: 'file sent',
      words: 'Send a file',
      upload: { maxBytes: 2000 },
      handle: async ({ files, body }) => {
        noted.bodies.push(body)
        for (const file of files) noted.kept.push(`${file.name} ${file.kind} ${(await file.keep()).bytes}`)
        return goTo('/')
      },
    }),
    post({
      name: 'long text sent',
      path: '/places/:place/text',
      permission: 'trial.edit',
      audit: 'text sent',
      words: 'Send a long text',
      form: { maxBytes: 3_000_000 },
      handle: async ({ body }) => showPage(thing({ length: String(body.text).length })),
    }),
    post({
      name: 'guessed',
      path: '/guess',
      permission: 'trial.public',
      audit: 'guessed',
      words: 'Guess',
      rateLimit: { max: 3, perMinutes: 5 },
      handle: async () => goTo('/', { signIn: 'ada-2' }),
    }),
    post({
      name: 'gone',
      path: '/leave',
      permission: 'trial.public',
      audit: 'left',
      words: 'Leave',
      handle: async () => goTo('/', { signOut: true }),
    }),
    post({
      name: 'lured',
      path: '/lure',
      permission: 'trial.public',
      audit: 'lured',
      words: 'Leads elsewhere by mistake',
      handle: async () => goTo('https://elsewhere.example'),
    }),
    get({
      name: 'download',
      path: '/download',
      permission: 'trial.public',
      words: 'A file to take away',
      handle: async () => sendFile('Münze "1".txt', 'text/plain', Buffer.from('£')),
    }),
    get({
      name: 'form for everybody',
      path: '/form',
      permission: 'trial.public',
      words: 'A form',
      handle: async () => showPage(page({ title: 'Form', main: form({ action: '/guess' }) })),
    }),
  ],
})

const scopes: Readonly<Record<string, () => Scope>> = {
  ada: () =>
    personScope({
      id: adaId,
      name: 'Ada Byron',
      places: [mere.kind === 'place' ? mere.id : ('' as PlaceId)],
      allowed: { 'trial.read': [mere], 'trial.edit': [mere], 'trial.public': [mere] },
    }),
  'ada-2': () => personScope({ id: adaId, allowed: ['trial.public'] }),
  // Sees both places, may change only one.
  bo: () =>
    personScope({
      places: [mere, kelder].flatMap((at) => (at.kind === 'place' ? [at.id] : [])),
      allowed: { 'trial.read': [mere, kelder], 'trial.edit': [kelder] },
    }),
  // Sees the place as a partner of it: the permissions are held in the organisation.
  di: () => {
    const own = { kind: 'organisation', id: '0190a0b0-0000-7000-8000-0000000000d1' as OrganisationId } as const
    return personScope({
      places: mere.kind === 'place' ? [mere.id] : [],
      organisations: [own.id],
      allowed: { 'trial.read': [own], 'trial.edit': [own] },
    })
  },
  cy: () => personScope({ allowed: ['trial.public'] }),
}

export interface TestSite {
  readonly app: FastifyInstance
  readonly noted: Noted
  readonly log: () => string
}

export const siteFor = async (t: TestContext, changes: Partial<ServerOptions> = {}): Promise<TestSite> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-http-'))
  const noted: Noted = { uses: [], bodies: [], kept: [], seen: [], broken: false }
  let log = ''
  const during =
    (kind: string) =>
    async <T>(_scope: Scope, work: () => Promise<T>): Promise<T> => {
      noted.uses.push(`open ${kind}`)
      try {
        const value = await work()
        noted.uses.push('commit')
        return value
      } catch (error) {
        noted.uses.push('rollback')
        throw error
      }
    }
  const scopeFor = async (token: string) => scopes[token]?.()
  const app = await buildServer({
    features: [testFeature(noted)],
    auth: {
      scopeForSession: scopeFor,
      scopeForToken: scopeFor,
      publicScope: () => publicScope(['trial.public']),
      seen: async (token) => void noted.seen.push(`${token} after ${noted.uses.at(-1)}`),
    },
    database: { read: during('read'), write: during('write') },
    keys: await openKeys(join(folder, 'keys')),
    files: await openFiles(join(folder, 'files')),
    site: () => ({
      installationName: 'Trial',
      brandColour: '#0b5c5a',
      contactEmail: 'help@merebridge.example',
      demonstration: false,
      openToSearch: false,
    }),
    trustProxy: false,
    logLevel: 'info',
    log: new Writable({
      write(chunk, _encoding, done) {
        log += String(chunk)
        done()
      },
    }),
    assets: [{ path: '/assets/abc123/site.css', type: 'text/css', body: 'p{}', immutable: true }],
    stylesheet: '/assets/abc123/site.css',
    script: '/assets/abc123/site.js',
    strictAnswers: true,
    ...changes,
  })
  t.after(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })
  return { app, noted, log: () => log }
}

/** What a browser keeps between requests, as the Cookie header. */
export const cookiesOf = (reply: { headers: Record<string, unknown> }): string =>
  [reply.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => String(line).split(';')[0])
    .join('; ')

/** Opens a page with a form and gives what its POST needs. */
export const openForm = async (app: FastifyInstance, url: string, session?: string) => {
  const cookie = session === undefined ? '' : `session=${session}`
  const reply = await app.inject({ url, headers: { cookie } })
  const token = /name="_csrf" value="([^"]+)"/.exec(reply.body)?.[1] ?? ''
  return { reply, token, cookie: [cookie, cookiesOf(reply)].filter((part) => part !== '').join('; ') }
}
