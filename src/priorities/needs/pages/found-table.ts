// What was found in one table of a file: how it is read, what became of its rows, and a few of them to judge by.
import { count, listOf } from '../../../platform/kernel/index.ts'
import { details, type Html, html, insetText, summaryList, table, warningText } from '../../../platform/ui/index.ts'
import { roleWords } from '../forms/mapping.ts'
import type { Counts, FoundTable } from '../rules/found.ts'
import { heldWords, leftOutWords } from '../rules/read-row.ts'
import { titleOf } from '../rules/records.ts'
import { link } from './words.ts'

export const tableTitle = (fileName: string, one: Pick<FoundTable, 'inner' | 'packed' | 'sheet'>): string =>
  titleOf({ fileName, innerName: one.packed ? one.inner : null, sheet: one.sheet })

const sum = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((all, one) => all + (one ?? 0), 0)

const reasons = <K extends string>(counts: Readonly<Partial<Record<K, number>>>, words: Readonly<Record<K, string>>) =>
  (Object.keys(counts) as K[]).map((key) => html`<li>${(counts[key] ?? 0).toLocaleString('en-GB')}: ${words[key]}</li>`)

/** Every row of the table, by what became of it. */
export const countsPart = (counts: Counts): Html =>
  summaryList([
    { key: 'Rows in the table', value: counts.source.toLocaleString('en-GB') },
    { key: 'About this place, its region or England', value: counts.ours.toLocaleString('en-GB') },
    { key: 'About somewhere else', value: `${counts.notOurs.toLocaleString('en-GB')}: not ours` },
    sum(counts.leftOut) > 0 && {
      key: 'Left out',
      value: html`<ul class="govuk-list govuk-list--bullet">${reasons(counts.leftOut, leftOutWords)}</ul>`,
    },
    {
      key: 'Could not be read',
      value:
        sum(counts.held) === 0
          ? 'None'
          : html`<ul class="govuk-list govuk-list--bullet">${reasons(counts.held, heldWords)}</ul>`,
    },
  ])

/** What stands in a row, without its empty cells. */
export const shownCells = (cells: readonly string[]): string =>
  cells.filter((cell) => cell.trim() !== '').join(' · ') || 'Nothing'

const columnsPart = (one: FoundTable): Html =>
  details(
    { summary: 'Which column holds what' },
    table({
      caption: 'Columns, and how they are read',
      captionHidden: true,
      listed: true,
      small: true,
      columns: [
        { name: 'column', title: 'Column' },
        { name: 'role', title: 'Read as' },
        { name: 'example', title: 'Example' },
      ],
      rows: one.mapping.columns.map((role, i) => [
        one.headings[i] || `Column ${i + 1}`,
        roleWords[role],
        one.sample.map((cells) => cells[i] ?? '').find((cell) => cell.trim() !== '') ?? 'empty',
      ]),
    }),
  )

const heldPart = (one: FoundTable): Html | undefined =>
  one.heldSample.length === 0
    ? undefined
    : details(
        { summary: `The first rows that could not be read` },
        html`<ul class="govuk-list govuk-list--bullet">${one.heldSample.map((held) => html`<li>Row ${held.row}: ${heldWords[held.reason]} <code>${shownCells(held.cells).slice(0, 200)}</code></li>`)}</ul>`,
      )

const nothingOurs = (place: string, one: FoundTable): Html | undefined => {
  if (one.indicators.length > 0 || one.questions.some(({ about }) => about === 'area' || about === 'value'))
    return undefined
  return insetText(
    html`<p class="govuk-body">No row of it is about ${place}. Areas are matched by their nine-character codes, old ones too; by a council’s short code, where the register of local authorities is loaded; and by name.</p><p class="govuk-body">A file of neighbourhoods (LSOAs) needs a column that says in which council each lies, or a list of them among the loaded registers.</p>`,
  )
}

/** @param alone the only table of its file, which then needs no name of its own */
export const tablePart = (place: string, fileName: string, one: FoundTable, change: string, alone: boolean): Html =>
  html`<section aria-labelledby="${`title-${one.id}`}"><h2 class="govuk-heading-m" id="${`title-${one.id}`}">${alone ? 'What was found' : tableTitle(fileName, one)}</h2>
${one.doubt !== null && warningText(`This is perhaps no table of figures by place. ${one.doubt}`)}${one.questions.map((question) => insetText(html`<strong>${question.words}</strong> ${link(change, 'Answer this')}`))}${summaryList(
  [
    { key: 'Layout', value: one.layout },
    one.areas.length > 0 && {
      key: 'Areas of this place in it',
      value:
        one.areas.length > 12
          ? `${count(one.areas.length, 'area')}, from ${one.areas[0]} to ${one.areas.at(-1)}`
          : listOf(one.areas),
    },
    { key: 'Region', value: one.region?.name ?? (one.regions.length > 1 ? 'To be chosen below' : 'Not in the file') },
  ],
)}${countsPart(one.counts)}${nothingOurs(place, one)}${columnsPart(one)}${heldPart(one)}<p class="govuk-body">${link(change, 'Change how this table is read')}</p></section>`
