// What was typed into a form arrives as text, or as a list where a name comes several times. Read the same way everywhere.
import { asDay, type Day } from './date.ts'

/** A form's fields, or a JSON body, by name. */
export type Body = Readonly<Record<string, unknown>>

/** Trimmed; empty where there is none. */
export const textOf = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** All that came under the name, trimmed, without empty ones. */
export const textsOf = (body: Body, name: string): readonly string[] =>
  [body[name]]
    .flat()
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .map((value) => value.trim())

/** A day in three boxes, as it was typed. */
export interface DayTyped {
  readonly day: string
  readonly month: string
  readonly year: string
}

export const dayTyped = (body: Body, name: string): DayTyped => ({
  day: textOf(body, `${name}-day`),
  month: textOf(body, `${name}-month`),
  year: textOf(body, `${name}-year`),
})

/** `undefined` where all three boxes are empty, `'wrong'` where they make no day. */
export const dayFrom = ({ day, month, year }: DayTyped): Day | 'wrong' | undefined => {
  if (day === '' && month === '' && year === '') return undefined
  return asDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'wrong'
}

/** The same from a body; JSON callers send `"2026-11-22"` under the name itself. */
export const dayIn = (body: Body, name: string): Day | 'wrong' | undefined => {
  const whole = textOf(body, name)
  return whole === '' ? dayFrom(dayTyped(body, name)) : (asDay(whole) ?? 'wrong')
}

/** Leaves out the fields with nothing wrong. */
export const errorsOf = (problems: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(problems).filter((one): one is [string, string] => one[1] !== undefined))
