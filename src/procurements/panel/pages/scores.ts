// One member scores one question, bid by bid.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  radios,
  textarea,
} from '../../../platform/ui/index.ts'
import type { OpenedBid } from '../../checks/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import { link } from '../../pages/words.ts'
import type { Leaf } from '../../rules/tree.ts'
import type { ScoreTyped } from '../forms/panel.ts'
import type { Score } from '../rules/types.ts'
import { answerPart, questionPart } from './bid.ts'
import { panelAt, scoresAt, underTender, type Where } from './words.ts'

/** Why there is nothing to score for whoever looks; null where there is. */
export type Blocked = 'sealed' | 'not-member' | 'not-yours' | 'declare' | 'aside' | null

export interface ScoresView extends Where {
  readonly leaf: Leaf
  readonly blocked: Blocked
  /** In the running. */
  readonly bids: readonly OpenedBid[]
  readonly typed: readonly ScoreTyped[]
  /** One's own, as they are kept. */
  readonly kept: readonly Score[]
  readonly errors?: FieldErrors
}

const blockedWords: Readonly<Record<Exclude<Blocked, null>, string>> = {
  sealed: 'The bids are still sealed. They can be scored once two officers have opened them.',
  'not-member': 'You are not on the panel of this tender, so there is nothing here for you to score.',
  'not-yours': 'Other members score this question.',
  declare: 'Before you read a bid, say on the page of the panel whether you have a conflict of interest.',
  aside: 'You declared a conflict of interest, and it is not settled in a way that lets you score.',
}

const one = (view: ScoresView, bid: OpenedBid): Html => {
  const kept = view.kept.find((score) => score.bid === bid.bid)
  const typed = view.typed.find((score) => score.bid === bid.bid)
  const { leaf, errors } = view
  return html`<section aria-labelledby="${`bid-${bid.number}`}"><h2 class="govuk-heading-m" id="${`bid-${bid.number}`}">${bid.bidder}</h2>${answerPart(bid, leaf)}${
    kept?.handedInAt != null
      ? insetText(
          html`<p class="govuk-body">You gave <strong>${kept.score}</strong> and handed it in on ${formatMoment(kept.handedInAt)}: ${kept.reason}</p>`,
        )
      : html`${radios({
          ...{ name: `score-${bid.bid}`, label: `Your score for ${bid.bidder}`, size: 's', small: true },
          ...{ value: typed?.score ?? '', error: errors?.[`score-${bid.bid}`] },
          options: leaf.question.scale.map(({ score, words }) => ({
            ...{ value: String(score), text: String(score), hint: words },
          })),
        })}${textarea({
          ...{ name: `reason-${bid.bid}`, label: 'Your reason', rows: 4 },
          ...{ value: typed?.reason ?? '', error: errors?.[`reason-${bid.bid}`] },
          hint: 'What in the answer earned this score, and what was missing. Point to what it says.',
        })}`
  }</section>`
}

export const scoresPage = (view: ScoresView): PageView => {
  const { leaf, blocked, bids, kept } = view
  const open = bids.some(({ bid }) => kept.find((score) => score.bid === bid)?.handedInAt == null)
  return framed({
    place: view.place,
    title: leaf.title,
    caption: `Score a question: ${view.tender.title}`,
    under: [...underTender(view), { text: 'The panel', href: panelAt(view) }],
    errors: view.errors,
    main: html`${questionPart(leaf)}${
      blocked !== null
        ? insetText(
            html`<p class="govuk-body">${blockedWords[blocked]}</p><p class="govuk-body">${link(panelAt(view), 'The panel')}</p>`,
          )
        : bids.length === 0
          ? insetText(html`<p class="govuk-body">No bid is in the running.</p>`)
          : form(
              { action: scoresAt(view, leaf.id) },
              html`<p class="govuk-body">Score alone. Nobody sees what you give before all have handed in, and you do not see theirs. What you keep can be changed; what you hand in stays.</p>`,
              ...bids.map((bid) => one(view, bid)),
              open &&
                html`<div class="govuk-button-group">${button({ text: 'Keep, and go on later', kind: 'secondary', name: 'do', value: 'keep' })}${button({ text: 'Hand in', name: 'do', value: 'hand-in' })}</div>`,
            )
    }`,
  })
}
