// The second of three kinds of error. Wrong input is a Result; a bug is any other exception; a refusal is this.

import type { FieldErrors } from './result.ts'

/** Something the product will not do, with the HTTP status, words for the reader, and what to do instead. */
export class Refused extends Error {
  readonly reason: string
  readonly status: number
  readonly tip: string

  /**
   * @param reason a name that code may match on, in kebab case: `place-not-found`
   * @param message what happened, in plain words
   * @param tip what to do about it
   */
  constructor(reason: string, status: number, message: string, tip: string) {
    super(message)
    this.name = 'Refused'
    this.reason = reason
    this.status = status
    this.tip = tip
  }
}

export const notFound = (what: string): Refused =>
  new Refused(
    'not-found',
    404,
    `There is no such ${what}, or you cannot see it.`,
    'Check the address, or ask whoever sent you the link.',
  )

export const notAllowed = (what: string): Refused =>
  new Refused(
    'not-allowed',
    403,
    `You do not have permission to ${what}.`,
    'Ask an administrator or your place lead to give you the role that allows it.',
  )

/**
 * For a statement that the database may refuse by name. Actions ask first; this is for two people at the same moment.
 * @param problem words for the fields of an error that means wrong input; undefined for any other, which goes on as it is
 */
export const asRefusal =
  (problem: (error: unknown) => FieldErrors | undefined) =>
  (error: unknown): never => {
    const words = problem(error)
    throw words === undefined
      ? error
      : new Refused('not-saved', 409, Object.values(words).join(' '), 'Go back, change it and save again.')
  }
