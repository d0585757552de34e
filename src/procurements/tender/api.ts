// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { criterionKinds } from '../rules/criteria.ts'
import { mostDeep } from './rules/tree.ts'
import { tenderStates } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const tender = {
  ...{ id, number: Type.Integer(), title: text, lot: orNull(text), state: oneOf(tenderStates) },
  ...{ questionsUntil: orNull(moment), closesAt: orNull(moment), decisionOn: orNull(Type.String({ format: 'date' })) },
  publishedAt: orNull(moment),
}

export const Tenders = Type.Object({ tenders: Type.Array(Type.Object(tender)) })

const question = Type.Object({
  ...{ words: text, wordLimit: Type.Integer(), goodEvidence: text, passMark: orNull(Type.Integer()) },
  scale: Type.Array(Type.Object({ score: Type.Integer(), words: text })),
  commitments: Type.Array(
    Type.Object({ measure: text, code: text, title: text, unit: text, required: Type.Boolean() }),
  ),
  relates: Type.Optional(Type.Object({ priorities: Type.Array(text), reason: text })),
})

const criterion = {
  ...{ id: text, title: text, kind: oneOf(criterionKinds) },
  weight: Type.Integer({ description: 'Of what stands above it, in ten-thousandths' }),
  ...{ question: orNull(question) },
  formula: orNull(Type.Object({ name: text, parameters: Type.Record(text, Type.Number()) })),
}

type Level = ReturnType<typeof Type.Object>

/** As deep as the tree may be: a schema that names itself is not read by every tool. */
const level = (under: number): Level =>
  Type.Object({ ...criterion, children: under === 0 ? Type.Array(Type.Object({})) : Type.Array(level(under - 1)) })

const criteria = Type.Array(level(mostDeep - 1))

const conditions = Type.Array(Type.Object({ id: text, title: text, words: text }))

export const TenderAnswer = Type.Object({
  ...tender,
  ...{ edition: Type.Integer(), summary: text, criteria, conditions, blindToPrice: Type.Boolean() },
  findings: Type.Array(
    Type.Object({
      ...{ rule: text, severity: oneOf(['stop', 'warn']), what: text, where: text },
      ...{ criterion: orNull(text), law: orNull(text), todo: text },
    }),
  ),
})

export const TenderQuestions = Type.Object({
  questions: Type.Array(
    Type.Object({
      ...{ id, number: Type.Integer(), asked: text, shown: orNull(text), answer: orNull(text) },
      ...{ askedAt: moment, answeredAt: orNull(moment) },
    }),
  ),
})

export const OpenTenders = Type.Object({
  tenders: Type.Array(
    Type.Object({
      ...{ id, title: text, lot: orNull(text), state: oneOf(tenderStates), place: text, buyers: Type.Array(text) },
      ...{ valuePence: orNull(Type.Integer()), closesAt: moment, publishedAt: moment },
    }),
  ),
})

export const OpenTender = Type.Object({
  ...{ id, title: text, lot: orNull(text), summary: text, state: oneOf(tenderStates) },
  officialNumber: orNull(text),
  ...{ publishedAt: moment, questionsUntil: orNull(moment), closesAt: moment },
  decisionOn: orNull(Type.String({ format: 'date' })),
  buyers: Type.Array(Type.Object({ name: text, share: Type.Integer() })),
  ...{ criteria, conditions, blindToPrice: Type.Boolean() },
  documents: Type.Array(Type.Object({ id, title: text, bytes: Type.Integer() })),
  questions: Type.Array(Type.Object({ number: Type.Integer(), question: text, answer: text, answeredAt: moment })),
  amendments: Type.Array(
    Type.Object({
      ...{ number: Type.Integer(), words: text, about: orNull(text), madeAt: moment },
      changes: Type.Array(Type.Object({ field: text, before: orNull(text), after: orNull(text) })),
    }),
  ),
  abandonedWhy: orNull(text),
})
