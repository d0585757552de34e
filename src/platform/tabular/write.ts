// Rows to CSV as other programs read it: commas, doubled quotes, and line ends of both characters (RFC 4180).

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  return /[",;\t|\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** A row with nothing but one empty cell is written `""`: an empty line would not be a row. */
const line = (cells: readonly (string | number | null)[]): string => {
  const text = cells.map(cell).join(',')
  return `${text === '' ? '""' : text}\r\n`
}

export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map(line).join('')
