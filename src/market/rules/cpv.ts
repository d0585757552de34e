// Codes of the Common Procurement Vocabulary. A code says what it means by its leading digits: zeros at its end stand for
// nothing, so 85310000 holds all that begins with 8531.

/** The digits that mean something, at least two; undefined where it cannot be a code or the beginning of one. */
export const cpvPrefix = (text: string): string | undefined => {
  const digits = /^(\d{2,8})(?:-\d)?$/.exec(text.trim())?.[1]
  if (digits === undefined) return undefined
  return digits.replace(/0+$/, '').padEnd(2, '0')
}

/** One lies within the other: a notice may be filed more broadly or more narrowly than somebody looks. */
export const related = (a: string, b: string): boolean => {
  const [one, other] = [cpvPrefix(a), cpvPrefix(b)]
  return one !== undefined && other !== undefined && (one.startsWith(other) || other.startsWith(one))
}
