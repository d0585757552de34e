// The shape of the data behind these pages, for the JSON twin and the description under /api.
import { Type } from '../../platform/http/index.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })

export const AimsAnswer = Type.Object({
  aims: Type.Union([
    Type.Object({
      edition: Type.Integer(),
      priorities: Type.Array(Type.Object({ id, number: Type.Integer(), title: text })),
      measures: Type.Array(Type.Object({ id, code: text, title: text, unit: text, clause: text })),
      ...{ lots: Type.Union([Type.Boolean(), Type.Null()]), lotsWhy: text, writtenBy: text },
      writtenAt: Type.String({ format: 'date-time' }),
    }),
    Type.Null(),
  ]),
  overCap: Type.Array(id),
})
