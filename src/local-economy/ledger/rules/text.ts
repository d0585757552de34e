// Text of a cell.

/** Trimmed, with single spaces, without control and format characters; null where nothing is left. */
export const cleanText = (text: string | null | undefined): string | null => {
  const clean = (text ?? '')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  return clean === '' ? null : clean
}
