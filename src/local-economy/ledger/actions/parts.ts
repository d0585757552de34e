// The folders inside a batch's own. A name is used once: an engine that has read a file before does not look whether another
// took its place, and what a reading or a correction that was broken off left there may have been read.
import type { FolderEntry } from '../../../platform/analytics/index.ts'
import type { TableResult } from '../rules/records.ts'

type There = readonly Pick<FolderEntry, 'name'>[]

const numbered = (kind: 'p' | 'c', there: There): readonly number[] =>
  there.flatMap(({ name }) => (new RegExp(`^${kind}[0-9]+$`).test(name) ? [Number(name.slice(1))] : []))

/** `p` for a reading of the file, `c` for a round of corrections; numbered from 1. */
export const freePart = (kind: 'p' | 'c', there: There): string => `${kind}${Math.max(0, ...numbered(kind, there)) + 1}`

/** What was read of the file so far, finished or not. */
export const readings = (there: There): readonly string[] => numbered('p', there).map((number) => `p${number}`)

export const partOf = ({ part = 'p1' }: Pick<TableResult, 'part'>): string => part
