// Every route, read from the routes themselves, called as every role, as somebody signed in and as nobody, and compared with
// the permission table. Two places: of the other one nobody may see a word. Nothing that is sent here is kept.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { webServer } from '../../src/app/index.ts'
import type { Holder, PermissionDefinition } from '../../src/platform/auth/index.ts'
import type { Database } from '../../src/platform/db/index.ts'
import type { Route } from '../../src/platform/http/index.ts'
import { schemaProblem } from '../support/json-schema.ts'
import { startProduct } from '../support/server.ts'
import { type Visitor, visitor } from '../support/visitor.ts'
import { type HeldAt, makeWorld, otherWords, type Resident, type World } from '../support/world.ts'

class Undo extends Error {}

/** Lets everything be done, and then undoes it: so the order in which roles are tried does not matter. */
const undoing = (database: Database): { database: Database; writes: () => number } => {
  let writes = 0
  const write: Database['write'] = async (scope, work) => {
    writes += 1
    let done: { value: Awaited<ReturnType<typeof work>> } | undefined
    try {
      await database.write(scope, async () => {
        done = { value: await work() }
        throw new Undo()
      })
    } catch (error) {
      if (!(error instanceof Undo)) throw error
    }
    return done!.value
  }
  return { database: { ...database, write }, writes: () => writes }
}

interface Caller {
  readonly title: string
  readonly visitor: Visitor
  readonly holds: ReadonlySet<Holder>
  readonly heldAt?: HeldAt
  readonly seesEverything: boolean
}

interface Setting {
  readonly world: World
  readonly routes: readonly Route[]
  readonly permissions: ReadonlyMap<string, PermissionDefinition>
  /** Parameters that name a place or an organisation. */
  readonly resolved: ReadonlySet<string>
  /** Those of them that partners may read, too. */
  readonly shared: ReadonlySet<string>
  readonly callers: readonly Caller[]
  readonly writes: () => number
}

const callerFor = (resident: Resident, one: Visitor): Caller => ({
  title: resident.title,
  visitor: one,
  holds: new Set<Holder>(['public', 'signed-in', ...(resident.role ? [resident.role] : [])]),
  ...(resident.heldAt ? { heldAt: resident.heldAt } : {}),
  seesEverything: resident.role === 'installation-administrator',
})

const arrange = async (t: TestContext): Promise<Setting> => {
  const { product, database, session } = await startProduct(t)
  const world = await makeWorld(database, product)
  const kept = undoing(product.database)
  const server = await webServer({ ...product, database: kept.database })
  t.after(() => server.close())
  const callers = await Promise.all(
    world.residents.map(async (one) => callerFor(one, await visitor(server, await session(one.id)))),
  )
  const nobody = { title: 'nobody', visitor: await visitor(server), holds: new Set<Holder>(['public']) }
  return {
    world,
    routes: product.features.flatMap((feature) => feature.routes),
    permissions: new Map(product.features.flatMap((feature) => feature.permissions).map((one) => [one.name, one])),
    resolved: new Set(product.features.flatMap((feature) => Object.keys(feature.resolvers ?? {}))),
    shared: new Set(product.features.flatMap((feature) => Object.keys(feature.readAlso ?? {}))),
    callers: [...callers, { ...nobody, seesEverything: false }],
    writes: kept.writes,
  }
}

type Values = Readonly<Record<string, string>>

const noSuch = '00000000-0000-4000-8000-000000000000'

/** What stands in an address for each parameter. A new parameter needs its line here. */
const near = ({ place, organisation, partner, residents, invitation, road }: World): Values => ({
  ...road,
  place: place.slug,
  organisation,
  partner,
  person: residents.find(({ role }) => role === 'viewer')!.id,
  invitation,
  ...Object.fromEntries(['browser', 'grant', 'job', 'load', 'mail', 'token'].map((n) => [n, noSuch])),
  step: 'no-such-step',
  chain: 'system',
  number: '1',
  row: '2',
  sector: 'local-authority',
  area: 'leeds',
})

const far = (world: World): Values => ({
  ...near(world),
  ...world.other.road,
  place: world.other.place.slug,
  organisation: world.other.organisation,
  partner: world.other.partner,
  person: world.otherPerson,
  invitation: world.otherInvitation,
  job: world.otherJob,
  chain: world.other.place.id,
})

const parameters = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
const fill = (path: string, values: Values): string => path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '')

/** Should the product let this caller do this in the place where they work? */
const isAllowed = (
  { permissions, resolved, shared }: Setting,
  route: Route,
  { holds, heldAt, seesEverything }: Caller,
): boolean => {
  const holders = permissions.get(route.permission)?.holders ?? []
  const where = parameters(route.path).findLast((name) => resolved.has(name))
  if (!holders.some((holder) => holds.has(holder))) return false
  if (where === undefined || seesEverything) return true
  // To be seen at all, somebody must work in the place, or for one of its partners.
  if (heldAt === undefined || heldAt === 'installation') return false
  // A partner's people read what their role lets them read at home, and do only what is open to partners.
  if ((route.method === 'GET' || route.partnersToo === true) && shared.has(where)) return true
  return holders.some((holder) => holder === 'public' || holder === 'signed-in') || heldAt === where
}

const refusals = new Set(['sign-in-first', 'not-allowed'])

test('every route lets in whom the permission table names, and nobody else', async (t) => {
  const setting = await arrange(t)
  const { world, routes, resolved, callers } = setting
  const values = near(world)
  const unknown = routes.flatMap(({ path }) => parameters(path)).filter((name) => values[name] === undefined)
  assert.deepEqual([...new Set(unknown)], [], 'parameters this test has no value for')

  const wrong: string[] = []
  let asked = 0
  for (const route of routes)
    for (const caller of callers) {
      asked += 1
      const { status, reason } = await caller.visitor.ask(route.method, fill(route.path, values))
      const told = `${route.method} ${route.path} as ${caller.title}: ${status} ${reason ?? ''}`
      const hidden = status === 404 && parameters(route.path).some((name) => resolved.has(name))
      const refused = refusals.has(reason ?? '') || hidden
      if (status >= 500 || status === 429) wrong.push(`${told} (broken)`)
      else if (refused === isAllowed(setting, route, caller))
        wrong.push(`${told} (the table ${refused ? 'lets them in' : 'does not'})`)
    }
  assert.ok(asked >= routes.length * callers.length && routes.length > 30)
  assert.deepEqual(wrong, [])
})

test('of another place nobody sees or changes a thing, on any page or its twins', async (t) => {
  const setting = await arrange(t)
  const { world, routes, callers } = setting
  const strangers = callers.filter(({ seesEverything }) => !seesEverything)
  const leaks: string[] = []
  const look = (told: string, body: string): void => {
    for (const word of otherWords) if (body.includes(word)) leaks.push(`${told} shows “${word}”`)
  }
  for (const route of routes) {
    const named = parameters(route.path)
    const aims = named.some((name) => far(world)[name] !== near(world)[name])
      ? [near(world), far(world)]
      : [near(world)]
    for (const caller of strangers)
      for (const values of aims) {
        const path = fill(route.path, values)
        const answer = await caller.visitor.ask(route.method, path)
        const told = `${route.method} ${path} as ${caller.title}`
        look(told, answer.body)
        if (values !== aims[0] && answer.status < 400)
          leaks.push(`${told} answers ${answer.status}, though it is about the other place`)
        if (route.method === 'GET' && answer.status < 400)
          look(`${told}, as a page`, (await caller.visitor.look(path)).body)
        if (route.method === 'GET' && route.answer !== undefined && answer.status < 400)
          look(`${told}, as a table`, (await caller.visitor.ask('GET', `${path === '/' ? '/index' : path}.csv`)).body)
      }
  }
  assert.deepEqual(leaks, [])
})

test('a GET never opens a transaction that could write', async (t) => {
  const setting = await arrange(t)
  const gets = setting.routes.filter(({ method }) => method === 'GET')
  const administrator = setting.callers.find(({ seesEverything }) => seesEverything)!
  const before = setting.writes()
  for (const { path } of gets) await administrator.visitor.look(fill(path, near(setting.world)))
  assert.equal(setting.writes(), before)
})

test('the administrator reaches every page', async (t) => {
  const setting = await arrange(t)
  const administrator = setting.callers.find(({ seesEverything }) => seesEverything)!
  const made = new Set(['browser', 'grant', 'job', 'load', 'mail', 'token', 'step'])
  const gets = setting.routes.filter(
    ({ method, path }) => method === 'GET' && !parameters(path).some((name) => made.has(name)),
  )
  const lost: string[] = []
  for (const { path } of gets) {
    const { status } = await administrator.visitor.look(fill(path, near(setting.world)))
    if (status >= 400) lost.push(`${path}: ${status}`)
  }
  assert.deepEqual(lost, [])
})

test('the data of every page is what its schema promises', async (t) => {
  const setting = await arrange(t)
  const administrator = setting.callers.find(({ seesEverything }) => seesEverything)!
  const wrong: string[] = []
  let looked = 0
  for (const { method, path, answer } of setting.routes) {
    if (method !== 'GET' || answer === undefined) continue
    const { status, body } = await administrator.visitor.ask('GET', fill(path, near(setting.world)))
    if (status !== 200) continue
    looked += 1
    const problem = await schemaProblem(answer, JSON.parse(body))
    if (problem !== undefined) wrong.push(`${path}: ${problem}`)
  }
  assert.ok(looked > 15)
  assert.deepEqual(wrong, [])
})
