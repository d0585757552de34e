// One check of one bid, as form fields.
import { asId, type Body, errorsOf, ok, type Result, textOf, wrong } from '../../../platform/kernel/index.ts'
import type { Condition } from '../../rules/tender.ts'
import type { BidId } from '../../rules/types.ts'
import { type Check, checkKinds, outcomes } from '../rules/types.ts'

export interface CheckTyped {
  readonly bid: string
  /** A kind; of a condition `condition:` and its id. */
  readonly what: string
  readonly outcome: string
  readonly words: string
}

export const checkTyped = (body: Body): CheckTyped => ({
  ...{ bid: textOf(body, 'bid'), what: textOf(body, 'what'), outcome: textOf(body, 'outcome') },
  words: textOf(body, 'words'),
})

export const checkForm = (
  typed: CheckTyped,
  bids: readonly string[],
  conditions: readonly Condition[],
): Result<Omit<Check, 'id' | 'at' | 'by'>> => {
  const bid = bids.includes(typed.bid) ? asId<BidId>(typed.bid) : undefined
  const about = typed.what.startsWith('condition:') ? typed.what.slice('condition:'.length) : ''
  const kind = about === '' ? checkKinds.find((one) => one === typed.what && one !== 'condition') : 'condition'
  const outcome = outcomes.find((one) => one === typed.outcome)
  const known = about === '' || conditions.some(({ id }) => id === about)
  const errors = errorsOf({
    bid: bid === undefined ? 'Choose a bid.' : undefined,
    what: kind === undefined || !known ? 'Choose what was checked.' : undefined,
    outcome: outcome === undefined ? 'Choose what came out.' : undefined,
    words:
      typed.words === '' || typed.words.length > 4000
        ? 'Say what was looked at and why you decide so, in up to 4,000 letters.'
        : undefined,
  })
  if (bid === undefined || kind === undefined || outcome === undefined || Object.keys(errors).length > 0)
    return wrong(errors)
  return ok({ bid, kind, about, outcome, words: typed.words })
}
