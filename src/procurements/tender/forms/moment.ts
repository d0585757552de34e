// A moment by the clocks of the United Kingdom, as a day in three boxes and a time.
import { type Body, type DayTyped, dayIn, dayOf, dayTyped, momentAt, textOf } from '../../../platform/kernel/index.ts'
import type { MomentTyped } from '../rules/typed.ts'

export const timeField = (name: string): string => `${name}-time`

export const momentTyped = (body: Body, name: string): MomentTyped => ({
  day: dayTyped(body, name),
  time: textOf(body, timeField(name)),
})

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export const boxesOf = (day: string | null): DayTyped => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { day: date, month, year }
}

export const momentOf = (moment: Date | null): MomentTyped =>
  moment === null ? { day: boxesOf(null), time: '' } : { day: boxesOf(dayOf(moment)), time: london.format(moment) }

/** `null` where all is empty, `'wrong'` where it makes no moment. */
export const momentIn = (body: Body, name: string): Date | 'wrong' | null => {
  const day = dayIn(body, name)
  const time = textOf(body, timeField(name))
  if (day === undefined && time === '') return null
  if (day === undefined || day === 'wrong') return 'wrong'
  return momentAt(day, time) ?? 'wrong'
}
