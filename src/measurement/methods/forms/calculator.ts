// A method's input as form fields, which stand in the address: nothing is kept. Money is typed in pounds, shares as 0.25 or 25%, and
// a number that is not sure as three: 10 / 12 / 15.
import { type FieldErrors, ok, type Result, wrong } from '../../../platform/kernel/index.ts'
import type { Field, ListField, Method, NumberField, Read } from '../rules/method.ts'
import { readGiven } from '../rules/read.ts'

/** What was typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>

/** `outcomes-2-deadweight` for the second line of a list. */
export const fieldName = (list: string, line: number, name: string): string => `${list}-${line}-${name}`

/** How many lines of a list have something in them, counted to the last. */
export const linesTyped = ({ name, of, atMost }: ListField, typed: Typed): number => {
  for (let line = atMost; line > 0; line -= 1)
    if (of.some((field) => (typed[fieldName(name, line, field.name)] ?? '').trim() !== '')) return line
  return 0
}

const isNumber = (field: Field): field is NumberField =>
  field.kind !== 'list' && field.kind !== 'choice' && field.kind !== 'text'

/** A number as people type it; text that is none stays text, so that reading it says what is wrong. */
const oneNumber = (field: NumberField, text: string): number | string => {
  const bare = text
    .trim()
    .replace(/^(−|-)?£/, '$1')
    .replace('−', '-')
    .replace(/,(?=\d{3}(?:\D|$))/g, '')
  const match = /^(-?\d{1,15}(?:\.\d{1,9})?)\s*(%?)$/.exec(bare)
  if (match === null || (match[2] === '%' && field.kind !== 'fraction')) return text
  const value = Number(match[1])
  if (match[2] === '%') return value / 100
  // Pounds to whole pence; what has parts of a penny stays so, and is asked about.
  return field.kind === 'pence' ? Number((value * 100).toFixed(6)) : value
}

const numberFrom = (field: NumberField, text: string): unknown => {
  const parts = text.split('/').map((part) => oneNumber(field, part))
  const [low, central, high] = parts
  return parts.length === 3 ? { low, central, high } : parts.length === 1 ? low : text
}

const valueFrom = (field: Field, text: string): unknown => (isNumber(field) ? numberFrom(field, text) : text)

const inputFrom = (method: Method, typed: Typed): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    method.fields.flatMap((field): readonly (readonly [string, unknown])[] => {
      if (field.kind !== 'list') {
        const text = (typed[field.name] ?? '').trim()
        return text === '' ? [] : [[field.name, valueFrom(field, text)]]
      }
      const lines = Array.from({ length: linesTyped(field, typed) }, (_, i) =>
        Object.fromEntries(
          field.of.flatMap((inner): readonly (readonly [string, unknown])[] => {
            const text = (typed[fieldName(field.name, i + 1, inner.name)] ?? '').trim()
            return text === '' ? [] : [[inner.name, valueFrom(inner, text)]]
          }),
        ),
      )
      return [[field.name, lines]]
    }),
  )

/** `outcomes[1].deadweight` is the field `outcomes-2-deadweight`; what is wrong with a whole list stands at its first field. */
const nameOf = (method: Method, path: string): string => {
  const match = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(path)
  const list = method.fields.find(
    (field): field is ListField => field.kind === 'list' && field.name === (match?.[1] ?? path),
  )
  if (list === undefined) return path
  return fieldName(list.name, Number(match?.[2] ?? 0) + 1, match?.[3] ?? list.of[0]?.name ?? '')
}

/** Read and checked, or field errors by the names of the fields. */
export const calculatorForm = (method: Method, typed: Typed): Result<Read> => {
  const read = readGiven(method, inputFrom(method, typed))
  if (read.ok) return read
  const errors: FieldErrors = Object.fromEntries(
    Object.entries(read.errors).map(([path, words]) => [nameOf(method, path), words]),
  )
  return wrong(errors)
}

/** Only what belongs to the form: an address may hold anything. */
export const typedIn = (method: Method, query: Readonly<Record<string, unknown>>): Result<Typed, 'nothing'> => {
  const names = method.fields.flatMap((field) =>
    field.kind === 'list'
      ? Array.from({ length: field.atMost }, (_, i) =>
          field.of.map(({ name }) => fieldName(field.name, i + 1, name)),
        ).flat()
      : [field.name],
  )
  const typed = names.flatMap((name): readonly (readonly [string, string])[] => {
    const value = query[name]
    return typeof value === 'string' ? [[name, value]] : []
  })
  return typed.length === 0 ? wrong('nothing') : ok(Object.fromEntries(typed))
}

const shown = (field: Field | undefined, value: unknown): string => {
  if (field?.kind === 'pence' && typeof value === 'number') return String(value / 100)
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

/** An example as somebody would have typed it. */
export const exampleTyped = (method: Method, input: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    method.fields.flatMap((field): readonly (readonly [string, string])[] => {
      const value = input[field.name]
      if (value === undefined) return []
      if (field.kind !== 'list') return [[field.name, shown(field, value)]]
      return (Array.isArray(value) ? value : []).flatMap((row: Readonly<Record<string, unknown>>, i) =>
        Object.entries(row).map(
          ([name, one]) =>
            [
              fieldName(field.name, i + 1, name),
              shown(
                field.of.find((inner) => inner.name === name),
                one,
              ),
            ] as const,
        ),
      )
    }),
  )
