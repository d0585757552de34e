// The front door of documents: one model, and its writers.
export { type BodyOptions, bodyHtml, pageHtml } from './html/page.ts'
export { documentLimits } from './limits.ts'
export * from './model.ts'
export { type Documents, openDocuments } from './open.ts'
export { canTypeset as canWritePdf } from './pdf/typeset.ts'
export { wrongWithSvg } from './svg.ts'
