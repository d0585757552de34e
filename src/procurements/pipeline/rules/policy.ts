/** What the policy in force asks of a procurement of some value. */
export interface PolicyAsks {
  readonly title: string
  readonly href: string
  readonly tier: string | null
  /** Percent of the marks; null below the lowest tier, or while the value is not known. */
  readonly minimumWeighting: number | null
  readonly thresholds: readonly string[]
}
