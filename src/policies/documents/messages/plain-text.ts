// Blocks as plain lines, so that what is filled can be compared from version to version like any paragraph.
import type { Block, Span, TableCell } from '../../../platform/documents/index.ts'

const words = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')
const cellWords = (cell: TableCell): string => (typeof cell === 'string' ? cell : words(cell))

const linesOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return [words(block.spans)]
    case 'list':
      return block.items.map((item) => `• ${words(item)}`)
    case 'terms':
      return block.items.map(({ term, spans }) => `${term}: ${words(spans)}`)
    case 'note':
      return [...(block.title === undefined ? [] : [block.title]), ...block.blocks.flatMap(linesOf)]
    case 'figure':
      return [block.caption]
    case 'questions':
      return block.items.map(
        ({ number, question, help }) => `${number}. ${question}${help === undefined ? '' : ` ${help}`}`,
      )
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.map(cellWords).join(' · '))]
  }
}

export const plainText = (blocks: readonly Block[]): string => blocks.flatMap(linesOf).join('\n')
