// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { grades, ledgers, natures, units, valueKinds } from '../rules/words.ts'
import { ways } from './rules/ways.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const measure = Type.Object({ id, code: text, title: text, unit: oneOf(units), ownUnit: orNull(text) })
/** By grade: never one number. */
const byGrade = Type.Object(
  Object.fromEntries(
    grades.map((grade) => [
      grade,
      Type.Object({ quantity: Type.Integer({ description: 'In thousandths of the unit' }), records: whole }),
    ]),
  ),
)

const range = Type.Object({ low: whole, central: whole, high: whole }, { description: 'Pence' })
/** Where values are on: by kind, which are never added together, and by grade. */
const worth = Type.Array(
  Type.Object({
    kind: oneOf(valueKinds),
    value: text,
    prices: Type.Integer({ description: 'The year of its prices' }),
    from: Type.Union([Type.String({ format: 'date' }), Type.Null()], {
      description: 'It counts for what began on its days; null: from the beginning',
    }),
    to: orNull(Type.String({ format: 'date' })),
    grades: Type.Array(Type.Object({ grade: oneOf(grades), worth: range })),
  }),
)

export const Results = Type.Object({
  by: oneOf(ways),
  grade: Type.Union([oneOf(grades), Type.Null()], {
    description: 'Only sums with anything of this grade are here, each with all its grades',
  }),
  unmatched: whole,
  page: whole,
  pages: whole,
  rows: Type.Array(
    Type.Object({
      group: text,
      title: text,
      measure,
      nature: oneOf(natures),
      ledger: oneOf(ledgers),
      grades: byGrade,
      worth,
    }),
  ),
})

export const Figure = Type.Object({
  measure,
  work: orNull(id),
  grades: byGrade,
  worth,
  page: whole,
  pages: whole,
  records: Type.Array(
    Type.Object({
      ...{ id, work: text, provider: text, from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) },
      ...{ quantity: whole, grade: oneOf(grades), nature: oneOf(natures), recordedBy: text },
    }),
  ),
})
