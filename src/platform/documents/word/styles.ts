// How a Word document looks: real styles, so that whoever goes on writing in it keeps headings, lists and tables as they are.
import { AlignmentType, type ILevelsOptions, type IStylesOptions, LevelFormat } from 'docx'
import { colours } from '../look.ts'

const colour = (hex: string): string => hex.slice(1)
const font = 'Atkinson Hyperlegible'
/** Half points. */
const points = (size: number): number => size * 2
/** Twentieths of a point. */
export const twips = (size: number): number => Math.round(size * 20)
export const millimetres = (length: number): number => Math.round((length / 25.4) * 1440)

const heading = (size: number, before: number, after: number, shade: string) => ({
  run: { size: points(size), bold: true, color: colour(shade), font },
  paragraph: { spacing: { before: twips(before), after: twips(after), line: 264 }, keepNext: true, keepLines: true },
})

export const wordStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: points(11), color: colour(colours.ink), language: { value: language } },
      paragraph: { spacing: { after: twips(8), line: 312 } },
    },
    title: heading(30, 0, 6, colours.brandDark),
    heading1: heading(18, 26, 8, colours.brandDark),
    heading2: heading(14, 18, 6, colours.ink),
    heading3: heading(11.5, 14, 4, colours.ink),
    listParagraph: { paragraph: { spacing: { after: twips(4) } } },
    hyperlink: { run: { color: colour(colours.link), underline: {} } },
    caption: {
      run: { bold: true, italics: false, size: points(10.5), color: colour(colours.ink) },
      paragraph: { spacing: { before: twips(14), after: twips(6) }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      run: { size: points(15), color: colour(colours.muted) },
      paragraph: { spacing: { after: twips(10) } },
    },
    { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: points(13.5) } },
    { id: 'About', name: 'About', basedOn: 'Normal', run: { size: points(10), color: colour(colours.muted) } },
    {
      id: 'ContentsTitle',
      name: 'Contents title',
      basedOn: 'Normal',
      run: { size: points(18), bold: true, color: colour(colours.brandDark) },
      paragraph: { spacing: { before: twips(26), after: twips(8) }, keepNext: true },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      paragraph: {
        shading: { type: 'clear', fill: colour(colours.wash), color: 'auto' },
        border: { left: { style: 'single', size: 24, space: 8, color: colour(colours.brand) } },
        indent: { left: twips(12) },
      },
    },
    {
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      run: { size: points(9.5) },
      paragraph: { spacing: { after: 0, line: 276 } },
    },
    {
      id: 'Answers',
      name: 'Answers',
      basedOn: 'Normal',
      paragraph: { indent: { left: millimetres(9) }, spacing: { after: twips(4) } },
    },
    { id: 'Small', name: 'Small', basedOn: 'Normal', run: { size: points(8.5), color: colour(colours.muted) } },
  ],
})

const level = (format: NonNullable<ILevelsOptions['format']>, text: string): readonly ILevelsOptions[] => [
  {
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: {
      paragraph: { indent: { left: millimetres(9), hanging: millimetres(7) } },
      run: { color: colour(colours.brand), bold: format !== LevelFormat.BULLET },
    },
  },
]

export const numberings = {
  config: [
    { reference: 'bullets', levels: level(LevelFormat.BULLET, '•') },
    { reference: 'numbers', levels: level(LevelFormat.DECIMAL, '%1.') },
    { reference: 'questions', levels: level(LevelFormat.DECIMAL, '%1.') },
  ],
}
