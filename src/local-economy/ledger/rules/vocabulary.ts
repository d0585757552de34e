// Which headings mean what. Each field has its patterns over folded headings (see fold.ts), the surest first, with a weight:
// 100 is beyond doubt, below 50 only where nothing better is there. Our own list, made from what publishers were seen to write.
import { foldHeading } from './fold.ts'
import type { FieldName } from './types.ts'

type Words = readonly (readonly [RegExp, number])[]

const supplierWord = '(?:supplier|vendor|payee|beneficiary|creditor|merchant)'
const ofName = '(?: (?:name|final|t|published|publish|full|long|trading))*'

/** Of the publisher, not of the one who is paid: taken as supplier only where nothing else can be. */
const publisher =
  /^(?:body|body name|organisation|organisation (?:name|label|unit|code)|organisational unit|department(?:al)? family|department|entity|authority|authority name|council|council name|client|publisher|local authority|trust|trust name)$/

/** A clean, matched or coded form of a column: it yields to the column as written. */
const secondHand = / (?:clean|cleaned|cleansed|fuzzy|original|normalised|matched|standardised|lookup|simple|short)\b/

const words: Readonly<Record<FieldName, Words>> = {
  supplier: [
    [new RegExp(`^(?:the )?${supplierWord}(?: ${supplierWord})*${ofName}$`), 100],
    [new RegExp(`^name of (?:the )?${supplierWord}$`), 100],
    [/^(?:customer|merchant) (?:or )?supplier(?: name| description)?$/, 95],
    [/^(?:payment made to|paid to|payment to|payable to|who was paid|company paid)$/, 95],
    [/^(?:recipient|recipient (?:organisation )?name|recipient organisation|grant recipient)$/, 92],
    [new RegExp(`^${supplierWord} (?:details?|description|organisation|company)(?: name)?$`), 90],
    [/^(?:contractor|provider)(?: name)?$/, 90],
    [new RegExp(`^(?:[a-z]+ )?${supplierWord} name\\b`), 85],
    [new RegExp(`^${supplierWord} (?:clean|fuzzy|original|normalised|matched|standardised|short)(?: name)?$`), 60],
    [new RegExp(`^${supplierWord} id(?: t)?$`), 50],
    [/^(?:name|names|trading name|company name|company|account name|suppl?r)$/, 70],
    [publisher, 30],
  ],
  amount: [
    [
      /^(?:net|net amount|amount net|net value|value net|net (?:payment|invoice|line|spend|total|cost)(?: amount| value)?)( gbp)?$/,
      100,
    ],
    [
      /\b(?:amount|value|total|gbp|cost|payment|spend|paid)\b.*\b(?:net|ex|excl|excluding|exclusive|less|without)\b/,
      100,
    ],
    [/\b(?:net|ex|excl|excluding|exclusive)\b.*\b(?:amount|value|total|gbp|cost|payment|spend|paid)\b/, 100],
    [/^gbp net$|^net gbp$/, 100],
    [
      /^(?:amount|amount gbp|gbp amount|amount in (?:gbp|sterling|pounds)|amount paid|paid amount|payment amount|amount paid gbp)$/,
      95,
    ],
    [/^(?:transaction|payment|line|posting|distribution|ap|item|local) amount( gbp)?$/, 92],
    [/^amount (?:disbursed|published|analysed)$/, 90],
    [/^(?:payment|transaction|line|invoice|spend|posted|local) value( gbp)?$|^value( of payment)?( gbp)?$/, 88],
    [/^(?:invoice|invoice line|invoice distribution|item) amount( gbp)?$/, 88],
    [/^amount awarded$/, 85],
    [/\b(?:gross|inc|incl|including|inclusive)\b/, 80],
    [
      /^(?:sum of )?(?:total )?(?:invoice |payment |paid |spend |expenditure )?(?:total |amount |value )?(?:gbp )?(?:total|amount|value)( gbp)?$/,
      78,
    ],
    [/^gbp$|^(?:sterling|pounds)$/, 78],
    [
      /^(?:total|grand total|spend|spending|expenditure|payments?|cost|price|debit|sum|paid|total (?:spend|paid|cost|payment|gbp))( gbp)?$/,
      70,
    ],
    [/\bamount\b/, 60],
    [/^gbp\b|\bgbp$/, 50],
  ],
  date: [
    [/^(?:invoice )?(?:payment date|date paid|paid date|date of payment|payment made date)\b/, 100],
    [
      /^(?:date payment made|date of transaction paid|clearing date|cleared date|date cleared|clearance date|bacs date|cheque date)$/,
      97,
    ],
    [/^(?:date|transaction date|date of transaction|trans date|payment)$/, 95],
    [/^date\b(?!.*\b(?:invoice|received|due|start|end|birth)\b)/, 80],
    [/^(?:posting|posted|accounting|ledger|gl|journal|processed|processing|input|allocation) date$|^date posted$/, 80],
    [/^effective date$/, 70],
    [/^(?:invoice|document|tax point) date$|^date of invoice$|^invoice date/, 60],
    [/^award date$/, 60],
    [/\bdate\b(?!.*\b(?:start|end|expiry|due|birth|review)\b)/, 45],
    [/^(?:updated|last updated|when|day)$/, 40],
    [/^(?:period|month|week ending|month ending)$/, 30],
  ],
  description: [
    [
      /^(?:description|narrative|details?|purpose|purpose of (?:spend|expenditure|payment)|payment description|what for)\b(?!.*\b(?:code|clean|simple|id)\b)/,
      100,
    ],
    [
      /^(?:expense|expenditure|invoice|transaction|line|item|spend|goods|payment|grant) (?:description|detail|details|narrative|text)$/,
      95,
    ],
    [/^(?:extended|full|long|proposed|layman) description$|^item text$|^description of\b/, 90],
    [/^title$|^explanation$|^notes?$|^comments?$/, 50],
    [/^(?:gl|g l|account|general ledger|subjective|ledger|nominal) (?:description|detail|details)$/, 45],
    [/\bdescription\b/, 40],
  ],
  category: [
    [
      /^(?:expenditure|expense|spend|spending|procurement|purchase|payment|cost) (?:category|type)(?: name| label)?$/,
      100,
    ],
    [/^(?:procurement|spend) classification\b(?!.*\bcode\b)/, 98],
    [/^category(?: (?:name|label|internal name|of spend))?$/, 97],
    [/^(?:sercop|bvacop|cipfa) (?:expenditure )?category$|^(?:proclass|cpv) (?:label|description|name)$/, 94],
    [/^(?:merchant category|merchant category (?:name|description|group)|category clean|broad category)$/, 92],
    [/^(?:detailed )?(?:expenditure|expense) (?:type|description|account|group)$/, 88],
    [/^(?:gl|g l|account|general ledger|subjective|nominal|ledger)(?: code)? (?:description|detail|details|name)$/, 85],
    [/^cipfsubj(?: t)?$|^group description$/, 84],
    [/^(?:expense|expenditure|spend) area$/, 80],
    [/^(?:classification|type of (?:spend|expenditure)|supplier (?:classification|category))$/, 74],
    [
      /^(?:service|service area|service label|service category(?: label)?|service division label|service group|service name)$/,
      70,
    ],
    [
      /^(?:directorate|department|division|organisational unit|department area|business unit|portfolio|cost centre(?: (?:name|description))?|service cost centre|fund)\b(?!.*\bcode\b)/,
      60,
    ],
    [/^type$|^purpose$|^expense$|^expenditure$/, 45],
  ],
  reference: [
    [/^(?:transaction|payment|document|voucher|journal|posting|sap document|ap) (?:number|reference|id|code)\b/, 100],
    [/^(?:document|voucher|transaction)(?: number)?$/, 95],
    [/^(?:internal|our|hbc|payment|council|unique|local) reference(?: number)?$/, 90],
    [/^reference(?: (?:number|id))?$|^identifier$|^uin$|^urn$/, 88],
    [/^invoice (?:number|reference|id)\b|^purchase invoice(?: number)?$/, 80],
    [/^(?:their|supplier) (?:invoice )?reference(?: number)?$/, 40],
    [/\breference\b/, 40],
    // Seen over transaction numbers; over dates it is no reference.
    [/^transaction date$/, 45],
  ],
  supplierNumber: [
    [new RegExp(`^${supplierWord}(?: (?:account|internal))? (?:id|number|code|key|reference)(?: (?:number|t))?$`), 100],
    [new RegExp(`^${supplierWord} other id$`), 95],
    [/^local supplier internal reference$|^account number$/, 80],
  ],
  companyNumber: [
    [
      /^(?:[a-z]+ ){0,4}company (?:registration )?(?:number|id|code)$|^(?:companies house|co) (?:registration )?number$|^crn$/,
      100,
    ],
    [/^(?:supplier )?registration company number$/, 100],
  ],
  charityNumber: [[/^(?:[a-z]+ ){0,4}charity (?:registration |commission )?(?:number|id)$/, 100]],
  postcode: [[/\bpostcode$/, 100]],
  vatAmount: [
    [/^(?:ir|non |un)?recoverable vat(?: (?:amount|value|gbp))*$|^irrecoverable vat(?: (?:amount|value|gbp))*$/, 100],
    [/^(?:vat|tax|vat amount|amount vat|vat value|tax amount|vat gbp|analysed vat)$/, 95],
  ],
  vatNumber: [
    [
      /^(?:supplier |vendor |beneficiary )?vat (?:registration )?(?:number|code|id)$|^vat registration$|^supplier vat(?: registration)?$/,
      100,
    ],
  ],
}

/** What such a column never holds, whatever else its heading says. */
const never: Readonly<Partial<Record<FieldName, RegExp>>> = {
  supplier:
    /\b(?:number|code|reference|type|class|classification|category|group|postcode|address|town|site|vat|invoice|charity|email|sector|sme|url|uri|date|amount)\b/,
  amount:
    /\b(?:irrecoverable|unrecoverable|recoverable|vat (?:amount|value|rate|registration)|tax|number of|percent|percentage|share|count|quantity|qty|balance|budget|threshold|rate|date|code|id|applied|estimated|annual|type|category|description|number$|reference|purpose|year|vat$(?<!(?:net|ex|excl|excluding|exclusive|less|without|inc|incl|including|inclusive)(?: of)?(?: recoverable)? vat)|%)\b/,
  category: /\b(?:code|number|id|uri|url|family)\b/,
  description: /\b(?:code|number|id|uri|url)\b/,
  reference: /(?<!^transaction )\bdate\b|\b(?:amount|description|vat|supplier id)\b/,
  date: /\b(?:number|reference|year|start|end|expiry|due|birth|review|planned|modified|received)\b/,
}

/** Whether a heading rules a field out, whatever the cells look like. */
export const neverHolds = (field: FieldName, heading: string): boolean =>
  never[field]?.test(foldHeading(heading)) ?? false

/** How surely a heading means a field, 0 to 100. */
export const wordScore = (field: FieldName, heading: string): number => {
  const folded = foldHeading(heading)
  if (folded === '' || never[field]?.test(folded)) return 0
  const found = words[field].find(([pattern]) => pattern.test(folded))?.[1] ?? 0
  return found > 0 && secondHand.test(folded) ? Math.min(found, 60) : found
}

/** Whether a heading names who publishes, rather than who is paid. */
export const isPublisher = (heading: string): boolean => publisher.test(foldHeading(heading))

const allFields = Object.keys(words) as FieldName[]

/** Words that headings are made of, for telling a line of headings from a line of data. */
const headingWords = new Set(
  'account accounting amount area beneficiary body capital category centre charity classification clearing code company cost council creditor date department description detail directorate division document effective entity excl excluding expenditure expense family gbp gross group id in inc incl invoice irrecoverable label merchant name narrative net number of organisation over paid payee payment period postcode procurement purpose reference registration revenue service supplier the to total transaction type unit unrecoverable value vat vendor'.split(
    ' ',
  ),
)

export const isHeadingText = (text: string): boolean => {
  const folded = foldHeading(text)
  return folded !== '' && folded.split(' ').every((word) => headingWords.has(word))
}

/** How surely a cell is a heading of any kind. */
export const headingScore = (text: string): number =>
  Math.max(...allFields.map((field) => wordScore(field, text)), isHeadingText(text) ? 40 : 0)
