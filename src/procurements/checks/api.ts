// The shape of what was checked, for the JSON twin and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { checkKinds, outcomes } from './rules/types.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

export const BidChecks = Type.Object({
  opened: Type.Boolean(),
  bids: Type.Array(
    Type.Object({
      ...{ bid: id, number: Type.Integer(), bidder: text, late: Type.Boolean(), receivedAt: moment, sha256: text },
      ...{ running: Type.Boolean(), standing: oneOf(['out', 'to-check', 'waits', 'in']) },
      checks: Type.Array(
        Type.Object({
          ...{ kind: oneOf(checkKinds), about: text, title: text, outcome: orNull(oneOf(outcomes)) },
          ...{ words: orNull(text), by: orNull(text), at: orNull(moment) },
        }),
      ),
    }),
  ),
})
