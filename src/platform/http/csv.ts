// A table as CSV: RFC 4180, with the mark that makes spreadsheets read it as UTF-8. Pure.
import type { DataTable } from './answer.ts'

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

/**
 * A cell that begins like a formula gets an apostrophe in front: opened in a spreadsheet, what a stranger typed must not run.
 * Numbers are left alone, or -5 would become text.
 */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text)

const cell = (value: string | number | null): string => {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`

/** The first line holds the columns' names, as in the JSON. */
export const csvText = ({ columns, rows }: DataTable): string =>
  `\uFEFF${line(columns.map(({ name }) => name))}${rows.map(line).join('')}`
