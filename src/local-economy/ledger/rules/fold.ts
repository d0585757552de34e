// A heading brought to a plain form, so that `SupplierName`, `supplier_name`, `* SUPPLIER NAME:` and `Suuplier Name` are one.

/** Words that headings are made of, and that are often mistyped. */
const known = [
  'accounting',
  'amount',
  'beneficiary',
  'capital',
  'category',
  'centre',
  'charity',
  'classification',
  'company',
  'contract',
  'creditor',
  'department',
  'description',
  'directorate',
  'division',
  'document',
  'effective',
  'entity',
  'expenditure',
  'expense',
  'family',
  'gross',
  'invoice',
  'irrecoverable',
  'merchant',
  'narrative',
  'number',
  'organisation',
  'organisational',
  'payee',
  'payment',
  'postcode',
  'procurement',
  'purpose',
  'recipient',
  'reference',
  'registration',
  'revenue',
  'service',
  'supplier',
  'total',
  'transaction',
  'value',
  'vendor',
]
const knownSet = new Set(known)

/** Spellings and short forms that stand for one of the known words. */
const sameAs: Readonly<Record<string, string>> = {
  amt: 'amount',
  amnt: 'amount',
  cat: 'category',
  descr: 'description',
  desc: 'description',
  dept: 'department',
  directorates: 'directorate',
  doc: 'document',
  entities: 'entity',
  exp: 'expense',
  inv: 'invoice',
  nett: 'net',
  no: 'number',
  nos: 'number',
  num: 'number',
  nr: 'number',
  org: 'organisation',
  organization: 'organisation',
  pay: 'payment',
  postalcode: 'postcode',
  pymt: 'payment',
  ref: 'reference',
  reg: 'registration',
  registered: 'registration',
  sup: 'supplier',
  supp: 'supplier',
  trans: 'transaction',
  tran: 'transaction',
  trx: 'transaction',
  val: 'value',
}

/** Whether one letter was left out, put in, changed, or swapped with its neighbour. */
const oneSlip = (a: string, b: string): boolean => {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1)
  const rest = short.slice(i + 1) === long.slice(i + 1)
  const swapped = short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2)
  return rest || swapped
}

/** `constructor` is a word of headings, too. */
const meant = (word: string): string | undefined => (Object.hasOwn(sameAs, word) ? sameAs[word] : undefined)

const wordOf = (raw: string): string => {
  const word = meant(raw) ?? raw
  if (knownSet.has(word)) return word
  const single = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  if (knownSet.has(single)) return single
  const longer = meant(single)
  if (longer) return longer
  if (single.length < 5) return single
  return known.find((candidate) => candidate.length >= 5 && oneSlip(single, candidate)) ?? single
}

const memory = new Map<string, string>()

const fold = (text: string): string =>
  text
    // A byte-order mark that was decoded once too often.
    .replace(/^(?:\uFEFF|ï»¿|Ã¯Â»Â¿)+/, '')
    .replace(/[¬Â]?£|œ(?![a-z])|\uFFFD/g, ' gbp ')
    .replace(/SeRCOP/g, 'Sercop')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/post[\s-]+code|postal[\s-]+code/g, 'postcode')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()
    .split(' ')
    .map(wordOf)
    .join(' ')
    .trim()

/** Lower-case words with single spaces; `''` where a heading is empty or only signs. */
export const foldHeading = (text: string): string => {
  const before = memory.get(text)
  if (before !== undefined) return before
  const folded = text.length > 300 ? '' : fold(text)
  if (memory.size > 5000) memory.clear()
  memory.set(text, folded)
  return folded
}
