// What a price formula is: how it makes points of prices, what it takes, its fault, and where it comes from. Pages, documents, the
// command and the tests are all made from these descriptions.
import type { Fraction } from '../../rules/fraction.ts'

/** What a formula sees of a bid. */
export interface Priced {
  /** In pence; a whole number of them unless somebody asks what lies between. */
  readonly price: Fraction
  /** Of a hundred, over all that is not price. */
  readonly quality: Fraction
}

export type Parameters = Readonly<Record<string, number>>

export interface FormulaParameter {
  readonly name: string
  readonly label: string
  /** What it is for, and what goes wrong without care. */
  readonly hint: string
  /** Whole pence, typed as pounds; or whole ten-thousandths, typed as a percentage. */
  readonly unit: 'pence' | 'share'
  readonly least: number
  readonly most: number
}

/** What one bid gets. */
export interface Valued {
  /** Of the full mark for price, from 0 to 1; or, where the formula ranks whole bids, the figure by which it does. */
  readonly value: Fraction
  /** The more of it the better. */
  readonly merit: Fraction
  /** Whether it may win; a bid below a floor of quality may not. */
  readonly ranked: boolean
}

export type NoAnswer =
  | { readonly kind: 'not-applicable'; readonly because: string }
  | { readonly kind: 'failed'; readonly where: string; readonly what: string }

export type Answer<T> = { readonly kind: 'value'; readonly value: T } | NoAnswer

export interface Trade {
  /** Pence: the price at which the question is asked. */
  readonly price: Fraction
  /** Pence: the lowest and highest price, and the mean of all. */
  readonly lowest: Fraction
  readonly highest: Fraction
  readonly mean: Fraction
  /** Marks of the hundred for price, and for all else. */
  readonly priceMarks: Fraction
  readonly qualityMarks: Fraction
  /** Of a hundred. */
  readonly quality: Fraction
}

export interface FormulaSource {
  readonly title: string
  /** Null where no address is known. */
  readonly link: string | null
  /** Whether the figures here were held against it. */
  readonly checked: string
}

export interface FormulaExample {
  readonly title: string
  readonly bids: readonly {
    readonly name: string
    /** Pence. */
    readonly price: number
    /** Of a hundred. */
    readonly quality: number
  }[]
  readonly parameters: Parameters
  /** Marks of the hundred for price: what is printed is the share of them. 100 where the share itself is meant. */
  readonly marks: number
  /** As printed to two decimals, one for each bid; where whole bids are ranked, pounds. */
  readonly shown: readonly string[]
  readonly from: string
}

interface Described {
  /** In addresses, files and tenders. Never renamed. */
  readonly name: string
  readonly title: string
  /** Raised whenever an answer could differ. */
  readonly version: string
  /** What it does, in a sentence or two, for whoever bids. */
  readonly definition: string
  readonly rule: string
  /** What goes wrong with it. */
  readonly fault: string
  readonly limits: readonly string[]
  readonly sources: readonly FormulaSource[]
  readonly parameters: readonly FormulaParameter[]
  /** What is wrong with parameters that are each within their bounds. */
  readonly conflict?: (parameters: Parameters) => Readonly<Record<string, string>> | undefined
  /** Of a hundred: below it a bid cannot win. */
  readonly leastQuality?: (parameters: Parameters) => Fraction
  /** Whether the points of a bid depend on who else bids. */
  readonly relative: boolean
  readonly examples: readonly FormulaExample[]
  readonly calculate: (bids: readonly Priced[], parameters: Parameters) => Answer<readonly Valued[]>
  /** Pence that one mark of the hundred is traded for, around a price. */
  readonly worth: (trade: Trade, parameters: Parameters) => Answer<Fraction>
  /** Prices of the bid at this place, the others held, at which its rule takes another form. */
  readonly bends: (bids: readonly Priced[], moved: number, parameters: Parameters) => readonly Fraction[]
  /** What differences of merit are multiplied by to be straight lines in the price that moves; above nought between bends. */
  readonly straightened: (bids: readonly Priced[], moved: number, price: Fraction) => Fraction
}

export type PriceFormula = Described & {
  /** `points`: of the mark for price, added to the others. `whole`: price and quality make one figure, and weights of price do not count. */
  readonly kind: 'points' | 'whole'
}
