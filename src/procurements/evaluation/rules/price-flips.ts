// The smallest change of one price, in pence, that puts other bids in front. Between the bends of a formula, two bids are level at
// one price at most: those prices and the pennies around them are all that need be tried.
import { type Pence, pence } from '../../../platform/kernel/index.ts'
import { type Fraction, fraction, isLess, minus, nought, plus, same, times, wholeBelow } from '../../rules/fraction.ts'
import { type Entrant, leadersAmong, qualityOf, sameBids, standingsOf, type Terms } from './standing.ts'
import { lineThrough } from './tree.ts'

export interface PriceFlip {
  readonly bid: string
  readonly from: Pence
  readonly to: Pence
  /** In pence; below nought for a lower price. */
  readonly change: Pence
  readonly leaders: readonly string[]
}

const largest = 9_007_199_254_740_991n

const withPrice = (entrants: readonly Entrant[], moved: number, price: Fraction): readonly Entrant[] =>
  entrants.map((entrant, i) => (i === moved ? { ...entrant, price } : entrant))

/** Merits made straight, so that two of them tell where the lines cross. */
const straight = (entrants: readonly Entrant[], terms: Terms, moved: number, price: Fraction) => {
  const { formula, qualityMarks } = terms
  const answer = standingsOf(withPrice(entrants, moved, price), terms)
  if (formula === null || answer.kind !== 'value') return undefined
  const priced = entrants.map((entrant) => ({ price: entrant.price, quality: qualityOf(entrant.marks, qualityMarks) }))
  const scale = formula.straightened(priced, moved, price)
  return answer.value.map(({ bid, merit }) => ({ bid, merit: times(merit, scale) }))
}

/** Prices at which a bid in front is level with another, between two neighbouring bends. */
const crossingsWithin = (
  entrants: readonly Entrant[],
  terms: Terms,
  moved: number,
  leaders: readonly string[],
  [from, to]: readonly [Fraction, Fraction],
): readonly Fraction[] => {
  const width = minus(to, from)
  const [low, high] = [plus(from, times(width, fraction(1, 3))), plus(from, times(width, fraction(2, 3)))]
  const [first, second] = [straight(entrants, terms, moved, low), straight(entrants, terms, moved, high)]
  if (first === undefined || second === undefined) return []
  return first.flatMap((leader, i) =>
    leaders.includes(leader.bid)
      ? first.flatMap((other, j) => {
          const { root } = lineThrough(
            [low, minus(leader.merit, other.merit)],
            [high, minus(second[i]?.merit ?? nought, second[j]?.merit ?? nought)],
          )
          return root === undefined || i === j || isLess(root, from) || isLess(to, root) ? [] : [root]
        })
      : [],
  )
}

const pennies = (price: Fraction): readonly bigint[] => {
  const below = wholeBelow(price)
  return [below - 1n, below, below + 1n, below + 2n]
}

const flipOf = (
  entrants: readonly Entrant[],
  terms: Terms,
  moved: number,
  leaders: readonly string[],
): PriceFlip | undefined => {
  const entrant = entrants[moved]
  const { formula, parameters, qualityMarks } = terms
  if (entrant === undefined || formula === null) return undefined
  const priced = entrants.map(({ price, marks }) => ({ price, quality: qualityOf(marks, qualityMarks) }))
  const bends = [nought, ...formula.bends(priced, moved, parameters)]
    .filter((bend) => !isLess(bend, nought))
    .toSorted((a, b) => (isLess(a, b) ? -1 : 1))
    .filter((bend, i, all) => i === 0 || !same(bend, all[i - 1] ?? bend))
  // Beyond the last bend the lines go on for ever: two prices there tell them, and they may cross anywhere after.
  const last = bends.at(-1) ?? nought
  const beyond = crossingsWithin(entrants, terms, moved, leaders, [last, plus(last, fraction(largest))])
  const stretches = bends.slice(1).map((to, i) => [bends[i] ?? nought, to] as const)
  const stops = [
    ...bends,
    ...beyond,
    ...stretches.flatMap((one) => crossingsWithin(entrants, terms, moved, leaders, one)),
  ]
  const from = wholeBelow(entrant.price)
  const size = (price: bigint): bigint => (price < from ? from - price : price - from)
  const tries = [...new Set([...stops.flatMap(pennies), from - 1n, from + 1n])]
    .filter((price) => price >= 0n && price <= largest && price !== from)
    .toSorted((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : a < b ? -1 : 1))
  for (const price of tries) {
    const after = leadersAmong(withPrice(entrants, moved, fraction(price)), terms)
    if (after !== null && !sameBids(after, leaders)) {
      const [was, to] = [pence(Number(from)), pence(Number(price))]
      return { bid: entrant.bid, from: was, to, change: pence(to - was), leaders: after }
    }
  }
  return undefined
}

/** For each bid that may win, in their order: the smallest change of its own price that does it; null where none does. */
export const priceFlips = (
  entrants: readonly Entrant[],
  terms: Terms,
  leaders: readonly string[],
): readonly { readonly bid: string; readonly flip: PriceFlip | null }[] =>
  terms.formula === null
    ? []
    : entrants.map(({ bid }, i) => ({ bid, flip: flipOf(entrants, terms, i, leaders) ?? null }))

/** More than one where they are level. */
export const smallestPriceFlips = (flips: ReturnType<typeof priceFlips>): readonly PriceFlip[] => {
  const found = flips.flatMap(({ flip }) => (flip === null ? [] : [flip]))
  const least = Math.min(...found.map(({ change }) => Math.abs(change)))
  return found.filter(({ change }) => Math.abs(change) === least)
}
