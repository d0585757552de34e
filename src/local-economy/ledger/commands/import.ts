// `ledger import`: all the files, or none of them. Questions are asked before anything changes.
import { passingBytesOf, type ReceivedFile } from '../../../platform/files/index.ts'
import {
  asId,
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  type ExitCode,
  formatPence,
  type PlaceId,
  Refused,
} from '../../../platform/kernel/index.ts'
import { givenFile } from '../../../platform/tabular/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { add } from '../actions/add.ts'
import { need } from '../actions/allowed.ts'
import { forget, look } from '../actions/look.ts'
import { notTableReport, partsInOrder, reportOf, tableReport } from '../actions/report.ts'
import { publisherName } from '../actions/uploads.ts'
import { basisTitle } from '../rules/index.ts'
import type { BatchId, ImportedTable, ImportReport, LookedFile } from '../rules/records.ts'
import { mappingGiven, placeGiven, refused } from './given.ts'
import { telling, tellingOf } from './telling.ts'

interface Order {
  readonly place: PlaceId
  readonly publisher: string
  readonly replaces?: BatchId
}

const orderOf = async (context: CommandContext): Promise<Order> => {
  const { options, scope } = context
  const place = (await placeGiven(context)).id
  need(scope, 'ledger.import', place)
  const publisher = publisherName(options.publisher ?? '')
  if (options.replaces === undefined) return { place, publisher }
  const replaces = asId<BatchId>(options.replaces)
  if (replaces !== undefined) return { place, publisher, replaces }
  throw refused(
    'batch-not-right',
    `"${options.replaces}" is no batch.`,
    'A batch is named as "ledger import" printed it.',
  )
}

const waits = (looked: readonly LookedFile[]): boolean =>
  looked.some(({ tables }) => tables.some(({ questions }) => questions.length > 0))

/** What would become of each table, as long as questions are open: nothing was added. */
const asked = (looked: readonly LookedFile[], publisher: string): ImportReport =>
  reportOf(
    looked.flatMap((file) =>
      partsInOrder(file).map((part) =>
        'reason' in part
          ? notTableReport({ looked: file, publisher }, part)
          : { ...tableReport({ looked: file, publisher }, part, null), duplicateOf: part.duplicateOf },
      ),
    ),
  )

const nameOf = ({ file, sheet }: ImportedTable): string => (sheet === null ? file : `${file}, sheet “${sheet}”`)

const wordsOf = (one: ImportedTable): string => {
  const name = nameOf(one)
  if (one.refused !== null) return `${name}: not used. ${one.refused}`
  if (one.duplicateOf !== null) return `${name}: ${one.warnings.join(' ')}`
  const questions = one.questions.map(
    ({ about, words, choices }) =>
      `${name}: ${words}\n  Answer with "${about}" in --mapping FILE${choices.length > 0 ? `, one of: ${choices.map((choice) => `${choice.value} (${choice.words})`).join(', ')}` : ''}.`,
  )
  if (questions.length > 0) return questions.join('\n')
  const { rows, amountPence, amountBasis } = one
  if (one.batch === null) return `${name}: ${count(rows.accepted, 'row')} would be taken.`
  const sum = `${formatPence(amountPence.accepted)}, ${basisTitle(amountBasis)}`
  const words = `${name}: ${count(rows.accepted, 'row')} taken (${sum}), ${rows.held} held, ${rows.notData} not data. Batch ${one.batch}.`
  return [words, ...one.warnings].join('\n  ')
}

const exitOf = ({ files, total }: ImportReport): ExitCode => {
  if (files.some(({ questions }) => questions.length > 0)) return 4
  if (files.every(({ batch, duplicateOf }) => batch === null && duplicateOf === null)) return 1
  return total.rows.held > 0 ? 3 : 0
}

const answer = (report: ImportReport): CommandAnswer => ({
  json: report,
  words: report.files.map(wordsOf).join('\n') || 'There is nothing in it.',
  exit: exitOf(report),
})

/** Bytes of anything: on this machine the disk is the limit. */
const maxBytes = Number.MAX_SAFE_INTEGER

const lookAtAll = async (
  services: LocalEconomyServices,
  context: CommandContext,
  order: Order,
  received: ReceivedFile[],
  looked: LookedFile[],
): Promise<void> => {
  const { args, options, say } = context
  const mapping = await mappingGiven(options.mapping)
  for (const [i, path] of args.entries()) {
    const { name } = givenFile(path)
    const progress = tellingOf(say, i + 1, args.length, name)
    const arrived = await services.files.receive(await passingBytesOf(path), { maxBytes })
    received.push(arrived)
    const given = mapping(name)
    const request = {
      ...order,
      file: { key: arrived.key, path: arrived.path, name },
      ...(given ? { mapping: given } : {}),
    }
    looked.push(await look(context, services, request, progress))
  }
}

const run = async (services: LocalEconomyServices, context: CommandContext): Promise<CommandAnswer> => {
  const order = await orderOf(context)
  const received: ReceivedFile[] = []
  const looked: LookedFile[] = []
  let mayCount: (batch: BatchId) => boolean = () => false
  try {
    await lookAtAll(services, context, order, received, looked)
    if (waits(looked)) return answer(asked(looked, order.publisher))
    // The file is kept before a record names it.
    for (const [i, file] of looked.entries())
      if (received[i] && file.tables.some(({ result }) => result !== undefined)) await services.files.keep(received[i])
    // Where the connection breaks at the end nobody knows what became of it: what counts must stay, and the sweep takes the rest.
    mayCount = () => true
    const report = await add(context, services, { ...order, looked }, telling(context.say)).catch((error: unknown) => {
      if (error instanceof Refused) mayCount = () => false
      throw error
    })
    const added = new Set(report.files.map(({ batch }) => batch))
    mayCount = (batch) => added.has(batch)
    return answer(report)
  } finally {
    for (const one of received) await services.files.discard(one)
    const left = looked.flatMap(({ tables }) => tables.map(({ batch }) => batch)).filter((batch) => !mayCount(batch))
    await forget(context, services, order.place, left)
  }
}

export const importCommand = (services: LocalEconomyServices): Command => ({
  name: 'ledger import',
  words: 'Add payment files to the ledger of a place: all of them, or none',
  args: 'FILE…',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose ledger', required: true },
    { name: 'publisher', value: 'NAME', words: 'Who published the files', required: true },
    { name: 'mapping', value: 'FILE', words: 'How to read them, as "ledger inspect --json" prints it' },
    { name: 'replaces', value: 'BATCH', words: 'The batch whose place they take: it ends at the same moment' },
  ],
  run: (context) => run(services, context),
})
