// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { oneOf, orNull } from '../api.ts'
import { kinds, subjects } from '../rules/words.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const day = Type.Union([Type.String({ format: 'date' }), Type.Null()])

const procurement = {
  ...{ id, number: Type.Integer(), title: text, kind: oneOf(kinds), subject: oneOf(subjects), theme: orNull(text) },
  valuePence: orNull(Type.Integer({ description: 'The whole contract with its extensions, VAT included' })),
  band: Type.Optional(Type.String({ description: 'Instead of the value, for whoever may bid' })),
  ...{ noticeOn: day, startsOn: day, endsOn: day, extensionMonths: Type.Integer(), abandoned: Type.Boolean() },
}

export const Pipeline = Type.Object({
  procurements: Type.Array(Type.Object({ ...procurement, own: Type.Boolean() })),
})

export const OneProcurement = Type.Object({
  ...procurement,
  ...{ need: orNull(text), edition: orNull(Type.Integer()) },
  state: orNull(oneOf(['none', 'written', 'partly', 'signed'])),
  policy: orNull(
    Type.Object({
      ...{ title: text, href: text, tier: orNull(text), minimumWeighting: orNull(Type.Number()) },
      thresholds: Type.Array(text),
    }),
  ),
  abandonedWhy: orNull(text),
  buyers: Type.Array(
    Type.Object({
      ...{ organisation: id, name: text, place: text },
      share: Type.Integer({ description: 'Of the cost, in ten-thousandths' }),
    }),
  ),
  replaces: Type.Array(Type.Object({ title: text, provider: text, endsOn: day })),
})
