// What each publisher paid, line by line: whom, for what, when, how much. Two rounds: first what each line would cost by its
// category; then the amounts of each year are drawn to the publisher's total and to the shares of the districts.
import { addDays, type Day, type Pence, pence } from '../../platform/kernel/index.ts'
import {
  adjustment,
  type Category,
  categories,
  type Home,
  homes,
  type Ledger,
  ledgers,
  monthWeights,
  seed,
  withheld,
} from './data.ts'
import { type Chance, chance, runningTotals, sharedOut } from './random.ts'
import { type DemoSupplier, demoSuppliers } from './suppliers.ts'

export interface Payment {
  readonly day: Day
  /** As the publisher writes it on this line. */
  readonly supplier: string
  readonly supplierNumber: string | null
  readonly companyNumber: string | null
  readonly category: Category
  readonly purpose: string
  readonly reference: number
  readonly pence: Pence
  /** Null where the file does not state it. */
  readonly postcode: string | null
}

/** What one file is about: months counted from April 2023, `from` in it, `to` not. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface PaymentsOfSpan {
  readonly ledger: Ledger
  readonly span: Span
  readonly payments: readonly Payment[]
}

/** How much of the demonstration is made. */
export interface Size {
  /** Of all lines and suppliers: 1 for all. */
  readonly part: number
  /** Only every so manieth month (or quarter) has a file. */
  readonly every: number
}
export const wholeDemonstration: Size = { part: 1, every: 1 }
export const smallDemonstration: Size = { part: 1 / 45, every: 6 }

interface Draft extends Omit<Payment, 'pence'> {
  /** In pence, above the smallest payment that is published; null for credits, whose `fixed` amount stays. */
  readonly excess: number | null
  readonly fixed: number
  readonly home: Home | undefined
}

export const firstDayOf = (month: number): Day => {
  const at = month + 3
  return `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01` as Day
}

const weekdays = new Map<number, readonly Day[]>()
/** The days on which payments are run: Mondays to Fridays. */
const runDays = (month: number): readonly Day[] => {
  const known = weekdays.get(month)
  if (known) return known
  const days: Day[] = []
  for (let day = firstDayOf(month); day < firstDayOf(month + 1); day = addDays(day, 1))
    if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0) days.push(day)
  weekdays.set(month, days)
  return days
}

const spansOf = (ledger: Ledger, { every }: Size): readonly Span[] =>
  Array.from({ length: 36 / ledger.months }, (_, i) => ({
    from: i * ledger.months,
    to: (i + 1) * ledger.months,
  })).filter(({ from }) => from % every === 0)

/** However little is made, a file has so many lines. */
const leastLines = 25

/** Most payments are near the usual size; one in fourteen is much larger. */
const skew = (luck: Chance): number => {
  const usual = 0.08 + luck.next() * luck.next() * 2.2
  return luck.in100(7) ? usual * (1 / (1 - 0.96 * luck.next())) : usual
}

interface Shop {
  readonly all: readonly DemoSupplier[]
  readonly byCategory: readonly { readonly suppliers: readonly DemoSupplier[]; readonly running: readonly number[] }[]
}

const shopOf = (ledger: Ledger, all: readonly DemoSupplier[]): Shop => ({
  all,
  byCategory: categories[ledger.spend].map((category) => {
    const suppliers = all.filter((one) => one.category === category)
    return { suppliers, running: runningTotals(suppliers.map((one) => one.weight)) }
  }),
})

const lineFor = (
  luck: Chance,
  supplier: DemoSupplier | undefined,
  category: Category,
  month: number,
  reference: number,
): Draft => {
  const credit = luck.in100(1.1)
  const nobody = supplier === undefined
  const odd = nobody && luck.in100(2)
  const stated = !nobody && supplier.postcodeFrom <= Math.floor(month / 12)
  const size = category.pounds * 100 * skew(luck)
  return {
    day: luck.pick(runDays(month)),
    supplier: nobody ? (odd ? adjustment : withheld) : luck.pick(supplier.names),
    supplierNumber: supplier?.number ?? null,
    companyNumber: supplier?.companyNumber ?? null,
    category,
    purpose: credit || odd ? 'Credit note' : luck.pick(category.purposes),
    reference,
    excess: credit || odd ? null : size,
    fixed: credit || odd ? -Math.ceil(Math.min(size, category.pounds * 60)) : 0,
    postcode: stated ? supplier.postcode : null,
    home: stated ? supplier.home : undefined,
  }
}

/** The lines of one month, in the order of their days. Suppliers that must be paid once in this month come in by themselves. */
const linesOfMonth = (
  ledger: Ledger,
  shop: Shop,
  month: number,
  wanted: number,
  due: readonly DemoSupplier[],
  first: number,
) => {
  const luck = chance(`${seed} payments ${ledger.key} ${month}`)
  const kinds = categories[ledger.spend]
  const running = runningTotals(kinds.map((kind) => kind.lines * (kind.season?.[month % 12] ?? 10)))
  const lines: Draft[] = due.slice(0, wanted).map((one, i) => lineFor(luck, one, one.category, month, first + i))
  while (lines.length < wanted) {
    const at = luck.along(running)
    const category = kinds[at]
    const shelf = shop.byCategory[at]
    if (category === undefined || shelf === undefined) continue
    const withheldName = luck.in100(category.redacted ?? 0.3) || shelf.suppliers.length === 0
    const supplier = withheldName ? undefined : shelf.suppliers[luck.along(shelf.running)]
    lines.push(lineFor(luck, supplier, category, month, first + lines.length))
  }
  return lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.reference - b.reference))
}

/** For lines of one kind in one year: how their excess is multiplied so that together they come to the amount wanted. */
const factorFor = (lines: readonly Draft[], wanted: number, least: number): number => {
  let [fixed, excess] = [0, 0]
  for (const line of lines)
    if (line.excess === null) fixed += line.fixed
    else {
      fixed += least
      excess += line.excess
    }
  return excess === 0 ? 1 : Math.max((wanted - fixed) / excess, 0.02)
}

/** The factor of each year and home, `none` for lines without a postcode. */
const factorsOf = (ledger: Ledger, months: readonly { month: number; lines: readonly Draft[] }[], wholeYear: number) =>
  [0, 1, 2].map((year) => {
    const lines = months.filter(({ month }) => Math.floor(month / 12) === year).flatMap((one) => one.lines)
    const budget = (ledger.pounds[year] ?? 0) * 1e8 * (lines.length / wholeYear)
    const shares = ledger.shares[year] ?? {}
    const stated = homes.map((home) => shares[home] ?? 0)
    const left = 100 - stated.reduce((sum, share) => sum + share, 0)
    return new Map<Home | undefined, number>(
      [...homes, undefined].map((home, i) => [
        home,
        factorFor(
          lines.filter((line) => line.home === home),
          (budget * (stated[i] ?? left)) / 100,
          ledger.least * 100,
        ),
      ]),
    )
  })

const priced = (line: Draft, factor: number, least: number): Payment => {
  const { excess, fixed, home: _, ...payment } = line
  return { ...payment, pence: pence(excess === null ? fixed : least + Math.round(excess * factor)) }
}

const paymentsOfLedger = (
  ledger: Ledger,
  suppliers: readonly DemoSupplier[],
  size: Size,
): readonly PaymentsOfSpan[] => {
  const spans = spansOf(ledger, size)
  const monthsOf = ({ from, to }: Span) => Array.from({ length: to - from }, (_, i) => from + i)
  const all = spans.flatMap(monthsOf)
  const whole = Math.max(Math.round(ledger.lines * size.part), leastLines * spans.length)
  const counts = sharedOut(
    whole,
    all.map((month) => (monthWeights[month % 12] ?? 10) * (1 + month * 0.004)),
  )
  const shop = shopOf(ledger, suppliers)
  let first = 5_100_000
  const months = all.map((month, i) => {
    const due = suppliers.filter((_, at) => at % all.length === i)
    const lines = linesOfMonth(ledger, shop, month, counts[i] ?? 0, due, first)
    first += lines.length
    return { month, lines }
  })
  const factors = factorsOf(ledger, months, ledger.lines / 3)
  const least = ledger.least * 100
  return spans.map((span) => ({
    ledger,
    span,
    payments: months
      .filter(({ month }) => month >= span.from && month < span.to)
      .flatMap(({ month, lines }) =>
        lines.map((line) => priced(line, factors[Math.floor(month / 12)]?.get(line.home) ?? 1, least)),
      ),
  }))
}

/** What each file is about, publisher by publisher, earliest first. Held in memory one publisher at a time. */
export function* demoPayments(size: Size): Generator<PaymentsOfSpan> {
  const suppliers = demoSuppliers(size.part)
  for (const ledger of ledgers) yield* paymentsOfLedger(ledger, suppliers.get(ledger.key) ?? [], size)
}
