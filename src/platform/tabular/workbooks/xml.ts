// XML as a stream of tags, whatever its prefixes. No document type is taken: what expands without end cannot even be declared.
import { SaxesParser } from 'saxes'
import { damagedWorkbook } from './refusals.ts'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandlers {
  /** @param name without its prefix; attributes keep theirs */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  /** A stretch of text, whole between two tags. */
  text?(text: string): void
}

export interface XmlReading {
  /** @throws Refused `workbook-damaged` */
  write(bytes: Buffer): void
  end(): void
}

/** Bytes between two tags: a cell holds 32,767 letters at most. */
const longestText = 16 * 1024 * 1024

/** Tags within tags: a workbook has about ten, and each that is open takes memory. */
const deepest = 200

/** Letters that XML forbids, and that some writers leave in all the same. */
const forbidden = new RegExp(`[${String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff`}]`, 'g')

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const decoderFor = (start: Buffer) => {
  const mark = start.toString('hex', 0, 2)
  return new TextDecoder(mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8')
}

export const xmlReading = (handlers: XmlHandlers): XmlReading => {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let sinceTag = 0
  let depth = 0
  let decoder: ReturnType<typeof decoderFor> | undefined
  const refuse = (): never => {
    throw damagedWorkbook()
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    depth += 1
    if (depth > deepest) refuse()
    handlers.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    depth -= 1
    handlers.close(localName(name))
  })
  const { text } = handlers
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const feed = (letters: string): void => {
    parser.write(forbidden.test(letters) ? letters.replace(forbidden, '') : letters)
  }
  return {
    write: (bytes) => {
      decoder ??= decoderFor(bytes)
      sinceTag += bytes.length
      if (sinceTag > longestText) refuse()
      feed(decoder.decode(bytes, { stream: true }))
    },
    end: () => {
      feed(decoder?.decode() ?? '')
      parser.close()
    },
  }
}

export const readXml = async (bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> => {
  const reading = xmlReading(handlers)
  for await (const chunk of bytes) reading.write(chunk)
  reading.end()
}
