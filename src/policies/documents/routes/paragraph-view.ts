// One paragraph as its page shows it: for the routes that write it, and those that comment on it.
import { ownSector } from '../../../places/index.ts'
import type { RouteContext } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, notFound } from '../../../platform/kernel/index.ts'
import { documentBody } from '../../../platform/ui/index.ts'
import { mayHere } from '../actions/allowed.ts'
import { prioritiesNow, wholeVersion } from '../actions/filling.ts'
import type { PartTyped } from '../forms/paragraph.ts'
import { partBlocks } from '../messages/assemble.ts'
import { commentsPart } from '../pages/comments.ts'
import type { Both, PartFormView } from '../pages/paragraph.ts'
import { draftAddress, partAddress } from '../pages/words.ts'
import type { PartId, PartRow, VersionRow } from '../rules/types.ts'
import { commentsOf } from '../store/comments.ts'
import { editionsOf, partById } from '../store/parts.ts'
import { type Asked, type Here, hereOf, mayDo, openOr404 } from './here.ts'

export type Context = Asked & Pick<RouteContext, 'now'>
export type AtPart = Context & { readonly params: { readonly document: string; readonly paragraph: string } }

export interface FoundPart extends Here {
  readonly version: VersionRow
  readonly part: PartRow
}

export const partAt = async (context: AtPart): Promise<FoundPart> => {
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

export const partView = async (context: Context, found: FoundPart, refilled: Refilled = {}): Promise<PartFormView> => {
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
    ...(whole === undefined ? {} : { body: documentBody({ blocks: partBlocks(whole, shown), part: true }) }),
    comments: await commentsFor(context, found, refilled),
    history: await editionsOf(scope, part.id),
  }
}

export const toPart = ({ place, where, part }: FoundPart): string =>
  `${draftAddress(place, where.kind)}#part-${part.id}`
