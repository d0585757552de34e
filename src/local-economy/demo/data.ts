// The demonstration's data files, with types. What stands in them is for people to read and change.
import categoriesFile from './categories.json' with { type: 'json' }
import geographyFile from './geography.json' with { type: 'json' }
import namesFile from './names.json' with { type: 'json' }
import postcodesFile from './postcodes.json' with { type: 'json' }
import publishersFile from './publishers.json' with { type: 'json' }
import suppliersFile from './suppliers.json' with { type: 'json' }

/** The three districts, and lands further away that the demonstration's register of postcodes does not know. */
export type Home = 'merebridge' | 'stonehithe' | 'kelderdale' | 'further'
export const homes: readonly Home[] = ['merebridge', 'stonehithe', 'kelderdale', 'further']

export interface Category {
  readonly name: string
  readonly directorate: string
  readonly lines: number
  readonly pounds: number
  readonly community: number
  /** Of 100 lines: how many are paid to people whose names are withheld. */
  readonly redacted?: number
  readonly season?: readonly number[]
  readonly trades: readonly string[]
  readonly purposes: readonly string[]
}

export type Spend = 'council' | 'icb' | 'pcc'

export interface Ledger {
  readonly place: string
  readonly key: string
  readonly name: string
  readonly lines: number
  readonly suppliers: number
  /** How many months one file is about. */
  readonly months: number
  /** Millions, by year. */
  readonly pounds: readonly number[]
  readonly least: number
  readonly spend: Spend
  readonly shares: readonly Readonly<Partial<Record<Home, number>>>[]
}

export interface NamedSupplier {
  readonly name: string
  readonly publisher: string
  readonly category: string
  readonly home: string
  readonly weight: number
  readonly community?: boolean
}

export const categories: Readonly<Record<Spend, readonly Category[]>> = categoriesFile
export const ledgers = publishersFile.ledgers as readonly Ledger[]
export const monthWeights: readonly number[] = publishersFile.months.weights
export const seed: string = publishersFile.seed
export const names = namesFile
export const named: readonly NamedSupplier[] = suppliersFile.named
export const { nineSpellings, withheld, adjustment, gluedVatNumber } = suppliersFile
export const geography = geographyFile

/** `ZX1` → its second halves: `1AA`, `1FH`, … */
export const postcodes: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(postcodesFile).map(([outward, inward]) => [outward, inward.split(' ')]),
)
