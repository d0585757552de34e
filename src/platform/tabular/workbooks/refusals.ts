// What is said of a workbook that cannot be read, by whatever step finds it out.
import { Refused } from '../../kernel/index.ts'

export const damagedWorkbook = (): Refused =>
  new Refused(
    'workbook-damaged',
    422,
    'The workbook is damaged or cut short, so it cannot be read.',
    'Open it in a spreadsheet program, save it again, and send that.',
  )

export const tooLargeWorkbook = (): Refused =>
  new Refused(
    'workbook-too-large',
    422,
    'The workbook is too large to be read as it is.',
    'Open it in a spreadsheet program, save the sheet as CSV, and send that.',
  )

export const lockedWorkbook = (): Refused =>
  new Refused(
    'workbook-locked',
    422,
    'The workbook is locked with a password, so it cannot be read.',
    'Save it without a password and send it again.',
  )

/** What is thrown while a workbook is read: a zip that breaks off is here a damaged workbook. Other errors are bugs, and pass. */
export const asRefusal = (error: unknown): unknown =>
  error instanceof Refused && error.reason === 'archive-damaged' ? damagedWorkbook() : error
