// One pack of values, the rows that were held back, and the form that loads one.
import { count, type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  fileUpload,
  form,
  html,
  input,
  type PageView,
  pagination,
  select,
  summaryList,
  table,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import type { Links, PlaceNamed } from '../../pages/words.ts'
import { valueKinds, valueKindWords } from '../../rules/words.ts'
import type { PackTyped } from '../forms/values.ts'
import type { PackValue, ValuePack } from '../rules/types.ts'
import { confidenceTag, packAddress, rangeWords, underValues, valuesAt } from './words.ts'

export interface PackView {
  readonly place: PlaceNamed
  readonly pack: ValuePack
  readonly values: readonly PackValue[]
  readonly search: string
  readonly page: { readonly number: number; readonly of: number }
  readonly links: Links
}

export const valueColumns = [
  { name: 'code', title: 'Code' },
  { name: 'title', title: 'Value of' },
  { name: 'kind', title: 'Kind' },
  { name: 'worth', title: 'For one' },
  { name: 'unit', title: 'Unit' },
  { name: 'priceYear', title: 'Prices of', numeric: true },
  { name: 'confidence', title: 'Source' },
  { name: 'bears', title: 'Who bears it' },
] as const

export const packPage = ({ place, pack, values, search, page, links }: PackView): PageView => {
  const { report } = pack
  const at = packAddress(place, pack.id)
  return framed({
    place,
    here: 'values',
    title: pack.title,
    caption: pack.vintage,
    under: underValues(place),
    wide: true,
    main: html`${summaryList([
      { key: 'Who holds the rights', value: pack.holder },
      { key: 'What they allow', value: pack.licence },
      { key: 'From the file', value: pack.fileName },
      { key: 'Loaded by', value: `${pack.loadedBy}, ${formatMoment(pack.loadedAt)}` },
      {
        key: 'Of the rows of the file',
        value: `${count(report.rows, 'row')}: ${count(report.values, 'value')}, ${report.held.length} held back, ${report.notValues} that name no value`,
      },
      { key: 'Who sees them', value: 'Only people of this place. They are in no open data.' },
    ])}${form(
      { action: at, method: 'get' },
      input({ name: 'search', label: 'Find a value by its words or code', value: search, width: 20 }),
      button({ text: 'Find', kind: 'secondary' }),
    )}${table({
      caption: 'Values',
      captionSize: 'm',
      columns: valueColumns,
      listed: true,
      small: true,
      rowHeads: false,
      rows: values.map((one) => [
        ...[one.code, one.title, valueKindWords[one.kind], rangeWords(one.worth), one.unit, String(one.priceYear)],
        confidenceTag(one.confidence),
        one.bears,
      ]),
      empty: 'No value fits.',
      links,
    })}${page.of > 1 && pagination({ page: page.number, pages: page.of, hrefOf: (n) => `${at}?${new URLSearchParams({ search, page: String(n) }).toString()}` })}${
      report.held.length > 0 &&
      table({
        caption: 'Rows that were held back',
        captionSize: 'm',
        columns: [
          { name: 'row', title: 'Row' },
          { name: 'reason', title: 'Why' },
          { name: 'cells', title: 'What it says' },
        ],
        listed: true,
        rows: report.held
          .slice(0, 200)
          .map((one) => [
            one.sheet === null ? `Row ${one.row}` : `${one.sheet}, row ${one.row}`,
            one.reason,
            one.cells.filter((cell) => cell.trim() !== '').join(' | '),
          ]),
      })
    }`,
  })
}

export const packFormPage = (view: {
  readonly place: PlaceNamed
  readonly typed: PackTyped
  readonly errors?: FieldErrors
}): PageView => {
  const { place, typed, errors } = view
  return framed({
    place,
    here: 'values',
    title: 'Load values from a file',
    under: underValues(place),
    errors,
    form: true,
    main: html`<p class="govuk-body">A spreadsheet or CSV with a row for each value: what it is the value of, an amount in pounds, the year of its prices, and if you can its unit, kind, source, who bears it, and how sure it is. The unit cost database of Greater Manchester can be loaded as it is.</p>${form(
      { action: `${valuesAt(place)}/import`, multipart: true },
      fileUpload({ name: 'file', label: 'File', hint: 'XLSX, XLS, ODS or CSV, up to 10 MB.', error: errors?.file }),
      input({ name: 'title', label: 'What the values are called', value: typed.title, error: errors?.title }),
      input({
        name: 'vintage',
        label: 'Their version or date',
        width: 20,
        value: typed.vintage,
        error: errors?.vintage,
      }),
      input({ name: 'holder', label: 'Who holds the rights to them', value: typed.holder, error: errors?.holder }),
      textarea({
        name: 'licence',
        label: 'What the holder allows you to do',
        hint: 'The name of the licence, or what was agreed. Whatever it says, the values stay private to this place.',
        rows: 2,
        value: typed.licence,
        error: errors?.licence,
      }),
      select({
        name: 'kind',
        label: 'Kind, where the file does not say',
        value: typed.kind,
        error: errors?.kind,
        options: [
          { value: '', text: 'The file says' },
          ...valueKinds.map((value) => ({ value, text: valueKindWords[value] })),
        ],
      }),
      button({ text: 'Load the values' }),
    )}`,
  })
}
