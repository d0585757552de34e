// The formulas by which prices become points; the first is the one that is offered unless somebody chooses another.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import type { ChosenFormula } from '../../rules/criteria.ts'
import { absolute } from './absolute.ts'
import type { FormulaParameter, PriceFormula } from './formula.ts'
import { meanBased } from './mean-based.ts'
import { pricePerQualityPoint } from './price-per-quality-point.ts'
import { qualityToPrice } from './quality-to-price.ts'
import { relativeToLowest } from './relative-to-lowest.ts'
import { spread } from './spread.ts'

export const formulas: readonly PriceFormula[] = [
  absolute,
  relativeToLowest,
  meanBased,
  spread,
  pricePerQualityPoint,
  qualityToPrice,
]

export const formulaNamed = (name: string): PriceFormula | undefined => formulas.find((one) => one.name === name)

const wrongParameter = ({ unit, least, most }: FormulaParameter, value: number | undefined): string | undefined => {
  const kind = unit === 'pence' ? 'whole pence' : 'ten-thousandths (60% is 6000)'
  if (value === undefined) return `It is missing. Give it in ${kind}.`
  if (Number.isSafeInteger(value) && value >= least && value <= most) return undefined
  return unit === 'pence'
    ? `It must be a whole number of pence, ${least} or more.`
    : `It must be a whole number of ten-thousandths, from ${least} to ${most}.`
}

/** By the name of the parameter; undefined where nothing is wrong. An unknown formula is said under `formula`. */
export const wrongWith = ({ name, parameters }: ChosenFormula): FieldErrors | undefined => {
  const found = formulaNamed(name)
  if (found === undefined) return { formula: `There is no price formula "${name}".` }
  const unknown = Object.keys(parameters).filter((key) => !found.parameters.some((one) => one.name === key))
  const errors: FieldErrors = {
    ...Object.fromEntries(unknown.map((key) => [key, `${found.title} does not take this. Leave it out.`])),
    ...Object.fromEntries(
      found.parameters.flatMap((one) => {
        const words = wrongParameter(one, parameters[one.name])
        return words === undefined ? [] : [[one.name, words] as const]
      }),
    ),
  }
  if (Object.keys(errors).length > 0) return errors
  return found.conflict?.(parameters)
}
