// Writing a published document as PDF and Word, and keeping the files. Reads, writes the files, and keeps them only where the
// document still stands as it was read: what changed meanwhile has a job of its own.
import { type Document, type Documents, documentLimits } from '../../../platform/documents/index.ts'
import type { Files } from '../../../platform/files/index.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { Refused } from '../../../platform/kernel/index.ts'
import { keepWritten, publicationById, type Written } from '../store/publications.ts'
import type { RenderJob } from './rendering.ts'

export interface Rendered {
  readonly files: Pick<Files, 'put'>
  readonly documents: Pick<Documents, 'pdf' | 'word'>
}

const kept = async ({ files }: Rendered, content: Buffer): Promise<Written> => {
  async function* whole() {
    yield content
  }
  const { key, bytes } = await files.put(whole(), { maxBytes: documentLimits.bytes })
  return { key, bytes }
}

/** On a computer that cannot write PDF the Word document is published alone. */
const pdfOf = async (services: Rendered, document: Document): Promise<Written | null> => {
  try {
    return await kept(services, await services.documents.pdf(document))
  } catch (error) {
    if (error instanceof Refused && error.reason === 'pdf-not-here') return null
    throw error
  }
}

export const renderPublication = async (
  context: JobContext,
  services: Rendered,
  { publication }: RenderJob,
): Promise<{ readonly pdfBytes: number | null; readonly wordBytes: number | null }> => {
  const { scope, read, write, progress } = context
  const document = (await read(() => publicationById(scope, publication)))?.document ?? null
  // Withdrawn before its turn came.
  if (document === null) return { pdfBytes: null, wordBytes: null }
  await progress(0, 2, 'Writing the PDF')
  const pdf = await pdfOf(services, document)
  await progress(1, 2, 'Writing the Word document')
  const word = await kept(services, await services.documents.word(document))
  const taken = await write(() => keepWritten(scope, publication, document, { pdf, word }))
  return taken === 0 ? { pdfBytes: null, wordBytes: null } : { pdfBytes: pdf?.bytes ?? null, wordBytes: word.bytes }
}
