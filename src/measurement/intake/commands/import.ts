// `framework import`: measures from a spreadsheet. What cannot be told for sure is asked before anything changes.
import { bytesOf } from '../../../platform/files/index.ts'
import {
  type Command,
  type CommandAnswer,
  type CommandContext,
  dayOf,
  type PlaceId,
} from '../../../platform/kernel/index.ts'
import { givenFile } from '../../../platform/tabular/index.ts'
import { needEdit } from '../../framework/actions/write.ts'
import { frameworkTitled, previewNow, sendSheet, takeMeasures } from '../actions/import.ts'
import { readFile } from '../actions/read-file.ts'
import type { IntakeServices } from '../actions/services.ts'
import { licenceHeld, materialsNamed } from '../rules/licence.ts'
import { cleanCell, limits, type Mapping } from '../rules/sheet.ts'
import { answerJson, answerWords, type Outcome, questionsOf, type Read } from './answer.ts'
import { licenceGiven, mappingGiven, placeGiven, refused, titleGiven } from './given.ts'

interface Order extends Read {
  readonly place: PlaceId
  readonly title: string
  readonly fileKey: string
  readonly now: Date
}

/** What would be done. */
const looked = ({ scope, read }: CommandContext, order: Order): Promise<Outcome> =>
  read(async () => {
    const { place, title, file, found, mapping, now } = order
    const today = dayOf(now)
    const there = await frameworkTitled(scope, place, title, today)
    const unreadable = mapping === undefined || order.questions.some(({ about }) => about === 'columns')
    const sheet = { title, found, mapping: mapping ?? null, licence: order.licence ?? null, fileName: file }
    const preview = unreadable ? undefined : await previewNow(scope, place, sheet, today)
    return {
      framework: { id: there?.id ?? null, title: there?.title ?? title, created: there === undefined },
      ...{ import: null, report: preview?.report ?? null },
    }
  })

/** All in one transaction: a framework without its measures is not left behind. */
const taken = (context: CommandContext, order: Order, mapping: Mapping): Promise<Outcome> =>
  context.write(async () => {
    const { scope } = context
    const { place, title, file: fileName, fileKey, found } = order
    const licence = order.licence ?? { kind: 'own', holder: '', words: '' }
    const id = await sendSheet(scope, { place, title, fileName, fileKey, found, mapping, licence })
    const { framework, created, report } = await takeMeasures(scope, { place, id }, dayOf(order.now))
    return { framework: { id: framework, title, created }, import: id, report }
  })

const orderOf = async (
  context: CommandContext,
  services: IntakeServices,
  received: { readonly path: string; readonly key: string },
  name: string,
): Promise<Order> => {
  const { options } = context
  const place = (await placeGiven(context)).id
  needEdit(context.scope, place)
  const title = titleGiven(options, name)
  const said = licenceGiven(options)
  const found = await readFile({ path: received.path, name })
  const mapping = await mappingGiven(found, options)
  const named = materialsNamed(name, found)
  const licence = said && licenceHeld(said, named)
  const questions = mapping === undefined ? [] : questionsOf(mapping, licence, named)
  const now = services.now?.() ?? new Date()
  return { place, title, fileKey: received.key, file: name, found, mapping, licence, questions, now }
}

const run = async (services: IntakeServices, context: CommandContext): Promise<CommandAnswer> => {
  const [path, ...more] = context.args
  if (path === undefined || more.length > 0)
    throw refused('one-file', 'One file is taken at a time.', 'Name one file, and run it again for each.')
  const name = cleanCell(givenFile(path).name).slice(0, 200)
  const received = await services.files.receive(await bytesOf(path), { maxBytes: limits.fileBytes })
  try {
    const order = await orderOf(context, services, received, name)
    const { mapping, questions, found } = order
    if (context.options.look !== undefined || mapping === undefined || questions.length > 0) {
      const done = await looked(context, order)
      const none = mapping === undefined ? found.notTables.map(({ inner, reason }) => `${inner}: ${reason}`) : []
      const words = [...none, ...questions.map((one) => one.words), answerWords(done, order, true)].join('\n')
      return { json: answerJson(order, done), words, exit: mapping === undefined ? 1 : questions.length > 0 ? 4 : 0 }
    }
    const before = await looked(context, order)
    if (before.report !== null && before.report.done.length === 0)
      return { json: answerJson(order, before), words: answerWords(before, order, true), exit: 1 }
    // The file is kept before a record names it.
    await services.files.keep(received)
    const done = await taken(context, order, mapping)
    const held = (done.report?.held.length ?? 0) > 0
    return { json: answerJson(order, done), words: answerWords(done, order, false), exit: held ? 3 : 0 }
  } finally {
    await services.files.discard(received)
  }
}

export const importCommand = (services: IntakeServices): Command => ({
  name: 'framework import',
  words: 'Take measures from a spreadsheet into the draft of a framework',
  args: 'FILE',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose framework', required: true },
    {
      name: 'title',
      value: 'TITLE',
      words: 'The framework; one of this title is brought up to date. Without it, the name of the file',
    },
    { name: 'mapping', value: 'FILE', words: 'A JSON file with sheet, header, columns, down and unit: how it is read' },
    { name: 'sheet', value: 'NAME', words: 'Which sheet or table of the file, by name or number' },
    { name: 'licence-holder', value: 'NAME', words: 'Who holds the rights to the file' },
    {
      name: 'licence',
      value: 'WORDS',
      words: 'By what licence the place may use it; own, if it wrote it. What is not open stays private to the place',
    },
    { name: 'look', words: 'Only say what would be done; nothing is changed' },
  ],
  run: (context) => run(services, context),
})
