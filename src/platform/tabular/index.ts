// The front door of tabular: the rows of a CSV file, the files inside an archive, and rows written as CSV.

export { readText } from './decode.ts'
export { digestOf, type GivenFile, givenFile } from './file.ts'
export { type InnerFile, innerFiles } from './packed.ts'
export { type Delimiter, delimiters, type ReadOptions, readRows, rowsOfText } from './rows.ts'
export type { Row } from './split.ts'
export type { NotATable, Table, TableLimits, TextFound } from './table.ts'
export { tablesIn } from './tables.ts'
export type { UnpackLimits } from './unpack.ts'
export { sweepUnpacked } from './unpacked.ts'
export { writeCsv } from './write.ts'
