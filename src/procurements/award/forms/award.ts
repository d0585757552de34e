// Proposing, approving and ending an award, as form fields.
import {
  asId,
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  momentAt,
  ok,
  type OrganisationId,
  parsePounds,
  type Pence,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { type FoundUnder, type KeyCriterion, keyCriteria, type Provider, representationDecisions } from '../rules/types.ts'

export interface AwardTyped {
  readonly tender: string
  readonly bid: string
  readonly provider: string
  readonly identifier: string
  readonly address: string
  readonly value: string
  readonly reasons: string
  readonly found: Readonly<Record<KeyCriterion, string>>
}

const foundFrom = (read: (one: KeyCriterion) => string): Readonly<Record<KeyCriterion, string>> =>
  Object.fromEntries(keyCriteria.map((one) => [one, read(one)])) as Readonly<Record<KeyCriterion, string>>

export const emptyAward: AwardTyped = {
  ...{ tender: '', bid: '', provider: '', identifier: '', address: '', value: '', reasons: '' },
  found: foundFrom(() => ''),
}

export const awardTyped = (body: Body): AwardTyped => ({
  ...{ tender: textOf(body, 'tender'), bid: textOf(body, 'bid'), provider: textOf(body, 'provider') },
  ...{ identifier: textOf(body, 'identifier'), address: textOf(body, 'address'), value: textOf(body, 'value') },
  ...{ reasons: textOf(body, 'reasons'), found: foundFrom((one) => textOf(body, `found-${one}`)) },
})

const most = 8000

/** The reasons, the value, and what was found under each key criterion, where any is asked for. */
const reasoned = (typed: AwardTyped, keyed: boolean) => {
  const value = typed.value === '' ? null : parsePounds(typed.value)
  return {
    value,
    found: keyCriteria.flatMap((criterion): FoundUnder[] =>
      typed.found[criterion] === '' ? [] : [{ criterion, words: typed.found[criterion] }],
    ),
    errors: {
      value: value === undefined ? 'Enter an amount in pounds, such as 250,000, or leave it empty.' : undefined,
      reasons:
        typed.reasons === '' || typed.reasons.length > most
          ? 'Say why this provider, in up to 8,000 letters.'
          : undefined,
      ...Object.fromEntries(
        keyCriteria.map((one) => [
          `found-${one}`,
          typed.found[one].length > most
            ? 'Use at most 8,000 letters.'
            : keyed && typed.found[one] === ''
              ? 'Say what you found under this key criterion.'
              : undefined,
        ]),
      ),
    },
  }
}

export interface Reasoned {
  readonly value: Pence | null
  readonly reasons: string
  readonly keyCriteria: readonly FoundUnder[]
}

/** @param keyed whether the route asks for reasons under each key criterion */
export const reasonsForm = (typed: AwardTyped, keyed: boolean): Result<Reasoned> => {
  const { value, found, errors } = reasoned(typed, keyed)
  const wrongs = errorsOf(errors)
  if (value === undefined || Object.keys(wrongs).length > 0) return wrong(wrongs)
  return ok({ value, reasons: typed.reasons, keyCriteria: found })
}

/** Without a tender: who gets it. */
export const directForm = (typed: AwardTyped, keyed: boolean): Result<Reasoned & { readonly provider: Provider }> => {
  const read = reasonsForm(typed, keyed)
  const errors = {
    ...(read.ok ? {} : read.errors),
    ...errorsOf({
      provider:
        typed.provider === '' || typed.provider.length > 300 ? 'Enter the name of the provider, in up to 300 letters.' : undefined,
      identifier: typed.identifier.length > 100 ? 'Use at most 100 letters.' : undefined,
      address: typed.address.length > 500 ? 'Use at most 500 letters.' : undefined,
    }),
  }
  if (!read.ok || Object.keys(errors).length > 0) return wrong(errors)
  const orNull = (text: string): string | null => (text === '' ? null : text)
  return ok({
    ...read.value,
    provider: { name: typed.provider, identifier: orNull(typed.identifier), address: orNull(typed.address) },
  })
}

export interface ApprovalTyped {
  readonly organisation: string
  readonly line: string
  readonly approved: string
  readonly words: string
  readonly edition: string
}

export const approvalTyped = (body: Body): ApprovalTyped => ({
  ...{ organisation: textOf(body, 'organisation'), line: textOf(body, 'line'), approved: textOf(body, 'approved') },
  ...{ words: textOf(body, 'words'), edition: textOf(body, 'edition') },
})

export const approvalForm = (typed: ApprovalTyped) => {
  const organisation = asId<OrganisationId>(typed.organisation)
  const errors = errorsOf({
    '': organisation === undefined ? 'Choose the buyer that you decide for.' : undefined,
    approved: ['yes', 'no'].includes(typed.approved) ? undefined : 'Choose whether you approve it.',
    line: typed.line === '' ? 'Choose the line of your scheme that lets you approve this.' : undefined,
    words:
      typed.words === '' || typed.words.length > 2000
        ? 'Say where this was decided, such as the meeting or the record of the decision, in up to 2,000 letters.'
        : undefined,
  })
  if (organisation === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({
    ...{ organisation, line: typed.line, approved: typed.approved === 'yes', words: typed.words },
    edition: Number(typed.edition),
  })
}

export const noticeForm = (
  body: Body,
  today: Day,
): Result<{ readonly on: Day; readonly number: string } | { readonly noWaitWhy: string }> => {
  const [on, number, noWaitWhy] = [dayIn(body, 'on'), textOf(body, 'number'), textOf(body, 'noWaitWhy')]
  if (noWaitWhy !== '' && number === '' && on === undefined)
    return noWaitWhy.length > 2000 ? wrong({ noWaitWhy: 'Use at most 2,000 letters.' }) : ok({ noWaitWhy })
  const errors = errorsOf({
    number: number === '' || number.length > 100 ? 'Enter the official number of the notice.' : undefined,
    on:
      on === undefined || on === 'wrong'
        ? 'Enter the day on which the notice was published, such as 14 10 2026.'
        : on > today
          ? 'This day is still to come. Record the notice once it is published.'
          : undefined,
  })
  if (on === undefined || on === 'wrong' || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ on, number })
}

export interface CameInTyped {
  readonly who: string
  readonly words: string
  readonly on: DayTyped
  readonly time: string
}

export const cameInTyped = (body: Body): CameInTyped => ({
  ...{ who: textOf(body, 'who'), words: textOf(body, 'words'), on: dayTyped(body, 'on'), time: textOf(body, 'time') },
})

export const cameInForm = (body: Body, typed: CameInTyped) => {
  const on = dayIn(body, 'on')
  const receivedAt = on === undefined || on === 'wrong' ? undefined : momentAt(on, typed.time)
  const errors = errorsOf({
    who: typed.who === '' || typed.who.length > 300 ? 'Enter who it came from, in up to 300 letters.' : undefined,
    words: typed.words === '' || typed.words.length > 8000 ? 'Enter what it says, in up to 8,000 letters.' : undefined,
    on: on === undefined || on === 'wrong' ? 'Enter the day on which it came in, such as 14 10 2026.' : undefined,
    time: receivedAt === undefined && on !== undefined && on !== 'wrong' ? 'Enter the time, such as 9:05 or 14:30.' : undefined,
  })
  if (receivedAt === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ who: typed.who, words: typed.words, receivedAt })
}

export const furtherForm = (body: Body, today: Day) => {
  const what = representationDecisions.find((one) => one === textOf(body, 'what'))
  const [representation, words, on] = [asId(textOf(body, 'representation')), textOf(body, 'words'), dayIn(body, 'on')]
  const errors = errorsOf({
    '': representation === undefined ? 'Choose what you decide about.' : undefined,
    what: what === undefined ? 'Choose what was decided.' : undefined,
    words: words === '' || words.length > 8000 ? 'Say why, in up to 8,000 letters.' : undefined,
    on:
      on === undefined || on === 'wrong'
        ? 'Enter the day of the decision, such as 14 10 2026.'
        : on > today
          ? 'This day is still to come.'
          : undefined,
  })
  if (what === undefined || representation === undefined || on === undefined || on === 'wrong' || Object.keys(errors).length > 0)
    return wrong(errors)
  return ok({ representation, what, words, on })
}

/** One line of a scheme of delegation. */
export const lineForm = (body: Body) => {
  const organisation = asId<OrganisationId>(textOf(body, 'organisation'))
  const [title, limit] = [textOf(body, 'title'), textOf(body, 'upTo')]
  const upTo = limit === '' ? null : parsePounds(limit)
  const errors = errorsOf({
    organisation: organisation === undefined ? 'Choose the buyer whose scheme this is.' : undefined,
    title: title === '' || title.length > 200 ? 'Enter who may approve, in up to 200 letters.' : undefined,
    upTo:
      upTo === undefined || (upTo !== null && upTo <= 0)
        ? 'Enter an amount in pounds, such as 100,000, or leave it empty where there is no limit.'
        : undefined,
  })
  if (organisation === undefined || upTo === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ organisation, title, upTo })
}
