// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { grades } from '../rules/words.ts'
import { risks } from './rules/draw.ts'
import { evidenceKinds, referenceKinds } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const day = Type.String({ format: 'date' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const rates = Type.Object({ low: whole, medium: whole, high: whole }, { description: 'Percent, by risk' })

export const OneEvidence = Type.Object({
  ...{ id, kind: oneOf(evidenceKinds), title: text, words: text, link: orNull(text), file: orNull(text) },
  ...{ addedBy: text, addedAt: Type.String({ format: 'date-time' }), withdrawnWhy: orNull(text) },
})

export const Checking = Type.Object({
  waiting: Type.Array(Type.Object({ id, words: text, work: text, provider: text, period: text })),
  claimedTwice: Type.Array(
    Type.Object({
      ...{ kind: oneOf(referenceKinds), record: id, measure: text, work: text, provider: text },
      mark: Type.String({ description: 'The same for the same reference' }),
    }),
  ),
  draws: Type.Array(
    Type.Object({ id, number: whole, seed: whole, from: day, to: day, rates, population: whole, chosen: whole }),
  ),
})

export const OneDraw = Type.Object({
  ...{ number: whole, seed: whole, from: day, to: day, rates },
  same: Type.Boolean({ description: 'Drawing again with the same seed gives the same records' }),
  population: Type.Array(Type.Object({ id, risk: oneOf(risks) })),
  drawn: Type.Array(
    Type.Object({ id, measure: text, work: text, provider: text, grade: oneOf(grades), withdrawn: Type.Boolean() }),
  ),
})
