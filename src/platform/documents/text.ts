// Letters that files can hold. What a person typed may contain marks that XML forbids and half letters that no writer takes.

/** Line ends and tabs become spaces; control characters and halves of letters become nothing or the mark for an unknown letter. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u{FEFF}\u{FFFE}\u{FFFF}]/gu, '')

/** Letters, nearly, with one more for each part: what limits are said in. */
export const lettersOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, one) => sum + lettersOf(one), 1)
}

/** Addresses that a reader may be led to from a file; undefined for any other. */
export const outsideAddress = (href: string): string | undefined => {
  const address = cleanText(href).trim()
  if (/\s/.test(address)) return undefined
  if (/^(mailto|tel):[^<>"]+$/i.test(address)) return address
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : undefined
}
