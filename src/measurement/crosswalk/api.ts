// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { grades, natures, units } from '../rules/words.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const measure = Type.Object({ id, code: text, title: text, unit: oneOf(units), ownUnit: orNull(text) })
const as = orNull(measure)
/** As a person made it. `as` beside it is null where the two are no longer counted in the same unit. */
const match = Type.Object({
  ...{ measure: id, as: id, why: text, by: text, at: Type.String({ format: 'date-time' }) },
})
const sums = Type.Array(
  Type.Object({
    ...{ measure, nature: oneOf(natures) },
    grades: Type.Object(
      Object.fromEntries(
        grades.map((grade) => [
          grade,
          Type.Object({
            quantity: Type.Integer({ description: 'In thousandths of the unit' }),
            records: Type.Integer(),
          }),
        ]),
      ),
    ),
  }),
)

export const Joint = Type.Object({
  others: Type.Array(Type.Object({ measure, keptBy: text, private: Type.Boolean(), as, match: orNull(match) })),
  within: Type.Array(Type.Object({ measure, as, match })),
  gone: Type.Array(match),
  works: Type.Array(
    Type.Object({
      ...{ id, title: text, own: Type.Boolean() },
      shares: Type.Array(
        Type.Object({ name: text, place: text, share: Type.Integer({ description: 'In ten-thousandths' }) }),
      ),
    }),
  ),
  ours: sums,
  theirs: sums,
  offers: Type.Array(Type.Object({ place: text, to: text, by: text, at: Type.String({ format: 'date-time' }) })),
})
