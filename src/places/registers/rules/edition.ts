// Which edition a file is, so that a newer one can take an older one's place. Editions sort as text: 2023 < 2023-12 < 2024-05.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `2024`, `2024-05` or `2024-05-31`, as somebody wrote it; undefined for anything else. */
export const editionGiven = (text: string): string | undefined =>
  /^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text.trim()) ? text.trim() : undefined

/** From a file's name, as publishers write it: `…_May_2024_…`, `…-2014-08_…`, `…_dec_2024`, `ONSPD_FEB_2024`. */
export const editionInName = (name: string): string | undefined => {
  const words = name.toLowerCase()
  const written = new RegExp(`(${months.join('|')})[a-z]*[-_ ]+(20\\d{2})(?!\\d)`).exec(words)
  if (written) return `${written[2]}-${String(months.indexOf(written[1] ?? '') + 1).padStart(2, '0')}`
  const figures = /(?<!\d)(20\d{2})[-_](0[1-9]|1[0-2])(?!\d)/.exec(words)
  return figures ? `${figures[1]}-${figures[2]}` : undefined
}

/** From a column's name: `LAD23CD` is the list of 2023. */
export const editionInColumn = (column: string): string | undefined => {
  const year = /^[A-Z]+(\d{2})(?:CD|NM)/i.exec(column)?.[1]
  return year === undefined ? undefined : `20${year}`
}
