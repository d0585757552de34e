// What sectors say beside a paragraph: comments, answers, and how each was settled.
import { goTo, invalid, post, type Route, type RouteContext } from '../../../platform/http/index.ts'
import { asId, notFound, textOf } from '../../../platform/kernel/index.ts'
import { type Say, say, settle, speakerOf } from '../actions/comments.ts'
import { keyOf } from '../forms/paragraph.ts'
import { partFormPage } from '../pages/paragraph.ts'
import type { CommentId } from '../rules/types.ts'
import { commentById } from '../store/comments.ts'
import { partById } from '../store/parts.ts'
import { hereOf, openOr404 } from './here.ts'
import { type AtPart, type Context, type FoundPart, partAt, partView, toPart } from './paragraph-view.ts'

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

export const commentRoutes = (): readonly Route[] => [
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
