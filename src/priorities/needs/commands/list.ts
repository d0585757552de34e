// `needs list`: the indicators of a place that count, each with its newest figures.
import type { Command, CommandAnswer, CommandContext } from '../../../platform/kernel/index.ts'
import { needsOf } from '../actions/needs-of.ts'
import type { NeedIndicator } from '../rules/types.ts'
import { placeGiven } from './given.ts'

const figure = (value: number | null, notKnown: string | null): string =>
  value === null ? `not known (${notKnown})` : value.toLocaleString('en-GB', { maximumFractionDigits: 2 })

const wordsOf = (one: NeedIndicator): string => {
  const areas = one.areas.map(
    ({ name, latest, england, againstEngland }) =>
      `  ${name}, ${latest.period}: ${figure(latest.value, latest.notKnown)}; England ${england === null ? 'not known' : figure(england.value, england.notKnown)}: ${againstEngland}`,
  )
  return [`${one.name}${one.objectives.length > 0 ? ` [${one.objectives.join(', ')}]` : ''}`, ...areas].join('\n')
}

const run = async (context: CommandContext): Promise<CommandAnswer> => {
  const place = await placeGiven(context)
  const needs = await context.read(() => needsOf(context.scope, place.id))
  const indicators = needs.map(({ series: _, ...one }) => one)
  const words = needs.map(wordsOf).join('\n') || 'No indicator has been loaded yet.'
  return { json: { place: place.slug, indicators }, words }
}

export const listCommand: Command = {
  name: 'needs list',
  words: 'List the indicators of need of a place',
  options: [{ name: 'place', value: 'SLUG', words: 'Whose indicators', required: true }],
  run,
}
