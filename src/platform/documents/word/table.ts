// Tables and terms in a Word document. The head is a real header row, repeated on each page.
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { colours } from '../look.ts'
import type { Block, Span, TableBlock } from '../model.ts'
import { columnWidths } from '../widths.ts'
import { type Gathering, runs } from './spans.ts'
import { millimetres, twips } from './styles.ts'

/** Of a line, between the margins of the page. */
export const lineWidth = millimetres(150)

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const rule = (size: number, hex: string) => ({ style: BorderStyle.SINGLE, size, color: hex.slice(1) })
const unruled = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const margins = { top: twips(4), bottom: twips(4), left: 0, right: twips(8), marginUnitType: WidthType.DXA }

const shares = (weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, one) => sum + one, 0)
  return weights.map((one) => Math.round((one / all) * lineWidth))
}

const cell = (children: Paragraph[], width: number, bottom: ReturnType<typeof rule>): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins,
    borders: { top: none, left: none, right: none, bottom },
  })

const text = (children: ReturnType<typeof runs>, right: boolean): Paragraph =>
  new Paragraph({ style: 'TableText', alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT, children })

const spansOf = (given: string | readonly Span[]): readonly Span[] =>
  typeof given === 'string' ? [{ kind: 'text', text: given }] : given

export const tableBlocks = (block: TableBlock, gathered: Gathering): readonly (Paragraph | Table)[] => {
  const widths = shares(columnWidths(block))
  const isNumeric = (i: number): boolean => block.numeric?.includes(i) ?? false
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((title, i) =>
      cell(
        [text([new TextRun({ text: title, bold: true, color: colours.brandDark.slice(1) })], isNumeric(i))],
        widths[i] ?? 0,
        rule(12, colours.brand),
      ),
    ),
  })
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((one, i) =>
          cell(
            [text(runs(spansOf(one), gathered, i === 0 && block.headed), isNumeric(i))],
            widths[i] ?? 0,
            rule(4, colours.line),
          ),
        ),
      }),
  )
  return [
    new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] }),
    new Table({
      columnWidths: widths,
      width: { size: lineWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: unruled,
      rows: [head, ...rows],
      tableLook: {
        firstRow: true,
        firstColumn: block.headed,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
    }),
    new Paragraph({ children: [] }),
  ]
}

/** A term in bold and what it means, each pair a paragraph: a table would only be there for its looks. */
export const termBlocks = (block: Extract<Block, { kind: 'terms' }>, gathered: Gathering): readonly Paragraph[] =>
  block.items.map(
    ({ term, spans }) =>
      new Paragraph({
        indent: { left: millimetres(42), hanging: millimetres(42) },
        tabStops: [{ type: 'left', position: millimetres(42) }],
        children: [
          new TextRun({ text: term, bold: true, color: colours.brandDark.slice(1) }),
          new TextRun({ text: '\t' }),
          ...runs(spans, gathered),
        ],
      }),
  )
