// The questions that pages ask of a ledger, each against a plain recount of the same lines.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import {
  hiddenRow,
  type MadeBatch,
  type MadeLine,
  type PlacedLine,
  type SmallLedger,
  smallLedger,
} from '../../../../test/support/small-ledger.ts'
import type { Day } from '../../../platform/kernel/index.ts'
import { supplierNormal } from '../rules/suppliers.ts'
import { monthSpan, yearOf } from '../rules/years.ts'
import { categorySums } from './categories.ts'
import { localitySums } from './localities.ts'
import { monthSums, yearSums } from './months.ts'
import { type LineFilter, linesFound, linesSum } from './reading-lines.ts'
import { addSums, noBasis, type Sum, sumOfBatches } from './rolled-up.ts'
import { supplierByKey, suppliersFound } from './suppliers.ts'

const suppliers = [
  'Alder Works Ltd',
  'ALDER WORKS LTD',
  'Birch & Sons',
  'Straße Öl',
  '100% Care',
  'Dock_Yard',
  "O'Hara's",
  'Elm',
]
const postcodes = { ZX11AA: ['inside', 'Z1'], ZX12BB: ['neighbour', 'Z2'], ZX13CC: ['elsewhere', 'Z9'] } as const

const line: fc.Arbitrary<MadeLine> = fc.record({
  day: fc
    .date({ min: new Date('2023-01-01'), max: new Date('2025-06-30'), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10)),
  pence: fc.integer({ min: -50_000, max: 500_000 }),
  supplier: fc.constantFrom(...suppliers),
  description: fc.constantFrom('Hedges', 'Care at home', '50% deposit', 'a_b', null),
  category: fc.constantFrom('Parks', 'Care', 'parks', null),
  reference: fc.constantFrom('R100', 'R1_0', null),
  postcode: fc.constantFrom(...Object.keys(postcodes), 'ZX99ZZ', null),
})

const batches = (seed: number): readonly MadeBatch[] => {
  const some = (count: number, more: number): MadeLine[] => fc.sample(line, { numRuns: count, seed: seed + more })
  return [
    { id: 'b1', basis: 'net', parts: { p1: some(70, 1), c1: some(5, 2) } },
    { id: 'b2', basis: 'gross', parts: { p1: some(60, 3) } },
    { id: 'b3', basis: 'net', parts: { p1: some(40, 4), c1: some(1, 5), c2: some(3, 6) } },
    { id: 'b4', basis: 'unknown', parts: { p1: [] } },
  ]
}

const made = (t: TestContext, seed = 1): Promise<SmallLedger> => smallLedger(t, batches(seed), postcodes)

const recount = (lines: readonly PlacedLine[]): Sum =>
  addSums(lines.map(({ pence, basis }) => ({ lines: 1, pence, basis: { ...noBasis, [basis]: 1 } })))

const by = <K>(lines: readonly PlacedLine[], key: (one: PlacedLine) => K): Map<K, Sum> =>
  new Map([...Map.groupBy(lines, key)].map(([name, all]) => [name, recount(all)]))

const of = ({ lines, pence, basis }: Sum): Sum => ({ lines, pence, basis })

test('months, years and categories add up to the lines, whatever the parts and bases', async (t) => {
  const { asking, live, lines } = await made(t)
  const months = await monthSums(asking, live)
  assert.deepEqual(
    new Map(months.map((one) => [one.month, of(one)])),
    by(lines, ({ day }) => day.slice(0, 7)),
  )
  assert.deepEqual(
    months,
    months.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
  )
  assert.deepEqual(
    new Map(yearSums(months).map((one) => [one.year, of(one)])),
    by(lines, ({ day }) => yearOf(day)),
  )
  assert.deepEqual(addSums(months), sumOfBatches(live))
  for (const year of [undefined, 2022, 2023, 2024, 1999]) {
    const found = await categorySums(asking, live, { year })
    const wanted = by(
      lines.filter(({ day }) => year === undefined || yearOf(day) === year),
      ({ category }) => category,
    )
    assert.deepEqual(
      new Map(found.map((one) => [one.category, of(one)])),
      new Map(found.map(({ category }) => [category, wanted.get(category)])),
    )
    assert.equal(found.length, wanted.size)
    assert.deepEqual(
      found,
      found.toSorted((a, b) => b.pence - a.pence),
    )
  }
})

test('where the money went adds up too, with what is not known in two parts', async (t) => {
  const { asking, live, lines, localities } = await made(t)
  const where = ({ postcode }: PlacedLine) =>
    postcode === null ? 'no-postcode' : ((postcodes as Record<string, readonly string[]>)[postcode]?.[0] ?? 'not-found')
  const found = await localitySums(asking, live, localities)
  assert.deepEqual(
    Object.fromEntries(found.map((one) => [`${one.year} ${one.where}`, of(one)])),
    Object.fromEntries(by(lines, (one) => `${yearOf(one.day)} ${where(one)}`)),
  )
  assert.deepEqual(addSums(found), recount(lines))
  const unknown = await localitySums(asking, live, undefined)
  assert.deepEqual(new Set(unknown.map((one) => one.where)), new Set(['no-postcode', 'not-found']))
  assert.deepEqual(addSums(unknown), recount(lines))
})

const someHidden = (lines: readonly PlacedLine[]) =>
  fc.uniqueArray(fc.nat({ max: lines.length - 1 }), { maxLength: 12 }).map((places) => places.map((i) => lines[i]!))

test('suppliers: what is hidden leaves them, and nothing is lost between shown and not shown', async (t) => {
  const { asking, live, lines } = await made(t)
  const page = { skip: 0, most: 100 }
  await fc.assert(
    fc.asyncProperty(
      someHidden(lines),
      fc.constantFrom(undefined, 2022, 2024),
      fc.constantFrom('', 'alder', 'works  ALDER', 'straße', '%', '_', 'birch & sons', 'nobody'),
      async (gone, year, text) => {
        const found = await suppliersFound(asking, live, gone.map(hiddenRow), { year, text }, page)
        const counted = lines.filter(({ day }) => year === undefined || yearOf(day) === year)
        const words = supplierNormal(text).split(' ')
        const shown = counted.filter(
          (one) => !gone.includes(one) && words.every((word) => supplierNormal(one.supplier).includes(word)),
        )
        const wanted = by(shown, ({ supplier }) => supplierNormal(supplier))
        assert.deepEqual(new Map(found.suppliers.map((one) => [supplierNormal(one.supplier), of(one)])), wanted)
        const { suppliers: many, ...sum } = found.found
        assert.deepEqual([many, sum], [wanted.size, recount(shown)])
        assert.deepEqual(
          found.notShown,
          text === '' ? recount(counted.filter((one) => gone.includes(one))) : recount([]),
        )
        if (text === '') assert.deepEqual(addSums([sum, found.notShown]), recount(counted))
        assert.deepEqual(
          found.suppliers.map(({ pence }) => pence),
          found.suppliers.map(({ pence }) => pence).sort((a, b) => b - a),
        )
      },
    ),
    { numRuns: 30 },
  )
})

test('a page of suppliers is a slice of all of them, and knows the whole beyond the last one too', async (t) => {
  const { asking, live } = await made(t)
  const all = await suppliersFound(asking, live, [], {}, { skip: 0, most: 100 })
  for (const skip of [0, 3, 6, 60]) {
    const some = await suppliersFound(asking, live, [], {}, { skip, most: 3 })
    assert.deepEqual(some.suppliers, all.suppliers.slice(skip, skip + 3))
    assert.deepEqual(some.found, all.found)
  }
})

test('one supplier has all its spellings and years; hidden lines leave it, and with the last of them it is gone', async (t) => {
  const { asking, live, lines } = await made(t)
  const { suppliers: all } = await suppliersFound(asking, live, [], {}, { skip: 0, most: 100 })
  for (const { key, supplier } of all) {
    const own = lines.filter((one) => supplierNormal(one.supplier) === supplierNormal(supplier))
    const [first] = own
    const gone = first === undefined ? [] : [first]
    const found = await supplierByKey(asking, live, gone.map(hiddenRow), key)
    const left = own.slice(1)
    assert.ok(found)
    assert.deepEqual(of(found), recount(left))
    assert.deepEqual(
      new Map(found.years.map((one) => [one.year, of(one)])),
      by(left, ({ day }) => yearOf(day)),
    )
    assert.deepEqual(new Set(found.spellings), new Set(own.map((one) => one.supplier)))
    assert.equal(await supplierByKey(asking, live, own.map(hiddenRow), key), undefined)
  }
  for (const wrong of ['', '0123456789abcdef', 'xyz', "0' or 1"])
    assert.equal(await supplierByKey(asking, live, [], wrong), undefined, wrong)
})

const place = (postcode: string | null) =>
  (postcode === null ? undefined : (postcodes as Record<string, readonly string[]>)[postcode]?.[0]) ?? 'not-known'

const fits = (filter: LineFilter) => (one: PlacedLine) => {
  const { from, to, category, where, text = '', spellings } = filter
  const has = (word: string) => (cell: string | null) => cell?.toLowerCase().includes(word.toLowerCase()) === true
  return (
    (from === undefined || one.day >= from) &&
    (to === undefined || one.day <= to) &&
    (category === undefined || one.category === category) &&
    (where === undefined || place(one.postcode) === where) &&
    (spellings === undefined || spellings.includes(one.supplier)) &&
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .every((word) => [one.supplier, one.description, ...(/\d/.test(word) ? [one.reference] : [])].some(has(word)))
  )
}

const span = fc.constantFrom(
  {},
  { from: '2024-04-01' as Day },
  { to: '2024-02-29' as Day },
  { ...monthSpan('2024-02') },
  { from: '2023-05-17' as Day, to: '2024-08-02' as Day },
)
const filters: fc.Arbitrary<LineFilter> = fc
  .record({
    span,
    category: fc.constantFrom(undefined, undefined, 'Parks', null),
    where: fc.constantFrom(undefined, undefined, 'inside' as const, 'elsewhere' as const, 'not-known' as const),
    text: fc.constantFrom(undefined, undefined, 'ALDER', 'works hed', '50%', 'a_b', 'r1_0', "o'hara", '\\'),
    spellings: fc.constantFrom(undefined, undefined, ['Elm'], ['Alder Works Ltd', 'ALDER WORKS LTD']),
  })
  .map(({ span: days, ...filter }) => ({ ...days, ...filter }))

test('lines: every filter finds what it says, the latest first; no hidden line is among them, and sums are those of what is found', async (t) => {
  const { asking, live, lines, localities } = await made(t)
  const inOrder = lines.toSorted(
    (a, b) => b.day.localeCompare(a.day) || a.batch.localeCompare(b.batch) || a.row - b.row,
  )
  await fc.assert(
    fc.asyncProperty(filters, someHidden(lines), async (filter, gone) => {
      const asked = { live, hidden: gone.map(hiddenRow), localities }
      const wanted = inOrder.filter(fits(filter))
      const shown = wanted.filter((one) => !gone.includes(one))
      const found = await linesFound(asking, asked, filter, { skip: 0, most: 1000 })
      assert.deepEqual(
        found,
        shown.map(({ basis: _, ...one }) => one),
      )
      assert.deepEqual(await linesFound(asking, asked, filter, { skip: 5, most: 4 }), found.slice(5, 9))
      const sum = await linesSum(asking, asked, filter)
      assert.deepEqual(sum.shown, recount(shown))
      const telling = (filter.text ?? '') !== '' || filter.spellings !== undefined
      assert.deepEqual(sum.notShown, recount(telling ? [] : wanted.filter((one) => gone.includes(one))))
    }),
    { numRuns: 60 },
  )
})

test('an empty ledger answers every question with nothing', async (t) => {
  const { asking } = await smallLedger(t, [])
  assert.deepEqual(await monthSums(asking, []), [])
  assert.deepEqual(await categorySums(asking, []), [])
  assert.deepEqual(await localitySums(asking, [], undefined), [])
  assert.equal((await suppliersFound(asking, [], [], {}, { skip: 0, most: 5 })).found.suppliers, 0)
  assert.deepEqual(
    await linesFound(asking, { live: [], hidden: [], localities: undefined }, {}, { skip: 0, most: 5 }),
    [],
  )
  assert.equal((await linesSum(asking, { live: [], hidden: [], localities: undefined }, {})).shown.lines, 0)
})
