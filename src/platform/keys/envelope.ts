// Sealing and signing with one key. Each purpose has a key of its own, derived from the installation's: so what was
// made for one purpose cannot be used for another, even by mistake. AES-256-GCM, HKDF and HMAC with SHA-256.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Key } from './key-ring.ts'

const version = 1
const ivBytes = 12
const tagBytes = 16
/** version, key id, iv, tag */
const headBytes = 1 + 4 + ivBytes + tagBytes

const derive = (key: Key, use: 'seal' | 'sign', purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key.bytes, '', `commonweal ${use}: ${purpose}`, 32))

/** `version ‖ key id ‖ iv ‖ tag ‖ encrypted` */
export const seal = (key: Key, purpose: string, plain: Buffer): Buffer => {
  const head = Buffer.concat([Buffer.from([version]), Buffer.from(key.id, 'hex')])
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', derive(key, 'seal', purpose), iv)
  cipher.setAAD(head)
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([head, iv, cipher.getAuthTag(), encrypted])
}

/** The id of the key an envelope was sealed with; undefined where it is no envelope. */
export const keyIdOf = (sealed: Buffer): string | undefined =>
  sealed.length >= headBytes && sealed[0] === version ? sealed.subarray(1, 5).toString('hex') : undefined

/** Undefined where it was changed or was sealed for another purpose. */
export const unseal = (key: Key, purpose: string, sealed: Buffer): Buffer | undefined => {
  const iv = sealed.subarray(5, 5 + ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', derive(key, 'seal', purpose), iv, { authTagLength: tagBytes })
  decipher.setAAD(sealed.subarray(0, 5))
  decipher.setAuthTag(sealed.subarray(5 + ivBytes, headBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()])
  } catch {
    return undefined
  }
}

/** `key id . signature`, fit for a cookie or an address. */
export const signature = (key: Key, purpose: string, text: string): string =>
  `${key.id}.${createHmac('sha256', derive(key, 'sign', purpose))
    .update(text)
    .digest('base64url')}`

export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
