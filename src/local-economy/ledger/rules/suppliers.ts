// A supplier's name as a file writes it, freed from what was glued to it; and the form under which it is counted.

/** @returns the name with single spaces; a VAT registration number that stood glued before it is given apart */
export const cleanSupplier = (text: string): { readonly supplier: string; readonly vatNumber: string | null } => {
  throw new Error(text)
}

/** Capitals, single spaces, trimmed: SQL's `upper(supplier)` of a clean name. */
export const supplierNormal = (text: string): string => {
  throw new Error(text)
}
