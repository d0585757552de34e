import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { wholeFields, wholeHeadings, wholeMapping } from '../../../../test/support/spend-tables.ts'
import { formatPence, type Pence, pence } from '../../../platform/kernel/index.ts'
import { readDate } from './dates.ts'
import { makeRowReader } from './read-row.ts'
import { simple } from './simple.ts'
import type { LineValues } from './types.ts'

const reader = makeRowReader(wholeMapping, wholeHeadings, 14)

const pattern = (source: string): RegExp =>
  new RegExp(source.replace('(?i)', ''), source.startsWith('(?i)') ? 'iu' : 'u')
const fits = (source: string, text: string): boolean => pattern(source).test(text)

/** What the engine makes of a row by `simple` alone; undefined where it leaves the row to readRow. */
const plainly = (cells: readonly (string | null)[]): LineValues | undefined => {
  const [date = null, supplier = null, amount = null, ...rest] = wholeFields.map((_, i) => cells[i] ?? null)
  const money = (text: string): Pence | undefined => {
    const patterns = [simple.amountPattern, simple.groupedPattern, simple.bracketPattern]
    if (!patterns.some((one) => fits(one, text))) return undefined
    const [whole, fraction = ''] = text.replace(/[£,()-]/g, '').split('.')
    const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
    return pence(/^[-(]/.test(text) ? -value : value)
  }
  const day = date === null ? undefined : readDate(date, 'day-month-year')
  const value = amount === null ? undefined : money(amount)
  if (day === undefined || value === undefined || supplier === null) return undefined
  if (!fits(simple.plainText, supplier) || fits(simple.unplainSupplier, supplier)) return undefined
  if (cells.slice(wholeHeadings.length).some((beyond) => beyond !== null)) return undefined
  const [
    description,
    category,
    reference,
    supplierNumber,
    companyNumber,
    charityNumber,
    postcode,
    vatAmount,
    vatNumber,
  ] = rest as (string | null)[]
  for (const text of [description, category, reference, supplierNumber])
    if (text !== null && text !== undefined && !fits(simple.plainText, text)) return undefined
  const or = (text: string | null | undefined, own: string): string | null | undefined =>
    text === null || text === undefined || fits(simple.nothing, text) ? null : fits(own, text) ? text : undefined
  const numbers = [
    or(companyNumber, simple.plainCompanyNumber),
    or(charityNumber, simple.plainCharityNumber),
    or(postcode, simple.plainPostcode)?.replace(' ', '') ?? (or(postcode, simple.plainPostcode) as null | undefined),
    or(vatNumber, simple.plainVatNumber),
  ] as const
  const vatPence =
    vatAmount === null || vatAmount === undefined || fits(simple.nothing, vatAmount) ? null : money(vatAmount)
  if (vatPence === undefined || numbers.some((number) => number === undefined)) return undefined
  return {
    day,
    pence: value,
    supplier,
    description: description ?? null,
    category: category ?? null,
    reference: reference ?? null,
    supplierNumber: supplierNumber ?? null,
    companyNumber: numbers[0]!,
    charityNumber: numbers[1]!,
    postcode: numbers[2]!,
    vatNumber: numbers[3]!,
    vatPence,
  }
}

test('whatever the engine reads by its patterns is what readRow says', () => {
  const often = <T>(plain: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
    fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: odd })
  const oddWords = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.constantFrom(
      'Alder Ltd',
      'Total',
      'c/f',
      'Brought forward',
      '© Crown',
      'Alder Total',
      'GB123456789 Alder',
      '123456789Alder',
      'N/A',
      'Date',
      'REDACTED',
      'Page 1',
      '-',
      'a\u00ADb',
      'É.',
      'Total Gas',
      '12.00',
      'Amount',
    ),
  )
  const oddMoney = fc.constantFrom('1,23', '(5.00)', '-', 'N/A')
  const words = often(fc.stringMatching(/^[A-Za-z&é]{1,6}( [A-Za-z0-9.'-]{1,8}){0,3}$/), oddWords)
  const money = fc.oneof(
    fc.integer({ min: -10_000_000, max: 10_000_000 }).map((value) => formatPence(pence(value))),
    fc.stringMatching(/^-?£?[0-9]{1,6}(,[0-9]{2,3}){0,2}(\.[0-9]{1,3})?$/),
    fc.constantFrom('1,234', '-£5', '12'),
    oddMoney,
  )
  const nothing = fc.constant(null)
  const some = (of: fc.Arbitrary<string>): fc.Arbitrary<string | null> => often(of, nothing)
  const seldom = (of: fc.Arbitrary<string>): fc.Arbitrary<string | null> => often(nothing, of)
  const row = fc.tuple(
    some(often(fc.constantFrom('30/04/2024', '2024-04-30', '45044'), fc.constantFrom('x', '4/30/2024'))),
    some(words),
    some(money),
    some(words),
    some(words),
    some(words),
    some(words),
    some(fc.oneof(fc.stringMatching(/^[0-9]{6,9}$/), fc.constantFrom('N/A', 'SC12345', '00000000'))),
    some(fc.oneof(fc.stringMatching(/^[0-9]{5,8}$/), fc.constantFrom('NA', 'SC012345'))),
    some(fc.oneof(fc.stringMatching(/^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$/), fc.constantFrom('n/a', 'zx1 1aa'))),
    some(money),
    some(fc.oneof(fc.stringMatching(/^GB[0-9]{9}$/), fc.constantFrom('N/A', '123456789'))),
    seldom(fc.constantFrom('stray')),
  )
  let agreed = 0
  fc.assert(
    fc.property(row, (cells) => {
      const values = plainly(cells)
      if (values === undefined) return
      agreed++
      assert.deepEqual(reader.readRow({ row: 10, line: 10, cells }), { kind: 'accepted', values })
    }),
    { numRuns: 20_000 },
  )
  assert.ok(agreed > 300, String(agreed))
})

test('one look tells the same suppliers apart as two', () => {
  const same = (text: string): void =>
    assert.equal(
      fits(simple.oddSupplier, text),
      !fits(simple.plainText, text) || fits(simple.unplainSupplier, text),
      JSON.stringify(text),
    )
  for (let code = 0; code < 0x10000; code += 1)
    if (code < 0xd800 || code > 0xdfff) same(`Alder${String.fromCharCode(code)}Ltd`)
  for (const text of [
    '',
    ' ',
    'a',
    'A',
    ' a',
    'a ',
    'a b',
    'a  b',
    'a\nb',
    'TOTAL',
    'b/f',
    'Mere 123456789',
    'a\u{e0001}b',
  ])
    same(text)
})
