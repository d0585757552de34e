// A promise or something done, as form fields.
import {
  asId,
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { personalProblem } from '../../forms/personal.ts'
import { readQuantity } from '../../rules/quantity.ts'
import type { MeasureId, RecordId } from '../../rules/types.ts'
import { isNature } from '../../rules/words.ts'
import type { SaidGiven } from '../rules/counting.ts'
import type { RecordGiven } from '../rules/types.ts'
import { type CountingTyped, countingForm, countingTyped } from './counting.ts'

export interface RecordTyped extends CountingTyped {
  readonly stage: string
  readonly measure: string
  readonly quantity: string
  readonly nature: string
  readonly from: DayTyped
  readonly to: DayTyped
  readonly words: string
  /** Another record of the same act. */
  readonly sameActAs: string
}

export const recordTyped = (body: Body): RecordTyped => ({
  stage: textOf(body, 'stage'),
  measure: textOf(body, 'measure'),
  quantity: textOf(body, 'quantity'),
  nature: textOf(body, 'nature'),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  words: textOf(body, 'words'),
  sameActAs: textOf(body, 'sameActAs'),
  ...countingTyped(body),
})

export interface RecordRead extends RecordGiven {
  readonly stage: 'promise' | 'claim'
  readonly sameActAs?: RecordId
  readonly said: SaidGiven | null
}

export const recordForm = (body: Body, typed: RecordTyped): Result<RecordRead> => {
  const quantity = readQuantity(typed.quantity)
  const [from, to] = [dayIn(body, 'from'), dayIn(body, 'to')]
  const measure = asId<MeasureId>(typed.measure)
  const sameActAs = typed.sameActAs === '' ? undefined : asId<RecordId>(typed.sameActAs)
  const { stage, nature, words } = typed
  // A promise counts for no £, so what stands there is left alone.
  const counting = stage === 'promise' ? ok(null) : countingForm(typed)
  const errors = errorsOf({
    stage: stage === 'promise' || stage === 'claim' ? undefined : 'Choose whether it was promised or done.',
    measure: measure === undefined ? 'Choose a measure.' : undefined,
    quantity: quantity === undefined ? 'Enter how much, as a number such as 12 or 7.5.' : undefined,
    nature: isNature(nature) ? undefined : 'Choose what it is part of.',
    from: from === undefined || from === 'wrong' ? 'Enter the first day, such as 1 4 2026.' : undefined,
    to: to === undefined || to === 'wrong' ? 'Enter the last day, such as 30 6 2026.' : undefined,
    words: words.length > 4000 ? 'Use at most 4,000 letters.' : personalProblem(body, words),
    ...(counting.ok ? {} : counting.errors),
  })
  if (Object.keys(errors).length > 0 || (stage !== 'promise' && stage !== 'claim') || !isNature(nature))
    return wrong(errors)
  if (measure === undefined || quantity === undefined || !counting.ok) return wrong(errors)
  if (from === undefined || from === 'wrong' || to === undefined || to === 'wrong') return wrong(errors)
  return ok({
    ...{ stage, measure, quantity, nature, from, to, words, said: counting.value },
    ...(sameActAs === undefined ? {} : { sameActAs }),
  })
}
