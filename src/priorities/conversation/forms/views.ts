// What was typed about residents' and service users' views.
import {
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { ResidentsView } from '../rules/types.ts'
import type { ViewToSave } from '../store/views.ts'
import { lines, tooLong } from './typed.ts'

export interface ViewTyped {
  readonly source: string
  readonly on: DayTyped
  readonly people: string
  readonly gathered: string
  readonly agreed: string
  readonly consent: string
  readonly words: string
  readonly looked: string
  readonly key: string
}

export const viewTyped = (body: Body): ViewTyped => ({
  source: textOf(body, 'source'),
  on: dayTyped(body, 'on'),
  people: typeof body.people === 'number' ? String(body.people) : textOf(body, 'people'),
  gathered: lines(textOf(body, 'gathered')),
  agreed: textOf(body, 'agreed'),
  consent: lines(textOf(body, 'consent')),
  words: lines(textOf(body, 'words')),
  looked: textOf(body, 'looked'),
  key: textOf(body, 'key'),
})

const day = (text: string): DayTyped => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

export const viewShown = (view: ResidentsView): ViewTyped => ({
  ...{ source: view.source, gathered: view.gathered, consent: view.consent, words: view.words },
  on: day(view.on),
  people: String(view.people),
  agreed: 'yes',
  looked: '',
  key: '',
})

export const emptyView = (key: string): ViewTyped => ({
  ...{ source: '', people: '', gathered: '', agreed: '', consent: '', words: '', looked: '', key },
  on: day(''),
})

export interface ViewRead extends ViewToSave {
  readonly agreed: boolean
  readonly looked: boolean
}

const numberOf = (text: string): number | undefined =>
  /^[\d,]{1,10}$/.test(text) && Number(text.replaceAll(',', '')) >= 1 ? Number(text.replaceAll(',', '')) : undefined

export const viewForm = (body: Body, today: string): Result<ViewRead, FieldErrors> => {
  const typed = viewTyped(body)
  const on = dayIn(body, 'on')
  const people = numberOf(typed.people)
  const agreed = typed.agreed === 'yes'
  const needed = (text: string, words: string, most: number) => (text === '' ? words : tooLong(text, most))
  const errors = errorsOf({
    source: needed(typed.source, 'Say who was heard, such as “Harbour tenants’ panel”.', 200),
    on:
      on === undefined || on === 'wrong'
        ? 'Enter the day, such as 27 3 2026.'
        : on > today
          ? 'This day is still to come. Enter the day on which they spoke.'
          : undefined,
    people: people === undefined ? 'Enter how many people it was, as a whole number.' : undefined,
    gathered: needed(typed.gathered, 'Say how it was gathered.', 1000),
    agreed: ['yes', 'no'].includes(typed.agreed) ? undefined : 'Choose whether the people agreed.',
    consent: agreed ? needed(typed.consent, 'Write down what the people agreed to.', 1000) : undefined,
    words: needed(typed.words, 'Write down what was said.', 8000),
  })
  if (Object.keys(errors).length > 0 || on === undefined || on === 'wrong' || people === undefined) return wrong(errors)
  const { source, gathered, consent, words } = typed
  return ok({ source, on, people, gathered, consent, words, agreed, looked: typed.looked === 'yes' })
}
