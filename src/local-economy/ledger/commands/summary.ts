// `ledger summary`: the sums of a place's ledger.
import {
  asDay,
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  type Day,
  formatPence,
  may,
  notAllowed,
  pence,
} from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { type LedgerSummary, type Sum, summary } from '../actions/summary.ts'
import { basisWords } from '../rules/index.ts'
import { placeGiven, refused } from './given.ts'

const dayGiven = (options: CommandContext['options'], name: 'from' | 'to'): Day | null => {
  const text = options[name]
  if (text === undefined) return null
  const day = asDay(text)
  if (day === undefined) throw refused('day-not-right', `--${name}: "${text}" is no day.`, 'Write it as 2024-04-30.')
  return day
}

const sumWords = ({ rows, pence: amount }: Sum): string => `${formatPence(pence(amount))} in ${count(rows, 'line')}`

const localityWords: Readonly<Record<string, string>> = {
  inside: 'Inside the place',
  neighbour: 'Next to it',
  elsewhere: 'Elsewhere',
  'not-known': 'Not known',
}

const wordsOf = (name: string, found: LedgerSummary): string => {
  const { total, months, publishers, localities, held, batches } = found
  if (batches === 0) return `There is nothing in the ledger of ${name} yet. Add files with "ledger import".`
  const { net, gross, unknown } = total.basis
  const basis = basisWords({ net: net.pence, gross: gross.pence, unknown: unknown.pence })
  return [
    `${name}: ${sumWords(total)}, from ${count(batches, 'batch', 'batches')}. ${basis} Held: ${count(held.rows, 'row')}.`,
    ...months.map((one) => `${one.month}: ${sumWords(one)}`),
    ...publishers.map((one) => `${one.publisher}: ${sumWords(one)}`),
    ...localities.map((one) => `${localityWords[one.locality] ?? one.locality}: ${sumWords(one)}`),
  ].join('\n')
}

const run = async (services: LocalEconomyServices, context: CommandContext): Promise<CommandAnswer> => {
  const place = await placeGiven(context)
  if (!may(context.scope, 'ledger.read', { kind: 'place', id: place.id })) throw notAllowed('see this ledger')
  const between = { from: dayGiven(context.options, 'from'), to: dayGiven(context.options, 'to') }
  const found = await summary(context, services, place.id, between)
  return { json: { place: place.slug, ...between, ...found }, words: wordsOf(place.name, found) }
}

export const summaryCommand = (services: LocalEconomyServices): Command => ({
  name: 'ledger summary',
  words: 'Say what is in the ledger of a place: by month, publisher and locality',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose ledger', required: true },
    { name: 'from', value: 'DAY', words: 'From this day on, such as 2024-04-01' },
    { name: 'to', value: 'DAY', words: 'Up to and with this day' },
  ],
  run: (context) => run(services, context),
})
