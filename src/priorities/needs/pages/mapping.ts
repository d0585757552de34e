// The form that says which column of a table holds what.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  select,
  table,
} from '../../../platform/ui/index.ts'
import { type MappingTyped, roleWords } from '../forms/mapping.ts'
import type { FoundTable } from '../rules/found.ts'
import { roles } from '../rules/mapping.ts'
import { tableTitle } from './found-table.ts'
import { needsAddress, type PlaceNamed } from './words.ts'

export interface MappingView {
  readonly place: PlaceNamed
  readonly upload: { readonly id: string; readonly fileName: string }
  readonly table: FoundTable
  readonly typed: MappingTyped
  readonly errors?: FieldErrors
}

const options = roles.map((role) => ({ value: role, text: roleWords[role] }))

const examples = ({ sample }: FoundTable, column: number): string => {
  const cells = [...new Set(sample.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== ''))].slice(0, 3)
  return cells.length === 0 ? 'Empty in the first rows' : `For example: ${cells.join(' · ').slice(0, 120)}`
}

const columnPart = (view: MappingView, i: number): Html =>
  select({
    name: `column-${i + 1}`,
    label: view.table.headings[i] || `Column ${i + 1}`,
    hint: examples(view.table, i),
    options,
    value: view.typed.columns[i],
    error: view.errors?.[`column-${i + 1}`],
  })

const samplePart = ({ table: found }: MappingView): Html =>
  table({
    caption: 'The first rows below the headings',
    captionSize: 's',
    small: true,
    rowHeads: false,
    columns: found.headings.map((heading, i) => ({ name: `c${i + 1}`, title: heading || `Column ${i + 1}` })),
    rows: found.sample.map((cells) => found.headings.map((_, i) => cells[i] ?? '')),
  })

export const mappingPage = (view: MappingView): PageView => {
  const at = `${needsAddress(view.place)}/uploads/${view.upload.id}`
  return page({
    title: 'Say how the table is read',
    caption: tableTitle(view.upload.fileName, view.table),
    backLink: { href: at, text: 'Back to what was found' },
    errors: view.errors,
    main: html`${view.table.questions.map(({ words }) => insetText(words))}${samplePart(view)}${form(
      { action: `${at}/tables/${view.table.id}` },
      input({
        name: 'indicator',
        label: 'What are the figures, where no column says so?',
        hint: 'For example, People sleeping rough. If a column says only a part of it, this comes before.',
        value: view.typed.indicator,
        error: view.errors?.indicator,
      }),
      input({
        name: 'period',
        label: 'What time are they for, where no column says so?',
        hint: 'For example, 2019, 2018 - 20 or 2020/21.',
        value: view.typed.period,
        error: view.errors?.period,
      }),
      input({
        name: 'header',
        label: 'Which row holds the headings?',
        value: view.typed.headerRow,
        error: view.errors?.header,
        inputmode: 'numeric',
      }),
      html`${view.typed.columns.map((_, i) => columnPart(view, i))}`,
      view.typed.columns.includes('statistic')
        ? checkboxes({
            name: 'margin',
            label: 'What is “Confidence”?',
            hint: 'Some files say it without saying what it is. Tick this only if you know.',
            options: [{ value: 'yes', text: 'So much more or less, in the unit of the figure' }],
            value: view.typed.margin ? ['yes'] : [],
            small: true,
          })
        : undefined,
      button({ text: 'Read it this way' }),
    )}`,
  })
}
