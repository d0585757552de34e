// What is said between the product and the process that writes files.
import type { Document } from '../model.ts'

export interface Order {
  readonly number: number
  readonly format: 'pdf' | 'docx'
  readonly document: Document
}

export type Answer =
  | { readonly number: number; readonly file: Uint8Array; readonly pages?: number }
  /** A refusal, in the words it has there. */
  | {
      readonly number: number
      readonly refused: {
        readonly reason: string
        readonly status: number
        readonly message: string
        readonly tip: string
      }
    }
  /** A fault of the writers or of what they were given. */
  | { readonly number: number; readonly fault: string }
