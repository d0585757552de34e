import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { pence } from '../../../platform/kernel/index.ts'
import { type AmountRead, decimalsOf, readAmount } from './amounts.ts'
import type { Decimals } from './types.ts'

const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }).map(pence)

const plain = (value: number): string =>
  `${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`
const grouped = (value: number, sign: string): string => {
  const [whole, rest] = plain(value).split('.')
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, sign)}.${rest}`
}
/** Each writes an amount whose sign is given apart. */
const bodies: readonly ((value: number) => string)[] = [
  plain,
  (value) => grouped(value, ','),
  (value) => grouped(value, ' '),
  (value) => grouped(value, '\u00A0'),
  (value) => grouped(value, '\u2009'),
  (value) => `£${grouped(value, ',')}`,
  (value) => `£ ${plain(value)}`,
  (value) => `¬£${plain(value)}`,
  (value) => `Â£${plain(value)}`,
  (value) => `œ${plain(value)}`,
  (value) => `GBP ${plain(value)}`,
  (value) => `${plain(value)} GBP`,
  (value) => `${plain(value)}000`,
  (value) => plain(value).replace(/\.00$/, ''),
  (value) => plain(value).replace(/0$/, ''),
]
const credits: readonly ((body: string) => string)[] = [
  (body) => `-${body}`,
  (body) => `\u2212${body}`,
  (body) => `(${body})`,
  (body) => `( ${body} )`,
  (body) => `${body}-`,
  (body) => `${body} CR`,
]
const around: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => ` ${text} `,
  (text) => `"${text}"`,
  (text) => `'${text}`,
]

test('an amount is read back from every shape it is written in', () => {
  const shape = fc.record({
    body: fc.constantFrom(...bodies),
    credit: fc.constantFrom(...credits),
    quote: fc.constantFrom(...around),
  })
  fc.assert(
    fc.property(amount, shape, (value, { body, credit, quote }) => {
      const text = quote(value < 0 ? credit(body(value)) : body(value))
      assert.deepEqual(readAmount(text, 'point'), { pence: value }, text)
    }),
    { numRuns: 2000 },
  )
})

test('a decimal comma is read only where it was declared', () => {
  fc.assert(
    fc.property(amount, (value) => {
      const text = (value < 0 ? '-' : '') + grouped(value, ',').replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
      assert.deepEqual(readAmount(text, 'comma'), { pence: value })
      assert.deepEqual(readAmount(text, 'point'), { wrong: 'unreadable' })
    }),
  )
})

test('more than two decimals are rounded half away from zero, by their digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (millionths) => {
      const magnitude = millionths < 0n ? -millionths : millionths
      const text = `${millionths < 0n ? '-' : ''}${magnitude / 1_000_000n}.${String(magnitude % 1_000_000n).padStart(6, '0')}`
      const rounded = Number((magnitude + 5000n) / 10_000n) * (millionths < 0n ? -1 : 1)
      assert.deepEqual(readAmount(text, 'point'), { pence: pence(rounded) }, text)
    }),
  )
})

test('what workbooks and systems write', () => {
  const cases: readonly [string, AmountRead][] = [
    ['60110413.53999998', { pence: pence(6_011_041_354) }],
    ['1.005', { pence: pence(101) }],
    ['-2.675', { pence: pence(-268) }],
    ['1.2E+05', { pence: pence(12_000_000) }],
    ['1.5e-2', { pence: pence(2) }],
    ['-', { pence: pence(0) }],
    ['£ -', { pence: pence(0) }],
    ['£-', { pence: pence(0) }],
    ['-0.00', { pence: pence(0) }],
    ['-£5', { pence: pence(-500) }],
    ['£-5', { pence: pence(-500) }],
    ['£(5.00)', { pence: pence(-500) }],
    ['1,234.56 DR', { pence: pence(123_456) }],
    ['.5', { pence: pence(50) }],
    ['1000000000000', { pence: pence(100_000_000_000_000) }],
  ]
  for (const [text, read] of cases) assert.deepEqual(readAmount(text, 'point'), read, text)
})

test('what is not certain is not read', () => {
  for (const text of [
    '####',
    '#REF!',
    '#N/A',
    'N/A',
    'x',
    '£',
    '()',
    '1,23',
    '12,34,567',
    '1234,567',
    '1.234,56',
    '1.2.3',
    '03/04/2012',
    '2012-04-03',
    '03.04.12',
    '5%',
    '$5',
    '€5',
    '--5',
    '(-5)',
    '-5-',
    '-5 CR',
    '5p',
    '1000000000000.01',
    '99999999999999999999',
    '1E400',
    '1 23',
    '5 apples',
  ])
    assert.deepEqual(readAmount(text, 'point'), { wrong: 'unreadable' }, text)
  for (const text of [null, '', '  ', '\u00A0', '""']) assert.deepEqual(readAmount(text, 'point'), { wrong: 'missing' })
})

test('an amount that was left out on purpose is withheld', () => {
  for (const text of [
    'REDACTED PERSONAL DATA',
    'Redacted – Commercial Confidentiality',
    'withheld',
    'Not published',
    'Exempt under section 40',
  ])
    assert.deepEqual(readAmount(text, 'point'), { wrong: 'withheld' }, text)
})

test('any text at all gives an answer, and an amount is a whole number of pence', () => {
  const decimals = fc.constantFrom<Decimals>('point', 'comma')
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[-(£ ]{0,3}[0-9.,E ]{0,12}[-)%CR ]{0,3}$/))
  fc.assert(
    fc.property(text, decimals, (written, kind) => {
      const read = readAmount(written, kind)
      assert.ok('wrong' in read || (Number.isSafeInteger(read.pence) && !Object.is(read.pence, -0)))
    }),
    { numRuns: 2000 },
  )
})

test('it is told which texts only a decimal comma explains', () => {
  assert.deepEqual(['1.234,56', '1,234.56', '12', '12,5', 'x'].map(decimalsOf), [
    'comma',
    'point',
    'either',
    'comma',
    undefined,
  ])
})
