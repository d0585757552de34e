// A document, or a part of one, on a page: the same words that its PDF and its Word file have. The blocks come from outside; the
// writer escapes all of them and lets in no drawing that could run or load anything (platform/documents).
import { type BodyOptions, bodyHtml } from '../../../documents/index.ts'
import { type Html, raw } from '../../html.ts'

export type DocumentBodyOptions = BodyOptions

export const documentBody = (options: DocumentBodyOptions): Html =>
  raw(`<div class="cw-document">\n${bodyHtml(options)}</div>`)
