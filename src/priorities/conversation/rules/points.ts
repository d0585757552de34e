// How one person may share out their points: whole numbers, all of them or fewer.
import { count, type FieldErrors, ok, type Result, wrong } from '../../../platform/kernel/index.ts'

/** The name of a group's field on the form. */
export const pointsField = (group: string): string => `points-${group}`

const whole = /^\d{1,3}$/

/**
 * @param typed by group; empty is none
 * @param limit how many each person has
 */
export const readPoints = (
  typed: ReadonlyMap<string, string>,
  limit: number,
): Result<ReadonlyMap<string, number>, FieldErrors> => {
  const errors: Record<string, string> = {}
  const given = new Map<string, number>()
  for (const [group, text] of typed) {
    const trimmed = text.trim()
    if (trimmed === '') continue
    if (!whole.test(trimmed) || Number(trimmed) > limit)
      errors[pointsField(group)] = `Enter a whole number from 0 to ${limit}, or leave it empty.`
    else given.set(group, Number(trimmed))
  }
  const spent = [...given.values()].reduce((sum, points) => sum + points, 0)
  if (Object.keys(errors).length === 0 && spent > limit) {
    const [first] = given.keys()
    errors[pointsField(first ?? '')] =
      `You have ${count(limit, 'point')} and gave ${spent}. Take ${spent - limit} away somewhere.`
  }
  return Object.keys(errors).length > 0 ? wrong(errors) : ok(given)
}
