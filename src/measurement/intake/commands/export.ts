// `framework export`: what of a place's frameworks may be passed on, as JSON or as a table that can be read in again.
import { writeFileWhole } from '../../../platform/files/index.ts'
import {
  asId,
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  dayOf,
  Refused,
} from '../../../platform/kernel/index.ts'
import { writeCsv } from '../../../platform/tabular/index.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { type Exported, exportOf } from '../actions/export.ts'
import { exportedJson } from '../actions/exported.ts'
import type { IntakeServices } from '../actions/services.ts'
import { exportHeadings, exportRows } from '../rules/export.ts'
import { placeGiven, refused } from './given.ts'

const written = (frameworks: readonly Exported[]): string =>
  writeCsv([
    ['Framework', ...exportHeadings],
    ...frameworks.flatMap(({ title, content }) => exportRows(content).map((row) => [title, ...row])),
  ])

/** @throws Refused `file-not-written` */
const toFile = async (path: string, content: string): Promise<void> => {
  try {
    await writeFileWhole(path, content)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const tip = 'Name a file in a folder that is there and that you may write to.'
    throw new Refused('file-not-written', 422, `The file cannot be written: ${error.message}.`, tip)
  }
}

const wordsOf = (frameworks: readonly Exported[], csv: string | undefined): string => {
  const leftOut = frameworks.reduce((sum, one) => sum + one.leftOut, 0)
  return [
    ...frameworks.map(({ title, content }) => `${title}: ${count(exportRows(content).length, 'measure')}`),
    ...(frameworks.length === 0 ? ['There is no framework here yet.'] : []),
    ...(leftOut > 0 ? [`${count(leftOut, 'measure')} left out: they came under a licence of the place alone.`] : []),
    ...(csv === undefined ? [] : [`Written to ${csv}.`]),
  ].join('\n')
}

const run = async (services: IntakeServices, context: CommandContext): Promise<CommandAnswer> => {
  const { scope, options, read } = context
  const place = await placeGiven(context)
  const only = options.framework === undefined ? undefined : asId<FrameworkId>(options.framework)
  const today = dayOf(services.now?.() ?? new Date())
  const frameworks = await read(() => exportOf(scope, place.id, today, only))
  if (options.framework !== undefined && (only === undefined || frameworks.length === 0))
    throw refused(
      'framework-not-found',
      `There is no framework "${options.framework}" here.`,
      'Leave out --framework to see all of them with their ids.',
    )
  if (options.csv !== undefined) await toFile(options.csv, written(frameworks))
  return {
    json: { ...exportedJson(place, frameworks), csv: options.csv ?? null },
    words: wordsOf(frameworks, options.csv),
  }
}

export const exportCommand = (services: IntakeServices): Command => ({
  name: 'framework export',
  words: 'Write out the frameworks of a place, without what came under a licence of the place alone',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose frameworks', required: true },
    { name: 'framework', value: 'ID', words: 'Only this one' },
    { name: 'csv', value: 'FILE', words: 'Write a table to this file; it can be edited and read in again' },
  ],
  run: (context) => run(services, context),
})
