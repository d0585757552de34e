// What a back-up file holds, and what is wrong with one. Pure.
//
// A gzipped tar: commonweal.json first (so that a newer format is refused at once), then database/<table>/<number> (COPY text
// in pieces), files/<sha256>, ledger/…, keys/…, settings.json, and manifest.json last, which names every part with its
// length and hash. Format 1 is kept readable by every later release.

export const format = 1

export interface Part {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** The first part. */
export interface Cover {
  readonly product: 'commonweal'
  readonly format: number
  /** The release that made it. */
  readonly version: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
}

export interface ManifestTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Names of the parts, in order. */
  readonly parts: readonly string[]
}

/** The last part. */
export interface Manifest extends Cover {
  readonly migrations: readonly { readonly owner: string; readonly name: string; readonly sha256: string }[]
  readonly sequences: readonly { readonly name: string; readonly value: number; readonly called: boolean }[]
  readonly tables: readonly ManifestTable[]
  readonly parts: readonly Part[]
  /** Stored files that were already damaged when the back-up was made. */
  readonly damaged: readonly string[]
}

export const coverName = 'commonweal.json'
export const manifestName = 'manifest.json'

/** The passwords of the private database belong to that very database: the one restored into has made its own. */
const notToBeMoved: ReadonlySet<string> = new Set(['keys/postgres.json'])

/** No name begins with a dot, so none leads upwards. */
const segment = '[^./\\\\\\p{Cc}][^/\\\\\\p{Cc}]*'
const names = [
  /^commonweal\.json$/,
  /^manifest\.json$/,
  /^settings\.json$/,
  /^database\/[a-z0-9_]+\/\d{6}$/,
  /^files\/[0-9a-f]{64}$/,
  new RegExp(`^(ledger|keys)(/${segment})+$`, 'u'),
]

/** Whether a part of this name can be in a back-up: nothing else is ever written to the disk. */
export const isPartName = (name: string): boolean =>
  name.length <= 500 && !notToBeMoved.has(name) && names.some((pattern) => pattern.test(name))

/** What is wrong with a cover, in words; undefined where it can be read by this release. */
export const coverProblem = (cover: unknown): string | undefined => {
  if (typeof cover !== 'object' || cover === null || !('product' in cover) || cover.product !== 'commonweal')
    return 'it was not made by Commonweal'
  const made = 'format' in cover ? cover.format : undefined
  if (typeof made !== 'number') return 'it does not say what format it has'
  return made > format ? 'it was made by a newer release of Commonweal' : undefined
}

/** What is wrong between the parts that were read and the manifest; undefined where they are the same. */
export const partsProblem = (read: readonly Part[], manifest: Manifest): string | undefined => {
  const promised = new Map(manifest.parts.map((part) => [part.name, part]))
  for (const part of read) {
    const wanted = promised.get(part.name)
    if (!wanted) return `it holds ${part.name}, which its list does not name`
    if (wanted.bytes !== part.bytes || wanted.sha256 !== part.sha256)
      return `${part.name} was changed after it was made`
    promised.delete(part.name)
  }
  const [missing] = promised.keys()
  if (missing !== undefined) return `${missing} is missing from it`
  // Rows are read from where the list says: that must be a part that was looked at above, never another file of the machine.
  const known = new Set(read.map(({ name }) => name))
  const strange = manifest.tables.flatMap(({ parts }) => parts).find((name) => !known.has(name))
  return strange === undefined ? undefined : `its list names ${strange}, which is no part of it`
}
