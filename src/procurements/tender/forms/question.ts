// A question with its scale, evidence and promises as form fields.
import { type Body, errorsOf, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import type { AskedCommitment, Question, ScaleStep } from '../../rules/criteria.ts'
import { linesOf } from './lines.ts'

export interface QuestionTyped {
  readonly words: string
  readonly wordLimit: string
  readonly goodEvidence: string
  readonly scale: readonly { readonly score: string; readonly words: string }[]
  readonly passMark: string
  /** Measures by id. */
  readonly commitments: readonly string[]
  readonly required: readonly string[]
  /** Priorities by id. */
  readonly serves: readonly string[]
  readonly reason: string
  readonly edition: string
}

export type MeasureOffered = Omit<AskedCommitment, 'required'>

const mostSteps = 11

export const questionOf = (question: Question, edition: number): QuestionTyped => ({
  ...{ words: question.words, wordLimit: String(question.wordLimit), goodEvidence: question.goodEvidence },
  scale: question.scale.map(({ score, words }) => ({ score: String(score), words })),
  passMark: question.passMark === null ? '' : String(question.passMark),
  commitments: question.commitments.map(({ measure }) => measure),
  required: question.commitments.flatMap(({ measure, required }) => (required ? [measure] : [])),
  ...{ serves: question.relates?.priorities ?? [], reason: question.relates?.reason ?? '', edition: String(edition) },
})

/** Those there are and two to fill in. */
export const stepsToType = (scale: QuestionTyped['scale']): QuestionTyped['scale'] =>
  [...scale, { score: '', words: '' }, { score: '', words: '' }].slice(0, mostSteps)

export const questionTyped = (body: Body): QuestionTyped => {
  const steps = Array.from({ length: mostSteps }, (_, i) => ({
    score: textOf(body, `score-${i + 1}`),
    words: linesOf(body, `step-${i + 1}`),
  }))
  return {
    ...{ words: linesOf(body, 'words'), wordLimit: textOf(body, 'wordLimit') },
    ...{ goodEvidence: linesOf(body, 'goodEvidence'), passMark: textOf(body, 'passMark') },
    scale: steps.filter(({ score, words }) => score !== '' || words !== ''),
    ...{ commitments: textsOf(body, 'commitments'), required: textsOf(body, 'required') },
    ...{ serves: textsOf(body, 'serves'), reason: linesOf(body, 'reason'), edition: textOf(body, 'edition') },
  }
}

const wholeNumber = (text: string, most: number): number | undefined => {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return number <= most ? number : undefined
}

export const questionForm = (
  typed: QuestionTyped,
  measures: readonly MeasureOffered[],
  priorities: readonly { readonly id: string }[],
): Result<Question> => {
  const wordLimit = wholeNumber(typed.wordLimit, 10_000)
  const passMark = typed.passMark === '' ? null : wholeNumber(typed.passMark, 1000)
  const steps = typed.scale.map(({ score, words }) => ({ score: wholeNumber(score, 1000), words }))
  const chosen = typed.commitments.flatMap((id) => measures.find(({ measure }) => measure === id) ?? [])
  const errors = errorsOf({
    words: typed.words === '' || typed.words.length > 4000 ? 'Write the question, in up to 4,000 letters.' : undefined,
    wordLimit:
      wordLimit === undefined || wordLimit < 1 ? 'Enter a whole number of words, from 1 to 10,000.' : undefined,
    goodEvidence: typed.goodEvidence.length > 4000 ? 'Use at most 4,000 letters.' : undefined,
    passMark: passMark === undefined ? 'Enter a score from the scale, or leave it empty.' : undefined,
    commitments:
      chosen.length < typed.commitments.length
        ? 'Choose from the list: one of these is not an aim any more.'
        : undefined,
    serves: typed.serves.some((id) => !priorities.some((one) => one.id === id)) ? 'Choose from the list.' : undefined,
    reason: typed.reason.length > 2000 ? 'Use at most 2,000 letters.' : undefined,
    'score-1': steps.length < 2 ? 'Enter at least two scores.' : undefined,
    ...Object.fromEntries(
      steps.flatMap(({ score, words }, i) => [
        ...(score === undefined ? [[`score-${i + 1}`, 'Enter a whole number of points.']] : []),
        ...(words === '' || words.length > 1000
          ? [[`step-${i + 1}`, 'Say what an answer is like that gets it, in up to 1,000 letters.']]
          : []),
      ]),
    ),
  })
  if (Object.keys(errors).length > 0 || wordLimit === undefined || passMark === undefined) return wrong(errors)
  const scale: readonly ScaleStep[] = steps
    .map(({ score, words }) => ({ score: score ?? 0, words }))
    .toSorted((a, b) => a.score - b.score)
  return ok({
    ...{ words: typed.words, wordLimit, goodEvidence: typed.goodEvidence, scale, passMark },
    commitments: chosen.map((one) => ({ ...one, required: typed.required.includes(one.measure) })),
    relates: { priorities: typed.serves, reason: typed.reason },
  })
}
