// A full disk is no fault of the program. It shows itself as an error of the system, of the database or of the engine.
import { Refused } from '../platform/kernel/index.ts'

const words = /\b(?:No space left on device|not enough space on the disk|Disk quota exceeded)\b/i
const codes: readonly unknown[] = ['ENOSPC', 'EDQUOT', '53100']

/** A refusal in words where this came about because the disk is full; otherwise undefined. */
export const diskFull = (error: unknown): Refused | undefined => {
  if (error instanceof Refused || !(error instanceof Error)) return undefined
  const code = 'code' in error ? error.code : undefined
  if (!codes.includes(code) && !words.test(error.message)) return diskFull(error.cause)
  return new Refused(
    'disk-full',
    507,
    'The disk is full. Nothing that was being changed has been kept.',
    'Make room on the disk of the data folder, then do the same again.',
  )
}
