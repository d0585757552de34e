// Sealing to one half of a key pair, so that whoever seals cannot open again: X25519 with a fresh pair for each envelope,
// HKDF-SHA256 over both public halves, AES-256-GCM. The purpose is part of the key: an envelope opens for no other.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

export interface BoxKeys {
  /** 32 bytes: everybody may have it. */
  readonly publicKey: Buffer
  /** 32 bytes: whoever has it opens all that was sealed to the other half. */
  readonly privateKey: Buffer
}

const version = 1
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16
const headBytes = 1 + keyBytes + ivBytes

// What stands before the 32 bytes in the standard forms of such keys (RFC 8410).
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')

const publicObject = (bytes: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' })
const privateObject = (bytes: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privateHead, bytes]), format: 'der', type: 'pkcs8' })
const bytesOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-keyBytes)

export const newBoxKeys = (): BoxKeys => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    publicKey: Buffer.from(bytesOf(publicKey)),
    privateKey: Buffer.from(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-keyBytes)),
  }
}

const derive = (shared: Buffer, once: Buffer, to: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, to]), `commonweal sealed to: ${purpose}`, keyBytes))

/** `version ‖ public half used once ‖ iv ‖ encrypted ‖ tag` */
export const sealTo = (publicKey: Buffer, purpose: string, plain: Buffer): Buffer => {
  const once = generateKeyPairSync('x25519')
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicObject(publicKey) })
  const oncePublic = bytesOf(once.publicKey)
  const head = Buffer.concat([Buffer.from([version]), oncePublic, randomBytes(ivBytes)])
  const key = derive(shared, oncePublic, publicKey, purpose)
  const cipher = createCipheriv('aes-256-gcm', key, head.subarray(1 + keyBytes))
  cipher.setAAD(head)
  return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undefined where it was changed or cut short, sealed to another key, or for another purpose. */
export const openWith = (privateKey: Buffer, purpose: string, sealed: Buffer): Buffer | undefined => {
  if (sealed.length < headBytes + tagBytes || sealed[0] !== version) return undefined
  const head = sealed.subarray(0, headBytes)
  const oncePublic = head.subarray(1, 1 + keyBytes)
  try {
    const own = privateObject(privateKey)
    const shared = diffieHellman({ privateKey: own, publicKey: publicObject(oncePublic) })
    const key = derive(shared, oncePublic, bytesOf(createPublicKey(own)), purpose)
    const decipher = createDecipheriv('aes-256-gcm', key, head.subarray(1 + keyBytes), { authTagLength: tagBytes })
    decipher.setAAD(head)
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}
