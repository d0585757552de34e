// A planned procurement as form fields.
import { type PossibleBuyer, type SharesTyped, sharesIn, sharesTyped } from '../../../measurement/index.ts'
import {
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  ok,
  type Pence,
  parsePounds,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { isKind, isSubject } from '../../rules/words.ts'
import type { PlanGiven } from '../actions/procurements.ts'
import type { Procurement, ProcurementBuyer, Replaced } from '../rules/types.ts'

export interface ReplacedTyped {
  readonly title: string
  readonly provider: string
  readonly endsOn: DayTyped
}

export interface PlanTyped {
  readonly title: string
  readonly need: string
  readonly kind: string
  readonly subject: string
  readonly theme: string
  readonly value: string
  readonly noticeOn: DayTyped
  readonly startsOn: DayTyped
  readonly endsOn: DayTyped
  readonly extensionMonths: string
  readonly shares: SharesTyped
  readonly replaces: readonly ReplacedTyped[]
  /** The one that the person saw; empty for a new one. */
  readonly edition: string
}

const none: DayTyped = { day: '', month: '', year: '' }
const emptyRow: ReplacedTyped = { title: '', provider: '', endsOn: none }
const mostReplaced = 12

/** Those there are and two to fill in, at least three. */
export const rowsToType = (rows: readonly ReplacedTyped[]): readonly ReplacedTyped[] => {
  const wanted = Math.min(mostReplaced, Math.max(3, rows.length + 2))
  return [...rows, ...Array.from({ length: Math.max(0, wanted - rows.length) }, () => emptyRow)]
}

export const emptyPlan = (shares: SharesTyped): PlanTyped => ({
  ...{ title: '', need: '', kind: 'services', subject: '', theme: '', value: '' },
  ...{ noticeOn: none, startsOn: none, endsOn: none, extensionMonths: '', shares, replaces: [], edition: '' },
})

const boxes = (day: Day | null): DayTyped => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { day: date, month, year }
}

/** As it stands, for changing it. */
export const planOf = (
  one: Procurement,
  buyers: readonly ProcurementBuyer[],
  replaces: readonly Replaced[],
): PlanTyped => ({
  ...{ title: one.title, need: one.need, kind: one.kind, subject: one.subject, theme: one.theme ?? '' },
  value: one.value === null ? '' : (one.value / 100).toFixed(one.value % 100 === 0 ? 0 : 2),
  ...{ noticeOn: boxes(one.noticeOn), startsOn: boxes(one.startsOn), endsOn: boxes(one.endsOn) },
  extensionMonths: one.extensionMonths === 0 ? '' : String(one.extensionMonths),
  shares: Object.fromEntries(buyers.map(({ organisation, share }) => [organisation, String(share / 100)])),
  replaces: replaces.map((row) => ({ title: row.title, provider: row.provider, endsOn: boxes(row.endsOn) })),
  edition: String(one.edition),
})

const replacedTyped = (body: Body): readonly ReplacedTyped[] => {
  const all = Array.from({ length: mostReplaced }, (_, i) => ({
    title: textOf(body, `replaces-${i + 1}-title`),
    provider: textOf(body, `replaces-${i + 1}-provider`),
    endsOn: dayTyped(body, `replaces-${i + 1}-ends`),
  }))
  const last = all.findLastIndex(({ title, provider, endsOn }) =>
    [title, provider, endsOn.day, endsOn.month, endsOn.year].some((text) => text !== ''),
  )
  return all.slice(0, last + 1)
}

export const planTyped = (body: Body, buyers: readonly PossibleBuyer[]): PlanTyped => ({
  ...{ title: textOf(body, 'title'), need: textOf(body, 'need'), kind: textOf(body, 'kind') },
  ...{ subject: textOf(body, 'subject'), theme: textOf(body, 'theme'), value: textOf(body, 'value') },
  ...{ noticeOn: dayTyped(body, 'noticeOn'), startsOn: dayTyped(body, 'startsOn'), endsOn: dayTyped(body, 'endsOn') },
  extensionMonths: textOf(body, 'extensionMonths'),
  shares: sharesTyped(body, buyers),
  replaces: replacedTyped(body),
  edition: textOf(body, 'edition'),
})

/** Null where it is empty, undefined where it is no amount. */
const valueIn = (text: string): Pence | null | undefined => {
  if (text === '') return null
  const value = parsePounds(text)
  return value === undefined || value < 0 ? undefined : value
}

const monthsIn = (text: string): number | undefined => {
  const months = text === '' ? 0 : Number(text)
  return Number.isInteger(months) && months >= 0 && months <= 240 ? months : undefined
}

const replacedIn = (body: Body, typed: readonly ReplacedTyped[]) => {
  const errors: Record<string, string> = {}
  const replaces = typed.flatMap((row, i): readonly Replaced[] => {
    const endsOn = dayIn(body, `replaces-${i + 1}-ends`)
    if (row.title === '' && row.provider === '' && endsOn === undefined) return []
    if (row.title === '' || row.title.length > 300)
      errors[`replaces-${i + 1}-title`] = 'Enter what the contract is called, in up to 300 letters.'
    if (row.provider.length > 200) errors[`replaces-${i + 1}-provider`] = 'Use at most 200 letters.'
    if (endsOn === 'wrong')
      errors[`replaces-${i + 1}-ends`] = 'Enter its last day, such as 31 3 2027, or leave it empty.'
    return [{ title: row.title, provider: row.provider, endsOn: endsOn === 'wrong' ? null : (endsOn ?? null) }]
  })
  return { errors, replaces }
}

const wrongDay = (day: Day | 'wrong' | undefined): string | undefined =>
  day === 'wrong' ? 'Enter a day, such as 1 4 2027, or leave it empty.' : undefined

const before = (a: Day | 'wrong' | undefined, b: Day | 'wrong' | undefined): boolean =>
  a !== undefined && a !== 'wrong' && b !== undefined && b !== 'wrong' && a < b

export const planForm = (body: Body, typed: PlanTyped, buyers: readonly PossibleBuyer[]): Result<PlanGiven> => {
  const { title, need, kind, subject, theme } = typed
  const [noticeOn, startsOn, endsOn] = [dayIn(body, 'noticeOn'), dayIn(body, 'startsOn'), dayIn(body, 'endsOn')]
  const [value, months] = [valueIn(typed.value), monthsIn(typed.extensionMonths)]
  const [shares, replaced] = [sharesIn(typed.shares, buyers), replacedIn(body, typed.replaces)]
  const errors = {
    ...errorsOf({
      title: title === '' || title.length > 300 ? 'Enter what it is called, in up to 300 letters.' : undefined,
      need:
        need === '' || need.length > 4000 ? 'Enter what is needed and for whom, in up to 4,000 letters.' : undefined,
      kind: isKind(kind) ? undefined : 'Choose what is mainly bought.',
      subject: isSubject(subject) ? undefined : 'Choose what it is about.',
      theme: theme.length > 100 ? 'Use at most 100 letters.' : undefined,
      value: value === undefined ? 'Enter an amount in pounds, such as 250000, or leave it empty.' : undefined,
      noticeOn: wrongDay(noticeOn),
      startsOn:
        wrongDay(startsOn) ??
        (before(startsOn, noticeOn) ? 'The contract would begin before it is made known.' : undefined),
      endsOn: wrongDay(endsOn) ?? (before(endsOn, startsOn) ? 'The last day is before the first day.' : undefined),
      extensionMonths: months === undefined ? 'Enter whole months, from 0 to 240.' : undefined,
    }),
    ...shares.errors,
    ...replaced.errors,
  }
  if (!isKind(kind) || !isSubject(subject) || value === undefined || months === undefined) return wrong(errors)
  if (noticeOn === 'wrong' || startsOn === 'wrong' || endsOn === 'wrong') return wrong(errors)
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({
    ...{ title, need, kind, subject, theme: theme === '' ? null : theme, value, extensionMonths: months },
    ...{ noticeOn: noticeOn ?? null, startsOn: startsOn ?? null, endsOn: endsOn ?? null },
    ...{ shares: shares.shares, replaces: replaced.replaces },
  })
}
