// A Word document with real headings, header rows, numbered lists, alternative texts, a language and a title.
import {
  ExternalHyperlink,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
  Document as WordDocument,
} from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { formatDay, listOf } from '../../kernel/index.ts'
import { contentsOf, type Prepared } from '../prepare.ts'
import { wordBlocks } from './blocks.ts'
import { gathering } from './spans.ts'
import { still } from './still.ts'
import { millimetres, numberings, wordStyles } from './styles.ts'
import { lineWidth } from './table.ts'

const line = (style: string, children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({ style, children: [...children] })

const rightTab = [{ type: TabStopType.RIGHT, position: lineWidth }]

const header = ({ title, reference = '' }: Prepared): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: rightTab,
        children: [new TextRun(title), new TextRun({ children: [new Tab(), reference] })],
      }),
    ],
  })

const footer = ({ notice = '' }: Prepared): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: rightTab,
        children: [
          new TextRun(notice),
          new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })

const front = (prepared: Prepared): readonly Paragraph[] => {
  const { title, subtitle, date, authors, reference, address, notice } = prepared
  const about = [formatDay(date), listOf(authors), reference === undefined ? '' : `Reference: ${reference}`].filter(
    (words) => words !== '',
  )
  return [
    new Paragraph({ heading: 'Title', children: [new TextRun(title)] }),
    ...(subtitle === undefined ? [] : [line('Subtitle', [new TextRun(subtitle)])]),
    ...about.map((words) => line('About', [new TextRun(words)])),
    ...(address === undefined
      ? []
      : [
          line('About', [
            new ExternalHyperlink({ link: address, children: [new TextRun({ text: address, style: 'Hyperlink' })] }),
          ]),
        ]),
    ...(notice === undefined ? [] : [line('Note', [new TextRun({ text: notice, bold: true })])]),
  ]
}

const contents = (prepared: Prepared) => {
  if (!prepared.contents) return []
  const depth = contentsOf(prepared).some(({ level }) => level > 1) ? 2 : 1
  return [
    line('ContentsTitle', [new TextRun('Contents')]),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: `1-${depth}` }),
  ]
}

const page = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(30),
    bottom: millimetres(28),
    left: millimetres(30),
    right: millimetres(30),
    header: millimetres(14),
    footer: millimetres(12),
  },
}

const section = (prepared: Prepared, children: ISectionOptions['children']): ISectionOptions => ({
  properties: { page, titlePage: true },
  headers: { default: header(prepared) },
  footers: { default: footer(prepared), first: footer(prepared) },
  children,
})

const made = (prepared: Prepared): WordDocument => {
  const gathered = gathering()
  const children = [...front(prepared), ...contents(prepared), ...wordBlocks(prepared.blocks, gathered)]
  const author = prepared.authors.join(', ')
  return new WordDocument({
    title: prepared.title,
    ...(prepared.subtitle === undefined ? {} : { subject: prepared.subtitle }),
    creator: author,
    lastModifiedBy: author,
    styles: wordStyles(prepared.language),
    numbering: numberings,
    footnotes: gathered.footnotes,
    pageNumbers: estimatePageNumbers,
    sections: [section(prepared, children)],
  })
}

/** Written at midnight of the document's day, so that the same document gives the same bytes. */
export const wordFile = (prepared: Prepared): Promise<Uint8Array> =>
  still(Date.parse(`${prepared.date}T00:00:00Z`), async () => Packer.toBuffer(made(prepared)))
