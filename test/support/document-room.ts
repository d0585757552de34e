// A place whose people write documents together: three sectors seated, priorities agreed, and a short way for all to agree.
import type { TestContext } from 'node:test'
import { dayOf, type Scope } from '../../src/platform/kernel/index.ts'
import { draftPriority, type PriorityId, proposePriority } from '../../src/priorities/index.ts'
import { changePriority } from '../../src/priorities/priority/actions/write.ts'
import { type ConversationRoom, conversationRoom, type Part } from './conversation-room.ts'

export interface DocumentRoom extends ConversationRoom {
  /** A new priority that every seated sector agreed to. */
  priority(title: string): Promise<PriorityId>
  /** The second agreed version of one. */
  changes(id: PriorityId, title: string): Promise<void>
  /** Every seated sector agrees to the version that is proposed. */
  allAgree(kind: string): Promise<void>
  objects(kind: string, who: Part, objection: string): Promise<void>
}

export const leads = { council: 'local-authority', health: 'nhs-commissioner', charity: 'vcse' } as const

const content = (title: string) => ({
  ...{
    title,
    want: `We want ${title.toLowerCase()}.`,
    forWhom: 'People out of work',
    where: 'Harbour',
    why: 'Many are',
  },
  ...{ good: 'More people have a job', theme: null, from: null, to: null },
  links: { goals: [], objectives: ['marmot:3'], needs: [], views: [] },
})

export const documentRoom = async (t: TestContext): Promise<DocumentRoom> => {
  const room = await conversationRoom(t)
  const { product, place, people } = room
  for (const [who, sector] of Object.entries(leads)) await room.done(who as Part, `/places/near/seats/${sector}/take`)
  const write = async <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const scope = await product.auth.scopeForPerson(people.council)
    if (scope === undefined) throw new Error('the lead has no scope')
    return product.database.write(scope, () => work(scope))
  }
  const agree = async (agreement: string): Promise<void> => {
    for (const who of Object.keys(leads)) await room.done(who as Part, `/places/near/agreements/${agreement}/agree`)
  }
  const proposed = async (kind: string): Promise<string> => {
    const [found] = await room.database.asOwner<{ id: string }>(
      `select a.id from agreements a join policy_versions v on a.subject_id = v.proposals[cardinality(v.proposals)]
        join policy_documents d on d.id = v.document_id where v.place_id = $1 and d.kind = $2 and v.state = 'proposed'`,
      [place, kind],
    )
    if (found === undefined) throw new Error(`no ${kind} is proposed`)
    return found.id
  }
  const propose = (id: PriorityId): Promise<string> => write((scope) => proposePriority(scope, place, id))
  return {
    ...room,
    priority: async (title) => {
      const { id } = await write((scope) => draftPriority(scope, place, content(title)))
      await agree(await propose(id))
      return id
    },
    changes: async (id, title) => {
      const base = { version: 1, edit: 1 }
      const saved = await write((scope) => changePriority(scope, place, id, base, content(title)))
      if (!saved.ok || 'conflict' in saved.value) throw new Error('the priority was not changed')
      await agree(await propose(id))
    },
    allAgree: async (kind) => agree(await proposed(kind)),
    objects: async (kind, who, objection) => {
      await room.done(who, `/places/near/agreements/${await proposed(kind)}/object`, { objection })
    },
  }
}

export const documentsAt = '/places/near/policies'

export interface Draft {
  readonly stage: string
  readonly version: number
  readonly openComments: number
  readonly parts: readonly {
    readonly id: string
    readonly section: string
    readonly kind: string
    readonly heading: string
    readonly words: string
    readonly edition: number
    readonly comments: readonly {
      id: string
      sector: string
      words: string
      answers: string | null
      settled: string | null
    }[]
  }[]
}

/** The open version, as a program reads it. */
export const draftOf = async (room: DocumentRoom, kind: string): Promise<Draft> =>
  JSON.parse((await room.visitors.council.ask('GET', `${documentsAt}/${kind}/draft`)).body) as Draft

export const beginDocument = (room: DocumentRoom, kind: string, how = 'empty') =>
  room.done('council', `${documentsAt}/${kind}/start`, { title: `Our ${kind}`, begin: how })

/** Gives every empty paragraph words. */
export const writeDocument = async (room: DocumentRoom, kind: string): Promise<void> => {
  for (const part of (await draftOf(room, kind)).parts)
    if (part.kind === 'text' && part.words === '')
      await room.done('council', `${documentsAt}/${kind}/draft/paragraphs/${part.id}`, {
        heading: part.heading,
        words: `Words under ${part.heading}.`,
        base: String(part.edition),
      })
}

/** The organisation that adopts. */
export const adopter = 'Harbour Helpers'

export const adoptDocument = async (room: DocumentRoom, kind: string) => {
  const [organisation] = await room.database.asOwner<{ id: string }>('select id from organisations where name = $1', [
    adopter,
  ])
  return room.done('council', `${documentsAt}/${kind}/draft/adoptions`, {
    organisation: organisation!.id,
    adopted: dayOf(new Date()),
    minute: 'Board 3, item 9',
  })
}

/** Proposed, agreed by all, adopted by one, published. */
export const publishDocument = async (room: DocumentRoom, kind: string): Promise<void> => {
  await room.done('council', `${documentsAt}/${kind}/draft/propose`)
  await room.allAgree(kind)
  await adoptDocument(room, kind)
  await room.done('council', `${documentsAt}/${kind}/draft/publish`)
}
