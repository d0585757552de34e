// What a published spend file says: pure rules, from cells to lines. The other parts of the ledger use them from here.
export { type AmountRead, readAmount } from './amounts.ts'
export { decideOrder } from './date-order.ts'
export { readDate } from './dates.ts'
export { detect, withOrder } from './detect.ts'
export { checkHeadings } from './headings-again.ts'
export { type Locality, localityOf } from './locality.ts'
export { mappingJson, readMapping } from './mapping-file.ts'
export { duplicateWords, gapsBetween, overlapping, overlapWords, spanOf, spanWords, togetherWords } from './periods.ts'
export { makeRowReader, type RowReader } from './read-row.ts'
export { fitMapping, signatureOf } from './remember.ts'
export { simple } from './simple.ts'
export { cleanSupplier, supplierNormal } from './suppliers.ts'
export { cleanText } from './text.ts'
export { agreeingTotals, agreeingWords, checkTotals } from './totals.ts'
export * from './types.ts'
export {
  basisTitle,
  basisWords,
  fieldTitles,
  heldWords,
  hiddenTooWords,
  hiddenUnlikeWords,
  localitiesLaterWords,
  notDataWords,
} from './words.ts'
