// What programs get of this room.
import { Type } from '../../platform/http/index.ts'
import { directions, frequencies, levels } from '../framework/rules/types.ts'
import { natures, units } from '../rules/words.ts'

const text = Type.String()
const textOrNull = Type.Union([text, Type.Null()])
const whole = Type.Integer({ minimum: 0 })
const id = Type.String({ format: 'uuid' })
const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)))

const rows = Type.Object({
  ...{ source: whole, added: whole, changed: whole, same: whole, untouched: whole, held: whole },
  leftOut: Type.Object({ above: whole, blank: whole, headings: whole, themes: whole, repeated: whole }),
})

export const MeasuresImport = Type.Object({
  ...{ id, file: text, title: text, state: oneOf(['found', 'done']) },
  framework: Type.Union([id, Type.Null()], { description: 'Where the measures went; null until they are taken' }),
  mapping: Type.Unknown(),
  licence: Type.Union([
    Type.Object({
      kind: oneOf(['own', 'open', 'restricted']),
      ...{ holder: text, words: text },
      private: Type.Boolean({ description: 'The measures stay with the place, and are in no open export' }),
    }),
    Type.Null(),
  ]),
  named: Type.Array(Type.Object({ name: text, holder: text }), {
    description: 'What the file names that others hold the rights to',
  }),
  tables: Type.Array(Type.Object({ inner: text, sheet: textOrNull, rows: whole })),
  notTables: Type.Array(Type.Object({ inner: text, sheet: textOrNull, reason: text })),
  rows: Type.Union([rows, Type.Null()]),
  measures: Type.Array(Type.Object({ row: whole, kind: oneOf(['new', 'changed', 'same']), code: text, title: text })),
  held: Type.Array(Type.Object({ row: whole, reason: text, words: text, cells: Type.Array(text) })),
})

const measure = Type.Object({
  id: Type.Optional(id),
  ...{ code: text, title: text, definition: text, unit: oneOf(units), ownUnit: textOrNull, whoCounts: text },
  evidence: Type.Record(text, text, { description: 'What is expected to be shown, by grade' }),
  ...{ frequency: oneOf(frequencies), direction: oneOf(directions), level: oneOf(levels), whose: text },
  ...{ nature: oneOf(natures), priority: textOrNull, objectives: Type.Array(text) },
  references: Type.Array(Type.Object({ framework: text, code: text })),
})

const themes = Type.Array(
  Type.Object({
    title: text,
    outcomes: Type.Array(Type.Object({ title: text, words: text, measures: Type.Array(measure) })),
  }),
)

export const StarterMeasures = Type.Object({
  ...{ title: text, words: text, source: text, licence: text, vintage: text, toCheck: textOrNull },
  themes,
})

export const OpenFrameworks = Type.Object({
  place: Type.Object({ slug: text, name: text }),
  leftOut: Type.Integer({ minimum: 0, description: 'Measures that came under a licence of the place alone' }),
  frameworks: Type.Array(
    Type.Object({
      ...{ id, title: text, theme: textOrNull, version: whole },
      from: Type.Union([Type.String({ format: 'date' }), Type.Null()], { description: 'Null of a draft' }),
      sources: Type.Array(Type.Object({ file: text, holder: text, licence: text })),
      leftOut: whole,
      themes,
    }),
  ),
})
