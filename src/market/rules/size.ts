// Is a supplier small or medium-sized? Fewer staff than the limit, and a turnover or a balance sheet under its limit. Limits are
// dated data (packs/sizes.json). Suppliers give bands, not sums: that is all the test needs.
import pack from '../packs/sizes.json' with { type: 'json' }

export const bands = ['below', 'above', 'not-said'] as const
export type Band = (typeof bands)[number]
export const isBand = (text: string): text is Band => bands.some((one) => one === text)

export interface Size {
  /** Null where it was not said. */
  readonly staff: number | null
  readonly turnover: Band
  readonly balance: Band
}

export type Sme = 'yes' | 'no' | 'not-known'

export const sizeLimits: { readonly staffBelow: number; readonly turnoverBelow: number; readonly balanceBelow: number } = pack

export const smeOf = ({ staff, turnover, balance }: Size): Sme => {
  if (staff !== null && staff >= pack.staffBelow) return 'no'
  if (turnover === 'above' && balance === 'above') return 'no'
  if (staff === null) return 'not-known'
  return turnover === 'below' || balance === 'below' ? 'yes' : 'not-known'
}
