// Loading values and turning one on, as form fields.
import {
  asId,
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { conventions, maybeSchedules } from '../../methods/rules/streams.ts'
import { isValueKind, type ValueKind } from '../../rules/words.ts'
import type { Days } from '../rules/days.ts'
import type { PackValueId, Settings } from '../rules/types.ts'

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text)

export interface PackTyped {
  readonly title: string
  readonly holder: string
  readonly licence: string
  readonly vintage: string
  readonly kind: string
}

export const packTyped = (body: Body): PackTyped => ({
  title: textOf(body, 'title'),
  holder: textOf(body, 'holder'),
  licence: textOf(body, 'licence'),
  vintage: textOf(body, 'vintage'),
  kind: textOf(body, 'kind'),
})

export interface PackGiven {
  readonly title: string
  readonly holder: string
  readonly licence: string
  readonly vintage: string
  /** Of a table that names none. */
  readonly kind: ValueKind | null
}

const text = (value: string, most: number, what: string): string | undefined =>
  value === '' || value.length > most ? `Enter ${what}, in up to ${most.toLocaleString('en-GB')} letters.` : undefined

export const packForm = (typed: PackTyped): Result<PackGiven> => {
  const { title, holder, licence, vintage, kind } = typed
  const errors = errorsOf({
    title: text(title, 200, 'what the values are called'),
    holder: text(holder, 200, 'who holds the rights to them'),
    licence: text(licence, 1000, 'what the holder allows you to do'),
    vintage: text(vintage, 100, 'their version or date, such as March 2015'),
    kind: kind === '' || isValueKind(kind) ? undefined : 'Choose from the list.',
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({ title, holder, licence, vintage, kind: isValueKind(kind) ? kind : null })
}

const fractions = ['deadweight', 'displacement', 'attribution', 'dropOff'] as const
export const settingFields = [...fractions, 'years', 'discounting', 'convention', 'priceYear', 'sources'] as const

export interface UseTyped extends Readonly<Record<(typeof settingFields)[number] | 'value' | 'why', string>> {
  readonly from: DayTyped
  readonly to: DayTyped
}

export const useTyped = (body: Body): UseTyped => ({
  value: textOf(body, 'value'),
  why: textOf(body, 'why'),
  deadweight: textOf(body, 'deadweight'),
  displacement: textOf(body, 'displacement'),
  attribution: textOf(body, 'attribution'),
  dropOff: textOf(body, 'dropOff'),
  years: textOf(body, 'years'),
  discounting: textOf(body, 'discounting'),
  convention: textOf(body, 'convention'),
  priceYear: textOf(body, 'priceYear'),
  sources: textOf(body, 'sources'),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
})

/** `25%`, `25` or `0.25` is a quarter: more than one is percent. */
const fractionIn = (given: string): number | undefined => {
  const match = /^(\d{1,3}(?:\.\d{1,4})?)\s*(%?)$/.exec(given)
  if (match === null) return given === '' ? 0 : undefined
  const value = Number(match[1])
  const share = match[2] === '%' || value > 1 ? value / 100 : value
  return share <= 1 ? share : undefined
}

const wholeIn = (given: string, least: number, most: number): number | undefined => {
  const value = /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

export interface UseGiven extends Days {
  readonly value: PackValueId
  readonly settings: Settings
  readonly why: string
}

const percent = 'Enter a percentage from 0 to 100, such as 25.'

export const useForm = (body: Body, typed: UseTyped): Result<UseGiven> => {
  const [from, to] = [dayIn(body, 'from'), dayIn(body, 'to')]
  const value = asId<PackValueId>(typed.value)
  const [deadweight, displacement, attribution, dropOff] = fractions.map((name) => fractionIn(typed[name]))
  const years = wholeIn(typed.years, 1, 50)
  const priceYear = wholeIn(typed.priceYear, 1900, 2200)
  const discounting = oneOf(maybeSchedules, typed.discounting)
  const convention = oneOf(conventions, typed.convention)
  const takesOff = [deadweight, displacement, attribution, dropOff].some((one) => one !== undefined && one > 0)
  const errors = errorsOf({
    value: value === undefined ? 'Choose a value.' : undefined,
    deadweight: deadweight === undefined ? percent : undefined,
    displacement: displacement === undefined ? percent : undefined,
    attribution: attribution === undefined ? percent : undefined,
    dropOff: dropOff === undefined ? percent : undefined,
    years: years === undefined ? 'Enter a whole number of years from 1 to 50.' : undefined,
    priceYear: priceYear === undefined ? 'Enter a year, such as 2024.' : undefined,
    discounting: discounting === undefined ? 'Choose from the list.' : undefined,
    convention: convention === undefined ? 'Choose from the list.' : undefined,
    sources:
      typed.sources.length > 2000
        ? 'Use at most 2,000 letters.'
        : typed.sources === '' && (takesOff || (years ?? 1) > 1)
          ? 'Say where these shares and years come from: a study, a workshop, a judgement and whose.'
          : undefined,
    why: text(typed.why, 2000, 'why this value fits'),
    from: from === 'wrong' ? 'Enter the first day, such as 1 4 2026, or leave it empty.' : undefined,
    to: to === 'wrong' ? 'Enter the last day, such as 31 3 2027, or leave it empty.' : undefined,
  })
  if (from === 'wrong' || to === 'wrong') return wrong(errors)
  if (Object.keys(errors).length > 0 || value === undefined || years === undefined || priceYear === undefined)
    return wrong(errors)
  if (deadweight === undefined || displacement === undefined || attribution === undefined || dropOff === undefined)
    return wrong(errors)
  if (discounting === undefined || convention === undefined) return wrong(errors)
  const { sources, why } = typed
  return ok({
    ...{ value, why, from: from ?? null, to: to ?? null },
    settings: { deadweight, displacement, attribution, dropOff, years, discounting, convention, priceYear, sources },
  })
}
