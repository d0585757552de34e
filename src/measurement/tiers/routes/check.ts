// Checking what a buyer means to ask against its tier. Nothing is kept: the question stands in the address.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import type { MeasurementServices } from '../../index.ts'
import type { MeasureToAsk } from '../actions/measures.ts'
import { Check } from '../api.ts'
import { type CheckGiven, checkForm, checkTyped } from '../forms/check.ts'
import { type Answered, checkPage } from '../pages/check.ts'
import { adviceFor, burdenOf, excessOf } from '../rules/burden.ts'
import type { SchemeInForce } from '../rules/in-force.ts'
import { tierOf } from '../rules/tier.ts'
import { offeredHere, tiersHere } from './here.ts'

const one = Type.Optional(Type.String({ maxLength: 40 }))

const answerTo = (given: CheckGiven, offered: readonly MeasureToAsk[], scheme: SchemeInForce): Answered => {
  const measures = offered
    .filter(({ id }) => given.measures.includes(id))
    .map((measure) => ({ ...measure, evidence: given.evidence }))
  const asking = { questions: given.questions, measures }
  const placed = tierOf(scheme, given) ?? null
  const burden = burdenOf(asking, scheme.hours)
  return {
    ...{ value: given.value, placed, burden },
    excess: placed === null ? [] : excessOf(burden, placed.tier),
    advice: placed === null ? null : adviceFor(asking, placed.tier, scheme.hours),
  }
}

const answerJson = ({ placed, burden, excess, advice }: Answered) => ({
  tier: placed && {
    name: placed.tier.name,
    byValue: placed.byValue.name,
    shift: placed.shift,
    stopped: placed.stopped,
  },
  burden,
  excess,
  advice: advice && {
    lessOften: advice.lessOften.map(({ measure, returns }) => ({ measure: measure.id, returns })),
    drop: advice.drop.map(({ measure, because }) => ({ measure: measure.id, because })),
    questions: advice.questions,
    stillOver: advice.stillOver,
  },
})

export const checkRoutes = (services: MeasurementServices): readonly Route[] => [
  get({
    name: 'check an asking',
    path: '/places/:place/tiers/check',
    permission: 'measurement.read',
    words:
      'Which tier a contract falls in, the hours that questions and measures take a provider, and what to leave out.',
    query: Type.Object({
      ...{ value: one, risk: one, opportunity: one, questions: one, evidence: one },
      measure: Type.Optional(
        Type.Union([Type.String({ maxLength: 40 }), Type.Array(Type.String({ maxLength: 40 }), { maxItems: 200 })]),
      ),
    }),
    answer: Check,
    handle: async (context) => {
      const typed = checkTyped(context.query)
      const offered = await offeredHere(context)
      const { place, scheme } = await tiersHere(services, context)
      const read = typed.sent ? checkForm(typed) : undefined
      const answer = read?.ok ? answerTo(read.value, offered, scheme) : null
      const errors = read && !read.ok ? read.errors : undefined
      return showData({ errors: errors ?? {}, answer: answer && answerJson(answer) }, () =>
        checkPage({
          ...{ place, typed, offered, answer, hasTiers: scheme.tiers.length > 0 },
          ...(errors === undefined ? {} : { errors }),
        }),
      )
    },
  }),
]
