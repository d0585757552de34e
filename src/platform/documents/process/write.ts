// One document to one file; runs in the writers' own process.
import { documentLimits, noPdfHere, tooManyBytes, tooManyPages } from '../limits.ts'
import { prepare } from '../prepare.ts'
import type { Order } from './messages.ts'

export interface File {
  readonly file: Uint8Array
  readonly pages?: number
}

const pdf = async (order: Order): Promise<File> => {
  const { canTypeset, pagesOf, typeset } = await import('../pdf/typeset.ts')
  if (!canTypeset()) throw noPdfHere()
  const { pdfData } = await import('../pdf/data.ts')
  const prepared = prepare(order.document)
  const file = typeset(pdfData(prepared).json, Date.parse(`${prepared.date}T00:00:00Z`) / 1000)
  const pages = pagesOf(file)
  if (pages > documentLimits.pages) throw tooManyPages(pages)
  return { file, pages }
}

const docx = async (order: Order): Promise<File> => {
  const { wordFile } = await import('../word/file.ts')
  return { file: await wordFile(prepare(order.document)) }
}

/** @throws Refused `document-too-long`, `pdf-not-here` */
export const write = async (order: Order): Promise<File> => {
  const made = await (order.format === 'pdf' ? pdf(order) : docx(order))
  if (made.file.length > documentLimits.bytes) throw tooManyBytes(made.file.length)
  return made
}
