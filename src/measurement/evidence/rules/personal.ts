// Warns where words look as if they named a person or held something personal. It cannot know; a person decides.

const found: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{2,63}/, 'an email address'],
  [/\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b/i, 'a National Insurance number'],
  [/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s[A-Z][a-z]+/, 'a name'],
  [/\b(?:born|date of birth|dob)\b/i, 'a date of birth'],
]

/** Modulus 11, as an NHS number has it: ten digits, the last of which checks the others. */
const isNhsNumber = (text: string): boolean => {
  const digits = [...text].map(Number)
  const sum = digits.slice(0, 9).reduce((all, digit, i) => all + digit * (10 - i), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === digits[9]
}

const nhs = (words: string): boolean =>
  [...words.matchAll(/\b(\d{3})[\s-]?(\d{3})[\s-]?(\d{4})\b/g)].some(([, a = '', b = '', c = '']) =>
    isNhsNumber(a + b + c),
  )

/** Ten to thirteen digits that begin with 0 or +44, however they are grouped. */
const phone = (words: string): boolean =>
  [...words.matchAll(/(?:\+44|\(0|\b0)[\d\s().-]{8,17}/g)].some(([found]) => {
    const digits = found.replace(/\D/g, '').length
    return digits >= 10 && digits <= 13
  })

/** What the words look like; empty where nothing does. */
export const looksPersonal = (words: string): readonly string[] => [
  ...(nhs(words) ? ['an NHS number'] : []),
  ...(phone(words) ? ['a phone number'] : []),
  ...found.flatMap(([pattern, what]) => (pattern.test(words) ? [what] : [])),
]

/** A reference is opaque: two words that begin with capitals look like a person's name. */
export const looksLikeName = (reference: string): boolean =>
  /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.?)?\s\p{Lu}[\p{L}'’-]+$/u.test(reference.trim())

/** Written in another way it is the same reference: case, accents, blanks and hyphens make no difference. */
export const normalised = (reference: string): string =>
  reference
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
