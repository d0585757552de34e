// The installation's keys as they stand in the key file: one a line, the last one is current. Pure.
import { createHash, randomBytes } from 'node:crypto'

export interface Key {
  /** Eight hexadecimal digits that follow from the key and do not give it away. */
  readonly id: string
  readonly bytes: Buffer
}

export type KeyRing = readonly [Key, ...Key[]]

const idOf = (bytes: Buffer): string =>
  createHash('sha256').update('commonweal key id').update(bytes).digest('hex').slice(0, 8)

const keyOf = (bytes: Buffer): Key => ({ id: idOf(bytes), bytes })

export const newKey = (): Key => keyOf(randomBytes(32))

export const currentKey = (ring: KeyRing): Key => ring.at(-1) ?? ring[0]

const heading = [
  '# The keys of this Commonweal installation. Whoever has this file can read its secrets.',
  '# Keep a copy with your back-ups, in a place of its own. The last line is the key in use.',
]

export const ringText = (ring: KeyRing): string =>
  `${[...heading, ...ring.map((key) => `${key.id} ${key.bytes.toString('base64')}`)].join('\n')}\n`

/** Undefined where the text is not a whole key file: a line that is cut short must not pass for another key. */
export const readRing = (text: string): KeyRing | undefined => {
  const keys: Key[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [id, encoded = ''] = line.trim().split(' ')
    const key = keyOf(Buffer.from(encoded, 'base64'))
    if (key.bytes.length !== 32 || key.id !== id) return undefined
    keys.push(key)
  }
  const [first, ...rest] = keys
  return first && [first, ...rest]
}
