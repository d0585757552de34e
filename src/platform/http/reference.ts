// The reference of something that broke: short enough to read out on the telephone, and in the log beside the error.
import { randomInt } from 'node:crypto'

// No letter or digit that can be heard or read as another.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `CW-7F3K2Q` */
export const newReference = (): string =>
  `CW-${Array.from({ length: 6 }, () => letters.charAt(randomInt(letters.length))).join('')}`
