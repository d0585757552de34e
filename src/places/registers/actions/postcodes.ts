// Postcodes: 1.7 million rows stream through to a table of this transaction alone, and take the place of the old ones in one step.
import { Refused } from '../../../platform/kernel/index.ts'
import { innerFiles, type Row } from '../../../platform/tabular/index.ts'
import { postcodeColumns, readPostcode } from '../rules/postcodes.ts'
import { notRecognised } from '../rules/recognise.ts'
import { editionReplaced, replacePostcodes, stagePostcodes } from '../store.ts'
import { editionOf, mostHeld, type Outcome, opened, shownText, tooManyHeld, unrecognised, type Work } from './work.ts'

const copyCell = (value: string | number | null): string =>
  value === null
    ? '\\N'
    : String(value).replace(
        /[\\\t\n\r\0]/g,
        (mark) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[mark] ?? '',
      )

/** Code-Point Open's own list of column names has two rows of them, short and long. */
const isHeading = (row: Row, column: number): boolean =>
  row.record === 1 || (row.record === 2 && /^postcode/i.test(row.cells[column] ?? ''))

export const loadPostcodes = async (work: Work): Promise<Outcome> => {
  const skipped: { file: string; reason: string }[] = []
  const layouts = new Set<string>()
  const found: { edition: string | null } = { edition: null }
  let read = 0
  let bad = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const inner of innerFiles(work.command.file.path, work.command.file.name)) {
      const { first, batches } = await opened(inner)
      const columns = first && postcodeColumns(first.cells)
      if (columns === undefined) {
        await batches.return(undefined)
        skipped.push({ file: inner.name, reason: notRecognised('postcodes', first?.cells ?? []) })
        continue
      }
      found.edition ??= editionOf(work, inner.name, undefined)
      for await (const batch of batches) {
        let text = ''
        for (const row of batch) {
          if (columns.header && isHeading(row, columns.postcode)) continue
          layouts.add(columns.layout)
          read += 1
          const reading = row.damaged
            ? { held: 'The quotes in this line are not in order.' }
            : readPostcode(row.cells, columns)
          if ('record' in reading) {
            const r = reading.record
            text += `${row.record}\t${inner.name}\t${r.postcode}\t${r.district}\t${r.ward ?? '\\N'}\t${r.easting ?? '\\N'}\t${r.northing ?? '\\N'}\t\\N\t\\N\n`
          } else {
            bad += 1
            if (bad > mostHeld) throw tooManyHeld()
            text += `${row.record}\t${inner.name}\t\\N\t\\N\t\\N\t\\N\t\\N\t${copyCell(reading.held)}\t${copyCell(shownText(row.cells.join(',')))}\n`
          }
        }
        if (text !== '') yield text
        await work.progress(read, 'Reading postcodes')
      }
    }
  }
  await stagePostcodes(work.scope, lines())
  if (layouts.size === 0)
    throw unrecognised(
      work,
      skipped.length > 0 ? skipped : [{ file: work.command.file.name, reason: 'there is no postcode in it.' }],
    )
  await work.progress(read, 'Putting the new postcodes in place')
  const { edition } = found
  const there = await editionReplaced(work.scope)
  if (edition !== null && there !== null && edition < there)
    throw new Refused(
      'older-edition',
      409,
      `The file is the edition of ${edition}, and the postcodes loaded here are of ${there}. Nothing was changed.`,
      'Load the newest edition you have. If the file is newer than its name says, give its edition.',
    )
  const counts = await replacePostcodes(work.scope, work.load, edition)
  return { layout: [...layouts].sort().join(', '), edition, ...counts, skipped }
}
