// What a person decides about an indicator, as it was typed.
import { type Body, errorsOf, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import type { EditTyped } from '../pages/edit.ts'
import { polarities } from '../rules/types.ts'
import type { IndicatorSettings } from '../store/indicators.ts'

export const editTyped = (body: Body): EditTyped => ({
  unit: textOf(body, 'unit'),
  polarity: textOf(body, 'polarity'),
  objectives: textsOf(body, 'objectives'),
})

/** @param known keys of the objectives that may be chosen */
export const editForm = (typed: EditTyped, known: readonly string[]): Result<IndicatorSettings> => {
  const polarity = polarities.find((one) => one === typed.polarity)
  const strange = typed.objectives.some((key) => !known.includes(key))
  const errors = errorsOf({
    objectives: strange ? 'Choose objectives from the list. One of those chosen is not in use here.' : undefined,
    polarity: polarity === undefined ? 'Choose which end is good.' : undefined,
    unit: typed.unit.length > 60 ? 'Enter a unit of at most 60 letters.' : undefined,
  })
  if (polarity === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ unit: typed.unit === '' ? null : typed.unit, polarity, objectives: [...new Set(typed.objectives)] })
}
