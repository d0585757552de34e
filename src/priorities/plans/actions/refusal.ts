// For a statement that the database may refuse by name. Actions ask first; this is for two people at the same moment.
import { type FieldErrors, Refused } from '../../../platform/kernel/index.ts'

/** @throws Refused with the words of the field; any other error goes on as it is */
export const asRefusal =
  (problem: (error: unknown) => FieldErrors | undefined) =>
  (error: unknown): never => {
    const words = problem(error)
    throw words === undefined
      ? error
      : new Refused('not-saved', 409, Object.values(words).join(' '), 'Go back, change it and save again.')
  }
