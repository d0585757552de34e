// What every page of the panel is made of: the tender of the address, who scores, and how far they are.
import { may, notFound } from '../../../platform/kernel/index.ts'
import { openedBidsOf } from '../../checks/store/checks.ts'
import { type Context, tenderHere } from '../../routes/here.ts'
import { type Leaf, questionsIn } from '../../rules/tree.ts'
import { progressOf, standingOf } from '../rules/panel.ts'
import type { Member } from '../rules/types.ts'
import { consensusOf, declarationsOf, handedInFor, membersOf } from '../store/panel.ts'

export type Params = { readonly procurement: string; readonly tender: string }
export type At = Context & { readonly params: Params }

export const panelHere = async (context: At) => {
  const { scope, params } = context
  const here = await tenderHere(context, params)
  const { id, tender, procurement } = here
  const [members, declarations] = [await membersOf(scope, tender.id), await declarationsOf(scope, tender.id)]
  const bids = await openedBidsOf(scope, tender.id)
  const running = bids.filter((one) => one.running)
  const [handedIn, consensus] = [await handedInFor(scope, tender.id), await consensusOf(scope, tender.id)]
  const questions = questionsIn(tender.criteria)
  const { actor } = scope
  const own: Member | null =
    members.find(({ person, left }) => actor.kind === 'person' && person === actor.id && left === null) ?? null
  const progress = questions.map((leaf) =>
    progressOf(leaf.id, { members, handedIn, consensus, bids: running.map(({ bid }) => bid) }),
  )
  return {
    ...{ ...here, members, declarations, bids, running, consensus, questions, own, progress },
    of: { procurement: procurement.id, tender: tender.id },
    opened: tender.openedAt !== null,
    standing: own === null ? null : standingOf(own, declarations),
    mayEdit:
      procurement.abandoned === null &&
      procurement.place === id &&
      may(scope, 'procurements.edit', { kind: 'place', id }),
  }
}

export type PanelHere = Awaited<ReturnType<typeof panelHere>>

export const leafNamed = ({ questions }: Pick<PanelHere, 'questions'>, criterion: string): Leaf => {
  const leaf = questions.find(({ id }) => id === criterion)
  if (leaf === undefined) throw notFound('question')
  return leaf
}

/** Names of the bidders, for whoever may know them by now. */
export const biddersFor = ({ own, mayEdit, bids }: PanelHere): readonly string[] =>
  own !== null || mayEdit ? bids.map(({ bidder }) => bidder) : []
