// Words for a file that is not what it was said to be: what it looks like instead, and what would be read.
import { authorityLayout } from './authorities.ts'
import { nhsLayout } from './nhs.ts'
import { postcodeColumns } from './postcodes.ts'
import type { RegisterKind } from './types.ts'

export const kindWords: Readonly<Record<RegisterKind, { readonly title: string; readonly reads: string }>> = {
  postcodes: {
    title: 'Postcodes',
    reads:
      'Postcodes are read from Code-Point Open (Ordnance Survey), the ONS Postcode Directory, or a CSV file with a header that has a postcode and a district code (postcode, lad23cd), plain, in gzip or in zip.',
  },
  authorities: {
    title: 'Authorities and other areas',
    reads:
      'Areas are read from mySociety’s list of UK local authorities, or from a CSV file with ONS names and codes (LAD23CD and LAD23NM, WD24CD and WD24NM), plain, in gzip or in zip.',
  },
  boundaries: {
    title: 'Boundaries',
    reads:
      'Boundaries are read from GeoJSON files with codes and names (LAD24CD and LAD24NM), as the Open Geography Portal publishes them, plain, in gzip or in zip.',
  },
  nhs: {
    title: 'NHS bodies',
    reads:
      'NHS bodies are read from the ONS list of integrated care boards (ICB24CD, ICB24CDH, ICB24NM), or from files of the Organisation Data Service (etr.csv, eccg.csv), plain, in gzip or in zip.',
  },
}

/** Which kind of register these first cells would be. */
export const looksLike = (first: readonly string[]): RegisterKind | undefined => {
  if (postcodeColumns(first) !== undefined) return 'postcodes'
  if (nhsLayout(first) !== undefined) return 'nhs'
  if (authorityLayout(first) !== undefined) return 'authorities'
  return /^\s*\{/.test(first[0] ?? '') ? 'boundaries' : undefined
}

/** One sentence: why the file is not read as this kind. */
export const notRecognised = (kind: RegisterKind, first: readonly string[]): string => {
  if (first.length === 0) return 'it is empty.'
  const other = looksLike(first)
  if (other !== undefined && other !== kind)
    return `it is not a file of ${kindWords[kind].title.toLowerCase()}; it looks like one of ${kindWords[other].title.toLowerCase()}, so load it as “${other}”.`
  if (first.some((cell) => /\p{Cc}/u.test(cell.replace(/\s/g, ''))))
    return 'it is not text: perhaps a workbook. Save it as CSV first.'
  const seen = first.slice(0, 6).map((cell) => (cell.length > 30 ? `${cell.slice(0, 30)}…` : cell))
  return `its first row (${seen.join(', ')}) is not one of the layouts that are known.`
}
