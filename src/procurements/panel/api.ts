// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { capacities } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

export const PanelOfTender = Type.Object({
  opened: Type.Boolean(),
  members: Type.Array(
    Type.Object({
      ...{ person: id, name: text, capacity: oneOf(capacities), criteria: Type.Array(text) },
      ...{ standing: oneOf(['left', 'to-declare', 'to-decide', 'stands-aside', 'scores']), conflict: orNull(text) },
    }),
  ),
  questions: Type.Array(
    Type.Object({
      ...{ criterion: text, title: text, members: Type.Integer(), handedIn: Type.Integer(), agreed: Type.Integer() },
      state: oneOf(['nobody', 'scoring', 'to-agree', 'agreed']),
    }),
  ),
})

export const AgreedQuestion = Type.Object({
  ...{ criterion: text, title: text, state: oneOf(['nobody', 'scoring', 'to-agree', 'agreed']) },
  /** Empty until all are in. */
  scores: Type.Array(Type.Object({ bid: id, bidder: text, member: text, score: Type.Integer(), reason: text })),
  consensus: Type.Array(
    Type.Object({
      ...{ bid: id, bidder: text, edition: Type.Integer(), score: Type.Integer(), reason: text },
      ...{ changeWhy: orNull(text), afterPrices: Type.Boolean(), by: text, at: moment },
    }),
  ),
})
