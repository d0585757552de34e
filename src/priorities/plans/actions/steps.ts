// What this room offers on a place's own page, and what of it waits for a person.
import { type NextStep, placeById, places } from '../../../places/index.ts'
import { count, may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { importsWaiting } from '../store/imports.ts'
import { goalsOf, plansOf } from './ask.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

/** For the port `next` of places. */
export const plansSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  const at = `/places/${(await placeById(scope, place)).slug}/plans`
  const plans = (await plansOf(scope, place)).length
  if (plans > 0) {
    const goals = (await goalsOf(scope, place)).length
    return [{ title: 'See local plans and objectives', href: at, status: count(goals, 'goal') }]
  }
  const mayEdit = may(scope, 'priorities.edit', { kind: 'place', id: place })
  return [
    {
      title: 'Write down local plans and their goals',
      hint: 'The corporate plan, the health and wellbeing strategy: what priorities will answer to.',
      status: 'Not yet',
      ...(mayEdit ? { href: `${at}/new` } : {}),
    },
  ]
}

/** Spreadsheets that were looked into and wait to be taken. */
export const plansNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (!may(scope, 'priorities.edit')) return []
  const names = new Map((await places(scope)).map((one) => [one.id, one]))
  return (await importsWaiting(scope)).flatMap(({ place, plan, title, id, fileName }) => {
    const found = names.get(place)
    if (found === undefined || !may(scope, 'priorities.edit', { kind: 'place', id: place })) return []
    return [
      {
        text: `Take the goals from ${fileName} into “${title}”, ${found.name}`,
        href: `/places/${found.slug}/plans/${plan}/imports/${id}`,
        hint: 'Nothing of a spreadsheet counts until somebody took it.',
      },
    ]
  })
}
