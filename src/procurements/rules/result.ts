// The outcome of a tender in the form in which it is locked with an award. Points are of a hundred, written out as they are to be read.

export interface ResultLine {
  readonly bid: string
  readonly bidder: string
  /** From 1; those with the same points share one. Null where a pass mark was missed. */
  readonly rank: number | null
  readonly total: string
  /** By the id of the criterion at the end of a branch, price too. */
  readonly points: Readonly<Record<string, string>>
  /** Questions in which it stayed below the pass mark. */
  readonly failed: readonly string[]
}

export interface LockedResult {
  readonly lines: readonly ResultLine[]
}
