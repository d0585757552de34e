// A large workbook as a spreadsheet program saves it, with texts kept once in a list of their own. Written by another library than reads it.
import ExcelJS from 'exceljs'
import { categories } from '../../src/local-economy/demo/data.ts'
import { chance } from '../../src/local-economy/demo/random.ts'
import { cached, type MadeFile } from './ledger-file.ts'

const write = async (path: string, rows: number): Promise<void> => {
  const luck = chance('bench workbook')
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: true })
  const sheet = book.addWorksheet('Payments')
  sheet.addRow(['Date', 'Supplier', 'Category', 'Description', 'Reference', 'Amount', 'Postcode']).commit()
  for (let i = 1; i < rows; i += 1) {
    const category = luck.pick(categories.council)
    const row = sheet.addRow([
      new Date(Date.UTC(2023, 3, 1 + luck.below(365))),
      `Supplier ${luck.below(Math.max(10, Math.floor(rows / 12)))} Limited`,
      category.name,
      luck.pick(category.purposes),
      9_000_000 + i,
      (luck.below(2_000_000) - 20_000) / 100,
      `ZX${1 + luck.below(11)} ${1 + luck.below(9)}AB`,
    ])
    row.getCell(1).numFmt = 'dd/mm/yyyy'
    row.commit()
  }
  await book.commit()
}

export const workbookFile = (rows: number): Promise<MadeFile> =>
  cached(`workbook-1-${rows}.xlsx`, (path) => write(path, rows))
