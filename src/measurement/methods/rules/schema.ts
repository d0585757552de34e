// What a method takes, as JSON Schema (2020-12): made from its fields, so that it cannot say anything else than they do.
import type { Field, ListField, Method, NumberField } from './method.ts'

type Schema = Readonly<Record<string, unknown>>

const wholeKinds = new Set(['pence', 'whole', 'year'])

const certain = (field: NumberField): Schema => {
  const least = field.least ?? (field.kind === 'fraction' ? 0 : undefined)
  const most = field.most ?? (field.kind === 'fraction' ? 1 : undefined)
  return {
    type: wholeKinds.has(field.kind) ? 'integer' : 'number',
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
  }
}

const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
})

/** One number; where the answer can follow it, also a range or a distribution. */
const number = (field: NumberField): Schema => {
  const one = certain(field)
  if (field.moves === undefined) return one
  const named = (name: string): Schema => ({ const: name })
  return {
    oneOf: [
      one,
      object({ low: one, central: one, high: one }),
      object({ distribution: named('uniform'), low: one, high: one }),
      object({ distribution: named('triangular'), low: one, mode: one, high: one }),
      object({ distribution: named('normal'), mean: one, sd: { type: 'number', exclusiveMinimum: 0 } }),
    ],
  }
}

const list = (field: ListField): Schema => ({
  type: 'array',
  minItems: field.atLeast,
  maxItems: field.atMost,
  items: fieldsSchema(field.of),
})

const bare = (field: Field): Schema => {
  if (field.kind === 'list') return list(field)
  if (field.kind === 'choice') return { enum: field.options.map(({ value }) => value) }
  if (field.kind === 'text') return { type: 'string', maxLength: field.longest }
  return number(field)
}

const inWords = (field: Field): string =>
  [field.title, field.words, 'unit' in field && field.unit !== undefined ? `In ${field.unit}.` : '']
    .filter((part) => part !== '')
    .join('. ')
    .replaceAll('..', '.')

const fieldsSchema = (fields: readonly Field[]): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: fields.filter(({ optional, otherwise }) => !optional && otherwise === undefined).map(({ name }) => name),
  properties: Object.fromEntries(
    fields.map((field) => [
      field.name,
      {
        description: inWords(field),
        ...bare(field),
        ...(field.otherwise === undefined ? {} : { default: field.otherwise }),
      },
    ]),
  ),
})

/** The schema of the JSON that `readGiven` reads. */
export const inputSchema = ({ key, title, fields }: Pick<Method, 'key' | 'title' | 'fields'>): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${key}.input.schema.json`,
  title: `What ${title} takes`,
  ...fieldsSchema(fields),
})
