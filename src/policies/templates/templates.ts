// All starter texts, in the order in which they are offered.
import type { DocumentKind } from '../documents/rules/kinds.ts'
import type { Template } from '../documents/rules/template.ts'
import charter from './charter-promises.json' with { type: 'json' }
import checklist from './checklist-questions.json' with { type: 'json' }
import framework from './framework-outcomes.json' with { type: 'json' }
import policy from './policy-tiers.json' with { type: 'json' }
import { templateFrom } from './read.ts'

export const templates: readonly Template[] = [charter, policy, framework, checklist].map(templateFrom)

export const templatesFor = (kind: DocumentKind): readonly Template[] => templates.filter((one) => one.kind === kind)

export const templateByKey = (key: string): Template | undefined => templates.find((one) => one.key === key)
