// Headings that stand in a file again, further down: usually the same ones. Where they are others, the columns have moved, and
// the rows below cannot be read as those above.
import { foldHeading } from './fold.ts'
import type { Mapping, SourceRow } from './types.ts'

const essentials = ['date', 'supplier', 'amount'] as const

/** The headings of this row that do not stand where the mapping has them. */
const moved = ({ cells }: SourceRow, { columns }: Mapping): string[] => {
  const said = cells.map((cell) => foldHeading(cell ?? ''))
  return essentials.flatMap((field) => {
    const own = columns[field]
    const heading = foldHeading(own?.heading ?? '')
    if (own === undefined || heading === '') return []
    const here = said[own.column - 1] ?? ''
    // Said in other words at its place, it may well be the same column.
    return here !== heading && (here === '' || said.includes(heading)) ? [`“${own.heading}”`] : []
  })
}

/**
 * A sentence where headings further down say that columns have moved.
 * @param again the rows that were taken for headings, below those of the mapping
 */
export const checkHeadings = (again: readonly SourceRow[], mapping: Mapping): string[] => {
  // Over two lines, each says a part.
  if (mapping.headerRows !== 1) return []
  const others = again
    .map((row) => ({ row: row.row, moved: moved(row, mapping) }))
    .filter((one) => one.moved.length > 0)
  const [first] = others
  if (first === undefined) return []
  const where = `In row ${first.row.toLocaleString('en-GB')} headings begin anew, and ${first.moved.join(' and ')} ${first.moved.length === 1 ? 'is' : 'are'} not where ${first.moved.length === 1 ? 'it was' : 'they were'}.`
  const more = others.length > 1 ? ' So it is again further down.' : ''
  return [
    `${where}${more} The rows below were read by the columns above, so look at them. To read them rightly, put them into a file of their own.`,
  ]
}
