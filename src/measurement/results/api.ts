// The shapes of the data behind these pages, for the JSON twins and the description under /api.
import { Type } from '../../platform/http/index.ts'
import { grades, natures, valueKinds } from '../rules/words.ts'

const text = Type.String()
const id = Type.String({ format: 'uuid' })
const whole = Type.Integer()
const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const thousandths = Type.Integer({ description: 'In thousandths of the unit of the measure' })

const work = {
  id,
  number: whole,
  title: text,
  provider: text,
  from: day,
  to: orNull(day),
  theme: orNull(text),
  href: orNull(text),
}

const record = {
  id,
  measure: id,
  nature: oneOf(natures),
  from: day,
  to: day,
  quantity: thousandths,
  grade: oneOf(grades),
  act: Type.String({ format: 'uuid', description: 'What happened once, however many measures count it' }),
  counts: Type.Object({ fiscal: Type.Boolean(), economic: Type.Boolean(), wellbeing: Type.Boolean() }),
  said: Type.Union([Type.Object({ kinds: Type.Array(oneOf(valueKinds)), by: text, why: text }), Type.Null()], {
    description: 'Where a person said for which £ it counts; null where the values that are turned on decide',
  }),
  recordedAt: moment,
  withdrawnAt: orNull(moment),
}

export const Works = Type.Object({ works: Type.Array(Type.Object({ ...work, own: Type.Boolean() })) })
export const OneWork = Type.Object({
  ...work,
  shares: Type.Array(
    Type.Object({
      organisation: id,
      name: text,
      place: text,
      share: Type.Integer({ description: 'In ten-thousandths' }),
    }),
  ),
  records: Type.Array(Type.Object(record)),
})
export const OneRecord = Type.Object({ ...record, work: id, words: text, recordedBy: text, withdrawnWhy: orNull(text) })
