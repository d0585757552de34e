// Records from our own reader into Parquet, where they are too wide for a text (`stage-text.ts`). How many cells the widest has is
// known only at the end, and all of them may not fit in memory: so they are kept as lists of cells, in pieces where they are many,
// and laid out in columns at last.
import { type Cell, file, files, joined, named, query, type Writing, whole } from '../../../platform/analytics/index.ts'
import { rawFormat } from './stage-formats.ts'
import { counted, lettersOf, type Passed, type StageRow } from './stage-rows.ts'

/** A piece is closed when it holds as many cells, or as many letters. */
const pieceUpTo = { cells: 2_000_000, letters: 20_000_000 }
const valuesOf = ({ record, line, cells }: StageRow): Cell[] => [
  line === record ? null : line,
  cells.map((cell) => (cell === '' ? null : cell)),
]

/**
 * @param progress is told how many rows are done
 * @throws Refused `too-many-columns`, `rows-too-long`
 */
export const writePieces = async (
  writing: Writing,
  batches: AsyncIterable<readonly StageRow[]>,
  batch: string,
  progress?: (rows: number) => Promise<void>,
  upTo: typeof pieceUpTo = pieceUpTo,
): Promise<Passed> => {
  const { rows: reading, passed } = counted(batches)
  let ended = false

  async function* piece(): AsyncGenerator<Cell[][]> {
    let count = 0
    for (let letters = 0; count < upTo.cells && letters < upTo.letters; ) {
      const { value, done } = await reading.next()
      if (done) {
        ended = true
        return
      }
      for (const { cells } of value) {
        count += cells.length
        letters += lettersOf(cells)
      }
      yield value.map(valuesOf)
      await progress?.(passed().rows)
    }
  }

  const names: string[] = []
  for (;;) {
    await writing.run(query`create or replace table staged (line bigint, cells varchar[])`)
    await writing.append('staged', piece())
    if (ended) break
    const name = `raw-${names.length + 1}.parquet`
    await writing.run(query`copy staged to ${file(batch, name)} ${rawFormat(passed())}`)
    names.push(name)
  }
  const { columns } = passed()
  const cells = Array.from({ length: columns }, (_, i) => query`cells[${whole(i + 1)}] as ${named(`c${i + 1}`)}`)
  const pieces = names.length === 0 ? [] : [query`from read_parquet(${files(names.map((name) => [batch, name]))})`]
  const all = joined([...pieces, query`from staged`], query` union all `)
  await writing.run(query`copy (select ${joined([named('line'), ...cells])} from (${all}))
    to ${file(batch, 'raw.parquet')} ${rawFormat(passed())}`)
  await writing.run(query`drop table staged`)
  for (const name of names) await writing.discard(name)
  return passed()
}
