import { type TagKind, tag } from './tag.ts'

const all: readonly (readonly [string, TagKind])[] = [
  ['in progress', 'plain'],
  ['done', 'good'],
  ['overdue', 'attention'],
  ['failed', 'wrong'],
  ['not begun', 'quiet'],
]

export const tagExamples = all.map(([text, kind]) => ({ name: kind, options: { text, kind }, html: tag(text, kind) }))
