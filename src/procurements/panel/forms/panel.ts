// Members, declarations, scores and what was agreed, as form fields.
import {
  asId,
  type Body,
  errorsOf,
  ok,
  type PersonId,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { Question } from '../../rules/criteria.ts'
import type { AgreedScore, Capacity, GivenScore } from '../rules/types.ts'
import { capacities } from '../rules/types.ts'

export interface MemberTyped {
  readonly person: string
  readonly capacity: string
  readonly criteria: readonly string[]
}

export const memberTyped = (body: Body): MemberTyped => ({
  ...{ person: textOf(body, 'person'), capacity: textOf(body, 'capacity'), criteria: textsOf(body, 'criteria') },
})

export interface Named {
  readonly id: PersonId
  readonly name: string
}

export const memberForm = (
  typed: MemberTyped,
  people: readonly Named[],
  questions: readonly string[],
): Result<{
  readonly person: PersonId
  readonly name: string
  readonly capacity: Capacity
  readonly criteria: readonly string[]
}> => {
  const found = people.find(({ id }) => id === typed.person)
  const capacity = capacities.find((one) => one === typed.capacity)
  const criteria = questions.filter((one) => typed.criteria.includes(one))
  const errors = errorsOf({
    person: found === undefined ? 'Choose somebody from the list.' : undefined,
    capacity: capacity === undefined ? 'Choose what this member brings.' : undefined,
    criteria: criteria.length === 0 ? 'Choose at least one question that this member scores.' : undefined,
  })
  if (found === undefined || capacity === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ person: found.id, name: found.name, capacity, criteria })
}

export const leaveForm = (body: Body): Result<{ readonly person: PersonId; readonly why: string }> => {
  const [person, why] = [asId<PersonId>(textOf(body, 'person')), textOf(body, 'why')]
  if (person === undefined) return wrong({ '': 'Choose who leaves the panel.' })
  return ok({ person, why })
}

/** The conflict; null where there is none. */
export const declarationForm = (body: Body): Result<{ readonly conflict: string | null }> => {
  const [has, conflict] = [textOf(body, 'has'), textOf(body, 'conflict')]
  if (has === 'no') return ok({ conflict: null })
  if (has !== 'yes') return wrong({ has: 'Say whether you have a conflict of interest.' })
  if (conflict === '' || conflict.length > 4000) return wrong({ conflict: 'Say what it is, in up to 4,000 letters.' })
  return ok({ conflict })
}

export const decisionForm = (
  body: Body,
): Result<{ readonly declaration: string; readonly stays: boolean; readonly how: string }> => {
  const [declaration, stays, how] = [asId(textOf(body, 'declaration')), textOf(body, 'stays'), textOf(body, 'how')]
  if (declaration === undefined) return wrong({ '': 'Choose the declaration that you decide about.' })
  if (stays !== 'yes' && stays !== 'no') return wrong({ stays: 'Choose whether this member stays.' })
  return ok({ declaration, stays: stays === 'yes', how })
}

export interface ScoreTyped {
  readonly bid: string
  readonly score: string
  readonly reason: string
  readonly changeWhy: string
}

export const scoresTyped = (body: Body, bids: readonly string[]): readonly ScoreTyped[] =>
  bids.map((bid) => ({
    ...{ bid, score: textOf(body, `score-${bid}`), reason: textOf(body, `reason-${bid}`) },
    changeWhy: textOf(body, `why-${bid}`),
  }))

const steps = ({ scale }: Question): ReadonlySet<string> => new Set(scale.map(({ score }) => String(score)))
const most = 4000
const tooLong = (text: string): string | undefined => (text.length > most ? 'Use at most 4,000 letters.' : undefined)

/** What is kept may be half done; what is handed in has a score and a reason for every bid. */
export const scoresForm = (
  typed: readonly ScoreTyped[],
  question: Question,
  handIn: boolean,
): Result<readonly GivenScore[]> => {
  const known = steps(question)
  const begun = handIn ? typed : typed.filter(({ score, reason }) => score !== '' || reason !== '')
  const errors = errorsOf(
    Object.fromEntries(
      begun.flatMap(({ bid, score, reason }) => [
        [`score-${bid}`, known.has(score) ? undefined : 'Choose a score.'],
        [`reason-${bid}`, reason === '' && handIn ? 'Give the reason for this score.' : tooLong(reason)],
      ]),
    ),
  )
  if (Object.keys(errors).length > 0) return wrong(errors)
  if (begun.length === 0) return wrong({ '': 'Nothing is scored yet.' })
  return ok(begun.map(({ bid, score, reason }) => ({ bid, score: Number(score), reason })))
}

/** Of every bid in the running. */
export const agreedForm = (typed: readonly ScoreTyped[], question: Question): Result<readonly AgreedScore[]> => {
  const known = steps(question)
  const errors = errorsOf(
    Object.fromEntries(
      typed.flatMap(({ bid, score, reason, changeWhy }) => [
        [`score-${bid}`, known.has(score) ? undefined : 'Choose the score that the panel agreed on.'],
        [`reason-${bid}`, reason === '' ? 'Give the reason. The bidder reads it.' : tooLong(reason)],
        [`why-${bid}`, changeWhy.length > 2000 ? 'Use at most 2,000 letters.' : undefined],
      ]),
    ),
  )
  if (Object.keys(errors).length > 0) return wrong(errors)
  if (typed.length === 0) return wrong({ '': 'There is no bid in the running to agree on.' })
  return ok(typed.map(({ bid, score, reason, changeWhy }) => ({ bid, score: Number(score), reason, changeWhy })))
}
