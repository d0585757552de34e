// Tokens that stand in cookies, links and headers. Only their digest is kept, so a stolen database opens no door.
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 bits from the system's generator, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A plain digest is enough for a token: there is nothing to guess. Passwords go through argon2id instead. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

// Without 0, 1, I, L, O and U: what is read from paper is typed back as it was printed.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `K7QP-M2XD-9RTW`: twelve of thirty letters are 58 bits, enough where guessing is slowed down. */
export const newRecoveryCode = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  )

/** As typed: spaces, hyphens and capitals do not matter. */
export const plainCode = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '')
