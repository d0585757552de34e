// Documents to files.

import { pageHtml } from './html/page.ts'
import type { Document } from './model.ts'
import { prepare } from './prepare.ts'
import { type HostLimits, openHost } from './process/host.ts'

export interface Documents {
  /**
   * A tagged PDF under PDF/UA-1.
   * @throws Refused `document-too-long`, `document-too-heavy`, `documents-busy`, `pdf-not-here`
   */
  pdf(document: Document): Promise<Buffer>
  /** @throws Refused `document-too-long`, `document-too-heavy`, `documents-busy` */
  word(document: Document): Promise<Buffer>
  /**
   * A whole page that stands alone.
   * @throws Refused `document-too-long`
   */
  html(document: Document): string
  close(): Promise<void>
}

/** Nothing is started before the first file is asked for; the process that writes them ends when it has nothing to do. */
export const openDocuments = (limits: Partial<HostLimits> = {}): Documents => {
  const host = openHost(limits)
  // What is wrong with a document is said before it waits its turn.
  const checked = (document: Document): Document => prepare(document)
  return {
    pdf: async (document) => host.ask('pdf', checked(document)),
    word: async (document) => host.ask('docx', checked(document)),
    html: pageHtml,
    close: host.close,
  }
}
