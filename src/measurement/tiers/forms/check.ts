// What somebody means to ask of a contract, from the address of the page: nothing is kept.
import { ok, type Pence, parsePounds, type Result, wrong } from '../../../platform/kernel/index.ts'
import { isLevel, type Level } from '../rules/types.ts'

export interface CheckQuery {
  readonly value?: string
  readonly risk?: string
  readonly opportunity?: string
  readonly questions?: string
  readonly evidence?: string
  readonly measure?: string | readonly string[]
}

export interface CheckTyped {
  readonly value: string
  readonly risk: string
  readonly opportunity: string
  readonly questions: string
  readonly evidence: string
  readonly measures: readonly string[]
  /** Somebody pressed the button: there is something to answer. */
  readonly sent: boolean
}

const several = (given: string | readonly string[] | undefined): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given

export const checkTyped = (query: CheckQuery): CheckTyped => ({
  value: (query.value ?? '').trim(),
  risk: query.risk ?? 'medium',
  opportunity: query.opportunity ?? 'medium',
  questions: (query.questions ?? '').trim(),
  evidence: (query.evidence ?? '1').trim(),
  measures: several(query.measure),
  sent: query.value !== undefined,
})

export interface CheckGiven {
  readonly value: Pence
  readonly risk: Level
  readonly opportunity: Level
  readonly questions: number
  /** Pieces of evidence with each return of each measure. */
  readonly evidence: number
  readonly measures: readonly string[]
}

const whole = (text: string): number | undefined => (/^\d{1,2}$/.test(text) ? Number(text) : undefined)

export const checkForm = (typed: CheckTyped): Result<CheckGiven> => {
  const errors: Record<string, string> = {}
  const value = parsePounds(typed.value)
  const questions = typed.questions === '' ? 0 : whole(typed.questions)
  const evidence = typed.evidence === '' ? 0 : whole(typed.evidence)
  const { risk, opportunity, measures } = typed
  if (value === undefined || value < 0) errors.value = 'Enter the value of the contract in pounds, such as 85,000.'
  if (!isLevel(risk)) errors.risk = 'Choose low, medium or high.'
  if (!isLevel(opportunity)) errors.opportunity = 'Choose low, medium or high.'
  if (questions === undefined) errors.questions = 'Enter a whole number of questions, such as 3.'
  if (evidence === undefined) errors.evidence = 'Enter a whole number, such as 1.'
  if (value === undefined || value < 0 || !isLevel(risk) || !isLevel(opportunity)) return wrong(errors)
  if (questions === undefined || evidence === undefined) return wrong(errors)
  return ok({ value, risk, opportunity, questions, evidence, measures })
}
