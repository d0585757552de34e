// Tests of a formula with bids that are made up for them: the Goldilocks test, ties, and what a mark costs.
import { absolute } from '../../formulas/rules/absolute.ts'
import type { Answer } from '../../formulas/rules/formula.ts'
import {
  compare,
  type Fraction,
  fraction,
  leastOf,
  minus,
  mostOf,
  nought,
  over,
  plus,
  signOf,
  sumOf,
  times,
} from '../../rules/fraction.ts'
import { type Entrant, qualityOf, standingsOf, type Terms } from './standing.ts'

export interface GoldilocksTry {
  /** Pence. */
  readonly price: Fraction
  /** Of a hundred. */
  readonly quality: Fraction
  /** Merit of the cheap, the middle and the dear bid: marks of the hundred, or what the formula ranks whole bids by. */
  readonly merits: readonly [Fraction, Fraction, Fraction]
  readonly middle: 'wins' | 'ties' | 'loses'
  /** What the middle bid has above a straight line between the two others; below nought where it is less. */
  readonly aboveLine: Fraction
}

export interface Goldilocks {
  readonly tries: readonly GoldilocksTry[]
  /** `penalised`: below the line somewhere. `favoured`: above it somewhere and never below. `even`: on it everywhere. */
  readonly verdict: 'even' | 'penalised' | 'favoured'
  readonly everWins: boolean
  readonly worst: GoldilocksTry
}

const threeOf = (terms: Terms, bids: readonly (readonly [Fraction, Fraction])[]) =>
  standingsOf(
    bids.map(([price, quality], i) => ({
      bid: String(i),
      price,
      marks: times(quality, over(terms.qualityMarks, fraction(100))),
    })),
    terms,
  )

const half = fraction(1, 2)

/** The highest price of the test, and the lowest: within a published range where there is one. */
const rangeFor = ({ formula, parameters }: Terms, expected: Fraction): readonly [Fraction, Fraction] => {
  if (formula?.name !== absolute.name) return [times(expected, half), expected]
  const [floor, ceiling] = [fraction(parameters.floor ?? 0), fraction(parameters.ceiling ?? 0)]
  const low = times(ceiling, half)
  return [compare(floor, low) > 0 ? floor : low, ceiling]
}

/**
 * Three bids that cost the same for each point of quality: cheap, middle and dear. Does the one in the middle get what lies between?
 * @param expected the price of the dear one in pence, where no range is published
 */
export const goldilocks = (terms: Terms, expected: Fraction): Answer<Goldilocks> => {
  if (terms.formula === null) return { kind: 'not-applicable', because: 'Price does not count.' }
  const [low, high] = rangeFor(terms, expected)
  if (signOf(high) <= 0) return { kind: 'failed', where: 'expected', what: 'The price must be above nought.' }
  const full = fraction(100)
  const qualityAt = (price: Fraction) => times(full, over(price, high))
  const tries: GoldilocksTry[] = []
  for (let tenth = 1; tenth < 10; tenth += 1) {
    const price = plus(low, times(minus(high, low), fraction(tenth, 10)))
    const quality = qualityAt(price)
    const answer = threeOf(terms, [
      [low, qualityAt(low)],
      [price, quality],
      [high, full],
    ])
    if (answer.kind !== 'value') return answer
    const [cheap = nought, middle = nought, dear = nought] = answer.value.map(({ merit }) => merit)
    const line = plus(times(cheap, fraction(10 - tenth, 10)), times(dear, fraction(tenth, 10)))
    const against = compare(middle, mostOf([cheap, dear]))
    tries.push({
      ...{ price, quality, merits: [cheap, middle, dear], aboveLine: minus(middle, line) },
      middle: against > 0 ? 'wins' : against === 0 ? 'ties' : 'loses',
    })
  }
  const worst = tries.reduce((a, b) => (compare(b.aboveLine, a.aboveLine) < 0 ? b : a))
  return {
    kind: 'value',
    value: {
      ...{ tries, worst, everWins: tries.some(({ middle }) => middle === 'wins') },
      verdict:
        signOf(worst.aboveLine) < 0
          ? 'penalised'
          : tries.some(({ aboveLine }) => signOf(aboveLine) > 0)
            ? 'favoured'
            : 'even',
    },
  }
}

export interface TieTest {
  /** Whether two bids alike in all get the same. */
  readonly alike: Answer<boolean>
  /** Marks of the hundred that a bid loses by a price that is 1% higher, where nobody else bids; null where there are no marks. */
  readonly onePercent: Answer<Fraction | null>
}

export const tieTest = (terms: Terms, expected: Fraction): TieTest => {
  const quality = fraction(50)
  const pair = (second: Fraction) =>
    threeOf(terms, [
      [expected, quality],
      [second, quality],
    ])
  const [alike, near] = [pair(expected), pair(times(expected, fraction(101, 100)))]
  return {
    alike:
      alike.kind === 'value'
        ? {
            kind: 'value',
            value: compare(alike.value[0]?.merit ?? nought, alike.value[1]?.merit ?? nought) === 0,
          }
        : alike,
    onePercent:
      near.kind === 'value'
        ? {
            kind: 'value',
            value:
              terms.formula?.kind === 'points'
                ? minus(near.value[0]?.merit ?? nought, near.value[1]?.merit ?? nought)
                : null,
          }
        : near,
  }
}

/** Pence that one mark of the hundred is traded for around a price. */
export const worthOfMark = (
  terms: Terms,
  entrants: readonly Entrant[],
  around: Pick<Entrant, 'price' | 'marks'>,
): Answer<Fraction> => {
  if (terms.formula === null) return { kind: 'not-applicable', because: 'Price does not count.' }
  const prices = entrants.map(({ price }) => price)
  if (prices.length === 0) return { kind: 'not-applicable', because: 'There is no bid.' }
  return terms.formula.worth(
    {
      ...{ price: around.price, lowest: leastOf(prices), highest: mostOf(prices) },
      mean: over(sumOf(prices), fraction(prices.length)),
      ...{ priceMarks: terms.priceMarks, qualityMarks: terms.qualityMarks },
      quality: qualityOf(around.marks, terms.qualityMarks),
    },
    terms.parameters,
  )
}
