// What was typed to start, change or move a conversation, and to put its questions.
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
  textsOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { starterSets } from '../packs/starters.ts'
import { isStage } from '../rules/stages.ts'
import type { Conversation, Stage } from '../rules/types.ts'
import type { ConversationToSave } from '../store/conversations.ts'
import { fieldIn, lines, tooLong } from './typed.ts'

export interface ConversationTyped {
  readonly title: string
  readonly purpose: string
  readonly theme: string
  readonly anonymous: string
  readonly way: string
  readonly from: DayTyped
  readonly until: DayTyped
  readonly points: string
  readonly starters: readonly string[]
  readonly key: string
}

export const conversationTyped = (body: Body): ConversationTyped => ({
  title: textOf(body, 'title'),
  purpose: lines(textOf(body, 'purpose')),
  theme: textOf(body, 'theme'),
  anonymous: textOf(body, 'anonymous'),
  way: textOf(body, 'way'),
  from: dayTyped(body, 'from'),
  until: dayTyped(body, 'until'),
  points: textOf(body, 'points'),
  starters: textsOf(body, 'starters').filter((key) => starterSets.some((set) => set.key === key)),
  key: textOf(body, 'key'),
})

const boxes = (day: string | null): DayTyped => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

/** A conversation as it stands, for the form that changes it. */
export const conversationShown = (one: Conversation): ConversationTyped => ({
  title: one.title,
  purpose: one.purpose,
  theme: one.theme ?? '',
  anonymous: one.anonymous ? 'yes' : 'no',
  way: one.live ? 'live' : 'asynchronous',
  from: boxes(one.from),
  until: boxes(one.until),
  points: String(one.points),
  starters: [],
  key: '',
})

export const emptyConversation = (key: string): ConversationTyped => ({
  ...{ title: '', purpose: '', theme: '', anonymous: '', way: '', points: '10', starters: ['place'], key },
  from: boxes(null),
  until: boxes(null),
})

const notADay = 'Enter a real day, such as 27 3 2026.'
const isPoints = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100

export const conversationForm = (body: Body): Result<ConversationToSave, FieldErrors> => {
  const typed = conversationTyped(body)
  const [from, until] = [dayIn(body, 'from'), dayIn(body, 'until')]
  const points = typed.points === '' ? '10' : typed.points
  const errors = errorsOf({
    title: typed.title === '' ? 'Enter a title: the question in a few words.' : tooLong(typed.title, 200),
    purpose: tooLong(typed.purpose, 4000),
    theme: tooLong(typed.theme, 100),
    anonymous: ['yes', 'no'].includes(typed.anonymous) ? undefined : 'Choose whether names are shown.',
    way: ['live', 'asynchronous'].includes(typed.way) ? undefined : 'Choose how people take part.',
    from: from === 'wrong' ? notADay : undefined,
    until: until === 'wrong' ? notADay : undefined,
    points: isPoints(points) ? undefined : 'Enter a whole number of points from 1 to 100.',
  })
  if (from === 'wrong' || until === 'wrong' || Object.keys(errors).length > 0) return wrong(errors)
  if (from !== undefined && until !== undefined && until < from)
    return wrong({ until: 'The last day is before the first day. Change one of them.' })
  return ok({
    title: typed.title,
    purpose: typed.purpose,
    theme: typed.theme === '' ? null : typed.theme,
    anonymous: typed.anonymous === 'yes',
    live: typed.way === 'live',
    from: from ?? null,
    until: until ?? null,
    points: Number(points),
  })
}

export const moveForm = (body: Body): Result<{ readonly to: Stage; readonly why: string | null }, FieldErrors> => {
  const [to, why] = [textOf(body, 'to'), lines(textOf(body, 'why'))]
  if (!isStage(to)) return wrong({ to: 'Press one of the buttons to say where the conversation goes.' })
  const long = tooLong(why, 1000)
  return long === undefined ? ok({ to, why: why === '' ? null : why }) : wrong({ why: long })
}

export const questionForm = (body: Body): Result<string, FieldErrors> => {
  const words = lines(fieldIn(body, 'words'))
  const problem = words === '' ? 'Enter the question.' : tooLong(words, 400)
  return problem === undefined ? ok(words) : wrong({ words: problem })
}
