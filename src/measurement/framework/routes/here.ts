// What these pages ask first: which framework this is, its draft, and what its measures may serve.
import {
  type Day,
  dayOf,
  type FieldErrors,
  may,
  notFound,
  type PlaceId,
  type Scope,
} from '../../../platform/kernel/index.ts'
import { agreedPriorities, objectivesOf } from '../../../priorities/index.ts'
import { type Context, idIn, placeNamed, placeOf } from '../../routes/here.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { frameworkOf, frameworkTree } from '../actions/ask.ts'
import type { Choices } from '../pages/measure-form.ts'
import type { FrameworkContent, FrameworkListed, FrameworkVersion } from '../rules/types.ts'
import { lastDayOf } from '../rules/versions.ts'

export const frameworkHere = async ({ scope, at, now }: Context, text: string) => {
  const id = placeOf(at)
  const day = dayOf(now)
  const framework = await frameworkOf(scope, id, idIn<FrameworkId>(text, 'framework'), day)
  if (framework === undefined) throw notFound('framework')
  return {
    id,
    day,
    framework,
    place: await placeNamed(scope, id),
    mayEdit: may(scope, 'measurement.edit', { kind: 'place', id }),
  }
}

export const contentHere = async (
  scope: Scope,
  place: PlaceId,
  version: FrameworkVersion,
): Promise<FrameworkContent> => {
  const content = await frameworkTree(scope, place, version.id)
  if (content === undefined) throw notFound('version')
  return content
}

/** A framework with its draft and what that says. @throws Refused `not-found` where it has none */
export const draftHere = async (context: Context, text: string) => {
  const here = await frameworkHere(context, text)
  const { draft } = here.framework
  if (draft === null) throw notFound('draft')
  return { ...here, draft, content: await contentHere(context.scope, here.id, draft) }
}

export const choicesOf = async (scope: Scope, place: PlaceId): Promise<Choices> => ({
  priorities: (await agreedPriorities(scope, place)).map(({ id, title }) => ({ id, title })),
  objectives: (await objectivesOf(scope, place)).map(({ key, title }) => ({ key, title })),
})

/** What the form of a measure may name. */
export const known = (choices: Choices) => ({
  priorities: choices.priorities.map(({ id }) => id),
  objectives: choices.objectives.map(({ key }) => key),
})

export const versionJson = ({ versions, endedOn }: FrameworkListed, version: FrameworkVersion) => ({
  id: version.id,
  number: version.number,
  from: version.from,
  to: lastDayOf(versions, version, endedOn),
  putInForceBy: version.putInForceBy,
})

/** Three boxes for a day. */
export const boxes = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

/** A draft that somebody else changed belongs to no field: it is said at the top. */
export const withEdition = (errors: FieldErrors, field: string): FieldErrors => {
  const { edition, ...rest } = errors
  return edition === undefined ? rest : { ...rest, [field]: edition }
}
