// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { consultedKinds, firstStepKinds } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

export const ConsiderationRecord = Type.Object({
  state: oneOf(['none', 'written', 'partly', 'signed']),
  signedAt: orNull(moment),
  record: orNull(
    Type.Object({
      ...{ edition: Type.Integer(), area: text, economic: text, social: text, environmental: text, process: text },
      ...{
        relevance: text,
        proportion: text,
        consult: orNull(Type.Boolean()),
        consultWhy: text,
        urgency: orNull(text),
      },
      answers: Type.Array(
        Type.Object({
          ...{ origin: text, question: text, answer: text },
          priority: Type.Object({ number: Type.Integer(), title: text }),
        }),
      ),
      ...{ writtenBy: text, writtenAt: moment },
    }),
  ),
  signatures: Type.Array(Type.Object({ organisation: id, edition: Type.Integer(), by: text, at: moment })),
  consultations: Type.Array(
    Type.Object({
      ...{ id, kind: oneOf(consultedKinds), who: text, on: Type.String({ format: 'date' }) },
      ...{ people: orNull(Type.Integer()), said: text, changed: text, addedBy: text },
    }),
  ),
  firstStep: orNull(Type.Object({ kind: oneOf(firstStepKinds), at: moment, earlyWhy: orNull(text), recordedBy: text })),
})
