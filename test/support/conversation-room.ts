// A place with people of several sectors who can take part in conversations, each with a visitor of their own.
import type { TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { webServer } from '../../src/app/index.ts'
import type { OrganisationId, PersonId, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import { startProduct, type TestProduct } from './server.ts'
import { type Visitor, visitor } from './visitor.ts'

export type Part =
  | 'council'
  | 'health'
  | 'charity'
  | 'partner'
  | 'facilitator'
  | 'reader'
  | 'stranger'
  | 'administrator'

export interface ConversationRoom extends TestProduct {
  readonly server: FastifyInstance
  readonly place: PlaceId
  readonly people: Readonly<Record<Part, PersonId>>
  readonly visitors: Readonly<Record<Part, Visitor>>
  /** What was made of a form sent as JSON callers do; fails the test where it was not taken. */
  done<T = { id: string }>(who: Part, path: string, form?: Readonly<Record<string, string>>): Promise<T>
  /** Asks the store as one person. */
  as<T>(who: Part, work: (scope: Scope) => Promise<T>): Promise<T>
}

const grants: Readonly<
  Record<Part, readonly [role: string, at: 'place' | 'council' | 'charity' | 'none', sector?: string] | undefined>
> = {
  council: ['place-lead', 'place', 'local-authority'],
  health: ['place-lead', 'place', 'nhs-commissioner'],
  charity: ['place-lead', 'place', 'vcse'],
  // Works for a charity that is a partner of the place, and has no role in the place itself.
  partner: ['vcse-member', 'charity'],
  facilitator: ['facilitator', 'place'],
  reader: ['viewer', 'place'],
  stranger: undefined,
  administrator: ['installation-administrator', 'none'],
}

const names: Readonly<Record<Part, string>> = {
  council: 'Nora Townhall',
  health: 'Hal Surgery',
  charity: 'Cora Helper',
  partner: 'Petra Partner',
  facilitator: 'Fay Chair',
  reader: 'Rees Reader',
  stranger: 'Stan Stranger',
  administrator: 'Ada Runner',
}

/** The place, the charity and the people. */
export const makePeople = async ({ database }: Pick<TestProduct, 'database'>, slug = 'near') => {
  const add = async <T extends string>(text: string, values: readonly unknown[]): Promise<T> =>
    (await database.asOwner<{ id: T }>(`${text} returning id`, values))[0]!.id
  const place = await add<PlaceId>('insert into places (slug, name) values ($1, $2)', [slug, 'Nearby Borough'])
  await database.asOwner(`insert into place_members (place_id, kind, code) values ($1, 'district', 'E08000004')`, [
    place,
  ])
  const charity = await add<OrganisationId>(
    `insert into organisations (name, kind) values ('Harbour Helpers', 'vcse')`,
    [],
  )
  await database.asOwner(
    `insert into partnerships (place_id, organisation_id, sector, starts_on) values ($1, $2, 'vcse', '2020-01-01')`,
    [place, charity],
  )
  const people: Partial<Record<Part, PersonId>> = {}
  for (const part of Object.keys(grants) as Part[]) {
    const person = await add<PersonId>('insert into people (email, name) values ($1, $2)', [
      `${part}@near.example`,
      names[part],
    ])
    people[part] = person
    const [role, at, sector] = grants[part] ?? []
    if (role !== undefined)
      await database.asOwner(
        `insert into grants (person_id, role, place_id, organisation_id, sector, starts_on, granted_by)
          values ($1, $2, $3, $4, $5, '2020-01-01', 'a test')`,
        [person, role, at === 'place' ? place : null, at === 'charity' ? charity : null, sector ?? null],
      )
  }
  return { place, people: people as Readonly<Record<Part, PersonId>> }
}

export const conversationRoom = async (t: TestContext): Promise<ConversationRoom> => {
  const started = await startProduct(t)
  const { place, people } = await makePeople(started)
  const server = await webServer(started.product)
  t.after(() => {
    // Where a browser was here: it opens connections it may never use, and closing politely would wait for them.
    server.server.closeAllConnections()
    return server.close()
  })
  const visitors: Partial<Record<Part, Visitor>> = {}
  for (const part of Object.keys(people) as Part[])
    visitors[part] = await visitor(server, await started.session(people[part]))
  const all = visitors as Readonly<Record<Part, Visitor>>
  const done = async <T>(who: Part, path: string, form: Readonly<Record<string, string>> = {}): Promise<T> => {
    const { status, body } = await all[who].ask('POST', path, form)
    if (status !== 200) throw new Error(`${who} ${path}: ${status} ${body}`)
    return JSON.parse(body) as T
  }
  const as = async <T>(who: Part, work: (scope: Scope) => Promise<T>): Promise<T> => {
    const scope = await started.product.auth.scopeForPerson(people[who])
    if (scope === undefined) throw new Error('this person has no scope')
    return started.product.database.read(scope, () => work(scope))
  }
  return { ...started, server, place, people, visitors: all, done, as }
}

const conversationsNear = '/places/near/conversations'

export interface ConversationShown {
  readonly stage: string
  readonly version: number
  readonly questions: readonly { id: string; words: string; position: number }[]
  readonly ideas: readonly {
    id: string
    words: string
    by: string | null
    sector: string
    group: string | null
    inRoom: boolean
  }[]
  readonly groups: readonly { id: string; title: string }[]
  readonly people: readonly { sector: string; people: number }[]
  readonly moves: readonly { from: string; to: string; why: string | null; by: string }[]
}

export const aboutConversation = { title: 'What do we want?', way: 'asynchronous', anonymous: 'no', purpose: 'To hear' }

/** Led by the facilitator, with the starter questions for a place. */
export const startConversationIn = async (room: ConversationRoom, more: Readonly<Record<string, string>> = {}) => {
  const { id } = await room.done('facilitator', `${conversationsNear}/new`, {
    ...aboutConversation,
    starters: 'place',
    ...more,
  })
  const path = `${conversationsNear}/${id}`
  const see = async (who: Part = 'reader') =>
    JSON.parse((await room.visitors[who].ask('GET', path)).body) as ConversationShown
  const [question] = (await see()).questions
  const say = (who: Part, words: string, key = '') =>
    room.done<{ id: string; again: boolean }>(who, `${path}/questions/${question!.id}/ideas`, { words, key })
  const move = (to: string) => room.done('facilitator', `${path}/stage`, { to })
  return { id, path, see, say, move, question: question! }
}

export const statusOf = async (room: ConversationRoom, who: Part, path: string, form = {}) =>
  (await room.visitors[who].ask('POST', path, form)).status
