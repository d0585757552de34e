// What was typed into the form of a priority, and what is made of it.
import {
  asId,
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { ViewId } from '../../conversation/rules/types.ts'
import type { NeedId } from '../../needs/rules/types.ts'
import type { GoalId } from '../../plans/rules/types.ts'
import type { PriorityContent } from '../rules/types.ts'

export interface PriorityTyped {
  readonly title: string
  readonly want: string
  readonly forWhom: string
  readonly where: string
  readonly why: string
  readonly good: string
  readonly theme: string
  readonly from: DayTyped
  readonly to: DayTyped
  readonly goals: readonly string[]
  readonly objectives: readonly string[]
  readonly needs: readonly string[]
  readonly views: readonly string[]
  /** The version and edit that the writer had before their eyes: `2.5`; empty for a new priority. */
  readonly base: string
  /** Of this form: sent twice, it makes one priority. */
  readonly once: string
}

const lines = (text: string): string => text.replaceAll('\r\n', '\n')

export const priorityTyped = (body: Body): PriorityTyped => ({
  title: textOf(body, 'title'),
  want: lines(textOf(body, 'want')),
  forWhom: lines(textOf(body, 'forWhom')),
  where: lines(textOf(body, 'where')),
  why: lines(textOf(body, 'why')),
  good: lines(textOf(body, 'good')),
  theme: textOf(body, 'theme'),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  goals: textsOf(body, 'goals'),
  objectives: textsOf(body, 'objectives'),
  needs: textsOf(body, 'needs'),
  views: textsOf(body, 'views'),
  base: textOf(body, 'base'),
  once: textOf(body, 'once'),
})

const boxes = (day: string | null): DayTyped => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

/** A version as it stands, for the form that changes it. */
export const priorityShown = (
  one: PriorityContent & { readonly version: number; readonly edit: number },
): PriorityTyped => ({
  ...{ title: one.title, want: one.want, forWhom: one.forWhom, where: one.where, why: one.why, good: one.good },
  ...{ theme: one.theme ?? '', from: boxes(one.from), to: boxes(one.to) },
  ...one.links,
  base: `${one.version}.${one.edit}`,
  once: '',
})

export const emptyPriority = (once: string): PriorityTyped => ({
  ...{ title: '', want: '', forWhom: '', where: '', why: '', good: '', theme: '' },
  ...{ from: boxes(null), to: boxes(null), goals: [], objectives: [], needs: [], views: [], base: '', once },
})

/** How many letters each text may have; the table has the same limits. */
export const limits = { title: 150, want: 4000, forWhom: 2000, where: 2000, why: 4000, good: 4000, theme: 100 } as const

const tooLong = (typed: PriorityTyped): FieldErrors =>
  errorsOf(
    Object.fromEntries(
      Object.entries(limits).map(([name, most]) => {
        const length = typed[name as keyof typeof limits].length
        const words = `This has ${length.toLocaleString('en-GB')} letters. Use at most ${most.toLocaleString('en-GB')}.`
        return [name, length > most ? words : undefined]
      }),
    ),
  )

/** Of each kind. No place has as many goals; whoever sends more wants to fill the store. */
const mostTied = 500
const longestKey = 100

const tooManyTied = (typed: PriorityTyped): FieldErrors =>
  errorsOf(
    Object.fromEntries(
      (['goals', 'objectives', 'needs', 'views'] as const).map((kind) => [
        kind,
        typed[kind].length > mostTied || typed[kind].some((one) => one.length > longestKey)
          ? `Choose from the list, at most ${mostTied}.`
          : undefined,
      ]),
    ),
  )

/** @returns the content, or what is wrong by field */
export const priorityForm = (body: Body): Result<PriorityContent> => {
  const typed = priorityTyped(body)
  const from = dayIn(body, 'from')
  const to = dayIn(body, 'to')
  const errors = {
    ...errorsOf({
      title: typed.title === '' ? 'Enter a title: what is wanted, in a few words.' : undefined,
      want: typed.want === '' ? 'Say what you want more of.' : undefined,
      from: from === 'wrong' ? 'Enter a real day, or leave all three boxes empty.' : undefined,
      to:
        to === 'wrong'
          ? 'Enter a real day, or leave all three boxes empty.'
          : from !== undefined && from !== 'wrong' && to !== undefined && to < from
            ? 'The last day must not be before the first.'
            : undefined,
    }),
    ...tooLong(typed),
    ...tooManyTied(typed),
  }
  if (Object.keys(errors).length > 0 || from === 'wrong' || to === 'wrong') return wrong(errors)
  return ok({
    ...{ title: typed.title, want: typed.want, forWhom: typed.forWhom, where: typed.where, why: typed.why },
    ...{ good: typed.good, theme: typed.theme || null, from: from ?? null, to: to ?? null },
    links: {
      goals: ids<GoalId>(typed.goals),
      objectives: typed.objectives,
      needs: ids<NeedId>(typed.needs),
      views: ids<ViewId>(typed.views),
    },
  })
}

const ids = <T extends GoalId | NeedId | ViewId>(texts: readonly string[]): T[] =>
  texts.flatMap((text) => asId<T>(text) ?? [])

/** The version and edit a form was made from; undefined where it says none. */
export const baseOf = (text: string): { readonly version: number; readonly edit: number } | undefined => {
  const found = /^(\d{1,6})\.(\d{1,9})$/.exec(text)
  return found ? { version: Number(found[1]), edit: Number(found[2]) } : undefined
}
