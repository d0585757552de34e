// Passwords, names and e-mail addresses as people type them, and what to say where they are not right.
import { type Body, emailOf } from '../../platform/kernel/index.ts'

/** As it was typed: spaces at the ends of a password are part of it. */
export const secretOf = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

export const nameProblem = (name: string): string | undefined =>
  name === '' ? 'Enter your name.' : name.length > 200 ? 'Enter a name of at most 200 letters.' : undefined

export const emailProblem = (text: string): string | undefined =>
  text === ''
    ? 'Enter an e-mail address.'
    : emailOf(text) === undefined
      ? 'Enter an e-mail address in full, like name@example.org.'
      : undefined
