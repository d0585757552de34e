// Matching a measure, as form fields.
import { asId, type Body, ok, type Result, textOf, wrong } from '../../../platform/kernel/index.ts'
import type { MeasureId } from '../../rules/types.ts'

export interface MatchTyped {
  readonly as: string
  readonly why: string
}

export const matchTyped = (body: Body): MatchTyped => ({ as: textOf(body, 'as'), why: textOf(body, 'why') })

export const matchForm = ({ as, why }: MatchTyped): Result<{ readonly as: MeasureId; readonly why: string }> => {
  const id = asId<MeasureId>(as)
  return id === undefined ? wrong({ as: 'Choose the measure that it counts as.' }) : ok({ as: id, why })
}
