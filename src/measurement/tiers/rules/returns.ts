// How often a measure is reported, as returns in a year.
export const returnsInAYear: Readonly<Record<'once' | 'monthly' | 'quarterly' | 'yearly', number>> = {
  once: 1,
  yearly: 1,
  quarterly: 4,
  monthly: 12,
}
