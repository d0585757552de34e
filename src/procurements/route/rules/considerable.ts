// SI 2023/1348, reg. 6(10): whether what is to be bought changes considerably from what is bought now.
import type { Answers, Thresholds } from './types.ts'

/**
 * Another character, or a rise that the buyer decided on and that is both at least the amount and at least the share of the value
 * before. Null while what would decide is not answered.
 */
export const considerableChange = (
  { different, own, rise, before }: Pick<Answers, 'different' | 'own' | 'rise' | 'before'>,
  { pence, shareBasisPoints }: Thresholds['considerable'],
): boolean | null => {
  if (different === true) return true
  const large =
    rise === null
      ? null
      : rise < pence
        ? false
        : before === null
          ? null
          : BigInt(rise) * 10_000n >= BigInt(before) * BigInt(shareBasisPoints)
  if (own === false || large === false) return different === null ? null : false
  if (different === null || own === null || large === null) return null
  return true
}
