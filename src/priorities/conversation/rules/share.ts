// Whole percentages that make exactly 100, by the largest remainder. Counted in whole numbers without end, so nothing is rounded
// on the way.

const hundred = 100n

interface Part {
  readonly key: string
  readonly amount: bigint
  readonly whole: bigint
  readonly rest: bigint
}

/** More over, then the larger part, then the name: so that the order in which parts come does not matter. */
const byRest = (a: Part, b: Part): number => {
  if (a.rest !== b.rest) return a.rest > b.rest ? -1 : 1
  if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1
  return a.key < b.key ? -1 : 1
}

/**
 * The share of each amount in all of them, in whole percent, together 100.
 * @returns null where there is nothing to share
 * @throws RangeError for an amount below nothing
 */
export const shares = (amounts: ReadonlyMap<string, bigint>): ReadonlyMap<string, number> | null => {
  if ([...amounts.values()].some((amount) => amount < 0n)) throw new RangeError('A share is not less than nothing')
  const total = [...amounts.values()].reduce((sum, amount) => sum + amount, 0n)
  if (total === 0n) return null
  const parts = [...amounts].map(([key, amount]): Part => {
    const all = amount * hundred
    return { key, amount, whole: all / total, rest: all % total }
  })
  const missing = Number(hundred - parts.reduce((sum, { whole }) => sum + whole, 0n))
  const lifted = new Set(
    [...parts]
      .sort(byRest)
      .slice(0, missing)
      .map(({ key }) => key),
  )
  return new Map(parts.map(({ key, whole }) => [key, Number(whole) + (lifted.has(key) ? 1 : 0)]))
}
