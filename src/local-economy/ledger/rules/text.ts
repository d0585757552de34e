// Text of a cell.

const plain = /^[!-~]+(?: [!-~]+)*$/

/** Trimmed, with single spaces, without control and format characters; null where nothing is left. */
export const cleanText = (text: string | null | undefined): string | null => {
  if (text === null || text === undefined || text === '') return null
  if (plain.test(text)) return text
  const clean = text
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  return clean === '' ? null : clean
}

/** For showing a cell in a sentence: at most `length` characters. */
export const shortened = (text: string, length = 60): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text
