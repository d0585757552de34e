// `npm run bench ledger [--lines N] [--rows N] [--only PART,…] [--forget]`: how fast and how large the ledger is on this machine, in one run.
// Everything happens in temporary folders; a target that is missed is said, and is no failure of the program.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closing, type Figure, lineOf } from './figures.ts'
import { forgetFiles, type MadeFile } from './ledger-file.ts'
import {
  type Bench,
  demoLoad,
  importDamaged,
  importPlain,
  pagesOfLarge,
  questionsOfLines,
  workbooks,
} from './ledger-steps.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    lines: { type: 'string', default: '5000000' },
    rows: { type: 'string', default: '200000' },
    only: { type: 'string' },
    forget: { type: 'boolean', default: false },
  },
})

const whole = (text: string, name: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 100) return value
  throw new Error(`--${name} takes a whole number from 100 on`)
}

const steps: Readonly<
  Record<string, { readonly title: string; readonly run: (bench: Bench) => Promise<readonly Figure[]> }>
> = {
  demo: { title: 'The demonstration', run: demoLoad },
  plain: { title: 'A well-formed file', run: importPlain },
  pages: { title: 'Pages of this ledger', run: pagesOfLarge },
  questions: { title: 'Questions to the lines of this ledger, by turns with SQL by hand', run: questionsOfLines },
  damaged: { title: 'The same file, damaged', run: importDamaged },
  workbooks: { title: 'A workbook', run: workbooks },
}

const files: MadeFile[] = []
const data = await mkdtemp(join(tmpdir(), 'commonweal-bench-data-'))
const bench: Bench = {
  data,
  lines: whole(values.lines, 'lines'),
  rows: whole(values.rows, 'rows'),
  say: (words) => console.log(words),
  keep: (file) => void files.push(file),
  known: {},
}
const wanted = values.only?.split(',') ?? Object.keys(steps)
const figures: Figure[] = []
console.log(
  `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`,
)
try {
  for (const name of wanted) {
    const step = steps[name]
    if (step === undefined) throw new Error(`--only takes ${Object.keys(steps).join(', ')}`)
    console.log(`\n${step.title}`)
    try {
      for (const figure of await step.run(bench)) {
        figures.push(figure)
        console.log(lineOf(figure))
      }
    } catch (error) {
      figures.push({ what: step.title, value: 'broke', target: { words: 'to be measured', reached: false } })
      console.log(`  Could not be measured: ${error instanceof Error ? error.message : error}`)
    }
  }
  console.log(`\n${closing(figures)}`)
} finally {
  await rm(data, { recursive: true, force: true })
  if (values.forget) await forgetFiles(files)
}
