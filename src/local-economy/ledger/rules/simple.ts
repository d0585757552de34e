// What the engine may read by itself, in SQL: only rows that are plain beyond doubt. The patterns are RE2, and each says what
// readRow says of every row that fits; all other rows are for readRow.
//
// A row is plain when: it is below the header; no cell beyond `headings.length` holds anything; its date is one that readDate
// reads (by a dictionary of the column's values); its amount fits `amountPattern` or `groupedPattern` (then without its commas
// and pound sign it is an exact decimal with at most two places), with `decimals: point`; its supplier fits `plainText` and not
// `unplainSupplier`; each other mapped text is null or fits `plainText`; and a mapped supplierNumber, companyNumber,
// charityNumber, vatNumber, postcode or vatAmount is null (or is left to readRow, unless it fits its pattern here).

export const simple = {
  /** Whole or with one or two decimals: `1234`, `-1234.5`, `£1234.56`. At most ten digits before the point. */
  amountPattern: '^-?£?[0-9]{1,10}(\\.[0-9]{1,2})?$',
  /** With well-grouped thousands: `1,234.56`. */
  groupedPattern: '^-?£?[0-9]{1,3}(,[0-9]{3}){1,3}(\\.[0-9]{1,2})?$',
  /** No space but single ones between words, no control or format characters. Taken as it stands. */
  plainText: '^[^\\p{Z}\\p{Cc}\\p{Cf}]+( [^\\p{Z}\\p{Cc}\\p{Cf}]+)*$',
  /** Anywhere in a supplier: readRow has to look. */
  unplainSupplier: '(?i)total|©|copyright|forward|[0-9]{9}|^[^a-z]*$',
  /** Kept as it stands. */
  plainCompanyNumber: '^[0-9]{8}$',
  /** Kept without its space, where it has one. */
  plainPostcode: '^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$',
} as const
