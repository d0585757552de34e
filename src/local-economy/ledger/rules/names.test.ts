import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { foldHeading } from './fold.ts'
import { readCharityNumber, readCompanyNumber, readPostcode, readVatNumber, vatCheck } from './numbers.ts'
import { cleanSupplier, supplierNormal } from './suppliers.ts'
import { cleanText } from './text.ts'
import { wordScore } from './vocabulary.ts'

test('numbers come to one form, or to nothing', () => {
  assert.deepEqual(
    ['123456', '01234567', 'sc12345', 'NI 012345', 'R1234567', '1234567.0', "'00445790"].map(readCompanyNumber),
    ['00123456', '01234567', 'SC012345', 'NI012345', 'R1234567', '01234567', '00445790'],
  )
  for (const none of [null, '', 'N/A', '0', '00000000', '12', '123456789', 'Ltd', 'SC1234567'])
    assert.equal(readCompanyNumber(none), null)
  assert.deepEqual(['1040519', '205-1', '1N/A4N/A519', 'sc012345', 'NIC101234', '1040519.0'].map(readCharityNumber), [
    '1040519',
    null,
    '1040519',
    'SC012345',
    'NIC101234',
    '1040519',
  ])
  for (const none of [null, 'N/A', '0', 'yes']) assert.equal(readCharityNumber(none), null)
  assert.deepEqual(['GB 123 4567 89', '123456789', 'GB123456789001', 'NA', '000000000'].map(readVatNumber), [
    'GB123456789',
    'GB123456789',
    'GB123456789001',
    null,
    null,
  ])
  assert.deepEqual(['zx1 1aa', 'ZX1-1AA', 'ZX11', 'London', null].map(readPostcode), [
    'ZX11AA',
    'ZX11AA',
    null,
    null,
    null,
  ])
})

test('two checks of a VAT number of seven digits are right, and hardly another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000, max: 9_999_999 }), (seven) => {
      const right = Array.from({ length: 100 }, (_, i) => `${seven}${String(i).padStart(2, '0')}`).filter(vatCheck)
      assert.ok(right.length >= 2 && right.length <= 4)
    }),
  )
})

test('a supplier’s name loses spaces and a glued VAT number, nothing else', () => {
  assert.deepEqual(cleanSupplier('  3663   First Foods '), { supplier: '3663 First Foods', vatNumber: null })
  assert.deepEqual(cleanSupplier('GB123456789Alder Ltd'), { supplier: 'Alder Ltd', vatNumber: 'GB123456789' })
  assert.deepEqual(cleanSupplier('123456789'), { supplier: '123456789', vatNumber: null })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { supplier } = cleanSupplier(text)
      assert.equal(cleanSupplier(supplier).supplier, supplier)
      assert.equal(supplierNormal(supplierNormal(text)), supplierNormal(text))
      assert.equal(cleanText(cleanText(text)), cleanText(text))
    }),
  )
})

test('headings in many spellings are one', () => {
  for (const spelling of [
    'Supplier Name',
    'SupplierName',
    'supplier_name',
    '* SUPPLIER NAME:',
    'Suppliers Name',
    'Suplier Name',
    'supplier\nname',
    'Supplier  Name ',
  ])
    assert.equal(foldHeading(spelling), 'supplier name', spelling)
  assert.equal(foldHeading('Entuty'), 'entity')
  assert.equal(foldHeading('Net Amount(œ)'), 'net amount gbp')
  assert.equal(foldHeading('VATRegistrationNumber'), 'vat registration number')
  assert.equal(foldHeading('+'), '')
})

test('a heading that speaks of a supplier’s number, kind or address is not the supplier', () => {
  for (const heading of [
    'Supplier Number',
    'Supplier Postcode',
    'Supplier Classification',
    'Vendor Type',
    'Supplier VAT Number',
    'Payee Address',
  ])
    assert.equal(wordScore('supplier', heading), 0, heading)
  assert.ok(wordScore('supplier', 'supplier_clean') < wordScore('supplier', 'Supplier'))
  assert.ok(
    wordScore('amount', 'Gross') < wordScore('amount', 'Amount') &&
      wordScore('amount', 'Amount') < wordScore('amount', 'Net'),
  )
  assert.equal(wordScore('amount', 'Irrecoverable VAT Amount'), 0)
  assert.equal(wordScore('amount', 'Amount (excl. VAT)'), 100)
})
