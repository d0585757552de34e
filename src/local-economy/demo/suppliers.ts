// The suppliers of the demonstration: invented names, an address in one of the districts or beyond, a trade, and how often each is paid.
import {
  type Category,
  categories,
  geography,
  gluedVatNumber,
  type Home,
  homes,
  type Ledger,
  ledgers,
  type NamedSupplier,
  named,
  names,
  nineSpellings,
  postcodes,
  seed,
} from './data.ts'
import { type Chance, chance, runningTotals, sharedOut } from './random.ts'

export interface DemoSupplier {
  /** One, except for the supplier that is spelt nine ways. */
  readonly names: readonly string[]
  readonly number: string
  /** Begins with ZX, which no real register uses; null for bodies that are no companies. */
  readonly companyNumber: string | null
  readonly category: Category
  readonly home: Home
  readonly postcode: string
  /** The year (0 to 2) from which the files state the postcode; 3 where they never do. */
  readonly postcodeFrom: number
  readonly weight: number
}

const homeWeights = runningTotals(homes.map((home) => geography.places[home].weight))
const statedWeights = runningTotals(geography.postcodeStatedFrom.weights)

const placeWord = (luck: Chance): string => `${luck.pick(names.placeFirst)}${luck.pick(names.placeSecond)}`

const newName = (luck: Chance, category: Category, community: boolean): string => {
  const [place, other, trade] = [placeWord(luck), placeWord(luck), luck.pick(category.trades)]
  if (!community) return `${place} ${trade} ${luck.pick(names.companyEndings)}`.trim()
  return luck
    .pick(names.communityPatterns)
    .replace('{place}', place)
    .replace('{other}', other)
    .replace('{trade}', trade)
}

const addressIn = (luck: Chance, home: Home): string => {
  const outward = luck.pick(geography.places[home].outward)
  return `${outward} ${luck.pick(postcodes.get(outward) ?? [])}`
}

/** A name is known again however it is written: two that differ in capitals only would be one supplier. */
const keyOf = (name: string): string => name.toUpperCase()

interface Taken {
  readonly byName: Map<string, DemoSupplier>
}

const finish = (
  { byName }: Taken,
  luck: Chance,
  supplier: Pick<DemoSupplier, 'names' | 'category' | 'home' | 'weight'> & { community: boolean; stated?: number },
): DemoSupplier => {
  const { names: written, category, home, weight, community, stated } = supplier
  const number = 100_000 + byName.size * 7
  const one: DemoSupplier = {
    names: written,
    category,
    home,
    weight,
    number: `V${number}`,
    companyNumber: community ? null : `ZX${String(number).padStart(6, '0')}`,
    postcode: addressIn(luck, home),
    postcodeFrom: stated ?? luck.along(statedWeights),
  }
  for (const name of written) byName.set(keyOf(name), one)
  return one
}

const withAStory = (taken: Taken, luck: Chance, ledger: Ledger): readonly DemoSupplier[] => {
  const find = (name: string): Category | undefined => categories[ledger.spend].find((one) => one.name === name)
  const one = (written: readonly string[], given: Omit<NamedSupplier, 'name' | 'publisher'>): DemoSupplier[] => {
    const category = find(given.category)
    if (category === undefined) throw new Error(`there is no category ${given.category}`)
    const known = taken.byName.get(keyOf(written[0] ?? ''))
    // Paid by another publisher, too: the same body, for something else.
    if (known) return [{ ...known, category, weight: given.weight }]
    const { home, weight, community = false } = given
    return [finish(taken, luck, { names: written, category, home: home as Home, weight, community, stated: 0 })]
  }
  const others = named.filter(({ publisher }) => publisher === ledger.key).flatMap((given) => one([given.name], given))
  if (ledger.key !== 'council') return others
  const glued = { category: nineSpellings.category, home: 'kelderdale', weight: 0.3 }
  return [...others, ...one(nineSpellings.names, nineSpellings), ...one([gluedVatNumber.name], glued)]
}

/** So many suppliers of one publisher, those with a story among them; fewer and fewer lines go to each of the others. */
const suppliersOfLedger = (taken: Taken, ledger: Ledger, wanted: number): readonly DemoSupplier[] => {
  const luck = chance(`${seed} suppliers ${ledger.key}`)
  const before = new Set(taken.byName.values()).size
  const all = [...withAStory(taken, luck, ledger)]
  const fresh = new Set(taken.byName.values()).size - before
  const kinds = categories[ledger.spend]
  const left = Math.max(wanted - fresh, kinds.length)
  const counts = sharedOut(
    left - kinds.length,
    kinds.map((kind) => kind.lines * (kind.redacted === undefined ? 1 : 0.2)),
  )
  for (const [i, category] of kinds.entries())
    for (let rank = 0; rank <= (counts[i] ?? 0); rank += 1) {
      const community = luck.in100(category.community)
      const home = homes[luck.along(homeWeights)] ?? 'merebridge'
      let name = newName(luck, category, community)
      while (taken.byName.has(keyOf(name))) name = newName(luck, category, community)
      all.push(finish(taken, luck, { names: [name], category, home, weight: 5 / (rank + 5), community }))
    }
  return all
}

/** Every publisher's suppliers. The small neighbours buy from those that supply Merebridge's council. */
export const demoSuppliers = (part: number): ReadonlyMap<string, readonly DemoSupplier[]> => {
  const taken: Taken = { byName: new Map() }
  const found = new Map<string, readonly DemoSupplier[]>()
  for (const ledger of ledgers) {
    const wanted = Math.round(ledger.suppliers * part)
    const council = found.get('council') ?? []
    const step = Math.max(1, Math.floor(council.length / Math.max(wanted, 60)))
    found.set(
      ledger.key,
      ledger.place === 'merebridge'
        ? suppliersOfLedger(taken, ledger, wanted)
        : council.filter((one, i) => i % step === 0 && !one.names.includes(ledger.name)),
    )
  }
  return found
}
