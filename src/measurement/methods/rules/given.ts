// Taking apart what a calculation is handed. A method asks only for fields that its own description has, so nothing is missing here.
import type { Given, GivenValue } from './method.ts'

export const numberIn = (given: Readonly<Record<string, GivenValue | undefined>>, name: string): number => {
  const value = given[name]
  if (typeof value !== 'number') throw new TypeError(`${name} is not a number`)
  return value
}

/** Undefined where a field that may be left out was. */
export const maybeNumberIn = (given: Given, name: string): number | undefined =>
  given[name] === undefined ? undefined : numberIn(given, name)

export const textIn = (given: Readonly<Record<string, GivenValue | undefined>>, name: string): string => {
  const value = given[name]
  return typeof value === 'string' ? value : ''
}

/** One of a choice's values. */
export const choiceIn = <T extends string>(given: Given, name: string, options: readonly T[]): T => {
  const found = options.find((option) => option === given[name])
  if (found === undefined) throw new TypeError(`${name} is none of ${options.join(', ')}`)
  return found
}

export const rowsIn = (given: Given, name: string): readonly Readonly<Record<string, number | string>>[] => {
  const value = given[name]
  return Array.isArray(value) ? value : []
}
