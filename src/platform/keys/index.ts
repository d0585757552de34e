export { type BoxKeys, newBoxKeys, openWith, sealTo } from './box.ts'
export { openKeys } from './key-file.ts'
export type { KeyService, Keys } from './keys.ts'
export { newFileKey, openStream, sealedSize, sealStream } from './stream.ts'
