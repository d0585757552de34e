// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { capped } from './rules/burden.ts'

const text = Type.String()
const day = Type.String({ format: 'date' })
const whole = Type.Integer()
const hours = Type.Number({ description: 'Hours' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const shift = Type.Integer({ minimum: -1, maximum: 1, description: 'Tiers up or down' })
const byLevel = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) =>
  Type.Object({ low: one, medium: one, high: one })

const tier = Type.Object({
  name: text,
  fromPence: whole,
  toPence: orNull(whole),
  measuresAtMost: whole,
  questionsAtMost: whole,
  evidenceAtMost: orNull(whole),
  returnsAtMost: orNull(whole),
  hoursAtMost: orNull(whole),
})

export const Tiers = Type.Object({
  tiersFrom: oneOf(['policy', 'place', 'nobody']),
  since: orNull(day),
  policy: orNull(text),
  tiers: Type.Array(tier),
  shifts: byLevel(byLevel(shift)),
  hours: Type.Object({ question: hours, setUp: hours, measure: hours, evidence: hours, return: hours }),
  set: Type.Array(Type.Object({ from: day, why: text, setBy: text, setAt: Type.String({ format: 'date-time' }) })),
})

const excess = Type.Array(Type.Object({ what: oneOf(capped), asked: Type.Number(), atMost: Type.Number() }))

export const Check = Type.Object({
  errors: Type.Record(text, text),
  answer: orNull(
    Type.Object({
      tier: orNull(Type.Object({ name: text, byValue: text, shift, stopped: Type.Boolean() })),
      burden: Type.Object({
        ...{ measures: whole, questions: whole, returns: whole, evidence: whole },
        ...{ bidHours: hours, setUpHours: hours, yearHours: hours },
      }),
      excess,
      advice: orNull(
        Type.Object({
          lessOften: Type.Array(Type.Object({ measure: text, returns: whole })),
          drop: Type.Array(
            Type.Object({ measure: text, because: oneOf(['serves nothing', 'others serve it', 'costs most']) }),
          ),
          questions: whole,
          stillOver: excess,
        }),
      ),
    }),
  ),
})
