// The notice and the timetable of a tender as form fields; beginning one.
import {
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
import { templateNamed } from '../rules/templates.ts'
import type { MomentTyped } from '../rules/typed.ts'
import type { Tender, TenderWords } from '../rules/types.ts'
import { linesOf } from './lines.ts'
import { boxesOf, momentIn, momentOf, momentTyped } from './moment.ts'

export interface BeginTyped {
  readonly title: string
  readonly lot: string
  readonly template: string
}

export const beginTyped = (body: Body): BeginTyped => ({
  ...{ title: textOf(body, 'title'), lot: textOf(body, 'lot'), template: textOf(body, 'template') },
})

const titleProblem = (title: string): string | undefined =>
  title === '' || title.length > 300 ? 'Enter what it is called, in up to 300 letters.' : undefined
const lotProblem = (lot: string): string | undefined => (lot.length > 300 ? 'Use at most 300 letters.' : undefined)

export const beginForm = ({ title, lot, template }: BeginTyped) => {
  const errors = errorsOf({
    ...{ title: titleProblem(title), lot: lotProblem(lot) },
    template: templateNamed(template) === undefined ? 'Choose what it begins with.' : undefined,
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({ title, template, lot: lot === '' ? null : lot })
}

export interface WordsTyped extends BeginTyped {
  readonly summary: string
  readonly questionsUntil: MomentTyped
  readonly closesAt: MomentTyped
  readonly graceMinutes: string
  readonly decisionOn: DayTyped
  readonly blindToPrice: string
  readonly edition: string
}

export const wordsTyped = (body: Body): WordsTyped => ({
  ...beginTyped(body),
  ...{ summary: linesOf(body, 'summary'), questionsUntil: momentTyped(body, 'questionsUntil') },
  ...{ closesAt: momentTyped(body, 'closesAt'), graceMinutes: textOf(body, 'graceMinutes') },
  ...{ decisionOn: dayTyped(body, 'decisionOn'), blindToPrice: textOf(body, 'blindToPrice') },
  edition: textOf(body, 'edition'),
})

export const wordsOf = (tender: Tender): WordsTyped => ({
  ...{ title: tender.title, lot: tender.lot ?? '', template: '', summary: tender.summary },
  ...{ questionsUntil: momentOf(tender.questionsUntil), closesAt: momentOf(tender.closesAt) },
  ...{ graceMinutes: String(tender.graceSeconds / 60), decisionOn: boxesOf(tender.decisionOn) },
  ...{ blindToPrice: tender.blindToPrice ? 'yes' : 'no', edition: String(tender.edition) },
})

const wrongMoment = 'Enter a day and a time, such as 14 1 2027 and 12:00, or leave both empty.'

export const wordsForm = (body: Body, typed: WordsTyped): Result<TenderWords> => {
  const { title, lot, summary, graceMinutes, blindToPrice } = typed
  const [questionsUntil, closesAt] = [momentIn(body, 'questionsUntil'), momentIn(body, 'closesAt')]
  const decisionOn = dayIn(body, 'decisionOn')
  const grace = graceMinutes === '' ? 10 : Number(graceMinutes)
  const errors = errorsOf({
    ...{ title: titleProblem(title), lot: lotProblem(lot) },
    summary: summary.length > 8000 ? 'Use at most 8,000 letters.' : undefined,
    questionsUntil:
      questionsUntil === 'wrong'
        ? wrongMoment
        : questionsUntil !== null && closesAt !== null && closesAt !== 'wrong' && questionsUntil >= closesAt
          ? 'Questions end before it closes: choose an earlier day.'
          : undefined,
    closesAt: closesAt === 'wrong' ? wrongMoment : undefined,
    graceMinutes:
      Number.isInteger(grace) && grace >= 0 && grace <= 120 ? undefined : 'Enter whole minutes, from 0 to 120.',
    decisionOn: decisionOn === 'wrong' ? 'Enter a day, such as 1 3 2027, or leave it empty.' : undefined,
    blindToPrice: ['yes', 'no'].includes(blindToPrice) ? undefined : 'Choose yes or no.',
  })
  if (Object.keys(errors).length > 0 || questionsUntil === 'wrong' || closesAt === 'wrong' || decisionOn === 'wrong')
    return wrong(errors)
  return ok({
    ...{ title, lot: lot === '' ? null : lot, summary, blindToPrice: blindToPrice === 'yes' },
    ...{ questionsUntil, closesAt, graceSeconds: grace * 60, decisionOn: decisionOn ?? null },
  })
}
