// What `framework import` prints: as data, and in words.
import { count, listOf } from '../../../platform/kernel/index.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { isPrivate, type Licence, licenceAsked, type Named } from '../rules/licence.ts'
import type { ImportReport } from '../rules/report.ts'
import { type FoundFile, type Mapping, type MeasureImportId, titleMissing } from '../rules/sheet.ts'
import { heldWords } from '../rules/words.ts'

export interface Outcome {
  readonly framework: { readonly id: FrameworkId | null; readonly title: string; readonly created: boolean }
  /** The receipt; null where nothing was done. */
  readonly import: MeasureImportId | null
  /** What was done, or with --look what would be; null where no column holds the measures. */
  readonly report: ImportReport | null
}

export interface Question {
  readonly about: 'columns' | 'licence'
  readonly words: string
  /** What the file names that others hold the rights to. */
  readonly named: readonly { readonly name: string; readonly holder: string }[]
}

const licenceWords = (named: readonly Named[]): string => {
  const because =
    named.length === 0 ? 'The file holds £ values.' : `The file names ${listOf(named.map(({ name }) => name))}.`
  return `${because} Who holds the rights to it, and by what licence may the place use it? Say --licence-holder and --licence; or --licence own, if the place wrote it.`
}

/** What has to be known before anything is taken. */
export const questionsOf = (
  mapping: Mapping,
  licence: Licence | undefined,
  named: readonly Named[],
): readonly Question[] => [
  ...(titleMissing(mapping)
    ? [
        {
          ...{ about: 'columns' as const, named: [] },
          words: 'Which column holds the measures? Say --mapping with a file that says what each column holds.',
        },
      ]
    : []),
  ...(licence === undefined && licenceAsked(named, mapping)
    ? [
        {
          ...{ about: 'licence' as const, words: licenceWords(named) },
          named: named.map(({ name, holder }) => ({ name, holder })),
        },
      ]
    : []),
]

const rowsJson = ({ source, added, changed, same, untouched, held, leftOut }: ImportReport) => ({
  ...{ source, added, changed, same, untouched, held: held.length, leftOut },
})

export interface Read {
  readonly file: string
  readonly found: FoundFile
  readonly mapping: Mapping | undefined
  readonly licence: Licence | undefined
  readonly questions: readonly Question[]
}

export const answerJson = ({ file, found, mapping, licence, questions }: Read, done: Outcome) => ({
  file,
  framework: done.framework,
  import: done.import,
  questions,
  tables: found.tables.map(({ inner, sheet, rows, blank }) => ({ inner, sheet, rows: rows.length + blank })),
  notTables: found.notTables,
  mapping: mapping ?? null,
  licence: licence === undefined ? null : { ...licence, private: isPrivate(licence) },
  rows: done.report === null ? null : rowsJson(done.report),
  measures: done.report?.done ?? [],
  held: (done.report?.held ?? []).map(({ row, reason, cells }) => ({ row, reason, words: heldWords[reason], cells })),
})

export const answerWords = ({ framework, report }: Outcome, { licence }: Read, looked: boolean): string => {
  if (report === null) return 'Nothing was taken.'
  const { added, changed, same, held } = report
  const counts = `${count(added, 'new measure')}, ${changed} changed, ${same} as before, ${count(held.length, 'row')} held back`
  const kept = licence !== undefined && isPrivate(licence) && !looked
  return [
    `“${framework.title}”${framework.created ? ', a new framework' : ''}: ${counts}.${looked ? ' Nothing was changed.' : ''}`,
    ...(kept ? ['They came under a licence: they stay private to the place, and are in no open export.'] : []),
    ...held.map(({ row, reason }) => `  Row ${row}: ${heldWords[reason]}`),
    ...(looked || added + changed === 0
      ? []
      : ['They stand in the draft of the framework: look at it and put it in force.']),
  ].join('\n')
}
