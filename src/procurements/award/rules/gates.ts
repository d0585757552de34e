// What still stands between a proposed award and its signature. Procurement Act 2023: ss. 50 to 53; Provider Selection Regime: r. 12.
import type { Day, OrganisationId } from '../../../platform/kernel/index.ts'
import type { Approval, Award, Representation, Summary } from './types.ts'

export interface Around {
  readonly award: Award
  readonly buyers: readonly { readonly organisation: OrganisationId; readonly name: string }[]
  readonly approvals: readonly Approval[]
  /** One for each bid, once they are written; none without a tender. */
  readonly summaries: readonly Summary[]
  readonly bids: number
  readonly representations: readonly Representation[]
  /** The last day of the waiting time; null while it has not begun, or where nobody has to wait. */
  readonly waitsUntil: Day | null
  readonly today: Day
}

export interface Gate {
  readonly name: 'approved' | 'told' | 'notice' | 'waited' | 'answered'
  readonly open: boolean
  /** What is done, or what there is to do. */
  readonly words: string
}

/** The latest of a buyer that was given for the award as it stands. */
export const approvalOf = ({ approvals, award }: Pick<Around, 'approvals' | 'award'>, organisation: OrganisationId) =>
  approvals.findLast((one) => one.organisation === organisation && one.edition === award.edition)

const approved = (around: Around): Gate => {
  const waiting = around.buyers.filter(({ organisation }) => approvalOf(around, organisation)?.approved !== true)
  return {
    ...{ name: 'approved', open: waiting.length === 0 },
    words:
      waiting.length === 0
        ? 'Each buyer has approved it.'
        : `Not approved yet by ${waiting.map(({ name }) => name).join(', ')}.`,
  }
}

const told = ({ award, bids, summaries }: Around): Gate => {
  const open = bids === 0 || award.released !== null
  const unchecked = bids - summaries.filter(({ checked }) => checked !== null).length
  return {
    ...{ name: 'told', open },
    words: open
      ? bids === 0
        ? 'There was no tender, so nobody else bid.'
        : 'All bidders were told at the same time.'
      : unchecked > 0
        ? `The summaries for bidders are to be checked by a second person: ${unchecked} to go.`
        : 'The summaries are checked. They can be sent to all bidders at once.',
  }
}

const notice = ({ award }: Around): Gate => ({
  ...{ name: 'notice', open: award.notice !== null || award.noWaitWhy !== null },
  words:
    award.notice !== null
      ? `Notice ${award.notice.number} was published.`
      : award.noWaitWhy !== null
        ? `No waiting time is owed: ${award.noWaitWhy}`
        : 'Record the official number and the day of the notice, or why no waiting time is owed.',
})

const waited = ({ award, waitsUntil, today }: Around): Gate => {
  const open = award.noWaitWhy !== null || (waitsUntil !== null && today > waitsUntil)
  return {
    ...{ name: 'waited', open },
    words: open
      ? 'The waiting time is over.'
      : waitsUntil === null
        ? 'The waiting time begins with the notice.'
        : `The waiting time lasts until the end of ${waitsUntil}.`,
  }
}

const answered = ({ representations }: Around): Gate => {
  const waiting = representations.filter(({ decision }) => decision === null).length
  const against = representations.some(({ decision }) => decision !== null && decision.what !== 'keep')
  return {
    ...{ name: 'answered', open: waiting === 0 && !against },
    words: against
      ? 'It was decided not to keep to this award. Withdraw it.'
      : waiting === 0
        ? 'Nothing that came in against it is open.'
        : `To be decided: ${waiting} of what came in against it.`,
  }
}

/** In the order in which they are best taken. */
export const gatesOf = (around: Around): readonly Gate[] => [
  ...[approved(around), told(around), notice(around), waited(around), answered(around)],
]

/** Whether it may be signed. */
export const maySign = (around: Around): boolean =>
  around.award.signed === null && around.award.withdrawn === null && gatesOf(around).every(({ open }) => open)
