// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'

const text = Type.String()
const number = Type.Number()
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const range = Type.Object({ low: number, central: number, high: number })
const numbers = Type.Record(text, number)
const sources = Type.Array(
  Type.Object({ title: text, publisher: text, link: orNull(text), vintage: text, checked: orNull(text) }),
)
const named = { method: text, version: text, sources, limits: Type.Array(text) }

const simulation = Type.Object({
  ...{ seed: Type.Integer(), draws: Type.Integer(), mean: number, median: number, p5: number, p95: number },
  drivers: Type.Array(Type.Object({ path: text, title: text, correlation: number, squared: number })),
  keptCentral: Type.Array(text),
})

/** An answer in the method's unit (pence), or why there is none. */
const evaluation = Type.Union([
  Type.Object({
    ...named,
    kind: Type.Literal('answer'),
    unit: text,
    value: number,
    range: orNull(range),
    also: numbers,
    alsoRange: Type.Record(text, range),
    working: Type.Array(Type.Object({ words: text, sum: text, result: text })),
    simulation: orNull(simulation),
  }),
  Type.Object({ ...named, kind: Type.Literal('not-applicable'), because: text }),
  Type.Object({ ...named, kind: Type.Literal('failed'), where: text, what: text }),
])

const method = {
  key: text,
  title: text,
  version: text,
  definition: text,
  unit: text,
  formula: text,
  sources,
  limits: Type.Array(text),
  inputSchema: Type.Record(text, Type.Unknown(), { description: 'JSON Schema of what it takes' }),
}

export const Methods = Type.Object({ methods: Type.Array(Type.Object(method)) })
export const OneMethod = Type.Object({ ...method, errors: Type.Record(text, text), evaluation: orNull(evaluation) })
