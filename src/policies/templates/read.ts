// Reads a starter text from its file. The files are ours: one that does not fit is a fault, named when the product starts.

import { pence } from '../../platform/kernel/index.ts'
import { isDocumentKind, sectionOf } from '../documents/rules/kinds.ts'
import type { Template, TemplatePart } from '../documents/rules/template.ts'
import { isPercent, type PolicyRules } from '../rules/policy-rules.ts'

/** As JSON holds it. */
export interface TemplateFile {
  readonly key: string
  readonly kind: string
  readonly title: string
  readonly words: string
  readonly cites: readonly { readonly area: string; readonly source: string; readonly words: string }[]
  readonly parts: readonly {
    readonly section: string
    readonly heading: string
    readonly words?: string
    readonly fill?: string
    readonly entry?: string
  }[]
  readonly rules?: {
    readonly minimumWeighting: readonly { readonly percent: number; readonly appliesTo: string }[]
    readonly thresholds: readonly { readonly words: string; readonly fromPence: number }[]
    readonly tiers: readonly {
      readonly name: string
      readonly fromPence: number
      readonly risk: string
      readonly questionsAtMost: number
      readonly measuresAtMost: number
      readonly evidence: string
      readonly reporting: string
      readonly minimumWeighting: number
    }[]
  }
}

const percent = (value: number): number => {
  if (!isPercent(value)) throw new Error(`${value} is no whole percentage`)
  return value
}

const rulesFrom = (given: NonNullable<TemplateFile['rules']>): PolicyRules => ({
  minimumWeighting: given.minimumWeighting.map((one) => ({ ...one, percent: percent(one.percent) })),
  thresholds: given.thresholds.map((one) => ({ ...one, fromPence: pence(one.fromPence) })),
  tiers: given.tiers.map((one) => ({
    ...one,
    fromPence: pence(one.fromPence),
    minimumWeighting: percent(one.minimumWeighting),
  })),
})

/** @throws Error that names the text and what in it does not fit */
export const templateFrom = (file: TemplateFile): Template => {
  const { kind } = file
  if (!isDocumentKind(kind)) throw new Error(`The starter text ${file.key} is of no kind: ${kind}`)
  const partFrom = (part: TemplateFile['parts'][number]): TemplatePart => {
    const section = sectionOf(kind, part.section)
    if (section === undefined)
      throw new Error(`The starter text ${file.key} has a section that a ${kind} has not: ${part.section}`)
    const { heading, words = '' } = part
    if (part.fill !== undefined) {
      if (section.fill !== part.fill)
        throw new Error(`The starter text ${file.key} fills ${part.section} from ${part.fill}`)
      return { section: part.section, heading, fill: section.fill }
    }
    if (part.entry === undefined) return { section: part.section, heading, words }
    if (section.entries !== part.entry)
      throw new Error(`The starter text ${file.key} has a ${part.entry} in ${part.section}`)
    return { section: part.section, entry: section.entries, heading, words }
  }
  const parts = file.parts.map(partFrom)
  const { key, title, words, cites } = file
  return { key, kind, title, words, cites, parts, ...(file.rules ? { rules: rulesFrom(file.rules) } : {}) }
}
