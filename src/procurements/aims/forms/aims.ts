// Choosing what a procurement is to bring, and the wording of its clauses, as form fields.
import { type Body, errorsOf, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import type { Aims } from '../rules/types.ts'

export interface AimsTyped {
  readonly priorities: readonly string[]
  readonly measures: readonly string[]
  /** `yes`, `no`, or empty. */
  readonly lots: string
  readonly lotsWhy: string
  readonly edition: string
}

export const aimsTyped = (aims: Aims | undefined): AimsTyped => ({
  priorities: (aims?.priorities ?? []).map(({ id }) => id),
  measures: (aims?.measures ?? []).map(({ id }) => id),
  lots: aims?.lots === true ? 'yes' : aims?.lots === false ? 'no' : '',
  ...{ lotsWhy: aims?.lotsWhy ?? '', edition: String(aims?.edition ?? 0) },
})

export const aimsFrom = (body: Body): AimsTyped => ({
  priorities: textsOf(body, 'priorities'),
  measures: textsOf(body, 'measures'),
  ...{ lots: textOf(body, 'lots'), lotsWhy: textOf(body, 'lotsWhy'), edition: textOf(body, 'edition') },
})

export interface AimsRead {
  readonly priorities: readonly string[]
  readonly measures: readonly string[]
  readonly lots: boolean | null
  readonly lotsWhy: string
}

export const aimsForm = ({ priorities, measures, lots, lotsWhy }: AimsTyped): Result<AimsRead> => {
  const errors = errorsOf({
    priorities: priorities.length === 0 ? 'Choose at least one priority that it serves.' : undefined,
    lots: ['', 'yes', 'no'].includes(lots) ? undefined : 'Choose yes or no.',
    lotsWhy: lotsWhy.length > 4000 ? 'Use at most 4,000 letters.' : undefined,
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({ ...{ priorities, measures, lotsWhy }, lots: lots === '' ? null : lots === 'yes' })
}

export const clauseField = (measure: string): string => `clause-${measure}`

/** What was typed of each clause, by measure. */
export const clausesTyped = (body: Body, aims: Aims): Readonly<Record<string, string>> =>
  Object.fromEntries(aims.measures.map(({ id }) => [id, textOf(body, clauseField(id))]))

export const clausesForm = (typed: Readonly<Record<string, string>>): Result<Readonly<Record<string, string>>> => {
  const errors = errorsOf(
    Object.fromEntries(
      Object.entries(typed).map(([id, text]) => [
        clauseField(id),
        text === '' || text.length > 4000 ? 'Enter what the specification says, in up to 4,000 letters.' : undefined,
      ]),
    ),
  )
  return Object.keys(errors).length > 0 ? wrong(errors) : ok(typed)
}
