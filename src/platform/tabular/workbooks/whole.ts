// .xls and .ods workbooks: read as a whole by a library, in a thread with bounds (docs/decisions/0040).
import { Worker } from 'node:worker_threads'
import type { Row } from '../split.ts'
import { gathering } from './gathered.ts'
import { damagedWorkbook, lockedWorkbook, tooLargeWorkbook } from './refusals.ts'
import type { Sheet } from './sheets.ts'

/** What the library needs of an OpenDocument spreadsheet. */
export const openDocumentParts = ['META-INF/manifest.xml', 'styles.xml', 'content.xml'] as const

/**
 * Known to be of this format, and not too large. A zip is not handed on: read by two programs, it may hold one thing for the one
 * that measures it and another for the one that unpacks it.
 */
export type WholeFile =
  | { readonly format: 'xls'; readonly path: string }
  | { readonly format: 'ods'; readonly parts: ReadonlyMap<string, Uint8Array> }

export interface WholeQuestion {
  readonly sheet: number
  /** From 0. */
  readonly from: number
}

export type WholeAnswer =
  | { readonly sheets: readonly Omit<Sheet, 'rows'>[] }
  | { readonly rows: readonly string[][]; readonly last: boolean }
  | { readonly locked: true }

export interface Whole {
  readonly sheets: readonly Sheet[]
  close(): Promise<void>
}

export interface WholeLimits {
  readonly memoryMb: number
  /** In milliseconds, for opening and for each piece. */
  readonly patience: number
}

const usual: WholeLimits = { memoryMb: 512, patience: 120_000 }

const refusalFor = (error: Error & { code?: string }): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLargeWorkbook() : damagedWorkbook()

/** One answer at a time: whoever asks next waits for the one before. */
const conversation = (worker: Worker, patience: number) => {
  let ended: Error | undefined
  let waiting: { resolve(answer: WholeAnswer): void; reject(error: Error): void } | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const end = (error: Error): void => {
    ended ??= error
    waiting?.reject(ended)
    waiting = undefined
  }
  worker.on('message', (answer: WholeAnswer) => {
    waiting?.resolve(answer)
    waiting = undefined
  })
  worker.on('error', (error: Error) => end(refusalFor(error)))
  worker.on('exit', () => end(tooLargeWorkbook()))
  const answer = async (question?: WholeQuestion): Promise<WholeAnswer> => {
    if (ended) throw ended
    const timer = setTimeout(() => {
      end(tooLargeWorkbook())
      void worker.terminate()
    }, patience)
    try {
      return await new Promise<WholeAnswer>((resolve, reject) => {
        waiting = { resolve, reject }
        if (question) worker.postMessage(question)
      })
    } finally {
      clearTimeout(timer)
    }
  }
  return (question?: WholeQuestion): Promise<WholeAnswer> => {
    const mine = turn.then(() => answer(question))
    turn = mine.catch(() => undefined)
    return mine
  }
}

async function* rowsOf(ask: (question: WholeQuestion) => Promise<WholeAnswer>, sheet: number): AsyncGenerator<Row[]> {
  const gathered = gathering()
  for (let from = 0; ; ) {
    const answer = await ask({ sheet, from })
    if (!('rows' in answer)) throw damagedWorkbook()
    answer.rows.forEach((cells, at) => {
      gathered.add(from + at + 1, cells)
    })
    yield* gathered.take()
    if (answer.last) return
    from += answer.rows.length
  }
}

/**
 * @throws Refused `workbook-damaged`, `workbook-too-large`, `workbook-locked`
 */
export const openWhole = async (file: WholeFile, limits: Partial<WholeLimits> = {}): Promise<Whole> => {
  const { memoryMb, patience } = { ...usual, ...limits }
  const worker = new Worker(new URL('./whole-worker.ts', import.meta.url), {
    workerData: file,
    // The library prints what it wonders about; standard output belongs to the command line's answers.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  const ask = conversation(worker, patience)
  try {
    const first = await ask()
    if ('locked' in first) throw lockedWorkbook()
    if (!('sheets' in first)) throw damagedWorkbook()
    return {
      sheets: first.sheets.map((sheet, at) => ({ ...sheet, rows: () => rowsOf(ask, at) })),
      close: async () => {
        await worker.terminate()
      },
    }
  } catch (error) {
    await worker.terminate()
    throw error
  }
}
