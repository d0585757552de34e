// What the engine may read by itself, in SQL: only rows that are plain beyond doubt. The patterns are RE2, and each says what
// readRow says of every row that fits; all other rows are for readRow.
//
// A row is plain when: it is below the header; no cell beyond `headings.length` holds anything; its date is one that readDate
// reads (by a dictionary of the column's values); its amount fits `amountPattern`, `groupedPattern` or `bracketPattern` (then
// without its commas and pound sign, and with a minus for its brackets, it is an exact decimal with at most two places), with `decimals: point`; its supplier fits `plainText` and not
// `unplainSupplier`; description, category, reference and supplierNumber are each null or fit `plainText`; and companyNumber,
// charityNumber, vatNumber, postcode and vatAmount are each null, fit `nothing` (then they are null), or fit their pattern
// (vatAmount: those of the amount).

const plainText = '^[^\\p{Z}\\p{Cc}\\p{Cf}]+( [^\\p{Z}\\p{Cc}\\p{Cf}]+)*$'
/** What no `plainText` has: control and format characters, every separator but the space, and spaces at the wrong place. */
const unplainText = '[\\p{Cc}\\p{Cf}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|^ | $|  |^$'
const unplainSupplier = 'total|©|copyright|carried|brought|[bc] ?/ ?[df]|[0-9]{9}|^[^a-z]*$'

export const simple = {
  /** Whole or with one or two decimals: `1234`, `-1234.5`, `£1234.56`. At most ten digits before the point. */
  amountPattern: '^-?£?[0-9]{1,10}(\\.[0-9]{1,2})?$',
  /** With well-grouped thousands: `1,234.56`. */
  groupedPattern: '^-?£?[0-9]{1,3}(,[0-9]{3}){1,3}(\\.[0-9]{1,2})?$',
  /** Either of them in brackets, which say that it is less than nothing: `(1,234.56)`. */
  bracketPattern: '^\\(£?([0-9]{1,10}|[0-9]{1,3}(,[0-9]{3}){1,3})(\\.[0-9]{1,2})?\\)$',
  /** No space but single ones between words, no control or format characters. Taken as it stands. */
  plainText,
  /** Anywhere in a supplier: readRow has to look. */
  unplainSupplier: `(?i)${unplainSupplier}`,
  /** Either not `plainText`, or `unplainSupplier`: one look at a text takes half the time of two. */
  oddSupplier: `(?i)${unplainSupplier}|${unplainText}`,
  /** Kept as it stands. */
  plainSupplierNumber: plainText,
  /** Kept as it stands. */
  plainCompanyNumber: '^(0[1-9][0-9]{6}|[1-9][0-9]{7})$',
  /** Kept as it stands. */
  plainCharityNumber: '^[1-9][0-9]{5,6}$',
  /** Kept as it stands. */
  plainVatNumber: '^GB[1-9][0-9]{8}$',
  /** Kept without its space, where it has one. */
  plainPostcode: '^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$',
  /** In a number's column, in a postcode's and in the VAT amount's: the same as null. */
  nothing: '^(N/A|n/a|NA)$',
} as const
