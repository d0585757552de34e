// Bids to try a price formula on, as they stand in the address: nothing is kept. Prices are typed in pounds, shares as a percentage.
import { ok, parsePounds, pence, type Result, wrong } from '../../../platform/kernel/index.ts'
import { formulaNamed, formulas, wrongWith } from '../../formulas/rules/all.ts'
import type { PriceFormula } from '../../formulas/rules/formula.ts'
import type { Criteria } from '../../rules/criteria.ts'
import type { EvaluatedBid } from '../rules/types.ts'

export type TriedTyped = Readonly<Record<string, string>>

export const mostBids = 8
export const bidField = (what: 'name' | 'quality' | 'price', line: number): string => `${what}-${line}`
export const parameterField = (formula: string, parameter: string): string => `${formula}-${parameter}`

const lines = Array.from({ length: mostBids }, (_, i) => i + 1)

const fields: readonly string[] = [
  ...['formula', 'weight'],
  ...formulas.flatMap(({ name, parameters }) => parameters.map((one) => parameterField(name, one.name))),
  ...lines.flatMap((line) => [bidField('name', line), bidField('quality', line), bidField('price', line)]),
]

/** Only what belongs to the form: an address may hold anything. */
export const triedTyped = (query: Readonly<Record<string, unknown>>): Result<TriedTyped, 'nothing'> => {
  const typed = fields.flatMap((name): readonly (readonly [string, string])[] => {
    const value = query[name]
    return typeof value === 'string' ? [[name, value.trim()]] : []
  })
  return typed.length === 0 ? wrong('nothing') : ok(Object.fromEntries(typed))
}

const textAt = (typed: TriedTyped, line: number): string =>
  (['name', 'quality', 'price'] as const).map((what) => typed[bidField(what, line)] ?? '').join('')

/** How many lines have something in them, counted to the last. */
export const linesTyped = (typed: TriedTyped): number => lines.findLast((line) => textAt(typed, line) !== '') ?? 0

export interface Tried {
  readonly formula: PriceFormula
  readonly criteria: Criteria
  readonly bids: readonly EvaluatedBid[]
}

type Errors = Record<string, string>

const share = (text: string): number | undefined => {
  const percent = /^\d{1,3}(\.\d{1,2})?\s*%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN
  return percent <= 100 ? Math.round(percent * 100) : undefined
}

const parametersFrom = (formula: PriceFormula, typed: TriedTyped, errors: Errors) => {
  const parameters: Record<string, number> = {}
  for (const { name, label, unit } of formula.parameters) {
    const field = parameterField(formula.name, name)
    const text = typed[field] ?? ''
    const value = unit === 'pence' ? parsePounds(text) : share(text)
    if (text === '' || value === undefined || value < 0)
      errors[field] =
        unit === 'pence'
          ? `${label}: enter an amount in pounds, such as 250000.`
          : `${label}: enter a percentage from 0 to 100, such as 60.`
    else parameters[name] = value
  }
  if (formula.parameters.every(({ name }) => name in parameters))
    for (const [name, words] of Object.entries(wrongWith({ name: formula.name, parameters }) ?? {}))
      errors[parameterField(formula.name, name)] = words
  return parameters
}

const bidAt = (typed: TriedTyped, line: number, errors: Errors): EvaluatedBid => {
  const at = (what: 'name' | 'quality' | 'price') => typed[bidField(what, line)] ?? ''
  const quality = /^\d{1,3}$/.test(at('quality')) ? Number(at('quality')) : Number.NaN
  const price = parsePounds(at('price'))
  if (!(quality <= 100))
    errors[bidField('quality', line)] = `Bid ${line}: enter a whole number from 0 to 100 for quality.`
  if (price === undefined || price < 0)
    errors[bidField('price', line)] = `Bid ${line}: enter a price in pounds, such as 85000.`
  return {
    bid: at('name').slice(0, 60) || `Bid ${line}`,
    price: price === undefined || price < 0 ? pence(0) : price,
    scores: { quality: quality <= 100 ? quality : 0 },
  }
}

const bidsFrom = (typed: TriedTyped, errors: Errors): readonly EvaluatedBid[] => {
  const filled = lines.filter((line) => textAt(typed, line) !== '')
  const bids = filled.map((line) => bidAt(typed, line, errors))
  for (const [i, { bid }] of bids.entries())
    if (bids.findIndex((other) => other.bid === bid) !== i)
      errors[bidField('name', filled[i] ?? 1)] = `Another bid is called “${bid}” too: give each a name of its own.`
  if (bids.length < 2) errors[bidField('quality', bids.length + 1)] ??= 'Enter at least two bids.'
  return bids
}

const noQuestion = { words: '', wordLimit: 0, goodEvidence: '', passMark: null, commitments: [] }
const outOfHundred = Array.from({ length: 101 }, (_, score) => ({ score, words: '' }))

export const triedForm = (typed: TriedTyped): Result<Tried> => {
  const errors: Errors = {}
  const formula = formulaNamed(typed.formula ?? '')
  if (formula === undefined) errors.formula = 'Choose a formula.'
  const weight = share(typed.weight ?? '')
  if (weight === undefined) errors.weight = 'Enter the weight of price as a percentage from 0 to 100, such as 40.'
  const parameters = formula === undefined ? {} : parametersFrom(formula, typed, errors)
  const bids = bidsFrom(typed, errors)
  if (formula === undefined || weight === undefined || Object.keys(errors).length > 0) return wrong(errors)
  const ends = { children: [], question: null, formula: null }
  const criteria: Criteria = [
    {
      ...{ ...ends, id: 'quality', title: 'Quality', kind: 'quality', weight: 10_000 - weight },
      question: { ...noQuestion, scale: outOfHundred },
    },
    { ...ends, id: 'price', title: 'Price', kind: 'price', weight, formula: { name: formula.name, parameters } },
  ]
  return ok({ formula, criteria, bids })
}

const pounds = (amount: number): string => (amount / 100).toFixed(2).replace(/\.00$/, '')

/** A worked case of a formula, as somebody would have typed it. */
export const exampleTyped = (
  { name, parameters }: PriceFormula,
  example: PriceFormula['examples'][number],
): TriedTyped => ({
  formula: name,
  weight: '50',
  ...Object.fromEntries(
    parameters.map((one) => [parameterField(name, one.name), pounds(example.parameters[one.name] ?? 0)]),
  ),
  ...Object.fromEntries(
    example.bids.flatMap(({ name: bid, price, quality }, i) => [
      [bidField('name', i + 1), bid],
      [bidField('quality', i + 1), String(quality)],
      [bidField('price', i + 1), pounds(price)],
    ]),
  ),
})
