export { type ArchivePart, type ArchiveWriter, type ReadPart, readArchive, writeArchive } from './archive.ts'
export {
  type DiskUse,
  diskUse,
  type FolderFile,
  filesUnder,
  openStaging,
  readTextIfThere,
  type Staging,
  writeFileWhole,
} from './data-folder.ts'
export { openFiles } from './disk.ts'
export type { Files, Limits, ReceivedFile, StoredFile } from './files.ts'
export { bytesOf, passingBytesOf } from './given.ts'
export { type FileKind, kindBytes, kindOf } from './kind.ts'
