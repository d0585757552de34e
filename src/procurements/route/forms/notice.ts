// The official number and time of a notice, and the days that clocks count from, as form fields.
import {
  asId,
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  type Id,
  momentAt,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { type MomentKind, momentKinds } from '../rules/types.ts'

export interface NoticeTyped {
  readonly number: string
  readonly on: DayTyped
  readonly time: string
  /** The record that is put right; empty for a first one. */
  readonly corrects: string
  /** `yes` where the record is taken back. */
  readonly back: string
  readonly why: string
}

export const noticeTyped = (body: Body): NoticeTyped => ({
  ...{ number: textOf(body, 'number'), on: dayTyped(body, 'on'), time: textOf(body, 'time') },
  ...{ corrects: textOf(body, 'corrects'), back: textOf(body, 'back'), why: textOf(body, 'why') },
})

export interface NoticeGiven {
  readonly number: string | null
  readonly publishedAt: Date | null
  readonly corrects: string | null
  readonly why: string | null
}

const asRecord = (text: string): string | null | undefined => (text === '' ? null : asId<Id<'notice-record'>>(text))

export const noticeForm = (body: Body, typed: NoticeTyped, now: Date): Result<NoticeGiven> => {
  const corrects = asRecord(typed.corrects)
  const back = typed.back === 'yes' && typed.corrects !== ''
  const day = dayIn(body, 'on')
  const known = day !== undefined && day !== 'wrong'
  const at = known ? momentAt(day, typed.time) : undefined
  const { number, why } = typed
  const errors = errorsOf({
    corrects: corrects === undefined ? 'Choose the record that you put right.' : undefined,
    number:
      !back && (number === '' || number.length > 100)
        ? 'Enter the official number, such as 2026/S 000-012345.'
        : undefined,
    on: back
      ? undefined
      : !known
        ? 'Enter the day on which it was published, such as 11 1 2027.'
        : at !== undefined && at > now
          ? 'This moment is still to come. Record the notice once it is published.'
          : undefined,
    time: !back && known && at === undefined ? 'Enter the time, such as 9:05 or 14:30.' : undefined,
    why:
      typed.corrects !== '' && (why === '' || why.length > 2000)
        ? 'Say what was wrong, in up to 2,000 letters.'
        : undefined,
  })
  if (corrects === undefined || Object.keys(errors).length > 0) return wrong(errors)
  if (back) return ok({ number: null, publishedAt: null, corrects, why })
  return at === undefined
    ? wrong({ on: '' })
    : ok({ number, publishedAt: at, corrects, why: corrects === null ? null : why })
}

export interface MomentTyped {
  readonly kind: string
  readonly on: DayTyped
  readonly note: string
  readonly corrects: string
}

export const momentTyped = (body: Body): MomentTyped => ({
  ...{ kind: textOf(body, 'kind'), on: dayTyped(body, 'moment') },
  ...{ note: textOf(body, 'note'), corrects: textOf(body, 'corrects') },
})

export interface MomentGiven {
  /** Null is that of the record that is put right. */
  readonly kind: MomentKind | null
  /** Null takes the record back. */
  readonly on: Day | null
  readonly note: string
  readonly corrects: string | null
}

/** A first record needs a day; one that puts another right may leave it empty, which takes it back, and needs words. */
export const momentForm = (body: Body, typed: MomentTyped, today: Day): Result<MomentGiven> => {
  const kind = momentKinds.find((one) => one === typed.kind)
  const corrects = asRecord(typed.corrects)
  const day = dayIn(body, 'moment')
  const back = day === undefined && typed.corrects !== ''
  const errors = errorsOf({
    kind: kind === undefined && (typed.kind !== '' || typed.corrects === '') ? 'Choose what happened.' : undefined,
    corrects: corrects === undefined ? 'Choose the record that you put right.' : undefined,
    moment: back
      ? undefined
      : day === undefined || day === 'wrong'
        ? 'Enter the day, such as 11 1 2027.'
        : day > today
          ? 'This day is still to come. Record it once it has happened.'
          : undefined,
    note:
      typed.note.length > 2000
        ? 'Use at most 2,000 letters.'
        : typed.corrects !== '' && typed.note === ''
          ? 'Say what was wrong.'
          : undefined,
  })
  if (corrects === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ kind: kind ?? null, on: day === undefined || day === 'wrong' ? null : day, note: typed.note, corrects })
}
