// How much a document holds. A limit is named, and what was typed stays in the form.
import { count } from '../../../platform/kernel/index.ts'

/** Letters and spaces. A paragraph of this length is some seven pages. */
export const mostInParagraph = 20_000
export const mostInHeading = 200
export const mostParagraphs = 150
/** All headings and words together: some hundred pages. */
export const mostInDocument = 300_000
export const mostInComment = 4_000
/** What a form of this room may send: a whole document, pasted in the wrong place, must come back with words beside the field. */
export const formBytes = 8_000_000
export const fileBytes = 20_000_000

const letters = (number: number): string => count(number, 'letter')

/** About so many letters stand on a page. */
const onPage = 3_000

/** A sentence for the field, or undefined where it fits. */
export const tooLongWords = (words: string, most = mostInParagraph): string | undefined => {
  if (words.length <= most) return undefined
  const pages = words.length > 2 * onPage ? `, which is about ${Math.round(words.length / onPage)} pages` : ''
  return `This has ${letters(words.length)}${pages}. One paragraph takes at most ${letters(most)}. Nothing was saved; your text is still here. Split it into paragraphs, each with its own heading, or keep the file as it is.`
}

/** @param others the length of everything else in the document */
export const tooMuchWords = (length: number, others: number): string | undefined =>
  length + others <= mostInDocument
    ? undefined
    : `With this the document would have ${letters(length + others)}. A document takes at most ${letters(mostInDocument)}, about a hundred pages. Nothing was saved; your text is still here. Shorten it, or keep a longer document as a file.`

export const tooManyParagraphs = (number: number): string | undefined =>
  number < mostParagraphs
    ? undefined
    : `A document takes at most ${count(mostParagraphs, 'paragraph')}. Join some of them before you add one.`
