// The front door of documents: one model, and its writers.
export * from './model.ts'
