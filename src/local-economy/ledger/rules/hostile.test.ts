// No cell, whatever somebody put into it, keeps the rules busy: they are asked where everybody else waits.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAmount } from './amounts.ts'
import { contentOf } from './content.ts'
import { readDate } from './dates.ts'
import { foldHeading } from './fold.ts'
import { readCharityNumber, readCompanyNumber, readVatNumber } from './numbers.ts'
import { makeRowReader } from './read-row.ts'
import { isGroupTotalText, isNoteText, isRemark, isTotalText } from './row-kinds.ts'
import { cleanSupplier, supplierNormal } from './suppliers.ts'
import { fieldNames, type Mapping } from './types.ts'

const asked: Readonly<Record<string, (text: string) => unknown>> = {
  amount: (text) => readAmount(text, 'point'),
  'amount with a comma': (text) => readAmount(text, 'comma'),
  date: (text) => readDate(text, 'day-month-year'),
  company: readCompanyNumber,
  charity: readCharityNumber,
  vat: readVatNumber,
  total: isTotalText,
  'group total': isGroupTotalText,
  note: isNoteText,
  remark: isRemark,
  heading: foldHeading,
  supplier: cleanSupplier,
  normal: supplierNormal,
  content: (text) => contentOf([{ row: 1, line: 1, cells: [text] }], 0),
}

const starts = ['', 'x', '1', 'total', 'the ', '(', 'GB123456789', 'Mon ', '01/01/2024 ', '£', '!']
const again = [
  ...[' ', '.', ':', '-', '"', "'", '(', '1', '1,', '1.', '. ', '.-', '0', '/', '!', '£', '&', '_', 'a', 'Ab', 'ß'],
  ...['the ', 'end-', 'sub', 'jan ', 'sept ', 'may', 'of ', 'CR', 'T', 'page 1 ', 'sub-total ', 'post ', '00:', '123,'],
  ...['\u00a0', '\u200b', '\t', '\r\n'],
]
const ends = ['', 'q', '%', 'CR', '!', '1', 'é']
/** The rules leave some texts alone that are too long; a hard one may be short. */
const lengths = [24, 75, 115, 20_000]

const hostile = starts.flatMap((start) =>
  again.flatMap((some) =>
    ends.flatMap((end) => lengths.map((letters) => start + some.repeat(Math.ceil(letters / some.length)) + end)),
  ),
)

for (const [name, ask] of Object.entries(asked))
  test(`no text keeps the reading of a ${name} busy`, () => {
    for (const text of hostile) {
      const begun = performance.now()
      ask(text)
      const took = performance.now() - begun
      assert.ok(took < 1_000, `${Math.round(took)} ms for ${text.length} letters: ${text.slice(0, 40)}…`)
    }
  })

test('no row keeps the reader of rows busy', () => {
  const columns = Object.fromEntries(fieldNames.map((field, i) => [field, { column: i + 1, heading: field }]))
  const mapping: Mapping = {
    version: 1,
    headerRow: 1,
    headerRows: 1,
    columns,
    dateOrder: 'day-month-year',
    decimals: 'point',
    amountBasis: 'net',
    period: null,
  }
  const { readRow } = makeRowReader(mapping, [...fieldNames], fieldNames.length)
  for (const text of hostile.filter((_, i) => i % 7 === 0)) {
    const begun = performance.now()
    readRow({ row: 2, line: 2, cells: fieldNames.map(() => text) })
    const took = performance.now() - begun
    assert.ok(took < 2_000, `${Math.round(took)} ms for ${text.length} letters: ${text.slice(0, 40)}…`)
  }
})

test('a heading may be called as something that every object has', () => {
  assert.equal(foldHeading('Constructor'), 'constructor')
})
