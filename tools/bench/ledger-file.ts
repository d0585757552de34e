// The large made-up payment files that the ledger is measured with: the same for everybody, kept between runs, known again by their digest.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { categories, geography, names, postcodes } from '../../src/local-economy/demo/data.ts'
import { type Chance, chance, runningTotals } from '../../src/local-economy/demo/random.ts'

/** Changes when the content does. */
const edition = 4
export const cacheFolder = join(tmpdir(), 'commonweal-bench-ledger')

export type FileKind = 'plain' | 'damaged'

/** Suppliers in a file: one in fifty lines has a new one, up to 100,000. */
export const supplierCount = (lines: number): number => Math.min(100_000, Math.max(20, Math.floor(lines / 50)))

const trades = Object.values(categories)
  .flat()
  .flatMap((category) => category.trades)

const supplierNames = (wanted: number): readonly string[] => {
  const luck = chance('bench suppliers')
  const made = new Set<string>()
  while (made.size < wanted) {
    const place = `${luck.pick(names.placeFirst)}${luck.pick(names.placeSecond)}`
    made.add(`${place} ${luck.pick(trades)} ${luck.pick(names.companyEndings)}`.trim())
    if (made.size > 50_000) made.add(`${place} and ${luck.pick(names.placeFirst)} ${luck.pick(trades)} Ltd`)
  }
  return [...made].slice(0, wanted)
}

const allPostcodes = (luck: Chance): readonly string[] =>
  Array.from({ length: 2000 }, () => {
    const outward = luck.pick(Object.values(geography.places).flatMap((place) => place.outward))
    return `${outward} ${luck.pick(postcodes.get(outward) ?? [])}`
  })

const two = (value: number): string => String(value).padStart(2, '0')
const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text)
const kinds = categories.council.map(({ name }) => quoted(name))
const purposes = categories.council.flatMap((category) => category.purposes)

/** Eleven years of payments, in the order of their months. */
const dayOf = (luck: Chance, at: number, lines: number): string => {
  const month = Math.floor((at / lines) * 132) + 3
  return `${two(luck.below(28) + 1)}/${two((month % 12) + 1)}/${2014 + Math.floor(month / 12)}`
}

/** Where plain and damaged files differ: signs and quotes in amounts, line ends, and line ends inside quotes. */
const amountOf = (kind: FileKind, luck: Chance): string => {
  const pounds = String(luck.below(luck.in100(4) ? 90_000 : 3_000) + 1)
  const sign = luck.in100(2) ? '-' : ''
  const rest = two(luck.below(100))
  if (kind === 'plain') return `${sign}${pounds}.${rest}`
  const grouped = pounds.replace(/\B(?=(\d{3})+$)/g, ',')
  return luck.in100(5) ? `(${pounds}.${rest})` : `"${sign}\xa3${grouped}.${rest}"`
}

function* content(kind: FileKind, lines: number): Generator<string> {
  const luck = chance('bench lines')
  const suppliers = supplierNames(supplierCount(lines))
  const running = runningTotals(suppliers.map((_, rank) => 1 / (rank + 20)))
  const places = allPostcodes(chance('bench postcodes'))
  const end = kind === 'plain' ? '\n' : '\r\n'
  yield `Date Paid,Supplier Name,Expense Type,Description,Transaction Number,Net Amount,Post Code${end}`
  for (let at = 0; at < lines; at += 1) {
    const purpose = luck.pick(purposes)
    const broken = kind === 'damaged' && luck.in100(0.02) ? `"${purpose}\nsee note"` : quoted(purpose)
    const rowEnd = kind === 'damaged' && luck.in100(0.1) ? '\n' : end
    const postcode = luck.in100(85) ? luck.pick(places) : ''
    yield `${dayOf(luck, at, lines)},${suppliers[luck.along(running)]},${luck.pick(kinds)},${broken},${70_000_000 + at},${amountOf(kind, luck)},${postcode}${rowEnd}`
  }
}

const write = async (path: string, chunks: Iterable<string>): Promise<void> => {
  const file = await open(path, 'w')
  try {
    let [text, parts] = ['', 0]
    for (const chunk of chunks) {
      text += chunk
      parts += 1
      if (parts < 20_000) continue
      await file.write(Buffer.from(text, 'latin1'))
      ;[text, parts] = ['', 0]
    }
    await file.write(Buffer.from(text, 'latin1'))
  } finally {
    await file.close()
  }
}

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('hex')
}

export interface MadeFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly made: boolean
}

/** Takes what is in the cache where it is still what was made; makes it otherwise. */
export const cached = async (name: string, make: (path: string) => Promise<void>): Promise<MadeFile> => {
  await mkdir(cacheFolder, { recursive: true })
  const path = join(cacheFolder, name)
  const note = `${path}.sha256`
  const described = async (made: boolean, sha256: string) => ({ path, bytes: (await stat(path)).size, sha256, made })
  if (existsSync(path) && existsSync(note)) {
    const sha256 = await digestOf(path)
    if (sha256 === (await readFile(note, 'utf8'))) return described(false, sha256)
  }
  await rm(note, { force: true })
  await make(path)
  const sha256 = await digestOf(path)
  await writeFile(note, sha256)
  return described(true, sha256)
}

export const ledgerFile = (kind: FileKind, lines: number): Promise<MadeFile> =>
  cached(`${kind}-${edition}-${lines}.csv`, (path) => write(path, content(kind, lines)))

/** The files of these runs only: what is in the folder besides is left alone. */
export const forgetFiles = async (files: readonly MadeFile[]): Promise<void> => {
  for (const { path } of files) {
    await rm(path, { force: true })
    await rm(`${path}.sha256`, { force: true })
  }
}
