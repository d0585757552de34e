// `plan list`: the plans of a place that hold, each with its goals.
import type { Command, CommandAnswer, CommandContext } from '../../../platform/kernel/index.ts'
import { goalsOf, plansOf } from '../actions/ask.ts'
import { placeGiven } from './given.ts'

const run = async (context: CommandContext): Promise<CommandAnswer> => {
  const { scope, read } = context
  const place = await placeGiven(context)
  const { plans, goals } = await read(async () => ({
    plans: await plansOf(scope, place.id),
    goals: await goalsOf(scope, place.id),
  }))
  const listed = plans.map(({ publisherId: _, withdrawnOn: _on, withdrawnWhy: _why, ...plan }) => ({
    ...plan,
    goals: goals
      .filter((goal) => goal.plan.id === plan.id)
      .map(({ id, code, title, words, theme }) => ({ id, code, title, words, theme })),
  }))
  const words = listed.map((plan) =>
    [plan.title, ...plan.goals.map(({ code, title }) => `  ${code === null ? '' : `${code} `}${title}`)].join('\n'),
  )
  return {
    json: { place: place.slug, plans: listed },
    words: words.join('\n') || 'No plan is written down yet.',
  }
}

export const listCommand: Command = {
  name: 'plan list',
  words: 'List the local plans of a place and their goals',
  options: [{ name: 'place', value: 'SLUG', words: 'Whose plans', required: true }],
  run,
}
