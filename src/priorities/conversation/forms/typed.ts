// What all forms of this room share. Several forms of one kind stand on a page, so their fields carry a mark: `words-2`.
import { type Body, type FieldErrors, textOf } from '../../../platform/kernel/index.ts'

/** The field of that name, with or without a mark behind it. */
export const fieldIn = (body: Body, name: string): string => {
  const plain = textOf(body, name)
  if (plain !== '') return plain
  const marked = Object.keys(body).find((key) => key.startsWith(`${name}-`))
  return marked === undefined ? '' : textOf(body, marked)
}

/** Errors for a form whose fields carry a mark. */
export const marked = (errors: FieldErrors, mark: string): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([name, words]) => [name === '' ? '' : `${name}-${mark}`, words]))

export const tooLong = (text: string, most: number): string | undefined =>
  text.length <= most
    ? undefined
    : `This has ${text.length.toLocaleString('en-GB')} characters. Shorten it to ${most.toLocaleString('en-GB')}.`

/** Browsers send line ends of two characters; they count as one. */
export const lines = (text: string): string => text.replaceAll('\r\n', '\n')
