// Reads what somebody gives a method: every field checked against its description, what is missing filled in or asked for.
import { inSentence, listOf, ok, type Result, wrong } from '../../../platform/kernel/index.ts'
import type { Field, ListField, Method, NumberField, Read, ReadRow, ReadValue } from './method.ts'
import { readUncertain } from './uncertain.ts'

type Errors = Record<string, string>
type Entry = Readonly<Record<string, unknown>>

const isEntry = (input: unknown): input is Entry => typeof input === 'object' && input !== null && !Array.isArray(input)

/** What a field holds when it is left out; undefined where it must be given, null where nothing stands in for it. */
const leftOut = (field: Field): ReadValue | null | undefined => field.otherwise ?? (field.optional ? null : undefined)

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

const readText = (field: Exclude<Field, NumberField | ListField>, value: unknown): Result<string, string> => {
  if (field.kind === 'choice') {
    const found = field.options.find((option) => option.value === value)
    return found ? ok(found.value) : wrong(`Choose one of ${listOf(field.options.map((option) => option.value))}.`)
  }
  if (typeof value !== 'string') return wrong('Enter words.')
  return value.length <= field.longest ? ok(value) : wrong(`Use at most ${field.longest} letters.`)
}

const isText = (field: Field): field is Exclude<Field, NumberField | ListField> =>
  field.kind === 'choice' || field.kind === 'text'

/** The fields of one entry, or the errors put into `errors` under their paths. */
const readFields = (fields: readonly Field[], entry: Entry, at: string, errors: Errors): Read => {
  const read: Record<string, ReadValue | readonly ReadRow[]> = {}
  const known = fields.map(({ name }) => name)
  for (const name of Object.keys(entry))
    if (!known.includes(name)) errors[at + name] = `There is no “${name}” here. Use ${listOf(known)}.`
  for (const field of fields) {
    const path = at + field.name
    const value = entry[field.name]
    if (isMissing(value)) {
      const otherwise = leftOut(field)
      if (otherwise === undefined) errors[path] = `Enter ${inSentence(field.title)}.`
      else if (otherwise !== null) read[field.name] = otherwise
    } else if (field.kind === 'list') {
      read[field.name] = readRows(field, value, path, errors)
    } else {
      const found = isText(field) ? readText(field, value) : readUncertain(field, value)
      if (found.ok) read[field.name] = found.value
      else errors[path] = `${field.title}: ${inSentence(found.errors)}`
    }
  }
  return read
}

const readRows = (field: ListField, value: unknown, path: string, errors: Errors): readonly ReadRow[] => {
  const { atLeast, atMost, title } = field
  if (!Array.isArray(value)) {
    errors[path] = `${title}: give a list.`
    return []
  }
  if (value.length < atLeast) errors[path] = `${title}: give at least ${atLeast}.`
  if (value.length > atMost) errors[path] = `${title}: give at most ${atMost}.`
  return value.slice(0, atMost).map((row: unknown, i) => {
    const here = `${path}[${i}]`
    if (isEntry(row)) return readFields(field.of, row, `${here}.`, errors) as ReadRow
    errors[here] = `${title}: give line ${i + 1} by the names of its fields.`
    return {}
  })
}

/** What a method was given, or what is wrong with each field by its path: `outcomes[0].deadweight`. */
export const readGiven = (method: Method, input: unknown): Result<Read> => {
  if (!isEntry(input)) return wrong({ '': `Give ${inSentence(method.title)} its fields by their names.` })
  const errors: Errors = {}
  const read = readFields(method.fields, input, '', errors)
  return Object.keys(errors).length === 0 ? ok(read) : wrong(errors)
}
