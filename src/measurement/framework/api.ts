// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { grades, natures, units } from '../rules/words.ts'
import { directions, frequencies, levels, origins } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const dayOrNull = orNull(Type.String({ format: 'date' }))
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const version = Type.Object({ id, number: whole, from: dayOrNull, to: dayOrNull, putInForceBy: orNull(text) })

export const Frameworks = Type.Object({
  frameworks: Type.Array(
    Type.Object({
      id,
      title: text,
      theme: orNull(text),
      endedOn: dayOrNull,
      measures: whole,
      versions: Type.Array(version),
    }),
  ),
})

const words = {
  code: text,
  title: text,
  definition: text,
  unit: oneOf(units),
  ownUnit: orNull(text),
  whoCounts: text,
  evidence: Type.Object(Object.fromEntries(grades.map((grade) => [grade, Type.Optional(text)]))),
  frequency: oneOf(frequencies),
  direction: oneOf(directions),
  level: oneOf(levels),
  whose: text,
  nature: oneOf(natures),
  priority: orNull(id),
  objectives: Type.Array(text),
  references: Type.Array(Type.Object({ framework: text, code: text })),
}

const measure = Type.Object({ id: Type.Optional(id), ...words })

/** Measures that came under a licence are left out, and counted. */
export const OneFramework = Type.Object({
  id,
  title: text,
  theme: orNull(text),
  version,
  leftOut: Type.Integer({ description: 'Measures that came under a licence' }),
  themes: Type.Array(
    Type.Object({
      title: text,
      outcomes: Type.Array(
        Type.Object({ id: Type.Optional(id), title: text, words: text, measures: Type.Array(measure) }),
      ),
    }),
  ),
  contractMeasures: Type.Array(
    Type.Object({
      ...{ id, ...words, theme: text, outcome: text, origin: oneOf(origins) },
      ...{ adaptedFrom: orNull(id), changed: orNull(text) },
      ...{ endedOn: dayOrNull, endedWhy: orNull(text) },
    }),
    { description: 'Of single contracts, under this framework; those under a licence are left out' },
  ),
})

export const OneMeasure = Type.Object({
  id,
  ...words,
  theme: text,
  outcome: Type.Object({ id, title: text }),
  origin: oneOf(origins),
  adaptedFrom: orNull(id),
  changed: orNull(text),
  private: Type.Boolean(),
  endedOn: Type.Union([Type.String({ format: 'date' }), Type.Null()], {
    description: 'From this day on nothing new is promised or recorded by it',
  }),
  endedWhy: orNull(text),
  versions: Type.Array(
    Type.Object({ number: orNull(whole), from: dayOrNull, code: text, title: text, unit: oneOf(units) }),
  ),
})
