// `npm run bench documents [--sections N]`: how fast documents become files, beside the same work by the libraries alone, by turns
// in one run; and how long the product stands still meanwhile. A target that is missed is said, and is no failure of the program.
import { cpus, totalmem } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Block, type Document, openDocuments } from '../../src/platform/documents/index.ts'
import { pdfData } from '../../src/platform/documents/pdf/data.ts'
import { pagesOf, typeset } from '../../src/platform/documents/pdf/typeset.ts'
import { prepare } from '../../src/platform/documents/prepare.ts'
import { wordFile } from '../../src/platform/documents/word/file.ts'
import type { Day } from '../../src/platform/kernel/index.ts'
import { atMost, closing, type Figure, lineOf, median, milliseconds, ratio } from './figures.ts'

const { values } = parseArgs({ args: process.argv.slice(2), options: { sections: { type: 'string', default: '30' } } })
const sections = Number(values.sections)
if (!Number.isInteger(sections) || sections < 1) throw new Error('--sections takes a whole number from 1 on')

const rounds = 5
const words = 'A service that people can rely on is asked for early, paid fairly and looked at together. '

const section = (number: number): readonly Block[] => [
  { kind: 'heading', level: 2, text: `Section ${number}`, id: `section-${number}` },
  ...Array.from({ length: 3 }, (): Block => ({ kind: 'paragraph', spans: [{ kind: 'text', text: words.repeat(4) }] })),
  {
    kind: 'terms',
    items: ['For whom', 'Where', 'Why'].map((term) => ({ term, spans: [{ kind: 'text', text: words }] })),
  },
  {
    kind: 'table',
    caption: `Tiers of section ${number}`,
    columns: ['Tier', 'Value', 'At least', 'Evidence'],
    rows: Array.from({ length: 8 }, (_, i) => [
      `Tier ${i + 1}`,
      `£${(i + 1) * 25_000}`,
      `${i + 5}%`,
      words.slice(0, 60),
    ]),
    headed: true,
  },
]

const document: Document = {
  title: 'A policy made up for measuring',
  language: 'en-GB',
  date: '2025-01-02' as Day,
  authors: ['Nobody'],
  blocks: Array.from({ length: sections }, (_, i) => section(i + 1)).flat(),
}

const timed = async (work: () => Promise<unknown> | unknown): Promise<number> => {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** By turns, so that a busy moment falls on both alike. The first turn warms both up and is told apart. */
const byTurns = async (ours: () => Promise<unknown>, alone: () => Promise<unknown> | unknown) => {
  const [mine, theirs]: [number[], number[]] = [[], []]
  for (let i = 0; i <= rounds; i += 1) {
    mine.push(await timed(ours))
    theirs.push(await timed(alone))
  }
  return { first: mine[0] ?? 0, ours: median(mine.slice(1)), alone: median(theirs.slice(1)) }
}

/** The longest time in which the product could not answer anybody. */
const pauseDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const pause = monitorEventLoopDelay({ resolution: 5 })
  pause.enable()
  await work()
  pause.disable()
  return pause.max / 1e6
}

const documents = openDocuments()
const figures: Figure[] = []
try {
  const { json } = pdfData(prepare(document))
  const pages = pagesOf(typeset(json, 0))
  console.log(
    `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}. A document of ${pages} pages.`,
  )
  const idle = await pauseDuring(() => setTimeout(2000))
  let [pdf, word] = [0, 0]
  const busy = await pauseDuring(async () => {
    pdf = await timed(() => documents.pdf(document))
    word = await timed(() => documents.word(document))
  })
  const warm = await byTurns(
    () => documents.pdf(document),
    () => typeset(json, 0),
  )
  const spelt = await byTurns(
    () => documents.word(document),
    () => wordFile(prepare(document)),
  )
  const html = median(await Promise.all(Array.from({ length: rounds }, () => timed(() => documents.html(document)))))
  figures.push(
    { what: 'first PDF, its process started', value: milliseconds(pdf) },
    {
      what: 'PDF after that',
      value: milliseconds(warm.ours),
      against: `the typesetter alone ${milliseconds(warm.alone)}, ${ratio(warm.ours, warm.alone)}`,
      target: atMost('at most twice the typesetter alone', warm.ours / warm.alone, 2),
    },
    { what: 'first Word document, its process there', value: milliseconds(word) },
    {
      what: 'Word document after that, each in a fresh process',
      value: milliseconds(spelt.ours),
      against: `the library alone, warm ${milliseconds(spelt.alone)}, ${ratio(spelt.ours, spelt.alone)}`,
    },
    { what: 'HTML', value: milliseconds(html), against: `${ratio(html, warm.ours)} of the PDF` },
    {
      what: 'longest pause of the product while PDF and Word were written',
      value: milliseconds(busy),
      against: `doing nothing ${milliseconds(idle)}`,
      target: atMost('at most 50 ms more than doing nothing', busy - idle, 50),
    },
  )
} finally {
  await documents.close()
}
for (const figure of figures) console.log(lineOf(figure))
console.log(closing(figures))
