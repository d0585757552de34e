// Which tier a contract falls into: its value says the band, and risk with opportunity may move it by one.
// No law asks for tiers. Public Services (Social Value) Act 2012, section 1(6), and Procurement Act 2023, section 23(2)(b), ask that
// what is considered, and how it is assessed, be proportionate; how a place carries that out is its own rule.
import type { Pence } from '../../../platform/kernel/index.ts'
import type { Level, Shift, Tier, TierScheme } from './types.ts'

export const inOrder = (tiers: readonly Tier[]): readonly Tier[] => [...tiers].sort((a, b) => a.fromPence - b.fromPence)

export interface Placed {
  readonly tier: Tier
  /** The tier of the value alone. */
  readonly byValue: Tier
  /** What risk and opportunity asked for. */
  readonly shift: Shift
  /** They asked for a tier that is not there: the highest or the lowest holds. */
  readonly stopped: boolean
}

/** Undefined where the value lies below the lowest tier: risk and opportunity cannot lift it into one. */
export const tierOf = (
  { tiers, shifts }: Pick<TierScheme, 'tiers' | 'shifts'>,
  contract: { readonly value: Pence; readonly risk: Level; readonly opportunity: Level },
): Placed | undefined => {
  const ordered = inOrder(tiers)
  const band = ordered.findLastIndex((tier) => tier.fromPence <= contract.value)
  const byValue = ordered[band]
  if (byValue === undefined) return undefined
  const shift = shifts[contract.risk][contract.opportunity]
  const moved = ordered[band + shift]
  return { tier: moved ?? byValue, byValue, shift, stopped: moved === undefined }
}

/** The last penny of a band; null for the highest. */
export const bandEnd = (tiers: readonly Tier[], tier: Tier): Pence | null => {
  const above = tiers.filter((other) => other.fromPence > tier.fromPence).map((other) => other.fromPence)
  return above.length === 0 ? null : ((Math.min(...above) - 1) as Pence)
}
