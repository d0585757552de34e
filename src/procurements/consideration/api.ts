// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { oneOf, orNull } from '../api.ts'
import { consultedKinds, firstStepKinds } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })

const Step = Type.Object({
  ...{ kind: oneOf(firstStepKinds), at: moment, earlyWhy: orNull(text), recordedBy: text },
  ...{ version: Type.Integer(), correctedWhy: orNull(text) },
  edition: orNull(Type.Integer({ description: 'Of the record, as it stood when the step was taken' })),
})

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
  signatures: Type.Array(
    Type.Object({ organisation: id, edition: Type.Integer(), by: text, at: moment, content: Type.Unknown() }),
  ),
  consultations: Type.Array(
    Type.Object({
      ...{ id, kind: oneOf(consultedKinds), who: text, on: Type.String({ format: 'date' }) },
      ...{ people: orNull(Type.Integer()), said: text, changed: text, addedBy: text, addedAt: moment },
      ...{ corrects: orNull(id), correctedWhy: orNull(text) },
    }),
  ),
  ...{ firstStep: orNull(Step), formerSteps: Type.Array(Step) },
})
