// What the headings of published measures mean. One publisher's measure is another's indicator, metric or KPI.
import { type Grade, grades } from '../../rules/words.ts'
import type { Role } from './sheet.ts'

/** Small letters and digits with single spaces: `Unit of Measure ` is `unit of measure`. */
export const plainHeading = (heading: string): string =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/#/g, ' no ')
    .replace(/£/g, ' pounds ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const measureWords = '(?:measure|indicator|metric|kpi|performance indicator|cost|sub measure)'

/** The first that fits decides: what is narrow stands before what is broad. */
const meanings: readonly (readonly [Exclude<Role, 'none'>, RegExp])[] = [
  ['objectives', /\bmarmot\b|^objective keys?$|^objectives? served$/],
  [
    'reference',
    /^codes? elsewhere$|^(?:other|external|cross) (?:references?|codes?)$|\b(?:ppn|toms?|sdgs?|hact|themis|vob)\b.*\b(?:ref|reference|code|outcome|no|number|id)s?$|^(?:sdgs?|ppn \d+)$/,
  ],
  ['level', /^(?:output or outcome|output outcome|level|measure (?:type|level)|type of measure)$/],
  ['whose', /^(?:whose(?: wellbeing)?|who benefits|beneficiar(?:y|ies)|stakeholders?|who is it for)$/],
  [
    'who',
    /^(?:who (?:counts|is counted|qualifies)|eligib(?:le|ility)(?: criteria)?|target groups?|who can be counted|counting rules?)$/,
  ],
  ['evidence', /\bevidence\b|^(?:proof|how (?:it is )?(?:shown|proved|verified)|verification|means of verification)$/],
  ['frequency', /^(?:(?:reporting |collection |update )?frequency|how often|reporting period|reported)$/],
  ['direction', /^(?:direction|polarity|good (?:is|direction)|better|which way is good)$/],
  [
    'unit',
    /^(?:units?|unit of (?:measure(?:ment)?|count)|(?:measurement|measuring|counting) units?|(?:measured|counted) in|uom)$/,
  ],
  [
    'value',
    /\b(?:proxy|proxies|financial value|monetary value|fiscal|economic value|social value pounds|unit cost|cost pounds|value pounds|pounds value|pounds per unit|pounds)\b|^(?:value|unit value|saving|cost)$|^(?:social|wellbeing) value$|^(?:economic|social) cost$/,
  ],
  [
    'code',
    new RegExp(
      `^(?:(?:toms? |${measureWords} |outcome |unique |row )?(?:ref|reference|no|number|code|id|identifier))(?: (?:no|number|code))?$`,
    ),
  ],
  [
    'title',
    new RegExp(`^(?:social value )?${measureWords}s?(?: (?:title|name|statement|text|heading|saving detail|detail))?$`),
  ],
  ['theme', /^(?:themes?|categor(?:y|ies)|outcome category|domain|pillar|mission|theme title|policy theme|area)$/],
  ['outcome', /^(?:outcomes?|outcome (?:detail|title|name)|policy outcome|goal|ambition|aim|priority|objective)$/],
  [
    'definition',
    /^(?:definitions?|(?:full |measure |indicator )?description|details?|guidance|what is counted|what it means|rationale|explanation|notes?)$/,
  ],
  ['title', /^(?:titles?|names?)$/],
]

/** Undefined where the words say nothing to us. */
export const roleOfHeading = (heading: string): Exclude<Role, 'none'> | undefined => {
  if (heading.length > 80) return undefined
  const plain = plainHeading(heading)
  return meanings.find(([, pattern]) => pattern.test(plain))?.[0]
}

/** `Evidence (checked)` is what is shown for that grade; evidence without a grade is what makes a claim evidenced. */
export const gradeOfHeading = (heading: string): Grade => {
  const words = plainHeading(heading).split(' ')
  return grades.find((grade) => grade !== 'evidenced' && words.includes(grade)) ?? 'evidenced'
}
