// A starter text in our own words. Its file stands in src/policies/templates/, one for each text, and cites what it learnt from.
import type { PolicyRules } from '../../rules/policy-rules.ts'
import type { DocumentKind, EntryKind, Fill } from './kinds.ts'

export interface TemplateSource {
  /** Of one of the twelve areas: its key in the pack of areas; or null for another source. */
  readonly area: string | null
  /** What was learnt there, in our words. */
  readonly words: string
  /** Where it can be read, as the pack of areas writes it. */
  readonly source: string
}

/** Words under a heading, or a place that is filled. Paragraphs are parted by an empty line; lines that begin with `- ` are a list. */
export type TemplatePart =
  | { readonly section: string; readonly heading: string; readonly words: string }
  | { readonly section: string; readonly heading: string; readonly fill: Fill }
  /** Offered for each priority that is like one of these words; the person ties it to a priority of the place. */
  | { readonly section: string; readonly entry: EntryKind; readonly heading: string; readonly words: string }

export interface Template {
  /** Kept with the versions that began from it: `charter-promises`. */
  readonly key: string
  readonly kind: DocumentKind
  readonly title: string
  /** For whom it is, in a sentence. */
  readonly words: string
  readonly cites: readonly TemplateSource[]
  readonly parts: readonly TemplatePart[]
  /** For a policy: rules to begin with; the place sets the days. */
  readonly rules?: PolicyRules
}
