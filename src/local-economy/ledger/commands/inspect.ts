// `ledger inspect`: what is in files, and how they would be read. Nothing is kept.
import {
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  type ExitCode,
} from '../../../platform/kernel/index.ts'
import { givenFile } from '../../../platform/tabular/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { chooseRemembered } from '../actions/choose.ts'
import { inspect } from '../actions/look.ts'
import { togetherWarnings } from '../actions/overlaps.ts'
import { fullName, partsInOrder } from '../actions/report.ts'
import { publisherName } from '../actions/uploads.ts'
import { mappingJson } from '../rules/index.ts'
import type { LookedFile, LookedTable, NotATablePart } from '../rules/records.ts'
import { mappingGiven, placeGiven } from './given.ts'
import { tellingOf } from './telling.ts'

type Together = ReturnType<typeof togetherWarnings>

const partJson = (looked: LookedFile, part: LookedTable | NotATablePart, together: Together) => {
  const base = { file: fullName(looked.file, part), sheet: part.sheet, sha256: looked.sha256 }
  if ('reason' in part)
    return {
      ...{ ...base, format: null, text: null, records: 0, columns: 0, headings: [], mapping: null, mappingFrom: null },
      ...{ rows: null, amountPence: null, period: null },
      ...{ questions: [], refused: part.reason, doubtful: null, notes: [], warnings: [] },
    }
  const { format, found, rows, columns, headings, mapping, mappingFrom, questions, result, doubtful, notes } = part
  return {
    ...{ ...base, format, text: found, records: rows, columns, headings, mapping: mappingJson(mapping), mappingFrom },
    ...{ rows: result?.counts ?? null, amountPence: result?.amounts ?? null, period: result?.period ?? null },
    ...{ questions, refused: part.notLedger, doubtful, notes },
    warnings: [...part.warnings, ...(together.get(part.batch) ?? [])],
  }
}
type PartJson = ReturnType<typeof partJson>

const wordsOf = (one: PartJson): string => {
  const name = one.sheet === null ? one.file : `${one.file}, sheet “${one.sheet}”`
  if (one.refused !== null) return `${name}: not used. ${one.refused}`
  const [question] = one.questions
  if (question !== undefined)
    return `${name}: ${question.words} (${question.choices.map(({ value }) => value).join(', ')})`
  const { rows } = one
  const came = rows && `${count(rows.accepted, 'row')} would be taken, ${rows.held} held, ${rows.notData} are not data`
  return [`${name}: ${came}.`, one.doubtful, ...one.notes, ...one.warnings].filter((text) => text !== null).join('\n  ')
}

const exitOf = (files: readonly PartJson[]): ExitCode => {
  if (files.some(({ questions }) => questions.length > 0)) return 4
  return files.every(({ refused }) => refused !== null) ? 1 : 0
}

const run = async (services: LocalEconomyServices, context: CommandContext): Promise<CommandAnswer> => {
  const { options, args } = context
  const mapping = await mappingGiven(options.mapping)
  const usual =
    options.place === undefined || options.publisher === undefined
      ? undefined
      : chooseRemembered(context, (await placeGiven(context)).id, publisherName(options.publisher))
  const all: LookedFile[] = []
  for (const [i, path] of args.entries()) {
    const file = givenFile(path)
    const progress = tellingOf(context.say, i + 1, args.length, file.name)
    all.push(await inspect(services, file, mapping(file.name), usual, progress))
  }
  const together = togetherWarnings(all)
  const files = all.flatMap((looked) => partsInOrder(looked).map((part) => partJson(looked, part, together)))
  return { json: { files }, words: files.map(wordsOf).join('\n'), exit: exitOf(files) }
}

export const inspectCommand = (services: LocalEconomyServices): Command => ({
  name: 'ledger inspect',
  words: 'Look into payment files and say how they would be read; nothing is kept',
  args: 'FILE…',
  options: [
    { name: 'mapping', value: 'FILE', words: 'Read them with this mapping, in place of the one that is found' },
    { name: 'place', value: 'SLUG', words: 'With --publisher: as files of theirs were read in this place before' },
    { name: 'publisher', value: 'NAME', words: 'With --place: who published them' },
  ],
  run: (context) => run(services, context),
})
