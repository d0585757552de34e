// How the width of a table is shared out among its columns, on paper.
import type { TableBlock, TableCell } from './model.ts'

const cellText = (cell: TableCell): string =>
  typeof cell === 'string' ? cell : cell.map(({ kind, text }) => (kind === 'footnote' ? '' : text)).join('')

/** How the width is shared out: by the longest cell, so that no column starves and none is mostly empty. */
export const columnWidths = (table: TableBlock): readonly number[] =>
  table.columns.map((title, i) => {
    const cells = table.rows.map((row) => cellText(row[i] ?? ''))
    const longest = Math.max(...cells.map((text) => text.length), 1)
    const word = Math.max(...[title, ...cells].flatMap((text) => text.split(/[\s-]+/).map(({ length }) => length)))
    return Math.max(4, Math.min(word, 24) * 1.2, Math.min(longest, 30) * 0.8, Math.sqrt(Math.min(longest, 900)) * 2.4)
  })
