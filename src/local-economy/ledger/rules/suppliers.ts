// A supplier's name as a file writes it, freed from what was glued to it; and the form under which it is counted.
import { vatCheck } from './numbers.ts'
import { cleanText } from './text.ts'

const glued = /^(GB ?)?(\d{12}|\d{9})[ :;,-]*(?=\p{L})(.{2,})$/u

/**
 * @returns the name with single spaces; a VAT registration number that stood glued before it is given apart. Nine bare digits
 * are one only where their check is right
 */
export const cleanSupplier = (text: string): { readonly supplier: string; readonly vatNumber: string | null } => {
  const clean = cleanText(text) ?? ''
  const match = glued.exec(clean)
  if (match && (match[1] || (match[2]!.length === 9 && vatCheck(match[2]!))))
    return { supplier: match[3]!, vatNumber: `GB${match[2]}` }
  return { supplier: clean, vatNumber: null }
}

/** Capitals, single spaces, trimmed: what SQL's `upper(supplier)` makes of a clean name (letter by letter, so ß stays). */
export const supplierNormal = (text: string): string =>
  [...(cleanText(text) ?? '')]
    .map((letter) => {
      const capital = letter.toUpperCase()
      return [...capital].length === 1 ? capital : letter
    })
    .join('')
