export { openKeys } from './key-file.ts'
export type { Keys } from './keys.ts'
