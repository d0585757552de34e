// A spreadsheet of goals: how it is sent, what was found in it before anything counts, and its receipt.
import { count, type FieldErrors, formatMoment, listOf } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  fileUpload,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  radios,
  receipt,
  summaryList,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { roleWords } from '../forms/import.ts'
import type { Change, GoalNext } from '../rules/compare.ts'
import type { PlanImport } from '../rules/records.ts'
import type { ImportReport, Preview } from '../rules/report.ts'
import { type FoundFile, type FoundTable, type HeldRow, type Mapping, titleMissing } from '../rules/sheet.ts'
import type { Plan } from '../rules/types.ts'
import { heldWords, leftOutWords } from '../rules/words.ts'
import { framed, underPlans } from './frame.ts'
import { goalName, type Links, limitWords, link, type PlaceNamed, planAddress, plansAt } from './words.ts'

export interface SendView {
  readonly place: PlaceNamed
  readonly plan: Plan
  readonly errors?: FieldErrors | undefined
}

export const sendPage = ({ place, plan, errors }: SendView): PageView => {
  const at = planAddress(place, plan)
  return framed({
    place,
    title: 'Bring goals from a spreadsheet',
    caption: plan.title,
    under: [...underPlans(place), { text: plan.title, href: at }],
    errors,
    form: true,
    main: html`<p class="govuk-body">You see every goal, and what would change, before anything counts.</p>${form(
      { action: `${at}/import`, multipart: true },
      fileUpload({
        name: 'file',
        label: 'The spreadsheet',
        hint: `CSV, Excel (XLSX or XLS) or OpenDocument (ODS). ${limitWords}`,
        error: errors?.file,
      }),
      details(
        { summary: 'How it should look' },
        html`<ul class="govuk-list govuk-list--bullet">
<li>One goal in each row, under a row of headings.</li>
<li>A column with the goal: “Goal”, “Objective”, “Outcome”, “Priority” or the like.</li>
<li>If you have them: its number (“Ref”, “Code”), what it means (“Description”), and what the plan puts it under (“Theme”, “Pillar”).</li>
<li>Other columns are passed over.</li></ul>
<p class="govuk-body">A goal with a number that is here already is brought up to date. A goal that is not in the spreadsheet stays.</p>
<p class="govuk-body">${link(`${plansAt(place)}/template`, 'Download an empty template (CSV)')}</p>`,
      ),
      button({ text: 'Send and look at it' }),
    )}`,
  })
}

const tableTitle = ({ inner, sheet }: Pick<FoundTable, 'inner' | 'sheet'>): string =>
  sheet === null ? inner : `${inner}, sheet “${sheet}”`

export interface ImportView {
  readonly place: PlaceNamed
  readonly plan: Plan
  readonly sheet: PlanImport
  readonly preview: Preview | undefined
  readonly links: Links
}

const addressOf = ({ place, plan, sheet }: Pick<ImportView, 'place' | 'plan' | 'sheet'>): string =>
  `${planAddress(place, plan)}/imports/${sheet.id}`

const changedWords = (before: GoalNext, next: GoalNext): string => {
  const parts = [
    before.title !== next.title && `the goal, until now “${before.title}”`,
    before.code !== next.code && 'its number',
    before.words !== next.words && 'what it means',
    before.theme !== next.theme && 'what it is put under',
    before.position !== next.position && 'its place',
  ]
  return listOf(parts.filter((one) => one !== false))
}

const outcome = (change: Change): Html => {
  if (change.kind === 'new') return tag('new', 'good')
  return change.kind === 'same'
    ? tag('stays as it is', 'quiet')
    : html`${tag('changes', 'attention')} ${changedWords(change.before, change.next)}`
}

const changesPart = ({ comparison }: Preview): Html =>
  table({
    caption: 'Goals in the spreadsheet',
    captionSize: 'm',
    listed: true,
    rowHeads: false,
    columns: [
      { name: 'row', title: 'Row' },
      { name: 'goal', title: 'Goal' },
      { name: 'theme', title: 'Theme' },
      { name: 'outcome', title: 'What would happen' },
    ],
    rows: comparison.changes.map((change) => {
      const goal = change.kind === 'same' ? change.before : change.next
      return [String(change.row), goalName(goal), goal.theme ?? '', outcome(change)]
    }),
    empty: 'No row of it could be read as a goal.',
  })

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
          html`<code>${cells
            .filter((cell) => cell.trim() !== '')
            .join(' · ')
            .slice(0, 300)}</code>`,
        ]),
      })}${links.csv !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${links.csv}" download>Download these rows</a>, put them right and send them again: they are added to the goals that are here.</p>`}`

const countsPart = ({ report }: Preview): Html =>
  summaryList([
    { key: 'Rows in the table', value: report.source },
    { key: 'New goals', value: report.added },
    { key: 'Goals that change', value: report.changed },
    { key: 'Goals that stay as they are', value: report.same },
    { key: 'Rows that cannot be taken', value: report.held.length },
    { key: 'Rows left out', value: leftOutPart(report) },
    {
      key: 'Goals of the plan that are not in the spreadsheet',
      value: report.untouched === 0 ? 'None' : `${report.untouched}: they stay`,
    },
  ])

const leftOutPart = ({ leftOut }: ImportReport): Html | string => {
  const some = (Object.keys(leftOut) as (keyof typeof leftOut)[]).filter((key) => leftOut[key] > 0)
  return some.length === 0
    ? 'None'
    : html`<ul class="govuk-list govuk-list--bullet">${some.map((key) => html`<li>${leftOutWords[key]}: ${leftOut[key]}</li>`)}</ul>`
}

const columnsPart = (preview: Preview, mapping: Mapping, at: string): Html =>
  html`${details(
    { summary: 'Which column holds what' },
    html`<ul class="govuk-list govuk-list--bullet">${mapping.columns.map((role, i) => html`<li><strong>${preview.headings[i] || `Column ${i + 1}`}</strong>: ${roleWords[role].toLowerCase()}</li>`)}${mapping.codeInTitle && html`<li>The number is taken from the beginning of each goal</li>`}${mapping.themeDown && html`<li>A theme holds for the rows below it</li>`}</ul>`,
  )}<p class="govuk-body">${link(`${at}/columns`, 'Change which column holds what')}</p>`

const otherTables = ({ sheet }: ImportView, at: string): Html | undefined => {
  const { found, mapping } = sheet
  return found.tables.length < 2
    ? undefined
    : form(
        { action: `${at}/table` },
        radios({
          name: 'table',
          label: 'Which table holds the goals?',
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
}

const notTables = ({ notTables: none }: FoundFile): Html | undefined =>
  none.length === 0
    ? undefined
    : insetText(
        html`<p class="govuk-body">Not used:</p><ul class="govuk-list govuk-list--bullet">${none.map((one) => html`<li>${tableTitle(one)}: ${one.reason}</li>`)}</ul>`,
      )

const takePart = ({ report }: Preview, mapping: Mapping, at: string): Html => {
  const some = report.added + report.changed
  if (titleMissing(mapping))
    return html`${insetText('No column says what the goals are. Nothing can be taken until you choose one.')}${button({ text: 'Choose the column', href: `${at}/columns` })}`
  return html`${some === 0 && insetText('All that could be read is here already. Nothing would change.')}${form({ action: `${at}/take` }, button({ text: some === 0 ? 'Keep a receipt' : 'Take these goals' }))}`
}

const lookPart = (view: ImportView): Html => {
  const at = addressOf(view)
  const { preview, sheet, links } = view
  const away = form({ action: `${at}/drop` }, button({ text: 'Throw this spreadsheet away', kind: 'secondary' }))
  if (preview === undefined || sheet.mapping === null)
    return html`<p class="govuk-body">Nothing in this file is a table that could be read. Nothing was changed.</p>${notTables(sheet.found)}${away}`
  return html`<p class="govuk-body-l">Nothing counts yet.</p>${notTables(sheet.found)}${otherTables(view, at)}${countsPart(preview)}${columnsPart(preview, sheet.mapping, at)}${changesPart(preview)}${heldPart(preview.held, links, false)}${takePart(preview, sheet.mapping, at)}${away}`
}

const receiptPart = (view: ImportView, report: ImportReport): Html => {
  const { sheet, plan, place, links } = view
  const reasons = Map.groupBy(report.held, ({ reason }) => reason)
  return html`${receipt({
    title: sheet.fileName,
    reference: `GOALS-${sheet.number}`,
    when: formatMoment(sheet.takenAt ?? sheet.sentAt),
    by: sheet.sentBy,
    taken: [
      { key: 'Plan', value: link(planAddress(place, plan), plan.title) },
      { key: 'Rows in the table', value: report.source },
      { key: 'New goals', value: report.added },
      { key: 'Goals changed', value: report.changed },
      { key: 'Goals that stayed as they were', value: report.same },
      { key: 'Rows left out', value: leftOutPart(report) },
      { key: 'Goals of the plan that were not in the spreadsheet', value: report.untouched },
    ],
    held: { reasons: [...reasons].map(([reason, rows]) => ({ reason: heldWords[reason], count: rows.length })) },
    next: 'The goals count from now on. The spreadsheet is kept here as it was sent.',
  })}${heldPart(report.held, links, true)}`
}

export const importPage = (view: ImportView): PageView => {
  const { place, plan, sheet } = view
  const { report } = sheet
  return framed({
    place,
    title: sheet.fileName,
    caption: report === null ? 'What was found' : 'Receipt',
    wide: true,
    under: [...underPlans(place), { text: plan.title, href: planAddress(place, plan) }],
    main: report === null ? lookPart(view) : receiptPart(view, report),
  })
}
