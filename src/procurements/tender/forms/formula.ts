// A price formula with its parameters as form fields: pounds and percentages in, pence and ten-thousandths out.
import { type Body, ok, parsePounds, type Result, textOf, wrong } from '../../../platform/kernel/index.ts'
import type { ChosenFormula } from '../../rules/criteria.ts'
import type { FormulaOffered } from '../rules/laboratory.ts'

export interface FormulaTyped {
  readonly formula: string
  /** By formula and parameter. */
  readonly parameters: Readonly<Record<string, string>>
  readonly edition: string
}

export const parameterField = (formula: string, parameter: string): string => `${formula}-${parameter}`

export const formulaOf = (
  chosen: ChosenFormula | null,
  offered: readonly FormulaOffered[],
  edition: number,
): FormulaTyped => ({
  formula: chosen?.name ?? offered[0]?.name ?? '',
  parameters: Object.fromEntries(
    Object.entries(chosen?.parameters ?? {}).map(([name, value]) => [
      parameterField(chosen?.name ?? '', name),
      String(value / 100),
    ]),
  ),
  edition: String(edition),
})

export const formulaTyped = (body: Body, offered: readonly FormulaOffered[]): FormulaTyped => ({
  ...{ formula: textOf(body, 'formula'), edition: textOf(body, 'edition') },
  parameters: Object.fromEntries(
    offered.flatMap(({ name, parameters }) =>
      parameters.map((one) => [parameterField(name, one.name), textOf(body, parameterField(name, one.name))]),
    ),
  ),
})

const share = (text: string): number | undefined => {
  const percent = /^\d{1,3}(\.\d{1,2})?\s*%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN
  return percent <= 100 ? Math.round(percent * 100) : undefined
}

export const formulaForm = (typed: FormulaTyped, offered: readonly FormulaOffered[]): Result<ChosenFormula> => {
  const found = offered.find(({ name }) => name === typed.formula)
  if (found === undefined) return wrong({ formula: 'Choose a formula.' })
  const errors: Record<string, string> = {}
  const parameters: Record<string, number> = {}
  for (const { name, unit } of found.parameters) {
    const field = parameterField(found.name, name)
    const text = typed.parameters[field] ?? ''
    const value = unit === 'pence' ? parsePounds(text) : share(text)
    if (text === '' || value === undefined || value < 0)
      errors[field] =
        unit === 'pence' ? 'Enter an amount in pounds, such as 250000.' : 'Enter a percentage, such as 60.'
    else parameters[name] = value
  }
  return Object.keys(errors).length > 0 ? wrong(errors) : ok({ name: found.name, parameters })
}

/** What the formula says of its parameters, under the names of the fields. */
export const asFields = (formula: string, errors: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [
      name === '' || name === 'formula' ? name : parameterField(formula, name),
      words,
    ]),
  )
