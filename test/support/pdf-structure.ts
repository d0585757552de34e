// What a screen reader finds in a PDF: the structure tree with the words in it, and what the file says of itself.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { type PageWords, wordsOf } from './pdf-text.ts'

export interface StructureNode {
  /** `H1`, `Table`, `TH` … */
  readonly type: string
  readonly alt: string | undefined
  /** Of a header cell: whether it heads its column or its row. */
  readonly scope: string | undefined
  /** Its words and those of all below it, in the order in which they are read out. */
  readonly words: string
  readonly children: readonly StructureNode[]
}

export interface ReadPdf {
  readonly version: string
  /** From the file's own record: 1 under PDF/UA-1. */
  readonly ua: number
  readonly marked: boolean
  readonly showsTitle: boolean
  readonly language: string
  readonly title: string
  readonly pages: number
  readonly fonts: readonly string[]
  readonly artifacts: readonly string[]
  readonly tree: StructureNode
}

const text = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined

const kidsOf = (node: PDFDict): readonly PDFObject[] => {
  const kids = node.lookup(PDFName.of('K'))
  if (kids === undefined) return []
  return kids instanceof PDFArray ? kids.asArray() : [kids]
}

const scopeOf = (node: PDFDict): string | undefined => {
  const given = node.lookup(PDFName.of('A'))
  const all = given instanceof PDFArray ? given.asArray().map((one) => node.context.lookup(one)) : [given]
  for (const one of all)
    if (one instanceof PDFDict) {
      const scope = one.lookup(PDFName.of('Scope'))
      if (scope instanceof PDFName) return scope.decodeText()
    }
  return undefined
}

const treeOf = (root: PDFDict, words: (page: PDFRef | undefined) => PageWords | undefined): StructureNode => {
  const walk = (node: PDFDict, above: PDFRef | undefined): StructureNode => {
    const own = node.get(PDFName.of('Pg'))
    const page = own instanceof PDFRef ? own : above
    const children: StructureNode[] = []
    let said = ''
    for (const kid of kidsOf(node)) {
      const found = node.context.lookup(kid)
      if (found instanceof PDFNumber) said += words(page)?.marked.get(found.asNumber()) ?? ''
      else if (found instanceof PDFDict && found.has(PDFName.of('S'))) {
        const child = walk(found, page)
        children.push(child)
        said += child.words
      } else if (found instanceof PDFDict && found.has(PDFName.of('MCID'))) {
        const on = found.get(PDFName.of('Pg'))
        const mark = found.lookup(PDFName.of('MCID'), PDFNumber).asNumber()
        said += words(on instanceof PDFRef ? on : page)?.marked.get(mark) ?? ''
      }
    }
    const type = node.lookup(PDFName.of('S'))
    const actual = text(node.lookup(PDFName.of('ActualText')))
    return {
      type: type instanceof PDFName ? type.decodeText() : '',
      alt: text(node.lookup(PDFName.of('Alt'))),
      scope: scopeOf(node),
      words: (actual ?? said).replaceAll('\u200b', ''),
      children,
    }
  }
  const tops = kidsOf(root).map((kid) => walk(root.context.lookup(kid, PDFDict), undefined))
  return {
    type: 'root',
    alt: undefined,
    scope: undefined,
    words: tops.map(({ words: said }) => said).join(''),
    children: tops,
  }
}

/** Every node, in the order in which it is read out. */
export const allNodes = (node: StructureNode): readonly StructureNode[] => [node, ...node.children.flatMap(allNodes)]

export const nodesOf = (node: StructureNode, ...types: readonly string[]): readonly StructureNode[] =>
  allNodes(node).filter(({ type }) => types.includes(type))

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog, context } = document
  const pages = document.getPages()
  const words = new Map(pages.map((page) => [page.ref, wordsOf(page)]))
  const record = Buffer.from(
    decodePDFRawStream(catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).decode(),
  ).toString('utf8')
  const marks = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)
  const viewer = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict)
  return {
    version: context.header.toString(),
    ua: Number(/<pdfuaid:part>(\d)</.exec(record)?.[1] ?? 0),
    marked: marks?.lookup(PDFName.of('Marked'))?.toString() === 'true',
    showsTitle: viewer?.lookup(PDFName.of('DisplayDocTitle'))?.toString() === 'true',
    language: text(catalog.lookup(PDFName.of('Lang'))) ?? '',
    title: document.getTitle() ?? '',
    pages: pages.length,
    fonts: [...new Set([...words.values()].flatMap(({ fonts }) => fonts))].sort(),
    artifacts: [...words.values()].flatMap(({ artifacts }) => artifacts),
    tree: treeOf(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict), (page) => page && words.get(page)),
  }
}
