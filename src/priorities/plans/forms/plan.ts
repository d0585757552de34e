// What was typed about a plan, a goal, and why one of them no longer holds.
import {
  asId,
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  type FieldErrors,
  type OrganisationId,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { oneLine } from '../rules/read-goals.ts'
import { limits } from '../rules/sheet.ts'
import { type Goal, isPlanKind, isWebAddress, type Plan } from '../rules/types.ts'
import type { GoalToSave, PlanToSave } from '../store/plans.ts'

export interface PlanTyped {
  readonly kind: string
  readonly title: string
  /** The id of an organisation, `other`, or nothing. */
  readonly publisher: string
  readonly publisherName: string
  readonly from: DayTyped
  readonly to: DayTyped
  readonly link: string
  readonly adopted: DayTyped
}

export const planTyped = (body: Body): PlanTyped => ({
  kind: textOf(body, 'kind'),
  title: oneLine(textOf(body, 'title')),
  publisher: textOf(body, 'publisher'),
  publisherName: oneLine(textOf(body, 'publisherName')),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  link: textOf(body, 'link'),
  adopted: dayTyped(body, 'adopted'),
})

const boxes = (day: Day | null): DayTyped => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

export const planShown = (plan: Plan): PlanTyped => ({
  ...{ kind: plan.kind, title: plan.title, link: plan.link ?? '' },
  publisher: plan.publisherId ?? (plan.publisher === null ? '' : 'other'),
  publisherName: plan.publisherId === null ? (plan.publisher ?? '') : '',
  ...{ from: boxes(plan.from), to: boxes(plan.to), adopted: boxes(plan.adopted) },
})

export const emptyPlan: PlanTyped = {
  ...{ kind: '', title: '', publisher: '', publisherName: '', link: '' },
  ...{ from: boxes(null), to: boxes(null), adopted: boxes(null) },
}

const notADay = 'Enter a day that exists, such as 27 3 2026, or leave it empty.'

export const tooLong = (text: string, most: number): string | undefined =>
  text.length <= most
    ? undefined
    : `This has ${text.length.toLocaleString('en-GB')} characters. Shorten it to ${most.toLocaleString('en-GB')}.`

const publisherOf = ({ publisher, publisherName }: PlanTyped): Pick<PlanToSave, 'publisher' | 'publisherId'> => {
  const id = asId<OrganisationId>(publisher)
  if (id !== undefined) return { publisherId: id, publisher: null }
  return { publisherId: null, publisher: publisherName === '' ? null : publisherName }
}

export const planForm = (body: Body): Result<PlanToSave, FieldErrors> => {
  const typed = planTyped(body)
  const { kind, title, publisher, publisherName, link } = typed
  const [from, to, adopted] = [dayIn(body, 'from'), dayIn(body, 'to'), dayIn(body, 'adopted')]
  const errors = errorsOf({
    title: title === '' ? 'Enter the title of the plan.' : tooLong(title, 200),
    kind: isPlanKind(kind) ? undefined : 'Choose what kind of plan it is.',
    publisherName:
      publisher === 'other' && publisherName === ''
        ? 'Enter the name of the organisation.'
        : tooLong(publisherName, 200),
    from: from === 'wrong' ? notADay : undefined,
    to: to === 'wrong' ? notADay : undefined,
    link:
      link === '' || isWebAddress(link)
        ? tooLong(link, 1000)
        : 'Enter an address on the web that begins with https://, or leave it empty.',
    adopted: adopted === 'wrong' ? notADay : undefined,
  })
  if (from === 'wrong' || to === 'wrong' || adopted === 'wrong' || !isPlanKind(kind) || Object.keys(errors).length > 0)
    return wrong(errors)
  if (from !== undefined && to !== undefined && to < from)
    return wrong({ to: 'The last day is before the first day. Change one of them.' })
  return ok({
    ...{ kind, title, ...publisherOf(typed), link: link === '' ? null : link },
    ...{ from: from ?? null, to: to ?? null, adopted: adopted ?? null },
  })
}

export interface GoalTyped {
  readonly code: string
  readonly title: string
  readonly words: string
  readonly theme: string
  readonly order: string
}

export const goalTyped = (body: Body): GoalTyped => ({
  code: oneLine(textOf(body, 'code')),
  title: oneLine(textOf(body, 'title')),
  words: textOf(body, 'words').replaceAll('\r\n', '\n'),
  theme: oneLine(textOf(body, 'theme')),
  order: typeof body.order === 'number' ? String(body.order) : textOf(body, 'order'),
})

export const emptyGoal: GoalTyped = { code: '', title: '', words: '', theme: '', order: '' }

/** Places are counted from 1 where people see them. */
export const goalShown = ({ code, title, words, theme, position }: Goal): GoalTyped => ({
  ...{ code: code ?? '', title, words, theme: theme ?? '', order: String(position + 1) },
})

const orderOf = (text: string): number | undefined =>
  /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= limits.order ? Number(text) - 1 : undefined

const orNull = (text: string): string | null => (text === '' ? null : text)

export const goalForm = (
  typed: GoalTyped,
): Result<Omit<GoalToSave, 'position'> & { readonly position: number | null }, FieldErrors> => {
  const { code, title, words, theme, order } = typed
  const position = orderOf(order)
  const errors = errorsOf({
    code: tooLong(code, limits.code),
    title: title === '' ? 'Enter the goal.' : tooLong(title, limits.title),
    words: tooLong(words, limits.words),
    theme: tooLong(theme, limits.theme),
    order: order === '' || position !== undefined ? undefined : 'Enter a whole number from 1, or leave it empty.',
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({ code: orNull(code), title, words, theme: orNull(theme), position: position ?? null })
}

/** Why something no longer holds. Whether it may be empty is for the action to say. */
export const whyTyped = (body: Body): string => textOf(body, 'why').slice(0, 1000)
