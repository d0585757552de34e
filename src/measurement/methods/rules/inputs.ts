// The inputs of a method one by one, wherever they stand: in a field of its own, or in a line of a list.
import type { Field, Given, GivenValue, Method, NumberField, Read, ReadRow, ReadValue, Uncertain } from './method.ts'

export interface Input {
  /** As in the JSON input: `outcomes[0].deadweight`. */
  readonly path: string
  /** `Outcomes, line 1: deadweight`. */
  readonly title: string
  readonly field: NumberField
  readonly value: Exclude<Uncertain, number>
}

const isNumber = (field: Field): field is NumberField =>
  field.kind !== 'choice' && field.kind !== 'list' && field.kind !== 'text'

const isRows = (value: ReadValue | readonly ReadRow[] | undefined): value is readonly ReadRow[] => Array.isArray(value)

/** Every input that is not one certain number. */
export const uncertainInputs = (method: Method, read: Read): readonly Input[] =>
  method.fields.flatMap((field) => {
    const value = read[field.name]
    if (field.kind === 'list' && isRows(value))
      return value.flatMap((row, i) =>
        field.of.flatMap((inner) =>
          oneInput(inner, row[inner.name], `${field.name}[${i}].`, `${field.title}, line ${i + 1}: `),
        ),
      )
    return isRows(value) ? [] : oneInput(field, value, '', '')
  })

const oneInput = (field: Field, value: ReadValue | undefined, at: string, before: string): readonly Input[] =>
  isNumber(field) && typeof value === 'object'
    ? [{ path: at + field.name, title: before + field.title, field, value }]
    : []

/** The same with one certain number for each input. `choose` says which. */
export const settled = (read: Read, choose: (path: string, value: Exclude<Uncertain, number>) => number): Given => {
  const row = (values: ReadRow, at: string): Record<string, number | string> => {
    const certain: Record<string, number | string> = {}
    for (const name of Object.keys(values)) {
      const value = values[name]
      if (value !== undefined) certain[name] = typeof value === 'object' ? choose(at + name, value) : value
    }
    return certain
  }
  const given: Record<string, GivenValue> = {}
  for (const name of Object.keys(read)) {
    const value = read[name]
    if (value === undefined) continue
    if (isRows(value)) given[name] = value.map((one, i) => row(one, `${name}[${i}].`))
    else given[name] = typeof value === 'object' ? choose(name, value) : value
  }
  return given
}
