// The port: secrets and their envelopes. Callers name a purpose, and what was made for one purpose opens for no other.

/** Whatever can keep a secret: a file with a key of its own, or a machine made for that. */
export interface KeyService {
  /** Encrypts, and marks the envelope with the key's id and the purpose. */
  seal(purpose: string, plain: Buffer): Promise<Buffer>
  /** @throws Refused `sealed-elsewhere` when it was changed, made for another purpose, or sealed with a key that is not here */
  open(purpose: string, sealed: Buffer): Promise<Buffer>
}

export interface Keys extends KeyService {
  /** A signature of the text for this purpose: letters, digits, `-` and `_` and `.`, fit for a cookie or an address. */
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
  /** The id of the key that seals and signs now; older keys still open and verify. */
  readonly keyId: string
  /** Adds a new key and makes it the current one. What older keys sealed can still be opened. */
  rotate(): Promise<void>
}
