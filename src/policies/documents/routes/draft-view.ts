// A draft as its page shows it, gathered once for the page and its JSON twin.

import type { RouteContext } from '../../../platform/http/index.ts'
import { dayOf, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { documentBody, html } from '../../../platform/ui/index.ts'
import { type AgreementView, agreementOf, agreementPanel } from '../../../priorities/index.ts'
import { partnersToday } from '../actions/adopt.ts'
import { mayHere } from '../actions/allowed.ts'
import { toldOf, wholeVersion } from '../actions/filling.ts'
import { standingOf, subjectOf } from '../actions/life.ts'
import { notReady } from '../actions/propose.ts'
import { partBlocks } from '../messages/assemble.ts'
import { nameOfPriority } from '../messages/fills.ts'
import { remarksOf } from '../pages/comments.ts'
import type { DraftView, PartShown } from '../pages/draft.ts'
import { stageOf } from '../rules/life.ts'
import type { CommentRow, PartRow, VersionRow, VersionWhole } from '../rules/types.ts'
import { adoptionsOf } from '../store/adoptions.ts'
import { commentsOf } from '../store/comments.ts'
import { partsOf, removedParts } from '../store/parts.ts'
import { type Here, mayDo } from './here.ts'

type Context = Pick<RouteContext, 'scope' | 'now'>

/** Entries are shown as they were written: the words of a clause, or help with a question. */
const bodyOf = (whole: VersionWhole, part: PartRow) => {
  const shown = part.kind === 'outcome' || part.kind === 'question' ? { ...part, kind: 'text' as const } : part
  const blocks = partBlocks(whole, shown)
  return blocks.length === 0
    ? html`<p class="govuk-body cw-muted">No words yet</p>`
    : documentBody({ blocks, part: true, prefix: `${part.id}-` })
}

export const isUnsettled = (comment: CommentRow): boolean => comment.answers === null && comment.settledAt === null

const partShown =
  (whole: VersionWhole, comments: readonly CommentRow[]) =>
  (part: PartRow): PartShown => {
    const own = comments.filter(({ partId }) => partId === part.id)
    const priority = whole.filling.priorities.find(({ id }) => id === part.priority)
    const { id, section, kind, fill, heading } = part
    return {
      ...{ id, section, kind, fill, heading },
      body: bodyOf(whole, part),
      priority: priority ? nameOfPriority(priority) : null,
      comments: remarksOf(own, part.edition),
      openComments: own.filter(isUnsettled).length,
    }
  }

const wordsIn = (parts: readonly PartRow[], section: string): number =>
  parts
    .filter((part) => part.section === section)
    .reduce((sum, { words }) => sum + words.split(/\s+/).filter((word) => word !== '').length, 0)

/** What sectors said each time it was proposed, oldest first. */
const roundsOf = async (
  scope: Scope,
  place: PlaceId,
  { proposals }: VersionRow,
  now: Date,
): Promise<readonly AgreementView[]> => {
  const found: AgreementView[] = []
  for (const proposal of proposals) {
    const one = await agreementOf(scope, place, subjectOf(proposal), now)
    if (one) found.push(one)
  }
  return found
}

export interface DraftFound {
  readonly view: DraftView
  readonly parts: readonly PartRow[]
  readonly comments: readonly CommentRow[]
}

export const draftFound = async (
  { scope, now }: Context,
  { where, place }: Here,
  version: VersionRow,
): Promise<DraftFound> => {
  const parts = await partsOf(scope, version.id)
  const whole = await wholeVersion(scope, version, { parts })
  const comments = await commentsOf(scope, version.id)
  const life = (await standingOf(scope, where.place, [version])).get(version.id)
  const stage = life === undefined ? 'draft' : stageOf(life)
  const adoptions = await adoptionsOf(scope, version.id)
  const adopted = new Set(adoptions.map(({ organisationId }) => organisationId))
  const rounds = await roundsOf(scope, where.place, version, now)
  const agreement = version.state === 'draft' ? undefined : rounds.at(-1)
  const earlier = (version.state === 'draft' ? rounds : rounds.slice(0, -1)).map((one) => agreementPanel(one, place))
  const shown = parts.map(partShown(whole, comments))
  const { number, title, reviewOn, file } = version
  const view: DraftView = {
    ...{ place, kind: where.kind, number, title, reviewOn, stage, parts: shown },
    file: file && { name: file.name },
    removed: await removedParts(scope, version.id),
    onePage: where.kind === 'charter' ? wordsIn(parts, 'one-page') : null,
    notReady: notReady(version, parts, whole.filling) ?? null,
    openComments: shown.reduce((sum, part) => sum + part.openComments, 0),
    agreement: agreement === undefined ? null : agreementPanel(agreement, place),
    earlier,
    adoptions: toldOf(adoptions),
    notYet: (await partnersToday(scope, where.place, dayOf(now)))
      .filter(({ id }) => !adopted.has(id))
      .map(({ name }) => name),
    priorities: whole.filling.priorities.length,
    hasRules: whole.filling.rules !== null,
    mayEdit: mayDo(scope, 'policies.edit', where.place),
    mayAdopt: mayDo(scope, 'policies.adopt', where.place),
    mayPublish: mayDo(scope, 'policies.publish', where.place),
    mayComment: await mayHere(scope, 'policies.comment', where.place, now),
  }
  return { view, parts, comments }
}

export const draftJson = ({ view, parts, comments }: DraftFound) => ({
  kind: view.kind,
  version: view.number,
  title: view.title,
  stage: view.stage,
  reviewOn: view.reviewOn,
  openComments: view.openComments,
  parts: parts.map((part) => ({
    ...{ id: part.id, section: part.section, kind: part.kind, heading: part.heading, words: part.words },
    filledFrom: part.fill,
    priority: part.priority,
    edition: part.edition,
    comments: comments
      .filter(({ partId }) => partId === part.id)
      .map(({ id, sector, words, by, at, answers, settledWords }) => ({
        ...{ id, sector, words, by, answers },
        at: at.toISOString(),
        settled: settledWords,
      })),
  })),
  adoptions: view.adoptions,
})
