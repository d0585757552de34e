// Reading single fields of a form, which arrive as text, or as a list where a name comes several times.
import { asDay, type Day, emailOf } from '../../platform/kernel/index.ts'

export type Body = Readonly<Record<string, unknown>>

/** Trimmed; empty where there is none. */
export const textOf = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** As it was typed: spaces at the ends of a password are part of it. */
export const secretOf = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

export const listOfText = (body: Body, name: string): readonly string[] =>
  [body[name] ?? []].flat().filter((value): value is string => typeof value === 'string' && value !== '')

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

/** `undefined` where all three are empty, `'wrong'` where they make no day. JSON callers send `"2026-11-22"` under the name. */
export const dayIn = (body: Body, name: string): Day | 'wrong' | undefined => {
  const whole = textOf(body, name)
  if (whole !== '') return asDay(whole) ?? 'wrong'
  const { day, month, year } = dayTyped(body, name)
  if (day === '' && month === '' && year === '') return undefined
  return asDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'wrong'
}

export const nameProblem = (name: string): string | undefined =>
  name === '' ? 'Enter your name.' : name.length > 200 ? 'Enter a name of at most 200 letters.' : undefined

export const emailProblem = (text: string): string | undefined =>
  text === ''
    ? 'Enter an e-mail address.'
    : emailOf(text) === undefined
      ? 'Enter an e-mail address in full, like name@example.org.'
      : undefined

/** Leaves out the fields with nothing wrong. */
export const errorsOf = (problems: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(problems).filter((one): one is [string, string] => one[1] !== undefined))
