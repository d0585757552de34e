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
import { type ReadingTyped, roleWords } from '../forms/import.ts'
import { type FoundTable, roles } from '../rules/sheet.ts'
import type { Plan } from '../rules/types.ts'
import { framed, underPlans } from './frame.ts'
import { type PlaceNamed, planAddress } from './words.ts'

export interface ReadingView {
  readonly place: PlaceNamed
  readonly plan: Plan
  readonly sheet: { readonly id: string; readonly fileName: string }
  readonly table: FoundTable
  readonly headings: readonly string[]
  readonly typed: ReadingTyped
  readonly errors?: FieldErrors | undefined
}

const options = roles.map((value) => ({ value, text: roleWords[value] }))

const examples = ({ table: found, typed }: ReadingView, column: number): string => {
  const below = found.rows.filter(({ row }) => typed.header === '' || row > Number(typed.header))
  const cells = [...new Set(below.map(({ cells: row }) => (row[column] ?? '').trim()).filter((cell) => cell !== ''))]
  return cells.length === 0 ? 'Empty' : `For example: ${cells.slice(0, 2).join(' · ').slice(0, 120)}`
}

const columnPart = (view: ReadingView, i: number): Html =>
  select({
    name: `column-${i + 1}`,
    label: view.headings[i] || `Column ${i + 1}`,
    hint: examples(view, i),
    options,
    value: view.typed.columns[i],
    error: view.errors?.[`column-${i + 1}`],
  })

const firstRows = ({ table: found, typed }: ReadingView): Html =>
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

export const readingPage = (view: ReadingView): PageView => {
  const { place, plan, sheet, typed, errors } = view
  const at = `${planAddress(place, plan)}/imports/${sheet.id}`
  return framed({
    place,
    title: 'Say which column holds what',
    caption: sheet.fileName,
    under: [
      ...underPlans(place),
      { text: plan.title, href: planAddress(place, plan) },
      { text: sheet.fileName, href: at },
    ],
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
      checkboxes({
        name: 'codeInTitle',
        label: 'Do the goals begin with their numbers?',
        hint: 'Such as “C1: Good work for everyone”.',
        options: [{ value: 'yes', text: 'Yes, take the number from there' }],
        value: typed.codeInTitle ? ['yes'] : [],
        small: true,
        size: 's',
      }),
      checkboxes({
        name: 'themeDown',
        label: 'Is each theme written once, above its goals?',
        options: [{ value: 'yes', text: 'Yes, it holds for the rows below it' }],
        value: typed.themeDown ? ['yes'] : [],
        small: true,
        size: 's',
      }),
      button({ text: 'Read it this way' }),
    )}`,
  })
}
