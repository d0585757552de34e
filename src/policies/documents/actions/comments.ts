// What sectors say beside a paragraph: comments, answers, and how each was settled.
import { ownSector } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  may,
  notAllowed,
  notFound,
  ok,
  type PersonId,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { mostInComment } from '../rules/limits.ts'
import type { CommentId, PartId } from '../rules/types.ts'
import { commentById, insertComment, settleComment } from '../store/comments.ts'
import { mayHere, nameOf, personOf } from './allowed.ts'
import { lockOpen, partOf, type Where } from './open.ts'

/** Who speaks, and for which sector. */
export interface Speaker {
  readonly sector: string
  readonly person: PersonId | null
  readonly name: string
}

const noSector = (): Refused =>
  new Refused(
    'no-sector',
    409,
    'A comment is a sector’s word, and it is not known for which sector you speak here.',
    'Ask the place lead to give your role a sector, or to make your organisation a partner of this place.',
  )

const notYours = (): Refused =>
  new Refused(
    'not-your-comment',
    403,
    'A comment is settled by who writes the document, or by the sector that made it.',
    'Answer it instead, or ask one of them.',
  )

/** @throws Refused `not-allowed`, or `no-sector` for somebody who speaks for no sector here */
export const speakerOf = async (scope: Scope, { place }: Pick<Where, 'place'>, now: Date): Promise<Speaker> => {
  if (!(await mayHere(scope, 'policies.comment', place, now))) throw notAllowed('comment on drafts of this place')
  const sector = await ownSector(scope, place)
  if (sector === null) throw noSector()
  return { sector, person: personOf(scope), name: nameOf(scope) }
}

const problem = (words: string): string | undefined => {
  if (words.trim() === '') return 'Write your comment.'
  if (words.length > mostInComment)
    return `A comment takes at most ${mostInComment.toLocaleString('en-GB')} letters; this has ${words.length.toLocaleString('en-GB')}.`
  return undefined
}

export interface Say extends Where {
  readonly part: PartId
  /** The comment it answers. */
  readonly answers: CommentId | null
  readonly words: string
  readonly onceKey: string
  readonly at: Date
}

/** A comment beside a paragraph, or an answer to one. Called with a speaker: a route asks `speakerOf` first. */
export const say = async (scope: Scope, speaker: Speaker, command: Say): Promise<Result<true>> => {
  const version = await lockOpen(scope, command)
  const part = await partOf(scope, version, command.part)
  if (command.answers !== null && (await commentById(scope, version.id, command.answers)) === undefined)
    throw notFound('comment')
  const error = problem(command.words)
  if (error !== undefined) return wrong({ words: error })
  const { place, answers, words, at, onceKey } = command
  const id = await insertComment(scope, {
    ...{ place, version: version.id, part: part.id, answers, sector: speaker.sector, words: words.trim() },
    ...{ edition: part.edition, by: speaker.person, byName: speaker.name, at, onceKey },
  })
  // Sent twice: it is there.
  if (id === undefined) return ok(true)
  await record(scope, {
    what: answers === null ? 'comment made' : 'comment answered',
    subject: { kind: 'document comment', id },
    place,
    after: { document: command.kind, paragraph: part.heading, sector: speaker.sector, words: words.trim() },
  })
  return ok(true)
}

export interface Settle extends Where {
  readonly comment: CommentId
  /** What was done about it. */
  readonly words: string
  readonly at: Date
}

/** Partners comment, but do not write the document: they settle no comment of another sector. */
const mayWrite = (scope: Scope, place: PlaceId): boolean => may(scope, 'policies.edit', { kind: 'place', id: place })

/** @throws Refused `not-your-comment` for who may neither write the document nor speaks for the comment's own sector */
export const settle = async (scope: Scope, command: Settle): Promise<Result<true>> => {
  const { place, words, at } = command
  const version = await lockOpen(scope, command)
  const comment = await commentById(scope, version.id, command.comment)
  if (comment === undefined) throw notFound('comment')
  const own = async (): Promise<boolean> =>
    (await mayHere(scope, 'policies.comment', place, at)) && (await ownSector(scope, place)) === comment.sector
  if (!(mayWrite(scope, place) || (await own()))) throw notYours()
  if (words.trim() === '') return wrong({ words: 'Say in a sentence how it was settled.' })
  if (words.length > mostInComment)
    return wrong({ words: `Use at most ${mostInComment.toLocaleString('en-GB')} letters.` })
  if ((await settleComment(scope, comment.id, words.trim(), nameOf(scope), at)) === 0)
    throw new Refused('settled-already', 409, 'This comment is settled already.', 'Look at the paragraph again.')
  await record(scope, {
    what: 'comment settled',
    subject: { kind: 'document comment', id: comment.id },
    place,
    before: { sector: comment.sector, words: comment.words },
    after: { words: words.trim() },
  })
  return ok(true)
}
