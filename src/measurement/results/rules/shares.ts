// A joint piece of work counts once: each buyer has its share, and the shares of a quantity make the quantity, to the last thousandth.

/** All of it: shares are in ten-thousandths. */
export const whole = 10_000

/**
 * Parts of a quantity by shares. Each part ends where the shares up to it end, rounded down, so that what is lost in one is in the next:
 * the parts always add up, and no part is further than one from its exact share. The triggers of totals divide the same way.
 */
export const partsOf = (quantity: number, shares: readonly number[]): readonly number[] => {
  let [before, sum] = [0, 0]
  return shares.map((share) => {
    sum += share
    // Whole numbers larger than a double holds exactly: 9e15 × 10,000.
    const upTo = Number((BigInt(quantity) * BigInt(sum)) / BigInt(whole))
    const part = upTo - before
    before = upTo
    return part
  })
}

export const addUp = (shares: readonly { readonly share: number }[]): boolean =>
  shares.reduce((sum, { share }) => sum + share, 0) === whole
