// The paragraphs of a draft: adding, changing, moving, removing; and what sectors say beside them.
import { ownSector } from '../../../places/index.ts'
import {
  get,
  goTo,
  invalid,
  post,
  type Route,
  type RouteContext,
  showPage,
  Type,
} from '../../../platform/http/index.ts'
import { asId, type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import { mayHere } from '../actions/allowed.ts'
import { type Say, say, settle, speakerOf } from '../actions/comments.ts'
import { prioritiesNow, wholeVersion } from '../actions/filling.ts'
import { addPart, movePart, removePart, restorePart, savePart } from '../actions/parts.ts'
import { addTyped, keyOf, type PartTyped, saveTyped } from '../forms/paragraph.ts'
import { partBlocks } from '../messages/assemble.ts'
import { blocksHtml } from '../pages/blocks.ts'
import { commentsPart } from '../pages/comments.ts'
import { type Both, type PartFormView, partFormPage } from '../pages/paragraph.ts'
import { draftAddress, partAddress, theKind } from '../pages/words.ts'
import { type EntryKind, firstSection, sectionOf } from '../rules/kinds.ts'
import { formBytes } from '../rules/limits.ts'
import type { CommentId, PartId, PartRow, VersionRow } from '../rules/types.ts'
import { commentById, commentsOf } from '../store/comments.ts'
import { editionsOf, partById } from '../store/parts.ts'
import { type Asked, type Here, hereOf, mayDo, openOr404 } from './here.ts'

type Context = Asked & Pick<RouteContext, 'now'>
type AtPart = Context & { readonly params: { readonly document: string; readonly paragraph: string } }

interface FoundPart extends Here {
  readonly version: VersionRow
  readonly part: PartRow
}

const partAt = async (context: AtPart): Promise<FoundPart> => {
  const here = await hereOf(context)
  const version = await openOr404(context.scope, here.where)
  const id = asId<PartId>(context.params.paragraph)
  const part = id && (await partById(context.scope, version.id, id))
  if (!part) throw notFound('paragraph')
  return { ...here, version, part }
}

interface Refilled {
  readonly typed?: PartTyped
  readonly errors?: FieldErrors
  readonly both?: Both
  /** What was typed in a comment's form and refused. */
  readonly comment?: { readonly typed: Readonly<Record<string, string>>; readonly errors: FieldErrors }
}

const noSectorWords = 'A comment is a sector’s word. It is not known for which sector you speak here.'

const commentsFor = async ({ scope, now }: Context, found: FoundPart, refilled: Refilled) => {
  const { where, place, version, part } = found
  const may = await mayHere(scope, 'policies.comment', where.place, now)
  const sector = may ? await ownSector(scope, where.place) : null
  const mayEdit = mayDo(scope, 'policies.edit', where.place)
  return commentsPart({
    ...{ place, kind: where.kind, part, sector },
    comments: (await commentsOf(scope, version.id)).filter(({ partId }) => partId === part.id),
    whyNot: may && sector === null ? noSectorWords : null,
    maySettle: (comment) => mayEdit || (sector !== null && comment.sector === sector),
    key: crypto.randomUUID(),
    ...(refilled.comment === undefined ? {} : refilled.comment),
  })
}

const partView = async (context: Context, found: FoundPart, refilled: Refilled = {}): Promise<PartFormView> => {
  const { where, place, version, part } = found
  const { scope } = context
  const mayWrite = mayDo(scope, 'policies.edit', where.place) && version.state === 'draft' && part.kind !== 'filled'
  const whole = mayWrite ? undefined : await wholeVersion(scope, version)
  const shown = part.kind === 'filled' ? part : { ...part, kind: 'text' as const }
  return {
    ...{ place, kind: where.kind, number: version.number, part: part.kind, title: part.heading, mayWrite },
    action: partAddress(place, where.kind, part.id),
    typed: refilled.typed ?? { heading: part.heading, words: part.words, priority: part.priority ?? '' },
    priorities: await prioritiesNow(scope, where.place),
    carried: { base: String(part.edition) },
    ...(refilled.errors === undefined ? {} : { errors: refilled.errors }),
    ...(refilled.comment === undefined ? {} : { errors: refilled.comment.errors }),
    ...(refilled.both === undefined ? {} : { both: refilled.both }),
    ...(whole === undefined ? {} : { body: blocksHtml(partBlocks(whole, shown)) }),
    comments: await commentsFor(context, found, refilled),
    history: await editionsOf(scope, part.id),
  }
}

const addTitle = (entry: EntryKind | null, section: string): string =>
  entry === 'outcome' ? 'Add an outcome' : entry === 'question' ? 'Add a question' : `Add a paragraph to “${section}”`

const addView = async (
  context: Context,
  typed: ReturnType<typeof addTyped>,
  errors?: FieldErrors,
): Promise<PartFormView> => {
  const { place, where } = await hereOf(context)
  const version = await openOr404(context.scope, where)
  const section = sectionOf(where.kind, typed.section || firstSection(where.kind))
  if (section === undefined) throw notFound(`part of ${theKind(where.kind)}`)
  const entry = section.entries === typed.entry ? typed.entry : null
  return {
    ...{ place, kind: where.kind, number: version.number, part: entry ?? 'text', typed, mayWrite: true },
    title: addTitle(entry, section.title),
    action: `${draftAddress(place, where.kind)}/add`,
    priorities: await prioritiesNow(context.scope, where.place),
    carried: {
      section: section.key,
      key: typed.onceKey,
      ...(entry === null ? {} : { entry }),
      ...(typed.after === undefined ? {} : { after: typed.after }),
    },
    ...(errors === undefined ? {} : { errors }),
  }
}

const toPart = ({ place, where, part }: FoundPart): string => `${draftAddress(place, where.kind)}#part-${part.id}`

const writingRoutes = (): readonly Route[] => [
  get({
    name: 'add paragraph form',
    path: '/places/:place/policies/:document/draft/add',
    permission: 'policies.edit',
    words: 'The form to add a paragraph, an outcome or a question to a draft.',
    query: Type.Object({
      section: Type.Optional(Type.String()),
      entry: Type.Optional(Type.String()),
      after: Type.Optional(Type.String()),
    }),
    handle: async (context) => showPage(partFormPage(await addView(context, addTyped(context.query)))),
  }),
  post({
    name: 'add a paragraph',
    path: '/places/:place/policies/:document/draft/add',
    permission: 'policies.edit',
    audit: 'paragraph added',
    words: 'Adds a paragraph, an outcome or a question to a draft; once, however often it is sent.',
    form: { maxBytes: formBytes },
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      const typed = addTyped(context.body)
      const priority = asId(typed.priority) ?? null
      const made = await addPart(context.scope, { ...where, ...typed, priority, at: context.now })
      if (!made.ok) return invalid(made.errors, partFormPage(await addView(context, typed, made.errors)))
      return goTo(`${draftAddress(place, where.kind)}#part-${made.value}`, {
        message: 'It is added.',
        data: { paragraph: made.value },
      })
    },
  }),
  get({
    name: 'document paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph',
    permission: 'policies.drafts',
    words: 'One paragraph of a draft: its form, what sectors say about it, and every text it had.',
    handle: async (context) => showPage(partFormPage(await partView(context, await partAt(context)))),
  }),
  post({
    name: 'save a paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph',
    permission: 'policies.edit',
    audit: 'paragraph changed',
    words: 'Saves a paragraph. Where somebody else saved it meanwhile, both texts are shown and one chooses.',
    form: { maxBytes: formBytes },
    handle: async (context) => {
      const { scope, body, now } = context
      const found = await partAt(context)
      const typed = saveTyped(body)
      const entry = found.part.kind === 'outcome' || found.part.kind === 'question'
      const priority = entry && 'priority' in body ? { priority: asId(typed.priority) ?? null } : {}
      const { heading, words, base, choice, mine } = typed
      const saved = await savePart(scope, {
        ...found.where,
        ...{ heading, words, base, choice, mine, part: found.part.id, at: now },
        ...priority,
      })
      if (!saved.ok) {
        const { part } = found
        const kept = { ...part, by: part.changedBy, at: part.changedAt, removed: part.removedAt !== null }
        const both = mine === null ? {} : { both: { theirs: kept, mine } }
        return invalid(
          saved.errors,
          partFormPage(await partView(context, found, { typed, errors: saved.errors, ...both })),
        )
      }
      const outcome = saved.value
      if (outcome.what === 'choose') {
        const both = { theirs: outcome.theirs, mine: outcome.mine }
        return showPage(partFormPage(await partView(context, found, { typed, both })), 409)
      }
      const message =
        outcome.what === 'theirs kept'
          ? 'Theirs is kept. Yours is in the history of the paragraph.'
          : 'The paragraph is saved.'
      return goTo(toPart(found), { message })
    },
  }),
]

const moving = (action: 'up' | 'down'): Route =>
  post({
    name: `move a paragraph ${action}`,
    path: `/places/:place/policies/:document/draft/paragraphs/:paragraph/${action}`,
    permission: 'policies.edit',
    audit: 'paragraph moved',
    words: `Moves a paragraph ${action} by one, within its section.`,
    handle: async (context) => {
      const found = await partAt(context as AtPart)
      await movePart(context.scope, { ...found.where, part: found.part.id, up: action === 'up', at: context.now })
      return goTo(toPart(found))
    },
  })

const orderRoutes = (): readonly Route[] => [
  moving('up'),
  moving('down'),
  post({
    name: 'remove a paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph/remove',
    permission: 'policies.edit',
    audit: 'paragraph removed',
    words: 'Removes a paragraph from a draft. It can be brought back.',
    handle: async (context) => {
      const found = await partAt(context)
      const heading = await removePart(context.scope, { ...found.where, part: found.part.id, at: context.now })
      return goTo(draftAddress(found.place, found.where.kind), {
        message: `“${heading}” is removed. It can be brought back below.`,
      })
    },
  }),
  post({
    name: 'bring a paragraph back',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph/back',
    permission: 'policies.edit',
    audit: 'paragraph brought back',
    words: 'Brings a removed paragraph back as it was.',
    handle: async (context) => {
      const found = await partAt(context)
      const heading = await restorePart(context.scope, { ...found.where, part: found.part.id, at: context.now })
      return goTo(toPart(found), { message: `“${heading}” is back.` })
    },
  }),
]

/** Says it, or shows the paragraph again with what was typed under the field it was typed in. */
const saying = async (
  context: AtPart & Pick<RouteContext, 'body'>,
  found: FoundPart,
  field: string,
  answers: CommentId | null,
) => {
  const { scope, body, now } = context
  const speaker = await speakerOf(scope, found.where, now)
  const words = textOf(body, field)
  const command: Say = { ...found.where, part: found.part.id, answers, words, onceKey: keyOf(body), at: now }
  const said = await say(scope, speaker, command)
  if (said.ok)
    return goTo(toPart(found), { message: answers === null ? 'Your comment is there.' : 'Your answer is there.' })
  const errors = { [field]: said.errors.words ?? '' }
  return invalid(
    errors,
    partFormPage(await partView(context, found, { comment: { typed: { [field]: words }, errors } })),
  )
}

type AtComment = Context & { readonly params: { readonly document: string; readonly comment: string } }

const commentAt = async (context: AtComment): Promise<{ readonly found: FoundPart; readonly comment: CommentId }> => {
  const here = await hereOf(context)
  const version = await openOr404(context.scope, here.where)
  const id = asId<CommentId>(context.params.comment)
  const comment = id && (await commentById(context.scope, version.id, id))
  const part = comment && (await partById(context.scope, version.id, comment.partId))
  if (!comment || !part) throw notFound('comment')
  return { found: { ...here, version, part }, comment: comment.id }
}

const commentRoutes = (): readonly Route[] => [
  post({
    name: 'comment on a paragraph',
    path: '/places/:place/policies/:document/draft/paragraphs/:paragraph/comments',
    permission: 'policies.comment',
    audit: 'comment made',
    words: 'Says what a sector thinks of a paragraph.',
    partnersToo: true,
    handle: async (context) => saying(context, await partAt(context), 'comment', null),
  }),
  post({
    name: 'answer a comment',
    path: '/places/:place/policies/:document/draft/comments/:comment/answer',
    permission: 'policies.comment',
    audit: 'comment answered',
    words: 'Answers what a sector said about a paragraph.',
    partnersToo: true,
    handle: async (context) => {
      const { found, comment } = await commentAt(context)
      const params = { document: context.params.document, paragraph: found.part.id }
      return saying({ ...context, params }, found, `answer-${comment}`, comment)
    },
  }),
  post({
    name: 'settle a comment',
    path: '/places/:place/policies/:document/draft/comments/:comment/settle',
    permission: 'policies.comment',
    audit: 'comment settled',
    words: 'Says how a comment was settled: by who writes the document, or the sector that made it.',
    partnersToo: true,
    handle: async (context) => {
      const { found, comment } = await commentAt(context)
      const field = `settle-${comment}`
      const words = textOf(context.body, field)
      const settled = await settle(context.scope, { ...found.where, comment, words, at: context.now })
      if (settled.ok) return goTo(toPart(found), { message: 'The comment is settled.' })
      const errors = { [field]: settled.errors.words ?? '' }
      return invalid(
        errors,
        partFormPage(await partView(context, found, { comment: { typed: { [field]: words }, errors } })),
      )
    },
  }),
]

export const paragraphRoutes = (): readonly Route[] => [...writingRoutes(), ...orderRoutes(), ...commentRoutes()]
