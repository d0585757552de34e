// Values from outside against their schema: what is wrong is said field by field, in words. Pure.
import { FormatRegistry, type TSchema } from '@sinclair/typebox'
import { type ValueError, ValueErrorType } from '@sinclair/typebox/errors'
import { Value } from '@sinclair/typebox/value'
import { emailOf, type FieldErrors, isId, ok, type Result, wrong } from '../kernel/index.ts'

const day = /^\d{4}-\d{2}-\d{2}$/
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => emailOf(text) !== undefined,
  uuid: isId,
  date: (text) => day.test(text) && !Number.isNaN(Date.parse(text)),
  'date-time': (text) => !Number.isNaN(Date.parse(text)),
  uri: (text) => URL.canParse(text),
}
for (const [name, check] of Object.entries(formats)) FormatRegistry.Set(name, check)

const formatWords: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  uuid: 'an id, such as 0190a0b0-0000-7000-8000-000000000001',
  date: 'a day, such as 2026-11-22',
  'date-time': 'a moment, such as 2026-11-22T09:05:00Z',
  uri: 'an address, such as https://example.org',
}

/** The choices of a union of fixed values. */
const choicesOf = (schema: TSchema): readonly string[] | undefined => {
  const parts: readonly TSchema[] = Array.isArray(schema.anyOf) ? schema.anyOf : []
  return parts.length > 0 && parts.every((part) => 'const' in part)
    ? parts.map((part) => String(part.const))
    : undefined
}

const sentences: Partial<Readonly<Record<ValueErrorType, (schema: TSchema) => string>>> = {
  [ValueErrorType.ObjectRequiredProperty]: () => 'This is needed.',
  [ValueErrorType.ObjectAdditionalProperties]: () => 'This is not known here. Leave it out.',
  [ValueErrorType.String]: () => 'This must be text.',
  [ValueErrorType.StringMinLength]: (schema) =>
    schema.minLength === 1 ? 'This must not be empty.' : `This must have at least ${schema.minLength} characters.`,
  [ValueErrorType.StringMaxLength]: (schema) => `This must have at most ${schema.maxLength} characters.`,
  [ValueErrorType.StringPattern]: (schema) =>
    `This is not written as it must be${schema.description ? `: ${schema.description}` : ''}.`,
  [ValueErrorType.StringFormat]: (schema) => `This must be ${formatWords[schema.format] ?? schema.format}.`,
  [ValueErrorType.Integer]: () => 'This must be a whole number.',
  [ValueErrorType.Number]: () => 'This must be a number.',
  [ValueErrorType.IntegerMinimum]: (schema) => `This must be ${schema.minimum} or more.`,
  [ValueErrorType.NumberMinimum]: (schema) => `This must be ${schema.minimum} or more.`,
  [ValueErrorType.IntegerMaximum]: (schema) => `This must be ${schema.maximum} or less.`,
  [ValueErrorType.NumberMaximum]: (schema) => `This must be ${schema.maximum} or less.`,
  [ValueErrorType.Boolean]: () => 'This must be true or false.',
  [ValueErrorType.Array]: () => 'This must be a list.',
  [ValueErrorType.ArrayMinItems]: (schema) => `This list must have at least ${schema.minItems}.`,
  [ValueErrorType.ArrayMaxItems]: (schema) => `This list must have at most ${schema.maxItems}.`,
  [ValueErrorType.ArrayUniqueItems]: () => 'This list has something in it twice.',
  [ValueErrorType.Object]: () => 'This must be an object with named values.',
  [ValueErrorType.Literal]: (schema) => `This must be ${schema.const}.`,
  [ValueErrorType.Null]: () => 'This must be null.',
  [ValueErrorType.Union]: (schema) => {
    const choices = choicesOf(schema)
    return choices ? `This must be one of: ${choices.join(', ')}.` : 'This is not of a kind that can be taken.'
  },
}

const sentence = ({ type, schema }: ValueError): string => sentences[type]?.(schema) ?? 'This is not right.'

/** `/districts/0` is `districts.0`. */
const fieldOf = (path: string): string => path.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')

/** Defaults are filled in; with `convert`, text becomes the number or the list that is asked for, as addresses carry only text. */
export const checked = (schema: TSchema, value: unknown, { convert }: { convert: boolean }): Result<unknown> => {
  const filled = Value.Default(schema, Value.Clone(value))
  const read = convert ? Value.Convert(schema, lists(schema, filled)) : filled
  if (Value.Check(schema, read)) return ok(read)
  const errors: Record<string, string> = {}
  for (const error of Value.Errors(schema, read)) errors[fieldOf(error.path)] ??= sentence(error)
  return wrong<FieldErrors>(errors)
}

/** `?role=a` is a list of one where a list is asked for; TypeBox's own conversion takes the text apart. */
const lists = (schema: TSchema, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const properties: Readonly<Record<string, TSchema>> = schema.properties ?? {}
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const wantsList = properties[name]?.type === 'array'
      if (wantsList) return [name, Array.isArray(one) ? one : [one]]
      return [name, Array.isArray(one) ? one[0] : one]
    }),
  )
}
