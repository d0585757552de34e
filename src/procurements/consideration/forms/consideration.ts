// The record of what was considered as form fields; who was asked; the first step.
import {
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayOf,
  dayTyped,
  errorsOf,
  momentAt,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import {
  type Consideration,
  type ConsiderationWords,
  type Consultation,
  type ConsultationGiven,
  type ConsultedKind,
  consultedKinds,
  type FirstStep,
  type FirstStepKind,
  firstStepKinds,
  type Question,
} from '../rules/types.ts'

export const wordFields = ['area', 'economic', 'social', 'environmental', 'process', 'relevance', 'proportion'] as const
export type WordField = (typeof wordFields)[number]

export interface ConsiderationTyped {
  readonly words: Readonly<Record<WordField, string>>
  /** `yes`, `no`, or empty. */
  readonly consult: string
  readonly consultWhy: string
  readonly urgency: string
  /** By the origin of the question. */
  readonly answers: Readonly<Record<string, string>>
  readonly edition: string
}

export const answerField = (origin: string): string => `answer-${origin}`

const fromFields = (read: (field: WordField) => string): Readonly<Record<WordField, string>> =>
  Object.fromEntries(wordFields.map((field) => [field, read(field)])) as Readonly<Record<WordField, string>>

/** As it stands; of a new one only the area is filled in. */
export const considerationTyped = (record: Consideration | null, area: string): ConsiderationTyped => ({
  words: fromFields((field) => record?.[field] ?? (field === 'area' ? area : '')),
  consult: record?.consult === true ? 'yes' : record?.consult === false ? 'no' : '',
  ...{ consultWhy: record?.consultWhy ?? '', urgency: record?.urgency ?? '' },
  answers: Object.fromEntries((record?.answers ?? []).map(({ origin, answer }) => [origin, answer])),
  edition: String(record?.edition ?? 0),
})

export const considerationFrom = (body: Body, questions: readonly Question[]): ConsiderationTyped => ({
  words: fromFields((field) => textOf(body, field)),
  ...{ consult: textOf(body, 'consult'), consultWhy: textOf(body, 'consultWhy'), urgency: textOf(body, 'urgency') },
  answers: Object.fromEntries(questions.map(({ origin }) => [origin, textOf(body, answerField(origin))])),
  edition: textOf(body, 'edition'),
})

const mostLetters = 4000
const tooLong = (text: string, most = mostLetters): string | undefined =>
  text.length > most ? `Use at most ${most.toLocaleString('en-GB')} letters.` : undefined

/** What is left empty may be filled in later: only signing asks for all of it. */
export const considerationForm = (
  typed: ConsiderationTyped,
  questions: readonly Question[],
): Result<ConsiderationWords> => {
  const { words, consult, consultWhy, urgency, answers } = typed
  const errors = errorsOf({
    ...Object.fromEntries(
      wordFields.map((field) => [field, tooLong(words[field], field === 'area' ? 1000 : mostLetters)]),
    ),
    ...{ consultWhy: tooLong(consultWhy), urgency: tooLong(urgency) },
    consult: ['', 'yes', 'no'].includes(consult) ? undefined : 'Choose yes or no.',
    ...Object.fromEntries(questions.map(({ origin }) => [answerField(origin), tooLong(answers[origin] ?? '')])),
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({
    ...words,
    ...{ consult: consult === '' ? null : consult === 'yes', consultWhy, urgency: urgency === '' ? null : urgency },
    answers: questions.map(({ origin, question, priority }) => ({
      ...{ origin, question, priority, answer: answers[origin] ?? '' },
    })),
  })
}

export interface ConsultationTyped {
  readonly kind: string
  readonly who: string
  readonly on: DayTyped
  readonly people: string
  readonly said: string
  readonly changed: string
  /** The one that is corrected; empty for a new one. */
  readonly corrects: string
  readonly correctedWhy: string
}

export const consultationTyped = (body: Body): ConsultationTyped => ({
  ...{ kind: textOf(body, 'kind'), who: textOf(body, 'who'), on: dayTyped(body, 'on') },
  ...{ people: textOf(body, 'people'), said: textOf(body, 'said'), changed: textOf(body, 'changed') },
  ...{ corrects: textOf(body, 'corrects'), correctedWhy: textOf(body, 'correctedWhy') },
})

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text)

const peopleIn = (text: string): number | null | undefined => {
  if (text === '') return null
  const people = Number(text.replaceAll(',', ''))
  return Number.isInteger(people) && people >= 1 && people <= 1_000_000 ? people : undefined
}

export const consultationForm = (body: Body, typed: ConsultationTyped, today: Day): Result<ConsultationGiven> => {
  const kind: ConsultedKind | undefined = oneOf(consultedKinds, typed.kind)
  const [on, people] = [dayIn(body, 'on'), peopleIn(typed.people)]
  const { who, said, changed } = typed
  const errors = errorsOf({
    kind: kind === undefined ? 'Choose who was asked.' : undefined,
    who: who === '' || who.length > 300 ? 'Enter who was asked and how, in up to 300 letters.' : undefined,
    on:
      on === undefined || on === 'wrong'
        ? 'Enter the day, such as 14 10 2026.'
        : on > today
          ? 'This day is still to come. Record it once they were asked.'
          : undefined,
    people: people === undefined ? 'Enter how many people, as a whole number, or leave it empty.' : undefined,
    said: said === '' || said.length > mostLetters ? 'Enter what they said, in up to 4,000 letters.' : undefined,
    changed:
      changed === '' || changed.length > mostLetters
        ? 'Enter what changed because of it, or that nothing did and why, in up to 4,000 letters.'
        : undefined,
    correctedWhy: tooLong(typed.correctedWhy, 2000),
  })
  if (
    kind === undefined ||
    on === undefined ||
    on === 'wrong' ||
    people === undefined ||
    Object.keys(errors).length > 0
  )
    return wrong(errors)
  const corrects = typed.corrects === '' ? null : typed.corrects
  const correctedWhy = corrects === null || typed.correctedWhy === '' ? null : typed.correctedWhy
  return ok({ kind, who, on, people, said, changed, corrects, correctedWhy })
}

export interface StepTyped {
  readonly kind: string
  readonly at: DayTyped
  readonly time: string
  readonly earlyWhy: string
  /** The version that the person saw; 0 where there was none. */
  readonly version: string
  readonly correctedWhy: string
}

const boxes = (day: Day): DayTyped => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: date, month, year }
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** As it is told, for correcting it. */
export const stepToCorrect = (step: FirstStep | null): StepTyped => ({
  ...{ kind: step?.kind ?? '', at: step === null ? { day: '', month: '', year: '' } : boxes(dayOf(step.at)) },
  ...{ time: step === null ? '' : clock.format(step.at), earlyWhy: step?.earlyWhy ?? '' },
  ...{ version: String(step?.version ?? 0), correctedWhy: '' },
})

/** The same of somebody who was asked. */
export const consultationToCorrect = (one: Consultation | undefined): ConsultationTyped => ({
  ...{ kind: one?.kind ?? '', who: one?.who ?? '', said: one?.said ?? '', changed: one?.changed ?? '' },
  on: one === undefined ? { day: '', month: '', year: '' } : boxes(one.on),
  ...{ people: one?.people == null ? '' : String(one.people), corrects: one?.id ?? '', correctedWhy: '' },
})

export const stepTyped = (body: Body): StepTyped => ({
  ...{
    kind: textOf(body, 'kind'),
    at: dayTyped(body, 'at'),
    time: textOf(body, 'time'),
    earlyWhy: textOf(body, 'earlyWhy'),
  },
  ...{ version: textOf(body, 'version'), correctedWhy: textOf(body, 'correctedWhy') },
})

export const stepForm = (
  body: Body,
  typed: StepTyped,
): Result<{
  readonly kind: FirstStepKind
  readonly at: Date
  readonly earlyWhy: string
  readonly correctedWhy: string
}> => {
  const kind = oneOf(firstStepKinds, typed.kind)
  const day = dayIn(body, 'at')
  const at = day === undefined || day === 'wrong' ? undefined : momentAt(day, typed.time)
  const errors = errorsOf({
    kind: kind === undefined ? 'Choose what the first step was.' : undefined,
    at: day === undefined || day === 'wrong' ? 'Enter the day, such as 11 1 2027.' : undefined,
    time:
      at === undefined && day !== undefined && day !== 'wrong' ? 'Enter the time, such as 9:05 or 14:30.' : undefined,
    ...{ earlyWhy: tooLong(typed.earlyWhy, 2000), correctedWhy: tooLong(typed.correctedWhy, 2000) },
  })
  if (kind === undefined || at === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ kind, at, earlyWhy: typed.earlyWhy, correctedWhy: typed.correctedWhy })
}
