// What publishers call the units in which they count: `No. people FTE`, `hrs`, `tCO2e`. What is none of ours stays in its own words.
import { type Unit, units, unitWords } from '../../rules/words.ts'

export type NamedUnit = Exclude<Unit, 'own'>

export interface UnitRead {
  readonly unit: Unit
  readonly ownUnit: string | null
}

const persons =
  'people|persons?|individuals?|residents?|employees?|ftes?|people ftes?|persons? ftes?|ftes? people|headcount|participants?|learners?|apprentices?|volunteers?|beneficiar(?:y|ies)|children|pupils?|students?|trainees?|adults?'

/** The first that fits decides. Each is held against small letters with single spaces. */
const meanings: readonly (readonly [NamedUnit, RegExp])[] = [
  ['yes-no', /^(?:yes ?[/|]? ?no|yes or no|y ?\/ ?n|boolean|true ?\/ ?false)$/],
  [
    'percentage',
    /^(?:%|percent|per cent|percentage|proportion|proportion %|percentage points?)$|^(?:%|percentage) of /,
  ],
  ['pounds', /^(?:£|gbp|pounds?|pounds? sterling|£ ?(?:spent|spend|invested|value)|(?:spend|spent|value) ?\(?£\)?)$/],
  [
    'tonnes-co2e',
    /^(?:metric )?(?:t|tonnes?|tons?)(?: of)? ?(?:co2 ?(?:e|eq|equivalent)?|carbon(?: dioxide)?(?: equivalent)?)(?: (?:saved|avoided|reduced))?$/,
  ],
  ['hours', /^(?!.*\bper\b)(?:[a-z]+ ){0,2}(?:hours?|hrs?)$/],
  ['weeks', /^(?!.*\bper\b)(?:[a-z]+ ){0,2}(?:weeks?|wks?)$/],
  ['people', new RegExp(`^(?:${persons})$`)],
  ['count', /^(?:numbers?|no|nr|count|times|quantity|qty|each|item|items|#)$/],
]

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('₂', '2')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[([]|[)\].:]$/g, '')
    .trim()

/** `No. of people` counts people. */
const bare = (text: string): string => text.replace(/^(?:total )?(?:numbers?|no\.?|nr\.?|#)(?: of)? (?=\S)/, '')

const known = (text: string): NamedUnit | undefined => meanings.find(([, pattern]) => pattern.test(text))?.[0]

/** Undefined where nothing in the text is a word. */
export const unitOf = (text: string): UnitRead | undefined => {
  const whole = plain(text)
  const unit = known(whole) ?? known(bare(whole))
  if (unit !== undefined) return { unit, ownUnit: null }
  const own = text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^per (?=\S)/i, '')
  return /\p{L}/u.test(own) ? { unit: 'own', ownUnit: own } : undefined
}

const inTitle = (text: string): NamedUnit | undefined => {
  if (/^(?:%|percentage|per cent|percent|proportion) (?:of )?\S/.test(text)) return 'percentage'
  if (/^(?:£|amount spent|spend) ?\S/.test(text)) return 'pounds'
  const [, of] = /^(?:total )?(?:number|no\.?|count) of (.+)$/.exec(text) ?? []
  const among = of?.split(' ').slice(0, 3).map(known)
  return among?.find((unit) => unit !== undefined) ?? (among && 'count')
}

/** What a title itself says: `Percentage of …`, `Number of local people who …`. */
export const unitInTitle = (title: string): UnitRead | undefined => {
  const unit = inTitle(plain(title))
  return unit === undefined ? undefined : { unit, ownUnit: null }
}

/** As it is written into a spreadsheet, and read from it again. */
export const unitWritten = ({ unit, ownUnit }: UnitRead): string => unitWords(unit, ownUnit)

export const namedUnits: readonly NamedUnit[] = units.filter((unit) => unit !== 'own')
export const isNamedUnit = (text: string): text is NamedUnit => (namedUnits as readonly string[]).includes(text)
