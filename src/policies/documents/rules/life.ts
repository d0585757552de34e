// The life of a document: draft → proposed (agreed by every seated sector) → adopted by organisations → published → superseded.
// A fold over events, so that every order of them can be tried. Pure.
import { Refused } from '../../../platform/kernel/index.ts'
import type { VersionState } from './types.ts'

/** As priorities' agreement says it. */
export type Agreed = 'open' | 'objected' | 'agreed' | 'closed' | 'none'

export interface VersionLife {
  readonly number: number
  readonly state: VersionState
  readonly agreement: Agreed
  /** Which organisations adopted it. */
  readonly adopted: readonly string[]
}

export type LifeEvent =
  | { readonly what: 'begun'; readonly number: number }
  | { readonly what: 'proposed'; readonly number: number }
  | { readonly what: 'taken back'; readonly number: number }
  | { readonly what: 'agreement'; readonly number: number; readonly state: 'open' | 'objected' | 'agreed' }
  | { readonly what: 'adopted'; readonly number: number; readonly organisation: string }
  | { readonly what: 'adoption removed'; readonly number: number; readonly organisation: string }
  | { readonly what: 'published'; readonly number: number }
  | { readonly what: 'withdrawn'; readonly number: number; readonly why: string }
  | { readonly what: 'dropped'; readonly number: number; readonly why: string }

export type DocumentLife = readonly VersionLife[]

/** All that a version can refuse, as one table: the words are the reader's. */
const refusals = {
  'another-version-open': [
    'Another version of this document is being worked on.',
    'Go on with that one, or drop it with a reason first.',
  ],
  'not-a-draft': [
    'This version is no draft any more, so its words stay as they are.',
    'Take it back to draft, or begin the next version.',
  ],
  'not-proposed': ['Only a version that is proposed can do this.', 'Propose it first.'],
  'adopted-already': [
    'An organisation has adopted this version, so its words stay as they are.',
    'Begin the next version after this one is published, or drop this one with a reason.',
  ],
  'not-agreed': ['Not every seated sector has agreed to this version.', 'See on its page who has not.'],
  'not-adopted': [
    'No organisation has adopted this version yet.',
    'Record the first adoption: the day and the minute.',
  ],
  'not-published': [
    'Only the published version can be withdrawn.',
    'Open the document to see which version is published.',
  ],
  'why-missing': ['A reason is needed.', 'Write a sentence that everybody can read.'],
  'no-such-version': ['There is no such version.', 'Open the document and choose one of its versions.'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>
export type LifeRefusal = keyof typeof refusals

export const lifeRefused = (reason: LifeRefusal): Refused => {
  const [message, tip] = refusals[reason]
  return new Refused(reason, 409, message, tip)
}

export const isOpen = ({ state }: Pick<VersionLife, 'state'>): boolean => state === 'draft' || state === 'proposed'

const need = (holds: boolean, reason: LifeRefusal): void => {
  if (!holds) throw lifeRefused(reason)
}

const begun = (number: number): VersionLife => ({ number, state: 'draft', agreement: 'none', adopted: [] })

const changed = (one: VersionLife, event: LifeEvent): VersionLife => {
  switch (event.what) {
    case 'begun':
      return one
    case 'proposed':
      need(one.state === 'draft', 'not-a-draft')
      return { ...one, state: 'proposed', agreement: 'open' }
    case 'taken back':
      need(one.state === 'proposed', 'not-proposed')
      need(one.adopted.length === 0, 'adopted-already')
      return { ...one, state: 'draft', agreement: 'closed' }
    case 'agreement':
      // Once it is published the agreement has done its work: a seat that reopens it speaks of what comes next.
      return one.state === 'proposed' ? { ...one, agreement: event.state } : one
    case 'adopted':
      need(one.state === 'proposed' || one.state === 'published', 'not-proposed')
      need(one.state === 'published' || one.agreement === 'agreed', 'not-agreed')
      return one.adopted.includes(event.organisation) ? one : { ...one, adopted: [...one.adopted, event.organisation] }
    case 'adoption removed':
      need(one.state === 'proposed', 'not-proposed')
      return { ...one, adopted: one.adopted.filter((name) => name !== event.organisation) }
    case 'published':
      need(one.state === 'proposed', 'not-proposed')
      need(one.agreement === 'agreed', 'not-agreed')
      need(one.adopted.length > 0, 'not-adopted')
      return { ...one, state: 'published' }
    case 'withdrawn':
      need(one.state === 'published', 'not-published')
      need(event.why.trim() !== '', 'why-missing')
      return { ...one, state: 'withdrawn' }
    case 'dropped':
      need(isOpen(one), 'not-a-draft')
      need(event.why.trim() !== '', 'why-missing')
      return { ...one, state: 'dropped', agreement: one.state === 'proposed' ? 'closed' : one.agreement }
  }
}

/**
 * The versions after the event. Publishing one supersedes the one that was published.
 * @throws Refused by the names above, and then nothing has changed
 */
export const afterEvent = (versions: DocumentLife, event: LifeEvent): DocumentLife => {
  if (event.what === 'begun') {
    need(!versions.some(isOpen), 'another-version-open')
    return [...versions, begun(event.number)]
  }
  need(
    versions.some(({ number }) => number === event.number),
    'no-such-version',
  )
  return versions.map((one) => {
    if (one.number === event.number) return changed(one, event)
    return event.what === 'published' && one.state === 'published' ? { ...one, state: 'superseded' } : one
  })
}

/** Where a version stands, as people see it. */
export type Stage =
  | 'draft'
  | 'proposed'
  | 'objected'
  | 'agreed'
  | 'adopted'
  | 'published'
  | 'superseded'
  | 'withdrawn'
  | 'dropped'

export const stageOf = ({ state, agreement, adopted }: VersionLife): Stage => {
  if (state !== 'proposed') return state
  if (agreement === 'objected') return 'objected'
  if (agreement !== 'agreed') return 'proposed'
  return adopted.length > 0 ? 'adopted' : 'agreed'
}
