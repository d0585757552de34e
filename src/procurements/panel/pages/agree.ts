// The panel agrees on one question: what each gave, side by side, and what all of them stand by.
import { type FieldErrors, formatMoment, listOf } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  radios,
  table,
  textarea,
} from '../../../platform/ui/index.ts'
import type { OpenedBid } from '../../checks/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import type { Links } from '../../pages/words.ts'
import type { Leaf } from '../../rules/tree.ts'
import type { ScoreTyped } from '../forms/panel.ts'
import { agreedOn, type Progress, spreadOf } from '../rules/panel.ts'
import type { Consensus, Member, Score } from '../rules/types.ts'
import { answerPart, questionPart } from './bid.ts'
import { agreeAt, panelAt, underTender, type Where } from './words.ts'

export interface AgreeView extends Where {
  readonly leaf: Leaf
  readonly progress: Progress
  readonly members: readonly Member[]
  readonly bids: readonly OpenedBid[]
  /** Empty until all are in. */
  readonly scores: readonly Score[]
  readonly consensus: readonly Consensus[]
  readonly typed: readonly ScoreTyped[]
  readonly mayEdit: boolean
  readonly links: Links
  readonly errors?: FieldErrors
}

export const givenColumns = [
  { name: 'bidder', title: 'Bidder' },
  { name: 'member', title: 'Member' },
  { name: 'score', title: 'Score', numeric: true },
  { name: 'reason', title: 'Reason' },
] as const

const nameOf = (view: AgreeView, person: string): string =>
  view.members.find((one) => one.person === person)?.name ?? 'Somebody who left'

const editions = (view: AgreeView, bid: string): Html | false => {
  const all = view.consensus.filter((one) => one.criterion === view.leaf.id && one.bid === bid)
  return (
    all.length > 0 &&
    html`<p class="govuk-body">Agreed: <strong>${all.at(-1)?.score}</strong>, written by ${all.at(-1)?.by}, ${formatMoment(all.at(-1)?.at ?? new Date(0))}.${all.at(-1)?.afterPrices && all.length > 1 && ' It was changed after prices could be seen.'}</p>${
      all.length > 1 &&
      details(
        { summary: 'Earlier agreements', small: true },
        html`<ul class="govuk-list">${all.slice(0, -1).map((one) => html`<li><strong>${one.score}</strong>, ${formatMoment(one.at)}: ${one.reason}</li>`)}</ul><p class="govuk-body">Changed because: ${all.at(-1)?.changeWhy}</p>`,
      )
    }`
  )
}

const one = (view: AgreeView, bid: OpenedBid): Html => {
  const { leaf, scores, errors } = view
  const given = scores.filter((score) => score.bid === bid.bid)
  const spread = spreadOf(scores, leaf.id, bid.bid)
  const typed = view.typed.find((score) => score.bid === bid.bid)
  const stands = agreedOn(view.consensus, leaf.id, bid.bid)
  return html`<section aria-labelledby="${`bid-${bid.number}`}"><h2 class="govuk-heading-m" id="${`bid-${bid.number}`}">${bid.bidder}</h2>${details({ summary: `What ${bid.bidder} answered` }, answerPart(bid, leaf))}${table(
    {
      caption: 'What each member gave',
      listed: true,
      columns: givenColumns.slice(1),
      rows: given.map(({ person, score, reason }) => [nameOf(view, person), score, reason]),
    },
  )}${spread !== null && spread.high - spread.low >= 2 && html`<p class="govuk-body">They are ${spread.high - spread.low} points apart: talk about why before you agree.</p>`}${editions(view, bid.bid)}${
    view.mayEdit &&
    html`${radios({
      ...{ name: `score-${bid.bid}`, label: `What does the panel agree on for ${bid.bidder}?`, size: 's', small: true },
      ...{ value: typed?.score ?? '', error: errors?.[`score-${bid.bid}`] },
      options: leaf.question.scale.map(({ score, words }) => ({
        value: String(score),
        text: String(score),
        hint: words,
      })),
    })}${textarea({
      ...{ name: `reason-${bid.bid}`, label: 'The reason', rows: 4 },
      ...{ value: typed?.reason ?? '', error: errors?.[`reason-${bid.bid}`] },
      hint: 'Write it for the bidder, who is told: what was good, what was missing, and where in its answer.',
    })}${
      stands !== undefined &&
      textarea({
        ...{ name: `why-${bid.bid}`, label: 'If you change it: why?', rows: 2 },
        ...{ value: typed?.changeWhy ?? '', error: errors?.[`why-${bid.bid}`] },
      })
    }`
  }</section>`
}

export const agreePage = (view: AgreeView): PageView => {
  const { leaf, progress, bids, mayEdit } = view
  const waits = progress.state === 'nobody' || progress.state === 'scoring'
  return framed({
    place: view.place,
    title: leaf.title,
    caption: `Agree on a question: ${view.tender.title}`,
    under: [...underTender(view), { text: 'The panel', href: panelAt(view) }],
    errors: view.errors,
    wide: true,
    main: html`${questionPart(leaf)}${
      waits
        ? insetText(
            html`<p class="govuk-body">${
              progress.state === 'nobody'
                ? 'Nobody scores this question yet.'
                : `Not all have handed in. Waiting for ${listOf(progress.waiting.map(({ name }) => name))}. Until then nobody sees what the others gave.`
            }</p>`,
          )
        : bids.length === 0
          ? insetText(html`<p class="govuk-body">No bid is in the running.</p>`)
          : mayEdit
            ? form(
                { action: agreeAt(view, leaf.id) },
                ...bids.map((bid) => one(view, bid)),
                button({ text: 'Keep what was agreed' }),
              )
            : html`${bids.map((bid) => one(view, bid))}`
    }`,
  })
}
