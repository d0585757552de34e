// The demonstration's documents as data: what was written, said, agreed, adopted and published, and when. All invented.
import { pence } from '../../platform/kernel/index.ts'
import { type DocumentKind, type EntryKind, type Fill, isDocumentKind, sectionOf } from '../documents/rules/kinds.ts'
import type { PolicyRules } from '../rules/policy-rules.ts'
import charter from './charter.json' with { type: 'json' }
import checklist from './checklist.json' with { type: 'json' }
import framework from './framework.json' with { type: 'json' }
import policy from './policy.json' with { type: 'json' }

export interface DemoPart {
  /** The same through the versions of a document. */
  readonly key: string
  readonly section: string
  readonly heading: string
  readonly words: string
  readonly fill: Fill | null
  readonly entry: EntryKind | null
  /** The number of the priority it belongs to. */
  readonly priority: number | null
}

interface Said {
  readonly sector: string
  /** An e-mail address of the demonstration's people. */
  readonly by: string
  readonly on: string
  readonly words: string
}

export interface DemoComment extends Said {
  readonly part: string
  readonly answers: readonly Said[]
  readonly settled: Omit<Said, 'sector'> | null
}

export interface DemoVersion {
  readonly title: string
  readonly begun: string
  readonly by: string
  readonly reviewOn: string
  /** Priority 1 was widened to Saltmarsh later. */
  readonly priorityOneWasHarbourOnly: boolean
  readonly parts: readonly DemoPart[]
  readonly rules: (PolicyRules & { readonly from: string }) | null
  readonly comments: readonly DemoComment[]
  readonly proposed: string | null
  /** One day for each of the five leads, in the order of their sectors. */
  readonly agreed: readonly string[]
  readonly adopted: readonly { readonly organisation: string; readonly on: string; readonly minute: string }[]
  readonly published: string | null
}

export interface DemoDocument {
  readonly kind: DocumentKind
  readonly versions: readonly DemoVersion[]
}

interface PartInFile {
  readonly key: string
  readonly section: string
  readonly heading: string
  readonly words?: string
  readonly fill?: string
  readonly entry?: string
  readonly priority?: number
  /** As in the version before. */
  readonly same?: boolean
}

interface VersionInFile {
  readonly title: string
  readonly begun: string
  readonly by: string
  readonly reviewOn: string
  readonly priorityOneWasHarbourOnly?: boolean
  readonly parts: readonly PartInFile[]
  readonly rules?: {
    readonly from: string
    readonly minimumWeighting: PolicyRules['minimumWeighting']
    readonly thresholds: readonly { readonly words: string; readonly fromPence: number }[]
    readonly tiers: readonly (Omit<PolicyRules['tiers'][number], 'fromPence'> & { readonly fromPence: number })[]
  }
  readonly comments?: readonly (Said & {
    readonly part: string
    readonly answers?: readonly Said[]
    readonly settled?: Omit<Said, 'sector'>
  })[]
  readonly proposed?: string
  readonly agreed?: readonly string[]
  readonly adopted?: DemoVersion['adopted']
  readonly published?: string
}

const partFrom = (kind: DocumentKind, part: PartInFile, before: readonly DemoPart[]): DemoPart => {
  const section = sectionOf(kind, part.section)
  if (section === undefined) throw new Error(`The demonstration's ${kind} has no section ${part.section}`)
  const was = before.find(({ key }) => key === part.key)
  return {
    ...{ key: part.key, section: part.section, heading: part.heading },
    words: (part.same ? was?.words : part.words) ?? '',
    fill: part.fill === undefined ? null : (section.fill ?? null),
    entry: part.entry === undefined ? null : (section.entries ?? null),
    priority: part.priority ?? null,
  }
}

const rulesFrom = (given: NonNullable<VersionInFile['rules']>): PolicyRules & { readonly from: string } => ({
  from: given.from,
  minimumWeighting: given.minimumWeighting,
  thresholds: given.thresholds.map((one) => ({ ...one, fromPence: pence(one.fromPence) })),
  tiers: given.tiers.map((one) => ({ ...one, fromPence: pence(one.fromPence) })),
})

const documentFrom = (file: { readonly kind: string; readonly versions: readonly VersionInFile[] }): DemoDocument => {
  const { kind } = file
  if (!isDocumentKind(kind)) throw new Error(`The demonstration has a document of no kind: ${kind}`)
  const versions: DemoVersion[] = []
  for (const one of file.versions) {
    const before = versions.at(-1)?.parts ?? []
    versions.push({
      ...{ title: one.title, begun: one.begun, by: one.by, reviewOn: one.reviewOn },
      priorityOneWasHarbourOnly: one.priorityOneWasHarbourOnly ?? false,
      parts: one.parts.map((part) => partFrom(kind, part, before)),
      rules: one.rules ? rulesFrom(one.rules) : null,
      comments: (one.comments ?? []).map((said) => ({
        ...said,
        answers: said.answers ?? [],
        settled: said.settled ?? null,
      })),
      ...{ proposed: one.proposed ?? null, agreed: one.agreed ?? [], adopted: one.adopted ?? [] },
      published: one.published ?? null,
    })
  }
  return { kind, versions }
}

export const demoDocuments: readonly DemoDocument[] = [charter, policy, framework, checklist].map(documentFrom)
