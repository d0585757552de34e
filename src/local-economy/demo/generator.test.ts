import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { adjustment, ledgers, nineSpellings, withheld } from './data.ts'
import { demoFiles } from './files.ts'
import { demoPayments, smallDemonstration, wholeDemonstration } from './payments.ts'
import { chance, sharedOut } from './random.ts'

const register = new Map(
  readFileSync(new URL('../../places/demo/postcodes.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(','))
    .map(([postcode = '', district = '']) => [postcode, district]),
)

const whole = [...demoPayments(wholeDemonstration)]
const merebridge = whole.filter(({ ledger }) => ledger.place === 'merebridge')

test('Merebridge has 180,000 lines over three financial years, and 4,000 suppliers', () => {
  const lines = merebridge.flatMap(({ payments }) => payments)
  assert.equal(lines.length, 180_000)
  const days = lines.map((line) => line.day).sort()
  assert.ok((days[0] ?? '') >= '2023-04-01' && (days.at(-1) ?? '') <= '2026-03-31')
  const spelt = new Set(lines.map((line) => line.supplier.toUpperCase()))
  const others = nineSpellings.names.length - 1
  assert.equal(spelt.size - others, 4_002, 'and two that are no suppliers: withheld names, and adjustments')
  assert.ok(spelt.has(withheld) && spelt.has(adjustment))
  for (const name of nineSpellings.names) assert.ok(spelt.has(name.toUpperCase()), name)
  assert.ok(lines.some((line) => line.pence < 0))
})

test('the share that stays in Merebridge rises, and the share not known falls', () => {
  const found = [0, 1, 2].map((year) => {
    const sums = { all: 0, inside: 0, unknown: 0 }
    for (const { span, payments } of merebridge)
      if (Math.floor(span.from / 12) === year)
        for (const { pence, postcode } of payments) {
          const district = register.get(postcode ?? '')
          sums.all += pence
          if (district === 'Z07000001') sums.inside += pence
          if (district === undefined) sums.unknown += pence
        }
    assert.ok(sums.all > 400e8 && sums.all < 550e8, `${sums.all} pence in year ${year}`)
    return {
      inside: Math.round((sums.inside * 1000) / sums.all) / 10,
      unknown: Math.round((sums.unknown * 1000) / sums.all) / 10,
    }
  })
  for (const [i, share] of [31, 34.5, 38].entries()) assert.ok(Math.abs((found[i]?.inside ?? 0) - share) < 1)
  for (const [i, share] of [21, 16.5, 12].entries()) assert.ok(Math.abs((found[i]?.unknown ?? 0) - share) < 1)
})

test('few suppliers have most of the money, and the busiest of 4,000 is not the whole ledger', () => {
  const sums = new Map<string, number>()
  for (const { payments } of merebridge)
    for (const { supplier, pence } of payments) sums.set(supplier, (sums.get(supplier) ?? 0) + pence)
  const sorted = [...sums.values()].sort((a, b) => b - a)
  const all = sorted.reduce((sum, one) => sum + one, 0)
  const top = sorted.slice(0, 400).reduce((sum, one) => sum + one, 0)
  assert.ok(top / all > 0.5 && top / all < 0.9, `${top / all}`)
  assert.ok((sorted[0] ?? 0) / all < 0.15)
})

const digestOf = (size: typeof smallDemonstration): string => {
  const hash = createHash('sha256')
  for (const { name, bytes } of demoFiles(size)) hash.update(name).update(bytes)
  return hash.digest('hex')
}

test('the files are the same to the byte, and no two of them have the same name', () => {
  assert.equal(digestOf(smallDemonstration), digestOf(smallDemonstration))
  const files = [...demoFiles(wholeDemonstration)]
  assert.equal(files.length, 90)
  assert.equal(new Set(files.map(({ name }) => name)).size, files.length)
  assert.equal(
    files.filter(({ place }) => place === 'merebridge').reduce((sum, { lines }) => sum + lines, 0),
    180_000,
  )
})

test('files are written in three ways, one after the other, with their own oddities', () => {
  const files = new Map([...demoFiles(smallDemonstration)].map(({ name, bytes }) => [name, bytes]))
  const first = files.get('merebridge-payments-2023-10.csv')?.toString('utf8') ?? ''
  assert.match(first, /^Body Name,/)
  assert.match(first, /\nGrand Total,.*,-?\d+\.\d\d,\n,+\n© Merebridge Borough Council/)
  assert.match(first, /,########,/)
  const second = files.get('merebridge-payments-2024-04.csv')
  assert.ok(second?.includes(Buffer.from('Amount excl. VAT (\u00a3),', 'latin1')))
  assert.ok(second?.includes('\r\n'))
  const preamble = files.get('merebridge-payments-2024-10.csv')?.toString('latin1') ?? ''
  assert.match(preamble, /^Merebridge Borough Council,+\r\nPayments to suppliers/)
  const third = files.get('merebridge-payments-2025-10.csv')?.toString('utf8') ?? ''
  assert.ok(third.startsWith('\uFEFF"Payment date"'))
  assert.equal(third.split('"Payment date"').length > 2, true, 'headings come again on every page')
  assert.match(files.get('pcc-spend-2023-24-q1.csv')?.toString('latin1') ?? '', /\r\n,Total,,,,,"?-?\xa3/)
  const glued = files.get('merebridge-payments-2025-04.csv')?.toString('utf8') ?? ''
  assert.match(glued, /"GB999000173Drummelholt Surfacing Limited"/)
})

test('the board’s workbooks are workbooks', () => {
  const [file] = [...demoFiles(smallDemonstration)].filter(({ name }) => name.endsWith('.xlsx'))
  assert.equal(file?.bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04')
  assert.ok(
    file?.bytes.includes('payments over £25,000'),
    'small ones are kept unpacked, so that they are the same everywhere',
  )
})

test('nobody is called by a personal name, and no publisher is missing', () => {
  assert.deepEqual(
    ledgers.map(({ place }) => place),
    ['merebridge', 'merebridge', 'merebridge', 'stonehithe', 'kelderdale'],
  )
  for (const { payments } of whole)
    for (const { supplier } of payments) assert.doesNotMatch(supplier, /\b(Mr|Mrs|Ms|Dr) /)
})

test('chance is the same everywhere, and shares add up', () => {
  const luck = chance('Merebridge')
  assert.deepEqual(
    [luck.below(1_000_000), luck.below(1_000_000), luck.below(1_000_000)],
    (({ below }) => [below(1_000_000), below(1_000_000), below(1_000_000)])(chance('Merebridge')),
  )
  assert.deepEqual(sharedOut(10, [1, 1, 1]), [4, 3, 3])
  assert.equal(
    sharedOut(180_000, [3, 9, 7, 0.3]).reduce((a, b) => a + b),
    180_000,
  )
})
