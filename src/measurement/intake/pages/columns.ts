// The form that says which column of a spreadsheet holds what.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  html,
  input,
  type PageView,
  select,
  table,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import { unitWords } from '../../rules/words.ts'
import { type ReadingTyped, roleWords } from '../forms/import.ts'
import { type FoundTable, roles } from '../rules/sheet.ts'
import { namedUnits } from '../rules/units.ts'
import { importAddress, underMeasures } from './words.ts'

export interface ColumnsView {
  readonly place: PlaceNamed
  readonly sheet: { readonly id: string; readonly fileName: string }
  readonly table: FoundTable
  readonly headings: readonly string[]
  readonly typed: ReadingTyped
  readonly errors?: FieldErrors | undefined
}

const options = roles.map((value) => ({ value, text: roleWords[value] }))
const units = [
  { value: '', text: 'Hold such a row back' },
  ...namedUnits.map((value) => ({ value, text: unitWords(value, null) })),
]

const examples = ({ table: found, typed }: ColumnsView, column: number): string => {
  const below = found.rows.filter(({ row }) => typed.header === '' || row > Number(typed.header))
  const cells = [...new Set(below.map(({ cells: row }) => (row[column] ?? '').trim()).filter((cell) => cell !== ''))]
  return cells.length === 0 ? 'Empty' : `For example: ${cells.slice(0, 2).join(' · ').slice(0, 120)}`
}

const columnPart = (view: ColumnsView, i: number): Html =>
  select({
    name: `column-${i + 1}`,
    label: view.headings[i] || `Column ${i + 1}`,
    hint: examples(view, i),
    options,
    value: view.typed.columns[i],
    error: view.errors?.[`column-${i + 1}`],
  })

const firstRows = ({ table: found, typed }: ColumnsView): Html =>
  table({
    caption: 'The first rows',
    captionSize: 's',
    small: true,
    columns: [
      { name: 'row', title: 'Row' },
      ...typed.columns.map((_, i) => ({ name: `c${i + 1}`, title: `Column ${i + 1}` })),
    ],
    rows: found.rows
      .slice(0, 6)
      .map(({ row, cells }) => [String(row), ...typed.columns.map((_, i) => (cells[i] ?? '').slice(0, 80))]),
  })

export const columnsPage = (view: ColumnsView): PageView => {
  const { place, sheet, typed, errors } = view
  const at = importAddress(place, sheet.id)
  return framed({
    place,
    here: 'measures',
    title: 'Say which column holds what',
    caption: sheet.fileName,
    under: [...underMeasures(place), { text: sheet.fileName, href: at }],
    errors,
    form: true,
    main: html`${firstRows(view)}${form(
      { action: `${at}/columns` },
      input({
        name: 'header',
        label: 'Which row holds the headings?',
        hint: 'Leave it empty if there is none.',
        width: 5,
        inputmode: 'numeric',
        value: typed.header,
        error: errors?.header,
      }),
      html`${typed.columns.map((_, i) => columnPart(view, i))}`,
      select({
        name: 'unit',
        label: 'What is counted where a row does not say?',
        options: units,
        value: typed.unit,
        error: errors?.unit,
      }),
      checkboxes({
        name: 'down',
        label: 'Is each theme or outcome written once, above its measures?',
        options: [{ value: 'yes', text: 'Yes, it holds for the rows below it' }],
        value: typed.down ? ['yes'] : [],
        small: true,
        size: 's',
      }),
      button({ text: 'Read it this way' }),
    )}`,
  })
}
