// Parity of esteem, as a rule: something is agreed when the lead of every seated sector has agreed to it. No sector counts more
// than another, none speaks for another, and what was objected stays to be read. Pure: a fold over what the seats said.
import type { Id, PersonId } from '../../platform/kernel/index.ts'

export type AgreementId = Id<'agreement'>

/** What is to be agreed: `priority-version`, `document-version`, and its id. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** What a seat may do. `withdrew`: takes back its agreement or its objection. `reopened`: opens again what was agreed. */
export const acts = ['agreed', 'objected', 'withdrew', 'reopened'] as const
export type Act = (typeof acts)[number]

export type AgreementState = 'open' | 'objected' | 'agreed' | 'closed'

export type AgreementEvent =
  | {
      readonly kind: Act
      readonly sector: string
      readonly person: PersonId
      readonly name: string
      readonly words: string | null
      readonly at: Date
    }
  /** The moment at which every seat with a lead had agreed: from then on it stands, whoever comes to a seat later. */
  | { readonly kind: 'reached'; readonly at: Date }
  | { readonly kind: 'closed'; readonly words: string; readonly at: Date }

/** A seat of today. */
export interface SeatNow {
  readonly sector: string
  readonly title: string
  readonly lead: { readonly person: PersonId; readonly name: string } | null
}

export type Stand = 'agreed' | 'objected' | 'silent' | 'empty'

export interface SeatStand {
  readonly sector: string
  readonly title: string
  readonly lead: string | null
  /** `empty`: nobody leads the seat and nobody who led it has spoken; otherwise what was last said for it. */
  readonly stand: Stand
  readonly words: string | null
  /** Who spoke last for the seat. */
  readonly by: string | null
  readonly at: Date | null
  /** Somebody else leads the seat since it spoke. */
  readonly newLead: boolean
}

export interface AgreementView {
  readonly id: AgreementId
  readonly what: string
  readonly title: string
  readonly href: string
  readonly state: AgreementState
  readonly openedAt: Date
  readonly agreedAt: Date | null
  readonly seats: readonly SeatStand[]
  /** Everything that was said, oldest first; objections stay here for ever. */
  readonly log: readonly AgreementEvent[]
  /** The seat that the reader leads. */
  readonly ownSeat: string | null
  /** What the reader may do now for that seat. */
  readonly mayAct: boolean
}

type Spoken = Extract<AgreementEvent, { kind: Act }>

const standOf = { agreed: 'agreed', objected: 'objected', withdrew: 'silent', reopened: 'silent' } as const

const lastOf = (events: readonly AgreementEvent[], sector: string): Spoken | undefined =>
  events.findLast((event): event is Spoken => 'sector' in event && event.sector === sector)

/** Where each seat stands, in the order of the seats. A seat that was taken away since stands nowhere. */
export const standsOf = (events: readonly AgreementEvent[], seats: readonly SeatNow[]): readonly SeatStand[] =>
  seats.map(({ sector, title, lead }) => {
    const last = lastOf(events, sector)
    const stand = last === undefined ? 'silent' : standOf[last.kind]
    return {
      ...{ sector, title },
      lead: lead?.name ?? null,
      stand: lead === null && stand === 'silent' ? 'empty' : stand,
      words: last?.words ?? null,
      by: last?.name ?? null,
      at: last?.at ?? null,
      newLead: last !== undefined && lead !== null && lead.person !== last.person,
    }
  })

/** Has every seat that has a lead agreed, and is there one? An empty seat blocks nothing. */
export const allAgree = (events: readonly AgreementEvent[], seats: readonly SeatNow[]): boolean => {
  const led = seats.filter(({ lead }) => lead !== null)
  return led.length > 0 && led.every(({ sector }) => standOf[lastOf(events, sector)?.kind ?? 'withdrew'] === 'agreed')
}

/** What undoes an agreement that was reached: a seat's own word, and nothing else. */
const undoes = (event: AgreementEvent): boolean =>
  event.kind === 'objected' || event.kind === 'withdrew' || event.kind === 'reopened'

/** When it was agreed, if it stands agreed. Later leads, seats added and seats emptied change nothing about it. */
export const agreedSince = (events: readonly AgreementEvent[]): Date | null => {
  const reached = events.findLastIndex(({ kind }) => kind === 'reached')
  const moment = events[reached]?.at ?? null
  return events.slice(reached + 1).some(undoes) ? null : moment
}

/** An objection blocks as long as its sector has a lead; without one it stays to be read. */
export const stateOf = (events: readonly AgreementEvent[], seats: readonly SeatNow[]): AgreementState => {
  if (events.some(({ kind }) => kind === 'closed')) return 'closed'
  if (agreedSince(events) !== null) return 'agreed'
  const blocks = standsOf(events, seats).some(({ stand, lead }) => stand === 'objected' && lead !== null)
  return blocks ? 'objected' : 'open'
}

/** An objection, and the wish to talk again about what was agreed, are said in words. */
export const needsWords = (act: Act): act is 'objected' | 'reopened' => act === 'objected' || act === 'reopened'

/** As many as the table takes. */
export const longestWords = 4000

/** What is wrong with the words; undefined where nothing is. */
export const wordsProblem = (words: string): string | undefined => {
  const { length } = words.trim()
  if (length === 0) return 'Say it in words: the others want to know what would have to change.'
  const figures = [length, longestWords].map((one) => one.toLocaleString('en-GB'))
  return length > longestWords ? `This has ${figures[0]} letters. Use at most ${figures[1]}.` : undefined
}

export type WhyNot = 'closed' | 'no-seat' | 'no-words' | 'said-already' | 'nothing-to-take-back' | 'not-agreed'

/**
 * May the lead of this seat do this now? Undefined where they may.
 * @param sector the seat that the person leads; null for everybody else: facilitators chair and do not vote
 */
export const whyNot = (
  act: Act,
  sector: string | null,
  words: string,
  events: readonly AgreementEvent[],
): WhyNot | undefined => {
  if (events.some(({ kind }) => kind === 'closed')) return 'closed'
  if (sector === null) return 'no-seat'
  const last = lastOf(events, sector)
  const stand = last === undefined ? 'silent' : standOf[last.kind]
  const agreed = agreedSince(events) !== null
  if (act === 'reopened' && !agreed) return 'not-agreed'
  if (needsWords(act) && words.trim() === '') return 'no-words'
  // An agreement that was reached is opened again with words, not by a silent step back.
  if (act === 'withdrew' && (agreed || stand === 'silent')) return 'nothing-to-take-back'
  if (act === 'agreed' && stand === 'agreed') return 'said-already'
  if (act === 'objected' && stand === 'objected' && last?.words === words.trim()) return 'said-already'
  return undefined
}
