// `priority …`: the priorities of a place and their map, as the pages show them.
import { type PlaceRow, placeBySlug } from '../../places/index.ts'
import {
  type Command,
  type CommandAnswer,
  type CommandContext,
  formatDay,
  Refused,
} from '../../platform/kernel/index.ts'
import { priorityJson } from './actions/json.ts'
import { mapJson, mapOfPriorities } from './actions/map.ts'
import { prioritiesOf } from './actions/views.ts'
import type { PriorityView } from './rules/types.ts'

const placeGiven = async ({ scope, options, read }: CommandContext): Promise<PlaceRow> => {
  const slug = options.place ?? ''
  const found = await read(() => placeBySlug(scope, slug))
  if (found === undefined)
    throw new Refused('place-not-found', 400, `There is no place "${slug}".`, 'See "place list".')
  return found
}

const lineOf = ({ number, title, state, version, agreedOn }: PriorityView): string =>
  `${number}  ${title} (version ${version}, ${state}${agreedOn === null ? '' : ` on ${formatDay(agreedOn)}`})`

const list = async (context: CommandContext): Promise<CommandAnswer> => {
  const place = await placeGiven(context)
  const found = await context.read(() => prioritiesOf(context.scope, place.id))
  return {
    json: { place: place.slug, priorities: found.map(priorityJson) },
    words: found.map(lineOf).join('\n') || 'No priority has been written yet.',
  }
}

type Mapped = ReturnType<typeof mapJson>

interface Served {
  readonly of: string
  readonly title: string
  readonly priorities: readonly number[]
}

const servedLines = (rows: readonly Served[]): readonly string[] =>
  [...Map.groupBy(rows, ({ of }) => of)].flatMap(([of, some]) => [
    of,
    ...some.map(({ title, priorities }) => `  ${title}: ${priorities.length === 0 ? 'GAP' : priorities.join(', ')}`),
  ])

const mapWords = ({ priorities, goals, objectives, gaps }: Mapped): string => {
  const without = priorities.filter(({ number }) => gaps.prioritiesWithoutGoal.includes(number))
  return [
    ...servedLines(goals),
    ...servedLines(objectives),
    ...(goals.length > 0 && without.length > 0
      ? ['Answer to no goal', ...without.map(({ number, title }) => `  ${number} ${title}`)]
      : []),
  ].join('\n')
}

const map = async (context: CommandContext): Promise<CommandAnswer> => {
  const place = await placeGiven(context)
  const chosen = {
    plan: '',
    set: '',
    which: context.options.all === undefined ? ('agreed' as const) : ('all' as const),
  }
  const mapped = mapJson(await context.read(() => mapOfPriorities(context.scope, place.id, chosen)))
  return {
    json: { place: place.slug, ...mapped },
    words: mapWords(mapped) || 'There is no map yet: no goals and no objectives.',
  }
}

export const priorityCommands: readonly Command[] = [
  {
    name: 'priority list',
    words: 'List the priorities of a place, with how far the agreement on each has come',
    options: [{ name: 'place', value: 'SLUG', words: 'Whose priorities', required: true }],
    run: list,
  },
  {
    name: 'priority map',
    words: 'Show which priority serves which goal and objective, and where there is a gap',
    options: [
      { name: 'place', value: 'SLUG', words: 'Whose map', required: true },
      { name: 'all', words: 'With proposed priorities and drafts, not only those agreed' },
    ],
    run: map,
  },
]
