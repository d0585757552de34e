// A cell that should hold a figure. What is suppressed, missing or left blank is not known; it is never nought.

export type Figure = { readonly value: number } | { readonly notKnown: string } | { readonly unreadable: true }

/** What publishers put in place of a figure they will not or cannot give. */
const signs: Readonly<Record<string, string>> = {
  '*': 'suppressed by its publisher',
  '**': 'suppressed by its publisher',
  c: 'suppressed by its publisher',
  s: 'suppressed by its publisher',
  x: 'not published',
  z: 'does not apply',
  u: 'too unreliable to be published',
  w: 'not published',
  low: 'too small to be published',
  '#': 'too unreliable to be published',
  '!': 'too few people were asked',
  '-': 'not published',
  '–': 'not published',
  '—': 'not published',
  '..': 'not published',
  '...': 'not published',
  ':': 'not published',
  '~': 'not published',
  na: 'not published',
  'n/a': 'not published',
  '#n/a': 'not published',
  nan: 'not published',
  null: 'not published',
  none: 'not published',
  missing: 'not published',
  suppressed: 'suppressed by its publisher',
  'not available': 'not published',
  'not known': 'not published',
}

const shape = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d{1,3})?$/i

/** `1,204.5`, `12.3%`, `-4`, `[c]`, `*`, nothing. */
export const figureOf = (cell: string | null | undefined): Figure => {
  const text = (cell ?? '').trim()
  if (text === '') return { notKnown: 'left blank by its publisher' }
  const sign = signs[text.toLowerCase().replace(/^\[(.*)\]$/, '$1')]
  if (sign !== undefined) return { notKnown: sign }
  const digits = (text.endsWith('%') ? text.slice(0, -1).trimEnd() : text).replace(/^[£+]/, '')
  if (digits === '' || !shape.test(digits) || !/\d/.test(digits)) return { unreadable: true }
  const value = Number(digits.replace('−', '-').replaceAll(',', ''))
  return Number.isFinite(value) ? { value } : { unreadable: true }
}

/** For what stands beside a figure: an interval's end, a count. What cannot be read is not known either. */
export const besideOf = (cell: string | null | undefined): number | null => {
  const found = figureOf(cell)
  return 'value' in found ? found.value : null
}
