// What a database error says, in a form that code may match on. The text of an error is never looked at.
import { DatabaseError } from 'pg'

/** `23505` and the like; undefined for anything that did not come from the server. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof DatabaseError ? error.code : undefined

/** The name of the constraint (or the column, for a missing value) that the statement broke; undefined for any other error. */
export const violated = (error: unknown): string | undefined => {
  if (!(error instanceof DatabaseError) || !error.code?.startsWith('23')) return undefined
  return error.constraint ?? error.column
}

/** Has no server answered at all (none there, or none yet)? Then the system's own code says why. */
export const systemCode = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || error instanceof DatabaseError) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
