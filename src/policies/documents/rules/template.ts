// A starter text in our own words. Its file stands in src/policies/templates/, one for each text, and cites what it learnt from.
import type { PolicyRules } from '../../rules/policy-rules.ts'
import type { DocumentKind, EntryKind, Fill } from './kinds.ts'

export interface TemplateSource {
  /** One of the twelve areas, by its address in the pack of areas: `leeds`. */
  readonly area: string
  /** Which of the area's sources, by its key there: `report`. */
  readonly source: string
  /** What was learnt there, in our words. */
  readonly words: string
}

/**
 * Words under a heading, or a place that is filled. Paragraphs are parted by an empty line; lines that begin with `- ` are a list.
 * An entry (an outcome with an example clause, a question with help) is offered untied: the place ties it to one of its priorities
 * before it proposes the document.
 */
export type TemplatePart =
  | { readonly section: string; readonly heading: string; readonly words: string }
  | { readonly section: string; readonly heading: string; readonly fill: Fill }
  | { readonly section: string; readonly entry: EntryKind; readonly heading: string; readonly words: string }

export interface Template {
  /** Kept with the versions that began from it, so never renamed: `charter-promises`. Also the name of its file. */
  readonly key: string
  readonly kind: DocumentKind
  readonly title: string
  /** For whom it is, in a sentence. */
  readonly words: string
  readonly cites: readonly TemplateSource[]
  /** In their order; sections as in `kinds.ts`. */
  readonly parts: readonly TemplatePart[]
  /** For a policy: rules to begin with. The place sets the days. */
  readonly rules?: PolicyRules
}
