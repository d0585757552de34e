// The blocks of a document in Word.
import { Bookmark, CheckBox, HeadingLevel, ImageRun, Paragraph, type ParagraphChild, type Table, TextRun } from 'docx'
import type { Block, Question } from '../model.ts'
import { sizeOfSvg } from '../svg.ts'
import { type Gathering, runs } from './spans.ts'
import { tableBlocks, termBlocks } from './table.ts'

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
/** Of a drawing, in the library's pixels: the width between the margins. */
const widest = 560

/** Shown by old readers that know no SVG: one white point. */
const blank = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
)

const figure = (block: Extract<Block, { kind: 'figure' }>, gathered: Gathering): readonly Paragraph[] => {
  const { width, height } = sizeOfSvg(block.svg)
  const scale = Math.min(1, widest / width)
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) }
  gathered.drawings += 1
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(block.svg),
    transformation,
    fallback: { type: 'png', data: blank },
    altText: { name: `Drawing ${gathered.drawings}`, title: block.caption, description: block.alt },
  })
  return [
    new Paragraph({ keepNext: true, spacing: { before: 240 }, children: [image] }),
    new Paragraph({
      style: 'Caption',
      spacing: { before: 0, after: 280 },
      keepNext: false,
      children: [new TextRun(block.caption)],
    }),
  ]
}

const list = (block: Extract<Block, { kind: 'list' }>, gathered: Gathering): readonly Paragraph[] => {
  gathered.lists += 1
  const numbering = { reference: block.ordered ? 'numbers' : 'bullets', level: 0, instance: gathered.lists }
  return block.items.map((item) => new Paragraph({ style: 'ListParagraph', numbering, children: runs(item, gathered) }))
}

const answers = (given: readonly string[]): readonly Paragraph[] => {
  if (given.length === 0) return []
  const children = given.flatMap((answer): ParagraphChild[] => [
    new CheckBox({ checked: false, alias: answer }),
    new TextRun({ text: ` ${answer}\u2003` }),
  ])
  return [new Paragraph({ style: 'Answers', children })]
}

/** Questions of one document are numbered through, as the numbers given say. */
const question = ({ number, question: asked, help, answers: given, lines = 0 }: Question): readonly Paragraph[] => [
  new Paragraph({
    indent: { left: 510, hanging: 510 },
    spacing: { before: 240, after: 60 },
    keepNext: true,
    tabStops: [{ type: 'left', position: 510 }],
    children: [new TextRun({ text: `${number}.\t${asked}`, bold: true })],
  }),
  ...(help === undefined ? [] : [new Paragraph({ style: 'Answers', keepNext: true, children: [new TextRun(help)] })]),
  ...answers(given),
  ...Array.from(
    { length: lines },
    () =>
      new Paragraph({
        style: 'Answers',
        spacing: { before: 260, after: 0 },
        border: { bottom: { style: 'single', size: 4, space: 1, color: 'C5D0CC' } },
        children: [],
      }),
  ),
]

const note = (block: Extract<Block, { kind: 'note' }>, gathered: Gathering): readonly (Paragraph | Table)[] => [
  ...(block.title === undefined
    ? []
    : [new Paragraph({ style: 'Note', keepNext: true, children: [new TextRun({ text: block.title, bold: true })] })]),
  ...block.blocks.flatMap((one): readonly (Paragraph | Table)[] =>
    one.kind === 'paragraph'
      ? [new Paragraph({ style: 'Note', children: runs(one.spans, gathered) })]
      : blockParts(one, gathered),
  ),
]

const blockParts = (block: Block, gathered: Gathering): readonly (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading': {
      const children = [new Bookmark({ id: block.id, children: [new TextRun(block.text)] })]
      const level = levels[block.level - 1]
      return [
        new Paragraph({
          ...(level === undefined ? {} : { heading: level }),
          pageBreakBefore: block.newPage === true,
          children,
        }),
      ]
    }
    case 'paragraph':
      return [new Paragraph({ ...(block.lead ? { style: 'Lead' } : {}), children: runs(block.spans, gathered) })]
    case 'list':
      return list(block, gathered)
    case 'table':
      return tableBlocks(block, gathered)
    case 'terms':
      return termBlocks(block, gathered)
    case 'figure':
      return figure(block, gathered)
    case 'questions':
      return block.items.flatMap(question)
    case 'note':
      return note(block, gathered)
  }
}

export const wordBlocks = (blocks: readonly Block[], gathered: Gathering): readonly (Paragraph | Table)[] =>
  blocks.flatMap((block) => blockParts(block, gathered))
