// The front door of analytics: questions about one place's Parquet files, and rooms in which new ones are written.

export { openAnalytics } from './open.ts'
export { file, files, type Inside, joined, literal, named, type Query, query, source, whole } from './query.ts'
export type { Analytics, AnalyticsOptions, Asking, Cell, FolderEntry, Value, Writing } from './types.ts'
