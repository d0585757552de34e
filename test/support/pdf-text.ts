// The words of a PDF page, by the marks that tie them to the structure tree. Knows what our writer writes: two-byte fonts with a
// table of letters, strings in TJ, marks that are not nested.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from 'pdf-lib'

const decoded = (stream: PDFObject | undefined): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : ''

const letters = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** From the table that a font carries: code → letters. */
const toUnicode = (table: string): ReadonlyMap<number, string> => {
  const map = new Map<number, string>()
  for (const [, part = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      map.set(Number.parseInt(code, 16), letters(hex))
  for (const [, part = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1)
        map.set(code, String.fromCodePoint((letters(hex).codePointAt(0) ?? 0) + code - Number.parseInt(from, 16)))
  return map
}

const fontsOf = (
  page: PDFPage,
): ReadonlyMap<string, { readonly name: string; readonly map: ReadonlyMap<number, string> }> => {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  return new Map(
    (fonts?.entries() ?? []).map(([key]) => {
      const font = fonts?.lookup(key, PDFDict)
      const name = font?.lookup(PDFName.of('BaseFont'), PDFName).decodeText() ?? ''
      return [key.decodeText(), { name, map: toUnicode(decoded(font?.lookup(PDFName.of('ToUnicode')))) }]
    }),
  )
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const bytesOf = (literal: string): string =>
  literal.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped)
      ? String.fromCharCode(Number.parseInt(escaped, 8) & 255)
      : /[\r\n]/.test(escaped)
        ? ''
        : (escapes[escaped] ?? escaped),
  )

/** What stands in a string's brackets. Brackets in pairs need no escape there, however deep; more than 30 letters are never asked for. */
const inBrackets = Array.from({ length: 32 }).reduce<string>(
  (inner) => String.raw`(?:\\[\s\S]|[^\\()]|\(${inner}\))*`,
  String.raw`(?:\\[\s\S]|[^\\()])*`,
)

const token = new RegExp(
  [
    String.raw`\/(\w+)\s*(<<(?:[^<>]|<(?!<)|>(?!>))*>>)?\s*B[DM]C\b`,
    String.raw`\b(EMC)\b`,
    String.raw`\/(\S+) [\d.]+ Tf`,
    String.raw`\((${inBrackets})\)`,
    '<([0-9A-Fa-f]+)>',
  ].join('|'),
  'g',
)

interface Mark {
  readonly kind: string
  readonly number: number | undefined
  /** What is read out in place of the letters that are drawn. */
  readonly actual: string | undefined
  words: string
}

const markOf = (kind: string, properties: string): Mark => {
  const number = /\/MCID (\d+)/.exec(properties)?.[1]
  const [, literal, hex] = /\/ActualText (?:\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f]*)>)/.exec(properties) ?? []
  const bytes = literal === undefined ? Buffer.from(hex ?? '', 'hex').toString('latin1') : bytesOf(literal)
  const said = bytes.startsWith('\xfe\xff') ? letters(Buffer.from(bytes.slice(2), 'latin1').toString('hex')) : bytes
  return {
    kind,
    number: number === undefined ? undefined : Number(number),
    actual: literal === undefined && hex === undefined ? undefined : said,
    words: '',
  }
}

/** Every outermost mark of a page with the words in it, in the order in which they are drawn. */
const marksIn = (content: string, fonts: ReturnType<typeof fontsOf>): readonly Mark[] => {
  const done: Mark[] = []
  const open: Mark[] = []
  let font = fonts.values().next().value
  for (const [, kind, properties = '', end, name, literal, hex] of content.matchAll(token)) {
    if (kind !== undefined) open.push(markOf(kind, properties))
    else if (end !== undefined) {
      const mark = open.pop()
      if (mark === undefined) continue
      const around = open.at(-1)
      if (around === undefined) done.push(mark)
      else around.words += mark.actual ?? mark.words
    } else if (name !== undefined) font = fonts.get(name)
    else {
      const bytes = literal !== undefined ? bytesOf(literal) : Buffer.from(hex ?? '', 'hex').toString('latin1')
      const mark = open.at(-1)
      for (let i = 0; mark !== undefined && i + 1 < bytes.length; i += 2)
        mark.words += font?.map.get(bytes.charCodeAt(i) * 256 + bytes.charCodeAt(i + 1)) ?? '\u{FFFD}'
    }
  }
  return done
}

export interface PageWords {
  /** By the number of the mark. */
  readonly marked: ReadonlyMap<number, string>
  /** What is not part of the document's content: heads and feet of pages. */
  readonly artifacts: readonly string[]
  readonly fonts: readonly string[]
}

export const wordsOf = (page: PDFPage): PageWords => {
  const contents = page.node.Contents()
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.doc.context.lookup(ref as PDFRef)) : [contents]
  const content = streams.map(decoded).join('\n')
  const fonts = fontsOf(page)
  const marked = new Map<number, string>()
  const artifacts: string[] = []
  for (const { kind, number, actual, words } of marksIn(content, fonts)) {
    if (number !== undefined) marked.set(number, (marked.get(number) ?? '') + (actual ?? words))
    else if (kind === 'Artifact' && words !== '') artifacts.push(words)
  }
  return { marked, artifacts, fonts: [...fonts.values()].map(({ name }) => name) }
}
