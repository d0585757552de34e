// Two places that pay for one piece of work: the place beside, with its council, lead and framework, and the work itself.
import assert from 'node:assert/strict'
import { addRecord } from '../../src/measurement/results/actions/records.ts'
import { addWork } from '../../src/measurement/results/actions/works.ts'
import { quantity } from '../../src/measurement/rules/quantity.ts'
import type { MeasureId } from '../../src/measurement/rules/types.ts'
import { addDays, dayOf, type OrganisationId, type PersonId, type PlaceId } from '../../src/platform/kernel/index.ts'
import type { ConversationRoom } from './conversation-room.ts'
import { frameworkWorldOf } from './framework-world.ts'
import { visitor } from './visitor.ts'

const now = new Date()
const today = dayOf(now)

/** Another place with a council and its lead, who has no role in the first. */
export const placeBeside = async (room: ConversationRoom, slug: string, name: string) => {
  const add = async <T extends string>(text: string, values: readonly unknown[]): Promise<T> =>
    (await room.database.asOwner<{ id: T }>(`${text} returning id`, values))[0]!.id
  const place = await add<PlaceId>('insert into places (slug, name) values ($1, $2)', [slug, name])
  const council = await add<OrganisationId>(`insert into organisations (name, kind) values ($1, 'vcse')`, [
    `${name} Council`,
  ])
  await room.database.asOwner(
    `insert into partnerships (place_id, organisation_id, sector, starts_on) values ($1, $2, 'local-authority', '2020-01-01')`,
    [place, council],
  )
  const lead = await add<PersonId>('insert into people (email, name) values ($1, $2)', [`lead@${slug}.example`, 'Lee'])
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
      values ($1, 'place-lead', $2, 'local-authority', '2020-01-01', 'a test')`,
    [lead, place],
  )
  const { measure } = await frameworkWorldOf(room.database, place, name)
  return { place, council, lead, measure, visitor: await visitor(room.server, await room.session(lead)) }
}

export type Beside = Awaited<ReturnType<typeof placeBeside>>

export const writingAs = async <T>(
  room: ConversationRoom,
  person: PersonId,
  work: Parameters<ConversationRoom['as']>[1],
) => {
  const scope = await room.product.auth.scopeForPerson(person)
  assert.ok(scope)
  return (await room.product.database.write(scope, () => work(scope))) as T
}

/** A work of the first place, paid by both, with something done. */
export const jointWork = async (
  room: ConversationRoom,
  far: Beside,
  measure: string,
  shares: readonly [number, number],
  amount = 5000,
) => {
  await room.database.asOwner(
    `insert into buyers_offered (place_id, to_place_id, offered_by, offered_at) values ($1, $2, 'a test', now())
      on conflict do nothing`,
    [far.place, room.place],
  )
  const [own] = await room.database.asOwner<{ id: OrganisationId }>(
    'select organisation_id as id from partnerships where place_id = $1',
    [room.place],
  )
  await writingAs(room, room.people.council, async (scope) => {
    const from = addDays(today, -100)
    const made = await addWork(scope, room.place, {
      ...{ title: 'Joint', provider: 'Somebody', providerId: null, from, to: null, theme: null, at: now },
      shares: [
        { organisation: own!.id, place: room.place, share: shares[0] },
        { organisation: far.council, place: far.place, share: shares[1] },
      ],
    })
    assert.ok(made.ok)
    const done = await addRecord(scope, room.place, {
      ...{ work: made.value, measure: measure as MeasureId, nature: 'additional', from, to: from },
      ...{ quantity: quantity(amount), words: '', stage: 'claim', at: now },
    })
    assert.ok(done.ok)
  })
}

/** What the page of joint works says as data. */
export interface JointJson {
  readonly others: readonly {
    measure: { id: string; title: string; unit: string }
    keptBy: string
    as: { id: string } | null
  }[]
  readonly ours: readonly SumJson[]
  readonly theirs: readonly SumJson[]
  readonly offers: readonly unknown[]
}
interface SumJson {
  readonly measure: { readonly id: string }
  readonly grades: Readonly<Record<string, { readonly quantity: number }>>
}

export const amounts = (sums: readonly SumJson[]) =>
  sums.map(({ measure, grades }) => [measure.id, grades.promised?.quantity, grades.claimed?.quantity])
