// How long a document may be, and what is said when it is longer.
import { Refused } from '../kernel/index.ts'

export const documentLimits = {
  /** About six hundred full pages. */
  letters: 1_500_000,
  /** Of a PDF. */
  pages: 400,
  /** Of a finished file. */
  bytes: 25_000_000,
  /** Of one drawing. */
  figureLetters: 400_000,
  /** How many may wait to be written. */
  waiting: 100,
} as const

const figures = (number: number): string => number.toLocaleString('en-GB')

export const tooLong = (measured: string, most: string): Refused =>
  new Refused(
    'document-too-long',
    413,
    `This document has ${measured}. At most ${most} can be written to a file.`,
    'Divide it into several documents, or keep the long part as a file of its own.',
  )

export const tooManyLetters = (letters: number): Refused =>
  tooLong(`${figures(letters)} letters`, `${figures(documentLimits.letters)} letters`)

export const tooManyPages = (pages: number): Refused =>
  tooLong(`${figures(pages)} pages`, `${figures(documentLimits.pages)} pages`)

export const tooManyBytes = (bytes: number): Refused =>
  tooLong(`${figures(Math.ceil(bytes / 1_000_000))} MB as a file`, `${figures(documentLimits.bytes / 1_000_000)} MB`)

/** The words are not many, but laying them out takes more time or memory than one document may have. */
export const tooHeavy = (bound: string): Refused =>
  new Refused(
    'document-too-heavy',
    422,
    `Writing this document took more than ${bound}, so it was stopped.`,
    'Make its tables and drawings smaller, or divide it into several documents.',
  )

export const tooManyWaiting = (): Refused =>
  new Refused(
    'documents-busy',
    503,
    `${documentLimits.waiting} documents are waiting to be written already.`,
    'Nothing is lost. Try again in a few minutes.',
  )

export const noPdfHere = (): Refused =>
  new Refused(
    'pdf-not-here',
    501,
    'PDF cannot be written on this computer: the program that writes it exists for Linux on x64 processors only.',
    'Take the Word document or the web page instead, or run Commonweal on Linux.',
  )
