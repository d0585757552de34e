// The shapes of the data behind these pages. Values came under a licence: they are seen by people of the place, and stand in no open data.
import { Type } from '../../platform/http/index.ts'
import { valueKinds } from '../rules/words.ts'
import { confidences } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const range = Type.Object({ low: Type.Number(), central: Type.Number(), high: Type.Number() })

const value = {
  ...{ code: text, title: text, kind: oneOf(valueKinds), unit: text, priceYear: whole, bears: text, source: text },
  worth: Type.Object({ low: whole, central: whole, high: whole }, { description: 'Pence for one unit' }),
  confidence: oneOf(confidences),
}

const dayOrNull = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const days = {
  from: Type.Union([Type.String({ format: 'date' }), Type.Null()], {
    description: 'What was done counts by its first day; null: from the beginning',
  }),
  to: dayOrNull,
}

export const Values = Type.Object({
  on: Type.Array(Type.Object({ measure: id, measureTitle: text, ...days, ...value })),
  packs: Type.Array(Type.Object({ id, title: text, vintage: text, holder: text, licence: text, values: whole })),
})
export const OnePack = Type.Object({
  ...{ id, title: text, vintage: text, holder: text, licence: text, page: whole, pages: whole },
  values: Type.Array(Type.Object({ id, ...value })),
  held: Type.Array(Type.Object({ sheet: Type.Union([text, Type.Null()]), row: whole, reason: text })),
})
export const MeasureValues = Type.Object({
  on: Type.Array(
    Type.Object({
      id,
      ...days,
      ...value,
      perUnit: Type.Union([range, Type.Null()], { description: 'Exact pence for one unit, after what is taken off' }),
      working: Type.Array(Type.Object({ words: text, sum: text, result: text, source: text })),
      why: text,
    }),
  ),
})
