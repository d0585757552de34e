// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { momentKinds, regimes, routeKeys } from './rules/types.ts'

const text = Type.String()
const moment = Type.String({ format: 'date-time' })
const day = Type.String({ format: 'date' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const packs = Type.Array(Type.Object({ key: text, vintage: text, checked: orNull(Type.Object({ by: text, on: day })) }))
const answers = Type.Record(Type.String(), Type.Union([text, Type.Integer(), Type.Boolean(), Type.Null()]))

const advised = orNull(
  Type.Object({
    suggested: orNull(oneOf(routeKeys)),
    threshold: Type.Object({ pence: orNull(Type.Integer()), reached: orNull(Type.Boolean()), words: text }),
    socialValueAct: Type.Object({ applies: orNull(Type.Boolean()), why: text, clause: text }),
    routes: Type.Array(
      Type.Object({
        ...{
          key: oneOf(routeKeys),
          title: text,
          regime: oneOf(regimes),
          open: oneOf(['yes', 'unknown', 'no']),
          why: text,
        },
        ...{ steps: Type.Array(Type.Object({ words: text, clause: text })), notices: Type.Array(text) },
      }),
    ),
  }),
)

export const Helper = Type.Object({ answers: orNull(answers), errors: Type.Record(text, text), advised, packs })

export const RouteOfProcurement = Type.Object({
  answers: orNull(answers),
  advised,
  packs,
  decisions: Type.Array(
    Type.Object({
      ...{
        edition: Type.Integer(),
        route: text,
        regime: oneOf(regimes),
        suggested: orNull(text),
        against: Type.Boolean(),
      },
      ...{ reason: text, answers, packs, by: text, at: moment },
    }),
  ),
})

export const NoticeList = Type.Object({
  packs,
  notices: Type.Array(
    Type.Object({
      ...{ key: text, form: orNull(text), title: text, law: text, clause: text, owed: text, byWhen: text },
      ...{ seen: oneOf(['read', 'excerpt', 'outline']) },
    }),
  ),
})

export const NoticesOfProcurement = Type.Object({
  route: orNull(text),
  notices: Type.Array(
    Type.Object({
      ...{ key: text, form: orNull(text), title: text, law: text, clause: text },
      state: oneOf(['published', 'late', 'due', 'overdue', 'waiting', 'perhaps']),
      due: orNull(day),
      published: orNull(Type.Object({ number: text, at: moment })),
      wait: text,
    }),
  ),
  moments: Type.Array(Type.Object({ id: text, kind: oneOf(momentKinds), on: day, note: text, by: text })),
})

export const OneNotice = Type.Object({
  ...{ key: text, law: text, clause: text, published: Type.Boolean() },
  records: Type.Array(
    Type.Object({
      ...{
        id: text,
        number: orNull(text),
        publishedAt: orNull(moment),
        corrects: orNull(text),
        why: orNull(text),
        by: text,
      },
    }),
  ),
  draft: Type.Object({}, { additionalProperties: true, description: 'In the field names of OCDS, as far as they fit' }),
})
