// Rows that are no data: totals, notes, page numbers, headings said again. What a cell's words say about its row.
import { foldHeading } from './fold.ts'

const before =
  '(?:(?:grand|sub|page|report|overall|final|monthly|month|weekly|week|annual|year|period|running|file|batch|sheet|supplier|directorate|department|invoice|net|gross|the|end)[ -]*)*'
// No letter can be taken in two ways here: where one can, a row of dots takes longer than anybody lives.
const after =
  '(?:[ :=£$*()\\d.,/-]|\\b(?:for|of|to|in|all|value|amount|amounts|spend|spending|expenditure|payments?|paid|net|gross|vat|inc|incl|ex|excl|including|excluding|page|report|month|year|period|invoices?|lines?|transactions?|records?|suppliers?|gbp|jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|june?|july?|aug\\w*|sep\\w*|oct\\w*|nov\\w*|dec\\w*)\\b)*'
const total = new RegExp(`^[^\\p{L}]*${before}totals?(?![\\p{L}])${after}$`, 'iu')
const carried = /^\W*(?:(?:balance|total|sum)s? )?(?:carried|brought) (?:forward|down)\b|^\W*[cb] ?\/ ?[fd]\W*$/i
const ofGroup = /\S\W+(?:sub-?)?totals?\W*$/i

/** `Grand Total`, `Sub-total:`, `Total for April 2024`, `Carried forward`; not a firm called “Total Gas & Power”. */
export const isTotalText = (text: string): boolean => text.length <= 80 && (total.test(text) || carried.test(text))

/** What workbooks write under a group: its name and “Total”. Only a row without a date may be one. */
export const isGroupTotalText = (text: string): boolean => text.length <= 120 && ofGroup.test(text)

const note =
  /©|\(c\) (?:crown|copyright)|\bcopyright\b|\ball rights reserved\b|\bopen government licen[cs]e\b|^\W*page \d+(?: (?:of|\/) \d+)?\W*$/i
const remark =
  /^\W*(?:notes?|source|disclaimer|please note|key|report (?:run|produced|date|generated)|printed|produced|run date|end of (?:report|file|data))\b/i

/** A copyright line or a page number. */
export const isNoteText = (text: string): boolean => note.test(text)

/** How a remark about the file begins; a firm's name may begin so as well. */
export const isRemark = (text: string): boolean => remark.test(text)

/** So many headings are looked for at other places; a row of more is worth no such search. */
const mostMoved = 40

/** Every filled cell is one of the headings, wherever that stands: a part of the file with its columns in other places begins. */
const isAllHeadings = (cells: readonly (string | null)[], headings: readonly string[]): boolean => {
  const known = new Set(headings.map(foldHeading))
  const said = cells.filter((cell) => cell !== null).map(foldHeading)
  return new Set(said).size === said.length && said.every((one) => one !== '' && known.has(one))
}

/** Whether the cells of a row say the headings again, whole or (over two lines) in part. */
export const repeatsHeadings = (
  cells: readonly (string | null)[],
  headings: readonly string[],
  twoLines: boolean,
): boolean => {
  let same = 0
  let filled = 0
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue
    filled++
    const [said, heading] = [foldHeading(cell), foldHeading(headings[i] ?? '')]
    if (said === '' || heading === '') continue
    if (said === heading || (twoLines && (heading.startsWith(`${said} `) || heading.endsWith(` ${said}`)))) same++
  }
  if (same >= 2 && same * 2 > filled) return true
  return filled >= 3 && filled <= mostMoved && isAllHeadings(cells, headings)
}
