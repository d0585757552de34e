// Accounts as a web site on a fresh database, with two invented places, mails that are only kept, and small browsers.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { accountsFeature } from '../../src/accounts/feature.ts'
import type { AccountsServices, HandOver, NamedOrganisation, NamedPlace } from '../../src/accounts/index.ts'
import { late } from '../../src/app/late.ts'
import type { Auth, RoleName } from '../../src/platform/auth/index.ts'
import { openFiles } from '../../src/platform/files/index.ts'
import { buildServer, type Feature } from '../../src/platform/http/index.ts'
import type { OrganisationId, PersonId, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import type { Mail } from '../../src/platform/mail/index.ts'
import { freshAuth, type TestAuth } from './auth.ts'

export const here: NamedPlace = {
  id: '00000000-0000-4000-8000-00000000000a' as PlaceId,
  slug: 'merebridge',
  name: 'Merebridge',
}
export const there: NamedPlace = {
  id: '00000000-0000-4000-8000-00000000000b' as PlaceId,
  slug: 'stonehithe',
  name: 'Stonehithe',
}
export const homecare: NamedOrganisation = {
  id: '00000000-0000-4000-8000-00000000000d' as OrganisationId,
  name: 'Mere Homecare',
}
export const password = 'four plain words here'
export const address = 'https://commonweal.example'

const seen = (scope: Scope, id: PlaceId): boolean => scope.everything || scope.places.includes(id)

const directory: AccountsServices['directory'] = {
  placeBySlug: async (_scope, slug) => [here, there].find((place) => place.slug === slug),
  organisationByIdentifierOrName: async (_scope, text) => [homecare].filter((one) => one.name === text),
  places: async (scope) => [here, there].filter(({ id }) => seen(scope, id)),
  organisations: async () => [homecare],
  placeNames: async (_scope, ids) =>
    new Map([here, there].filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name])),
  organisationNames: async (_scope, ids) =>
    new Map([homecare].filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name])),
  published: async () => [{ name: 'Merebridge', href: '/places/merebridge' }],
}

export interface TestAccounts extends TestAuth {
  readonly services: AccountsServices
  readonly feature: Feature
  readonly server: FastifyInstance
  /** Everything sent, newest last. */
  readonly mails: Mail[]
  /** What the test says of the installation. */
  readonly state: { mailGoesOut: boolean; demonstrationOnly: boolean }
  browser(): Browser
  /** A browser in which the person is signed in. */
  signedIn(person: PersonId): Promise<Browser>
  administrator(name?: string): Promise<PersonId>
  holder(name: string, role: RoleName, place?: NamedPlace): Promise<PersonId>
  /** What the audit says was done, oldest first. */
  audit(): Promise<readonly string[]>
}

export interface Shown {
  readonly status: number
  readonly body: string
  /** Where a redirect leads. */
  readonly to: string
}

/** Keeps cookies, takes the forms' mark from the page before it sends one, and never runs a script. */
export class Browser {
  readonly #server: FastifyInstance
  readonly #cookies = new Map<string, string>()

  constructor(server: FastifyInstance) {
    this.#server = server
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  async #ask(method: 'GET' | 'POST', url: string, form?: URLSearchParams): Promise<Shown> {
    const answer = await this.#server.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin: address } : {}),
      },
      ...(form ? { payload: form.toString() } : {}),
    })
    for (const { name, value } of answer.cookies)
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    return { status: answer.statusCode, body: answer.body, to: String(answer.headers.location ?? '') }
  }

  get(url: string): Promise<Shown> {
    return this.#ask('GET', url)
  }

  async json<T>(url: string): Promise<T> {
    const { status, body } = await this.#ask('GET', url)
    assert.equal(status, 200, body.slice(0, 300))
    return JSON.parse(body) as T
  }

  /** Sends a form of the page at `from`, as a person would. */
  async send(
    from: string,
    to: string,
    values: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<Shown> {
    const page = await this.get(from)
    const mark = /<input type="hidden" name="([^"]*csrf[^"]*)" value="([^"]+)"/i.exec(page.body)
    assert.ok(mark, `no form on ${from} (${page.status})`)
    const form = new URLSearchParams({ [mark[1]!]: mark[2]! })
    for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one)
    return this.#ask('POST', to, form)
  }
}

export const freshAccounts = async (t: TestContext, handOvers: readonly HandOver[] = []): Promise<TestAccounts> => {
  const mails: Mail[] = []
  const state = { mailGoesOut: true, demonstrationOnly: false }
  // The permissions are the feature's, and the feature needs auth: it is told of it once it is there.
  const auth = late<Auth>('auth')
  const clock: { now: () => Date } = { now: () => new Date() }
  const services: AccountsServices = {
    auth: auth.port,
    mail: { send: async (_scope, mail) => void mails.push(mail) },
    mailGoesOut: () => state.mailGoesOut,
    directory,
    installationName: () => 'Commonweal Trial',
    address: () => address,
    contactEmail: () => 'help@merebridge.example',
    demonstrationOnly: async () => state.demonstrationOnly,
    handOvers,
    needs: (scope) => feature.needsMe!(scope),
    now: () => clock.now(),
  }
  const feature = accountsFeature(services)
  const given = await freshAuth(t, feature.permissions)
  auth.set(given.auth)
  clock.now = () => given.clock.now
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-accounts-'))
  const server = await buildServer({
    features: [feature],
    auth: given.auth,
    database: given.database,
    keys: given.keys,
    files: await openFiles(folder),
    site: () => ({
      installationName: 'Commonweal Trial',
      brandColour: '#0b5c5a',
      demonstration: false,
      openToSearch: false,
    }),
    publicAddress: address,
    trustProxy: false,
    logLevel: 'error',
    assets: [],
    stylesheet: '/assets/commonweal.css',
    script: '/assets/commonweal.js',
    strictAnswers: true,
    now: () => given.clock.now,
  })
  t.after(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  const holder = (name: string, role: RoleName, place?: NamedPlace) =>
    given.person(name, {
      password,
      grants: [
        {
          role,
          ...(place === undefined ? {} : { place: place.id }),
          ...(role === 'place-lead' ? { sector: 'vcse' } : {}),
        },
      ],
    })
  const browser = () => new Browser(server)
  return {
    ...given,
    services,
    feature,
    server,
    mails,
    state,
    browser,
    holder,
    administrator: (name = 'Admin Person') => holder(name, 'installation-administrator'),
    signedIn: async (person) => {
      const { email } = (await given.auth.scopeForPerson(person))!.actor as { email: string }
      const own = browser()
      const shown = await own.send('/sign-in', '/sign-in', { email, password })
      assert.equal(shown.status, 303, shown.body.slice(0, 2000))
      return own
    },
    audit: async () =>
      (await given.database.asOwner<{ what: string }>('select what from audit_entries order by at, sequence')).map(
        (row) => row.what,
      ),
  }
}

/** The path of the link in the newest mail. */
export const linkIn = (mails: readonly Mail[]): string => {
  const found = new RegExp(`${address}(\\S+)`).exec(mails.at(-1)?.text ?? '')
  assert.ok(found, 'no link in the newest mail')
  return found[1]!
}
