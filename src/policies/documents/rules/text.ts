// What a person types in a paragraph, read as paragraphs and lists. Nothing else has a meaning: marks stay as they were typed.

export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }

export interface TextSpan {
  readonly text: string
  /** The address, where the words are one. */
  readonly href?: string
}

// Each expression can be read in one way only, so that a long line of spaces is read as fast as any other.
const bullet = /^\s*[-*•]\s+(\S.*|)$/s
const numbered = /^\s*\d{1,3}[.)]\s+(\S.*|)$/s

const listOf = (lines: readonly string[], mark: RegExp): readonly string[] | undefined => {
  if (!mark.test(lines[0] ?? '')) return undefined
  const items: string[] = []
  for (const line of lines) {
    const match = mark.exec(line)
    // A line without a mark goes on with the item before it.
    if (match) items.push(match[1] ?? '')
    else items[items.length - 1] += ` ${line.trim()}`
  }
  return items.map((item) => item.trim())
}

/** Lines up to where a list begins are one paragraph; a list may follow its opening words without an empty line. */
const pieces = (lines: readonly string[]): readonly (readonly string[])[] => {
  const marked = (line: string): boolean => bullet.test(line) || numbered.test(line)
  const first = lines.findIndex(marked)
  return first > 0 ? [lines.slice(0, first), lines.slice(first)] : [lines]
}

/** Paragraphs are parted by an empty line. Single line ends inside a paragraph are kept as spaces. */
export const textBlocks = (words: string): readonly TextBlock[] =>
  words
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((piece) => piece.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap(pieces)
    .map((lines): TextBlock => {
      const bullets = listOf(lines, bullet)
      if (bullets) return { kind: 'list', ordered: false, items: bullets }
      const numbers = listOf(lines, numbered)
      if (numbers) return { kind: 'list', ordered: true, items: numbers }
      return { kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') }
    })

const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g

/** Addresses in a text become links; all other words stay words. The pieces join to the text. */
export const textSpans = (text: string): readonly TextSpan[] => {
  const spans: TextSpan[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    if (match.index > from) spans.push({ text: text.slice(from, match.index) })
    spans.push({ text: match[0], href: match[0] })
    from = match.index + match[0].length
  }
  if (from < text.length) spans.push({ text: text.slice(from) })
  return spans
}
