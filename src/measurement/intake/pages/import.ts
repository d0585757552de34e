// What was found in a spreadsheet of measures before anything counts, and its receipt.
import { count, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  radios,
  receipt,
  type SummaryRow,
  summaryList,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { draftAddress } from '../../framework/pages/words.ts'
import { framed } from '../../pages/frame.ts'
import { frameworkAddress, type Links, link, type PlaceNamed } from '../../pages/words.ts'
import { unitWords } from '../../rules/words.ts'
import { roleWords } from '../forms/import.ts'
import { holdsValues, isPrivate, type Licence, type Named } from '../rules/licence.ts'
import type { Change } from '../rules/merge.ts'
import type { MeasureImport } from '../rules/records.ts'
import type { ImportReport, Preview } from '../rules/report.ts'
import { type FoundFile, type FoundTable, type HeldRow, type Mapping, titleMissing } from '../rules/sheet.ts'
import { heldWords, leftOutWords } from '../rules/words.ts'
import { importAddress, licenceWords, namedWords, underMeasures } from './words.ts'

export interface ImportView {
  readonly place: PlaceNamed
  readonly sheet: MeasureImport
  readonly preview: Preview | undefined
  readonly licence: Licence | null
  readonly named: readonly Named[]
  /** The framework that it went into has a draft still. */
  readonly hasDraft: boolean
  readonly links: Links
}

const tableTitle = ({ inner, sheet }: Pick<FoundTable, 'inner' | 'sheet'>): string =>
  sheet === null ? inner : `${inner}, sheet “${sheet}”`

const outcomes: Readonly<Record<Change['kind'], Html>> = {
  new: tag('new', 'good'),
  changed: tag('changes', 'attention'),
  same: tag('stays as it is', 'quiet'),
}

const changesPart = ({ changes }: Preview): Html =>
  table({
    caption: 'Measures in the spreadsheet',
    captionSize: 'm',
    listed: true,
    rowHeads: false,
    columns: [
      { name: 'row', title: 'Row' },
      { name: 'measure', title: 'Measure' },
      { name: 'unit', title: 'Counted in' },
      { name: 'outcome', title: 'Theme and outcome' },
      { name: 'what', title: 'What would happen' },
    ],
    rows: changes.map(({ row, kind, theme, outcome, measure }) => [
      String(row),
      `${measure.code} ${measure.title}`,
      unitWords(measure.unit, measure.ownUnit),
      theme === outcome ? theme : `${theme}: ${outcome}`,
      outcomes[kind],
    ]),
    empty: 'No row of it could be read as a measure.',
  })

const cellsShown = (cells: readonly string[]): string =>
  cells
    .filter((cell) => cell.trim() !== '')
    .join(' · ')
    .slice(0, 300)

const heldPart = (held: readonly HeldRow[], links: Links, taken: boolean): Html | undefined =>
  held.length === 0
    ? undefined
    : html`${table({
        caption: `${count(held.length, 'row')} ${taken ? 'held back' : 'that cannot be taken'}`,
        captionSize: 'm',
        listed: true,
        rowHeads: false,
        columns: [
          { name: 'row', title: 'Row' },
          { name: 'reason', title: 'Why' },
          { name: 'cells', title: 'What stands in it' },
        ],
        rows: held.map(({ row, reason, cells }) => [
          String(row),
          heldWords[reason],
          html`<code>${cellsShown(cells)}</code>`,
        ]),
      })}${links.csv !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${links.csv}" download>Download these rows</a>, put them right and send them again: they are added to the measures that are here.</p>`}`

const leftOutPart = ({ leftOut }: ImportReport): Html | string => {
  const some = (Object.keys(leftOut) as (keyof typeof leftOut)[]).filter((key) => leftOut[key] > 0)
  return some.length === 0
    ? 'None'
    : html`<ul class="govuk-list govuk-list--bullet">${some.map((key) => html`<li>${leftOutWords[key]}: ${leftOut[key]}</li>`)}</ul>`
}

const licenceRow = ({ place, licence }: ImportView, at: string): SummaryRow => ({
  key: 'Whose measures they are',
  value:
    licence === null
      ? html`${tag('not said yet', 'attention')} ${link(`${at}/licence`, 'Say it')}`
      : html`${licenceWords(licence, place)}. ${link(`${at}/licence`, 'Change this')}`,
})

const countsPart = (view: ImportView, { report }: Preview, at: string): Html =>
  summaryList([
    { key: 'Goes into', value: `“${view.sheet.title}”` },
    licenceRow(view, at),
    { key: 'Rows in the table', value: report.source },
    { key: 'New measures', value: report.added },
    { key: 'Measures that change', value: report.changed },
    { key: 'Measures that stay as they are', value: report.same },
    { key: 'Rows that cannot be taken', value: report.held.length },
    { key: 'Rows left out', value: leftOutPart(report) },
    {
      key: 'Measures of the framework that are not in the spreadsheet',
      value: report.untouched === 0 ? 'None' : `${report.untouched}: they stay`,
    },
  ])

const columnsPart = (preview: Preview, mapping: Mapping, at: string): Html =>
  html`${details(
    { summary: 'Which column holds what' },
    html`<ul class="govuk-list govuk-list--bullet">${mapping.columns.map((role, i) => html`<li><strong>${preview.headings[i] || `Column ${i + 1}`}</strong>: ${roleWords[role].toLowerCase()}</li>`)}${mapping.down && html`<li>A theme or an outcome holds for the rows below it</li>`}${mapping.unit !== null && html`<li>Where a row does not say, it counts ${unitWords(mapping.unit, null)}</li>`}</ul>`,
  )}<p class="govuk-body">${link(`${at}/columns`, 'Change which column holds what')}</p>`

const otherTables = ({ sheet: { found, mapping } }: ImportView, at: string): Html | undefined =>
  found.tables.length < 2
    ? undefined
    : form(
        { action: `${at}/table` },
        radios({
          name: 'table',
          label: 'Which table holds the measures?',
          options: found.tables.map((one, i) => ({
            value: String(i),
            text: tableTitle(one),
            hint: count(one.rows.length, 'row'),
          })),
          value: String(mapping?.table ?? 0),
          size: 's',
        }),
        button({ text: 'Read this table', kind: 'secondary' }),
      )

const notTables = ({ notTables: none }: FoundFile): Html | undefined =>
  none.length === 0
    ? undefined
    : insetText(
        html`<p class="govuk-body">Not used:</p><ul class="govuk-list govuk-list--bullet">${none.map((one) => html`<li>${tableTitle(one)}: ${one.reason}</li>`)}</ul>`,
      )

/** One thing is asked at a time: first which column, then whose, then whether. */
const takePart = ({ licence }: ImportView, { report }: Preview, mapping: Mapping, at: string): Html => {
  if (titleMissing(mapping))
    return html`${insetText('No column says what the measures are. Nothing can be taken until you choose one.')}${button({ text: 'Choose the column', href: `${at}/columns` })}`
  if (licence === null)
    return html`${insetText('Nothing is taken until somebody says whose these measures are.')}${button({ text: 'Say whose measures these are', href: `${at}/licence` })}`
  if (report.done.length === 0) return insetText('No row of it can be taken. Put it right, and send it again.')
  const some = report.added + report.changed
  return html`${some === 0 && insetText('All that could be read is here already. Nothing would change.')}${form({ action: `${at}/take` }, button({ text: some === 0 ? 'Keep a receipt' : 'Take these measures into the draft' }))}`
}

const about = ({ named, sheet: { mapping } }: ImportView): Html => {
  const values = mapping !== null && holdsValues(mapping)
  return html`${named.length > 0 && insetText(namedWords(named))}${values && insetText('The file holds £ values. They are not taken here: a measure counts what happened, and what it may be worth comes from a value pack. Load the file once more with the £ values if you want them.')}`
}

const lookPart = (view: ImportView): Html => {
  const { preview, sheet, links, place } = view
  const at = importAddress(place, sheet.id)
  const away = form({ action: `${at}/drop` }, button({ text: 'Throw this spreadsheet away', kind: 'secondary' }))
  if (preview === undefined || sheet.mapping === null)
    return html`<p class="govuk-body">Nothing in this file is a table that could be read. Nothing was changed.</p>${notTables(sheet.found)}${away}`
  return html`<p class="govuk-body-l">Nothing counts yet.</p>${notTables(sheet.found)}${about(view)}${otherTables(view, at)}${countsPart(view, preview, at)}${columnsPart(preview, sheet.mapping, at)}${takePart(view, preview, sheet.mapping, at)}${changesPart(preview)}${heldPart(preview.report.held, links, false)}${away}`
}

const nextPart = ({ sheet, place, licence, hasDraft }: ImportView): Html => {
  const framework = sheet.framework ?? ''
  const kept = licence !== null && isPrivate(licence) && ' They are marked as private.'
  return hasDraft
    ? html`The measures stand in the ${link(draftAddress(place, framework), 'draft of the framework')}. They count once it is put in force.${kept}`
    : html`The measures stand in ${link(frameworkAddress(place, framework), 'the framework')}.${kept}`
}

const receiptPart = (view: ImportView, report: ImportReport): Html => {
  const { sheet, place, licence, links } = view
  const reasons = Map.groupBy(report.held, ({ reason }) => reason)
  const framework = sheet.framework ?? ''
  return html`${receipt({
    title: sheet.fileName,
    reference: `MEASURES-${sheet.number}`,
    when: formatMoment(sheet.takenAt ?? sheet.sentAt),
    by: sheet.sentBy,
    taken: [
      { key: 'Framework', value: link(frameworkAddress(place, framework), sheet.title) },
      { key: 'Whose measures they are', value: licence === null ? '' : licenceWords(licence, place) },
      { key: 'Rows in the table', value: report.source },
      { key: 'New measures', value: report.added },
      { key: 'Measures changed', value: report.changed },
      { key: 'Measures that stayed as they were', value: report.same },
      { key: 'Rows left out', value: leftOutPart(report) },
      { key: 'Measures of the framework that were not in the spreadsheet', value: report.untouched },
    ],
    held: { reasons: [...reasons].map(([reason, rows]) => ({ reason: heldWords[reason], count: rows.length })) },
    next: nextPart(view),
  })}${heldPart(report.held, links, true)}`
}

export const importPage = (view: ImportView): PageView => {
  const { place, sheet } = view
  const { report } = sheet
  return framed({
    place,
    here: 'measures',
    title: sheet.fileName,
    caption: report === null ? 'What was found' : 'Receipt',
    wide: true,
    under: underMeasures(place),
    main: report === null ? lookPart(view) : receiptPart(view, report),
  })
}
