// The place's checklist for a procurement: its questions in proportion to the tier, with what was answered so far.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { checklistQuestions, rulesInForce, tierFor } from '../../../policies/index.ts'
import type { Procurement } from '../../pipeline/rules/types.ts'
import { asked } from '../rules/considered.ts'
import type { Answer, Question } from '../rules/types.ts'

/** What was answered to questions that are no longer asked stays at the end. */
export const questionsFor = async (
  scope: Scope,
  place: PlaceId,
  { value }: Pick<Procurement, 'value'>,
  day: Day,
  answers: readonly Answer[],
): Promise<readonly Question[]> => {
  const questions = await checklistQuestions(scope, place)
  const rules = await rulesInForce(scope, place, day)
  const tiers = rules?.tiers ?? []
  const tier = rules === undefined || value === null ? undefined : tierFor(rules, value)
  const at = tier === undefined ? -1 : tiers.findIndex(({ name }) => name === tier.name)
  const most = asked(questions.length, at, tiers.length)
  const given = new Map(answers.map((one) => [one.origin, one]))
  const now = questions.map(({ origin, question, help, priority: { number, title } }, i) => ({
    ...{ origin, question, help, priority: { number, title } },
    ...{ answer: given.get(origin)?.answer ?? '', asked: i < most },
  }))
  const gone = answers.filter(({ origin, answer }) => answer !== '' && !questions.some((one) => one.origin === origin))
  return [...now, ...gone.map((one) => ({ ...one, help: '', asked: false }))]
}
