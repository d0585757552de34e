// A place with a procurement that its buyer has considered and signed, an officer of that buyer, and two providers who may bid.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { OrganisationId, PersonId } from '../../src/platform/kernel/index.ts'
import { type ConversationRoom, conversationRoom } from './conversation-room.ts'
import { type Visitor, visitor } from './visitor.ts'

export interface TenderRoom extends ConversationRoom {
  readonly officer: Visitor
  readonly officerId: PersonId
  readonly council: OrganisationId
  readonly procurement: string
  /** Address of its tenders. */
  readonly at: string
  readonly bidders: readonly {
    readonly organisation: OrganisationId
    readonly name: string
    readonly visitor: Visitor
  }[]
  /** Its id, from a template. */
  begin(change?: Readonly<Record<string, string>>): Promise<string>
  editionOf(tender: string): Promise<number>
}

const add = async <T extends string>(room: ConversationRoom, text: string, values: readonly unknown[]): Promise<T> =>
  (await room.database.asOwner<{ id: T }>(`${text} returning id`, values))[0]!.id

const organisation = (room: ConversationRoom, name: string) =>
  add<OrganisationId>(room, `insert into organisations (name, kind) values ($1, 'vcse')`, [name])

const person = async (
  room: ConversationRoom,
  email: string,
  grants: readonly (readonly [string, string | null, string | null])[],
) => {
  const id = await add<PersonId>(room, 'insert into people (email, name) values ($1, $2)', [email, email.split('@')[0]])
  for (const [role, place, at] of grants)
    await room.database.asOwner(
      `insert into grants (person_id, role, place_id, organisation_id, starts_on, granted_by) values ($1, $2, $3, $4, '2020-01-01', 'a test')`,
      [id, role, place, at],
    )
  return { id, visitor: await visitor(room.server, await room.session(id)) }
}

const words = `'Near', 'Jobs', 'Less alone', 'None', 'Lots', 'All', 'Small', true, 'They know', '[]', 'Olga', now() - interval '2 days'`

/** @param signed whether the buyer signed what was considered */
export const tenderRoom = async (t: TestContext, signed = true): Promise<TenderRoom> => {
  const room = await conversationRoom(t)
  const council = await organisation(room, 'Near Council')
  const officer = await person(room, 'olga@near.example', [
    ['commissioner', room.place, null],
    ['commissioner', null, council],
  ])
  const procurement = await add(
    room,
    `insert into procurements (place_id, places, number, title, need, kind, subject, value, created_by, created_at)
      values ($1, array[$1]::uuid[], 1, 'Advice', 'Advice near home.', 'services', 'light-touch', 90000000, 'Olga', now() - interval '9 days')`,
    [room.place],
  )
  await room.database.asOwner(
    `insert into procurement_buyers (procurement_id, organisation_id, place_id, position, share) values ($1, $2, $3, 0, 10000)`,
    [procurement, council, room.place],
  )
  await room.database.asOwner(
    `insert into considerations (procurement_id, place_id, area, economic, social, environmental, process, relevance, proportion, consult,
      consult_why, answers, written_by, written_at) values ($1, $2, ${words})`,
    [procurement, room.place],
  )
  if (signed)
    await room.database.asOwner(
      `insert into consideration_signatures (procurement_id, organisation_id, edition, content, signed_by, signer_id, signed_at)
        values ($1, $2, 1, '{}', 'Olga', $3, now() - interval '1 day')`,
      [procurement, council, officer.id],
    )
  await room.database.asOwner(
    `insert into procurement_aims (procurement_id, place_id, priorities, measures, lots, lots_why, written_by, written_at) values ($1, $2,
      '[{"id": "p1", "number": 1, "title": "Fewer people are lonely"}]',
      '[{"id": "m1", "code": "L1", "title": "People who meet others", "unit": "people", "clause": "x"}]', false, 'Small', 'Olga', now())`,
    [procurement, room.place],
  )
  const bidders = []
  for (const name of ['Harbour Hands', 'Moor Friends']) {
    const id = await organisation(room, name)
    const one = await person(room, `${name.toLowerCase().replaceAll(' ', '.')}@bid.example`, [['provider', null, id]])
    bidders.push({ organisation: id, name, visitor: one.visitor })
  }
  const at = `/places/near/procurements/${procurement}/tenders`
  const begin = async (change: Readonly<Record<string, string>> = {}) => {
    const form = { title: 'Advice for carers', lot: '', template: 'quality-60', ...change }
    const { status, body } = await officer.visitor.ask('POST', `${at}/new`, form)
    if (status !== 200) throw new Error(`${status} ${body}`)
    return (JSON.parse(body) as { id: string }).id
  }
  const editionOf = async (tender: string) =>
    (JSON.parse((await officer.visitor.ask('GET', `${at}/${tender}`)).body) as { edition: number }).edition
  return {
    ...room,
    ...{ officer: officer.visitor, officerId: officer.id, council, procurement, at, bidders, begin, editionOf },
  }
}

/** A moment so many days from now at noon, as form fields. */
export const momentIn = (name: string, days: number): Readonly<Record<string, string>> => {
  const [year = '', month = '', day = ''] = new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year, [`${name}-time`]: '12:00' }
}

export const dayIn = (name: string, days: number): Readonly<Record<string, string>> => {
  const { [`${name}-time`]: _, ...rest } = momentIn(name, days)
  return rest
}

export const notice = {
  title: 'Advice for carers',
  lot: '',
  summary: 'Advice for those who care.',
  graceMinutes: '10',
  blindToPrice: 'yes',
}

export const times = { ...momentIn('questionsUntil', 20), ...momentIn('closesAt', 30), ...dayIn('decisionOn', 60) }

export const send = async (room: TenderRoom, path: string, form: Readonly<Record<string, string>>) => {
  const { status, body } = await room.officer.ask('POST', path, form)
  assert.equal(status, 200, `${path}: ${status} ${body}`)
}

/** Ready to be published: its id. */
export const ready = async (room: TenderRoom): Promise<string> => {
  const tender = await room.begin()
  const edition = async () => String(await room.editionOf(tender))
  await send(room, `${room.at}/${tender}/words`, { ...notice, ...times, edition: await edition() })
  const formula = { formula: 'absolute', 'absolute-floor': '500000', 'absolute-ceiling': '900000' }
  await send(room, `${room.at}/${tender}/laboratory`, { ...formula, edition: await edition() })
  return tender
}

export const publish = async (room: TenderRoom, tender: string, change: Readonly<Record<string, string>> = {}) =>
  room.officer.ask('POST', `${room.at}/${tender}/publish`, {
    ...{ read: 'yes', edition: String(await room.editionOf(tender)) },
    ...change,
  })
