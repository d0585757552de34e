// Looks for what tells who somebody is, in words that are to be kept without names. It finds the plain cases only; the page asks
// the writer to read for the rest.

interface Sign {
  readonly what: string
  readonly pattern: RegExp
}

const signs: readonly Sign[] = [
  { what: 'an e-mail address', pattern: /[^\s@]+@[^\s@]+\.[a-z]{2,}/i },
  { what: 'a telephone number', pattern: /(?:\+44|\b0)[\d\s()-]{8,}\d/ },
  { what: 'a postcode', pattern: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/ },
  { what: 'a name', pattern: /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Councillor|Cllr)\.? [A-Z][a-z]/ },
  { what: 'a name', pattern: /\b[Mm]y name is [A-Z]/ },
  { what: 'a date of birth', pattern: /\bborn (?:on|in) (?:the )?\d/i },
]

/** What was found, each once: `a postcode`. Empty where nothing was. */
export const personalSigns = (words: string): readonly string[] => [
  ...new Set(signs.filter(({ pattern }) => pattern.test(words)).map(({ what }) => what)),
]
