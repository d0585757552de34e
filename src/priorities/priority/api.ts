// The shapes of priorities as data.
import { Type } from '../../platform/http/index.ts'
import { priorityStates } from './rules/types.ts'

const day = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const text = Type.Union([Type.String(), Type.Null()])

export const PriorityShape = Type.Object({
  id: Type.String({ format: 'uuid' }),
  number: Type.Integer({ description: 'In the place, from 1' }),
  version: Type.Integer(),
  state: Type.Union(priorityStates.map((state) => Type.Literal(state))),
  agreedOn: day,
  title: Type.String(),
  want: Type.String(),
  forWhom: Type.String(),
  where: Type.String(),
  why: Type.String(),
  good: Type.String({ description: 'What good looks like' }),
  theme: text,
  from: day,
  to: day,
  goals: Type.Array(Type.Object({ id: Type.String(), code: text, title: Type.String(), plan: Type.String() })),
  objectives: Type.Array(Type.Object({ key: Type.String(), number: Type.String(), title: Type.String() })),
  needs: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  views: Type.Array(Type.Object({ id: Type.String(), source: Type.String() })),
  withdrawnWhy: text,
})

export const Priorities = Type.Object({ priorities: Type.Array(PriorityShape) })

export const Versions = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      state: Type.String(),
      title: Type.String(),
      writtenBy: Type.String(),
      writtenAt: Type.String({ format: 'date-time' }),
    }),
  ),
})

const Served = Type.Object({
  key: Type.String(),
  of: Type.String({ description: 'The plan, or the set of objectives' }),
  title: Type.String(),
  priorities: Type.Array(Type.Integer({ description: 'Numbers of priorities; none is a gap' })),
})

export const PriorityMap = Type.Object({
  priorities: Type.Array(Type.Object({ number: Type.Integer(), title: Type.String() })),
  goals: Type.Array(Served),
  objectives: Type.Array(Served),
  gaps: Type.Object({
    goals: Type.Array(Type.String({ description: 'Keys of goals that no priority serves' })),
    objectives: Type.Array(Type.String({ description: 'Keys of objectives untouched' })),
    prioritiesWithoutGoal: Type.Array(Type.Integer()),
  }),
})
