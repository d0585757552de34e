// Ideas, while they are gathered: said, written down for somebody in the room, changed, taken back.
import { record } from '../../../platform/audit/index.ts'
import { isSector, type Sector } from '../../../platform/auth/index.ts'
import {
  type FieldErrors,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { gathers } from '../rules/stages.ts'
import type { Conversation, ConversationId, Idea, IdeaId, QuestionId, Standing } from '../rules/types.ts'
import { ideaById, insertIdea, saveIdea, withdraw } from '../store/ideas.ts'
import { questionById } from '../store/questions.ts'
import { changing, once, somebody, type Taken } from './change.ts'
import { mustLead, standingIn, voiceFor } from './standing.ts'

interface At {
  readonly place: PlaceId
  readonly conversation: ConversationId
  readonly now: Date
}

export interface IdeaCommand extends At {
  readonly question: QuestionId
  readonly words: string
  /** For whom it is said: asked only where nobody knows. */
  readonly sector: string
  readonly key: string
}

const overWords =
  'This conversation no longer gathers ideas. Your words are still here: copy them, or ask the facilitator to go back to gathering.'

const chooseSector: FieldErrors = { sector: 'Choose the sector you speak for.' }

/** The sector to speak for, or what is in the way. */
export const sectorOf = (standing: Standing<Sector>, chosen: string): Result<Sector, FieldErrors> => {
  if (standing.kind === 'speaks') return ok(standing.sector)
  if (standing.kind === 'says-which') return isSector(chosen) ? ok(chosen) : wrong(chooseSector)
  return standing.kind === 'chairs'
    ? wrong({ words: 'A facilitator has no voice of their own. Write down what somebody says in the room instead.' })
    : wrong({ words: 'You can read this conversation, but not speak in it.' })
}

/** Of an anonymous conversation the record says that something was done, not what, and not by whom. */
const note = (
  scope: Scope,
  conversation: Conversation,
  what: string,
  about: { readonly id: string; readonly own: boolean; readonly before?: object; readonly after?: object },
) =>
  record(scope, {
    what,
    place: conversation.place,
    ...(conversation.anonymous && about.own
      ? { subject: { kind: 'conversation', id: conversation.id }, unnamed: somebody }
      : {
          subject: { kind: 'idea', id: about.id },
          ...(about.before === undefined ? {} : { before: about.before }),
          ...(about.after === undefined ? {} : { after: about.after }),
        }),
  })

const mustBeHere = async (scope: Scope, conversation: Conversation, question: QuestionId): Promise<void> => {
  if ((await questionById(scope, conversation.id, question)) === undefined) throw notFound('question')
}

export const sayIdea = async (
  scope: Scope,
  command: IdeaCommand,
): Promise<Result<Taken<IdeaId> & { readonly anonymous: boolean }, FieldErrors>> => {
  const conversation = await changing(scope, command.place, command.conversation)
  await mustBeHere(scope, conversation, command.question)
  const { place, key, words, question, now } = command
  const done = await once(scope, { place, key, words: [words, question] }, async () => {
    if (!gathers(conversation.stage)) return wrong<FieldErrors>({ words: overWords })
    const sector = sectorOf(await standingIn(scope, conversation, now), command.sector)
    if (!sector.ok) return sector
    const voice = await voiceFor(scope, conversation, sector.value)
    const idea = { question, voice: voice.id, sector: voice.sector, words, at: now }
    const id = await insertIdea(scope, conversation, idea)
    await note(scope, conversation, 'idea added', { id, own: true, after: { words, sector: voice.sector } })
    return ok(id)
  })
  return done.ok ? ok({ ...done.value, anonymous: conversation.anonymous }) : done
}

export const writeDownIdea = async (
  scope: Scope,
  command: IdeaCommand,
): Promise<Result<Taken<IdeaId>, FieldErrors>> => {
  const { place, key, words, question, sector, now } = command
  mustLead(scope, place)
  const conversation = await changing(scope, place, command.conversation)
  await mustBeHere(scope, conversation, question)
  return once(scope, { place, key, words: [words, question, sector] }, async () => {
    if (!gathers(conversation.stage)) return wrong<FieldErrors>({ words: overWords })
    if (!isSector(sector)) return wrong<FieldErrors>({ sector: 'Choose the sector of whoever said it.' })
    const id = await insertIdea(scope, conversation, { question, voice: null, sector, words, at: now })
    await note(scope, conversation, 'idea written down', { id, own: false, after: { words, sector } })
    return ok(id)
  })
}

/** One's own; or, for whoever leads, one that was written down in the room. */
export const mayChangeIdea = (idea: Idea, leads: boolean): boolean => idea.mine || (idea.inRoom && leads)

const toChange = async (
  scope: Scope,
  command: At & { readonly idea: IdeaId },
  leads: boolean,
): Promise<{ readonly conversation: Conversation; readonly idea: Idea }> => {
  const conversation = await changing(scope, command.place, command.conversation)
  const idea = await ideaById(scope, conversation.id, command.idea)
  if (idea === undefined) throw notFound('idea')
  if (!mayChangeIdea(idea, leads))
    throw new Refused(
      'not-your-idea',
      409,
      'This idea is somebody else’s. Only they can change it or take it back.',
      'Add an idea of your own that says what you mean.',
    )
  return { conversation, idea }
}

export const changeIdea = async (
  scope: Scope,
  command: At & { readonly idea: IdeaId; readonly words: string; readonly key: string },
  leads: boolean,
): Promise<Result<Taken<IdeaId>, FieldErrors>> => {
  const { conversation, idea } = await toChange(scope, command, leads)
  const { place, key, words } = command
  return once(scope, { place, key, words: [words] }, async () => {
    if (!gathers(conversation.stage)) return wrong<FieldErrors>({ words: overWords })
    await saveIdea(scope, idea.id, words)
    const [before, after] = [{ words: idea.words }, { words }]
    await note(scope, conversation, 'idea changed', { id: idea.id, own: idea.mine, before, after })
    return ok(idea.id)
  })
}

export const withdrawIdea = async (
  scope: Scope,
  command: At & { readonly idea: IdeaId },
  leads: boolean,
): Promise<Result<void, FieldErrors>> => {
  const { conversation, idea } = await toChange(scope, command, leads)
  if (!gathers(conversation.stage)) return wrong({ words: overWords })
  await withdraw(scope, idea.id, command.now)
  await note(scope, conversation, 'idea taken back', { id: idea.id, own: idea.mine })
  return ok(undefined)
}
