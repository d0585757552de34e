// Which rows of a file are of this place, of its region, of England, and which of somewhere else.
import type { NeedArea } from './types.ts'

/** What is known of a place before a file is read. */
export interface OwnArea {
  /** As it is today: a district's, a ward's or a neighbourhood's code of nine characters. */
  readonly code: string
  readonly name: string
  readonly area: 'place' | 'part'
  /** Other codes for it: those it took the place of, and short ones such as BPL. */
  readonly others: readonly string[]
}

/** A row's own words for its area. */
export interface AreaWords {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly parent: string
}

/** `somewhere`: not ours. `nowhere`: the row does not say. */
export type AreaFound =
  | { readonly area: NeedArea; readonly code: string; readonly name: string }
  | { readonly area: 'somewhere' }
  | { readonly area: 'nowhere' }

export const englandCode = 'E92000001'

const regions: Readonly<Record<string, string>> = {
  'north east': 'E12000001',
  'north west': 'E12000002',
  'yorkshire and the humber': 'E12000003',
  'yorkshire and humber': 'E12000003',
  'east midlands': 'E12000004',
  'west midlands': 'E12000005',
  'east of england': 'E12000006',
  east: 'E12000006',
  london: 'E12000007',
  'south east': 'E12000008',
  'south west': 'E12000009',
}

/** The nine regions of England, by code, with their names. */
export const regionNames: ReadonlyMap<string, string> = new Map([
  ['E12000001', 'North East'],
  ['E12000002', 'North West'],
  ['E12000003', 'Yorkshire and the Humber'],
  ['E12000004', 'East Midlands'],
  ['E12000005', 'West Midlands'],
  ['E12000006', 'East of England'],
  ['E12000007', 'London'],
  ['E12000008', 'South East'],
  ['E12000009', 'South West'],
])

const nine = /^[A-Z]\d{8}$/
/** Invented regions have a Z in front, like all invented areas. */
export const isRegionCode = (code: string): boolean => /^[EZ]12\d{6}$/.test(code)

/** Blackburn with Darwen Borough Council is blackburn with darwen; England Total is england. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\((?:statistical|b|met|metropolitan)\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ total$/, '')
    .replace(/^(?:the )?(?:london borough|royal borough|city|county|borough) of /, '')
    .replace(/ (?:metropolitan |city and |county and )?(?:county borough|borough|district|city|county) council$/, '')
    .replace(/ (?:council|ua|md|lb)$/, '')
    .trim()

const regionOfName = (name: string): string | undefined =>
  regions[
    plainName(name)
      .replace(/ region(?: statistical)?$/, '')
      .trim()
  ]

/** Asked for every row: answers are kept by what the row says. */
export const makeAreaBook = (own: readonly OwnArea[]): ((words: AreaWords) => AreaFound) => {
  const byCode = new Map(
    own.flatMap((one) => [one.code, ...one.others].map((code) => [code.toUpperCase(), one] as const)),
  )
  const names = Map.groupBy(own, (one) => plainName(one.name))
  const found = new Map<string, AreaFound>()

  const asOwn = (one: OwnArea): AreaFound => ({ area: one.area, code: one.code, name: one.name })
  const asRegion = (code: string, name: string): AreaFound => ({
    area: 'region',
    code,
    name: regionNames.get(code) ?? name.trim(),
  })

  const ofCode = (code: string, { name, parent }: AreaWords): AreaFound | undefined => {
    const mine = byCode.get(code)
    if (mine !== undefined) return asOwn(mine)
    if (!nine.test(code)) return undefined
    if (code === englandCode) return { area: 'england', code, name: 'England' }
    if (isRegionCode(code)) return asRegion(code, name)
    // A ward or neighbourhood that no register has, in a file that says in which district it lies.
    if (byCode.has(parent.toUpperCase())) return { area: 'part', code, name: name.trim() || code }
    return { area: 'somewhere' }
  }

  const ofName = (name: string): AreaFound => {
    const plain = plainName(name)
    if (plain === 'england') return { area: 'england', code: englandCode, name: 'England' }
    // A name that several of the place's areas have is none's.
    const [mine, ...more] = names.get(plain) ?? []
    if (mine !== undefined && more.length === 0) return asOwn(mine)
    const region = regionOfName(name)
    return region === undefined ? { area: 'somewhere' } : asRegion(region, name)
  }

  const look = (words: AreaWords): AreaFound => {
    const code = words.code.replace(/\s/g, '').toUpperCase()
    if (code !== '') {
      const byIts = ofCode(code, words)
      if (byIts !== undefined) return byIts
    }
    if (words.name.trim() !== '') return ofName(words.name)
    return code === '' ? { area: 'nowhere' } : { area: 'somewhere' }
  }

  return (words) => {
    const key = `${words.code}\n${words.name}\n${words.parent}`
    const before = found.get(key)
    if (before !== undefined) return before
    const now = look(words)
    if (found.size < 100_000) found.set(key, now)
    return now
  }
}
