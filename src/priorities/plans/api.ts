// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { planKinds } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const textOrNull = Type.Union([text, Type.Null()])
const dayOrNull = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const priority = Type.Object({ title: text, href: text, status: text })

const plan = {
  id,
  title: text,
  kind: oneOf(planKinds),
  publisher: textOrNull,
  from: dayOrNull,
  to: dayOrNull,
  link: textOrNull,
  adopted: dayOrNull,
  withdrawnOn: dayOrNull,
  withdrawnWhy: textOrNull,
}

const goal = Type.Object({
  id,
  code: textOrNull,
  title: text,
  words: text,
  theme: textOrNull,
  position: Type.Integer({ description: 'Its place in the plan, from 0' }),
  withdrawnOn: dayOrNull,
  withdrawnWhy: textOrNull,
  priorities: Type.Array(priority, { description: 'That answer to it; none is a gap' }),
})

export const Plans = Type.Object({ plans: Type.Array(Type.Object({ ...plan, goals: whole, gaps: whole })) })
export const OnePlan = Type.Object({ ...plan, goals: Type.Array(goal) })

const objective = {
  key: Type.String({ description: 'marmot:3; own: and an id for one that the place wrote' }),
  set: text,
  number: text,
  title: text,
  words: text,
  toCheck: Type.Union([text, Type.Null()], { description: 'What nobody has held against the original yet' }),
  withdrawnOn: dayOrNull,
}

const objectiveSet = {
  key: text,
  title: text,
  kind: oneOf(['pack', 'own']),
  words: text,
  source: text,
  sourceLink: textOrNull,
  vintage: text,
  licence: textOrNull,
  checked: Type.Union([text, Type.Null()], { description: 'Who held it against its source, and when; null is nobody' }),
  toCheck: textOrNull,
  inUse: Type.Boolean(),
}

export const ObjectiveSets = Type.Object({
  sets: Type.Array(Type.Object({ ...objectiveSet, objectives: Type.Array(Type.Object(objective)) })),
})
export const OneObjectiveSet = Type.Object({
  ...objectiveSet,
  objectives: Type.Array(Type.Object({ ...objective, priorities: Type.Array(priority) })),
})
export const OneObjective = Type.Object({
  ...objective,
  withdrawnWhy: textOrNull,
  priorities: Type.Array(priority),
  wordings: Type.Array(
    Type.Object({
      version: whole,
      number: text,
      title: text,
      words: text,
      writtenAt: Type.String({ format: 'date-time' }),
    }),
    { description: 'Newest first; none of an objective that others set' },
  ),
})

const change = Type.Object({ row: whole, kind: oneOf(['new', 'changed', 'same']), code: textOrNull, title: text })

export const GoalsImport = Type.Object({
  id,
  file: text,
  state: oneOf(['found', 'done']),
  mapping: Type.Unknown(),
  tables: Type.Array(Type.Object({ inner: text, sheet: textOrNull, rows: whole })),
  notTables: Type.Array(Type.Object({ inner: text, sheet: textOrNull, reason: text })),
  rows: Type.Union([
    Type.Object({ source: whole, added: whole, changed: whole, same: whole, held: whole, leftOut: whole }),
    Type.Null(),
  ]),
  goals: Type.Array(change),
  held: Type.Array(Type.Object({ row: whole, reason: text, words: text, cells: Type.Array(text) })),
})
