// The parts of `bench ledger`, each giving its figures.
import { atMost, type Figure, median, megabytes, milliseconds, ratio, seconds } from './figures.ts'
import { type FileKind, ledgerFile, type MadeFile } from './ledger-file.ts'
import { serve, stop, supplierPath, timePage } from './pages.ts'
import type { Question } from './questions.ts'
import { commonweal, type Ran, small } from './run-child.ts'
import { watch } from './watch.ts'
import { workbookFile } from './workbook-file.ts'

export interface Bench {
  /** A data folder that is empty at the start, and removed in the end. */
  readonly data: string
  readonly lines: number
  readonly rows: number
  readonly say: (words: string) => void
  /** Told of each file in the cache. */
  readonly keep: (file: MadeFile) => void
  /** What later steps need of earlier ones. */
  readonly known: { batch?: string }
}

const gibibyte = 1024 ** 3

const notHeld = (what: string, peak: number | undefined, bound = gibibyte): Figure => ({
  what,
  value: megabytes(peak),
  target: atMost(`under ${megabytes(bound)}`, peak, bound),
})

/** So few lines say nothing about speed: the run only shows that the bench works, and is kept short. */
const isTrial = (lines: number): boolean => lines < 10_000

interface Taken {
  readonly milliseconds: number
  /** Of one core. */
  readonly processor: number
}

/** How long the product takes to start and stop around a command: PostgreSQL's start is most of it. */
const startAndStop = async ({ data, lines }: Bench): Promise<Taken> => {
  const ran: Ran[] = []
  for (let i = 0; i < (isTrial(lines) ? 0 : 3); i += 1) ran.push(await commonweal(['place', 'list', '--json'], data))
  return {
    milliseconds: median(ran.map(({ milliseconds }) => milliseconds)),
    processor: median(ran.map(({ processor }) => processor ?? 0)),
  }
}

/** The invented districts, from the demonstration; loaded small where the whole of it was not wanted. */
const withPlaces = async ({ data, lines }: Bench, slug: string): Promise<void> => {
  const trial = isTrial(lines)
  const output = trial ? '' : (await commonweal(['place', 'list', '--json'], data)).output
  if (!trial && !output.includes('"merebridge"')) await commonweal(['demo', 'load', '--small'], data)
  if (!output.includes(`"${slug}"`))
    await commonweal(['place', 'create', '--slug', slug, '--name', slug, '--districts', 'Z07000001'], data)
}

export const demoLoad = async ({ data }: Bench): Promise<readonly Figure[]> => {
  const first = await commonweal(['demo', 'load'], data)
  const again = await commonweal(['demo', 'load'], data)
  return [
    {
      what: 'demo load: 180,000 lines in 90 files',
      value: seconds(first.milliseconds),
      target: atMost('about a minute', first.milliseconds, 75_000),
    },
    { what: 'demo load again, nothing new', value: seconds(again.milliseconds) },
    notHeld('peak memory, all processes', first.peak),
  ]
}

interface Imported {
  readonly total: { readonly rows: Readonly<Record<string, number>> }
  readonly files: readonly { readonly batch: string | null }[]
}

const made = async (bench: Bench, kind: FileKind): Promise<MadeFile> => {
  const file = await ledgerFile(kind, bench.lines)
  bench.keep(file)
  const how = file.made ? 'made now' : 'made earlier, same digest'
  bench.say(`  ${kind}: ${file.bytes.toLocaleString('en-GB')} bytes, ${how}`)
  return file
}

const importFile = async (bench: Bench, file: MadeFile, slug: string) => {
  await withPlaces(bench, slug)
  const around = await startAndStop(bench)
  const ran = await commonweal(
    ['ledger', 'import', file.path, '--place', slug, '--publisher', 'Bench', '--json'],
    bench.data,
  )
  const answer = JSON.parse(ran.output) as Imported
  const { source, accepted, held, notData } = answer.total.rows
  bench.say(`  ${source} rows: ${accepted} accepted, ${held} held, ${notData} not data`)
  return {
    time: ran.milliseconds - around.milliseconds,
    around: around.milliseconds,
    peak: ran.peak,
    processor: ran.processor === undefined ? undefined : ran.processor - around.processor,
    batch: answer.files[0]?.batch ?? undefined,
  }
}

const bareCopy = async ({ data }: Bench, file: MadeFile): Promise<Taken> =>
  (await small<Taken>(['copy', file.path, `${data}/copy.parquet`], data)).answer

/** Half before and half after what is held against it: on a busy machine both then had the same luck. */
const between = (before: Taken, after: Taken): Taken => ({
  milliseconds: (before.milliseconds + after.milliseconds) / 2,
  processor: (before.processor + after.processor) / 2,
})

/** Where other programs take their turns, this is the fairer ratio. */
const processorWords = (processor: number | undefined, copy: Taken): string =>
  processor === undefined ? '' : `; in processor time ${ratio(processor, copy.processor)} (${seconds(processor)})`

const perSecond = (bench: Bench, time: number): string =>
  `${Math.round(bench.lines / (time / 1000)).toLocaleString('en-GB')} lines a second`

export const importPlain = async (bench: Bench): Promise<readonly Figure[]> => {
  const file = await made(bench, 'plain')
  const before = await bareCopy(bench, file)
  const { time, around, peak, processor, batch } = await importFile(bench, file, 'bench')
  const copy = between(before, await bareCopy(bench, file))
  if (batch !== undefined) bench.known.batch = batch
  return [
    {
      what: 'the engine’s bare CSV-to-Parquet copy',
      value: seconds(copy.milliseconds),
      against: `mean of ${seconds(before.milliseconds)} before and ${seconds(2 * copy.milliseconds - before.milliseconds)} after the import`,
    },
    {
      what: 'ledger import, read by the engine',
      value: seconds(time),
      against: `${ratio(time, copy.milliseconds)} the bare copy${processorWords(processor, copy)}; ${perSecond(bench, time)}; start and stop of the product (${seconds(around)}) left out`,
      target: atMost('at most 5×', time / copy.milliseconds, 5),
    },
    notHeld('peak memory, all processes', peak),
  ]
}

/** Our reader looks at every letter in JavaScript: its bound is its own, printed, and not the engine's. */
const damagedBound = 12

export const importDamaged = async (bench: Bench): Promise<readonly Figure[]> => {
  const plain = await made(bench, 'plain')
  const damaged = await made(bench, 'damaged')
  const before = await bareCopy(bench, plain)
  const { time, peak, processor } = await importFile(bench, damaged, 'bench-damaged')
  const copy = between(before, await bareCopy(bench, plain))
  return [
    {
      what: 'ledger import, Windows-1252 with mixed line ends',
      value: seconds(time),
      against: `${ratio(time, copy.milliseconds)} the bare copy of the well-formed file (${seconds(copy.milliseconds)})${processorWords(processor, copy)}; ${perSecond(bench, time)}`,
      target: atMost(`at most ${damagedBound}×`, time / copy.milliseconds, damagedBound),
    },
    notHeld('peak memory, all processes', peak),
  ]
}

const slug = 'bench'
const rolledUp = 150
const nearlyBare = 1.3

/** A page that does not answer is a figure too: it hides no other. */
const pageFigure = async (
  what: string,
  address: string,
  path: () => Promise<string>,
  bound?: number,
): Promise<Figure> => {
  try {
    const { first, median: time } = await timePage(address, await path())
    const figure = { what, value: milliseconds(time), against: `first time ${milliseconds(first)}` }
    return bound === undefined ? figure : { ...figure, target: atMost(`under ${bound} ms`, time, bound) }
  } catch (error) {
    const against = error instanceof Error ? error.message : String(error)
    return { what, value: 'no answer', against, target: { words: 'to be measured', reached: false } }
  }
}

export const pagesOfLarge = async (bench: Bench): Promise<readonly Figure[]> => {
  const { batch } = bench.known
  if (batch === undefined) throw new Error('the well-formed file was not imported')
  await small(['publish', slug], bench.data)
  const { address, started } = await serve(bench.data)
  const watching = watch(started.child.pid ?? 0, bench.data)
  try {
    const at = `/places/${slug}/ledger`
    const rollUps = {
      'front page': at,
      'months of all years': `${at}/months`,
      'months of one year': `${at}/months?year=2019-20`,
      categories: `${at}/categories`,
      'top suppliers': `${at}/suppliers`,
      'top suppliers of one year': `${at}/suppliers?year=2019-20`,
      'where it goes': `${at}/localities`,
    }
    const drills = {
      'lines of one month': `${at}/lines?from=2019-06-01&to=2019-06-30`,
      'search in all lines': `${at}/lines?q=Wexenhithe`,
      'search for a supplier': `${at}/suppliers?q=Wexenhithe`,
    }
    const figures: Figure[] = []
    for (const [what, path] of Object.entries(rollUps))
      figures.push(await pageFigure(what, address, async () => path, rolledUp))
    figures.push(await pageFigure('one supplier’s lines, whole page', address, () => supplierPath(address, slug)))
    for (const [what, path] of Object.entries(drills))
      figures.push(await pageFigure(`${what}, whole page`, address, async () => path))
    return [...figures, notHeld('peak memory while pages are asked', watching.peak())]
  } finally {
    watching.end()
    await stop(started)
  }
}

/** Asked in a process of its own, when the server is gone. */
export const questionsOfLines = async ({ data, known }: Bench): Promise<readonly Figure[]> => {
  if (known.batch === undefined) throw new Error('the well-formed file was not imported')
  const { answer, peak } = await small<readonly Question[]>(['questions', slug], data)
  return [
    ...answer.map(({ name, ours, byHand }) => ({
      what: name,
      value: milliseconds(ours),
      against: `the same SQL by hand ${milliseconds(byHand)}: ${ratio(ours, byHand)}`,
      target: atMost(`at most ${nearlyBare}×`, ours / byHand, nearlyBare),
    })),
    notHeld('peak memory, all processes', peak),
  ]
}

interface RowsRead {
  readonly rows: number
  readonly milliseconds: number
  readonly megabytes: number
}

const workbookMegabytes = 300

export const workbooks = async (bench: Bench): Promise<readonly Figure[]> => {
  const file = await workbookFile(bench.rows)
  bench.keep(file)
  const { answer: ours } = await small<RowsRead>(['ours', file.path], bench.data)
  const { answer: bare } = await small<RowsRead>(['library', file.path], bench.data)
  return [
    {
      what: `exceljs’ streaming reader, ${bare.rows} rows`,
      value: seconds(bare.milliseconds),
      against: `${bare.megabytes} MiB`,
    },
    {
      what: `our reader, ${ours.rows} rows`,
      value: seconds(ours.milliseconds),
      against: `${ratio(ours.milliseconds, bare.milliseconds)} the library; ${ours.megabytes} MiB`,
      target: atMost(`under ${workbookMegabytes} MiB`, ours.megabytes, workbookMegabytes),
    },
  ]
}
