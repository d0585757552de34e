// Making and changing a place.
import { beginDemonstrationChain, record } from '../../platform/audit/index.ts'
import {
  type FieldErrors,
  isSlug,
  may,
  notAllowed,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  slugOf,
  wrong,
} from '../../platform/kernel/index.ts'
import type { PlaceMember, PlaceRow } from '../rules/types.ts'
import { noteUnknownAreas } from '../store/areas.ts'
import {
  insertPlace,
  membersOf,
  placeById,
  placeBySlug,
  placeProblem,
  placesAbove,
  replaceMembers,
  updatePlace,
} from '../store/places.ts'

export interface PlaceCommand {
  readonly name: string
  /** Made from the name where it is left out. */
  readonly slug?: string | undefined
  /** The slug of the place it lies in. */
  readonly parent?: string | undefined
  readonly members: readonly PlaceMember[]
  readonly demonstration?: boolean
}

/** Two people at once: the database has the last word, in the same words as the check before it. */
export const asRefusal =
  (problem: (error: unknown) => FieldErrors | undefined) =>
  (error: unknown): never => {
    const words = problem(error)
    throw words === undefined
      ? error
      : new Refused('not-saved', 409, Object.values(words).join(' '), 'Go back, change it and save again.')
  }

const parentOf = async (scope: Scope, command: PlaceCommand): Promise<PlaceRow | undefined> =>
  command.parent ? placeBySlug(scope, command.parent) : undefined

const problems = async (scope: Scope, command: PlaceCommand): Promise<Record<string, string>> => ({
  ...(command.name.trim() === '' ? { name: 'Enter the name of the place.' } : {}),
  ...(command.name.length > 120 ? { name: 'Use a name of at most 120 letters.' } : {}),
  ...(command.members.length === 0 ? { members: 'Choose at least one district, ward or postcode sector.' } : {}),
  ...(command.parent && (await parentOf(scope, command)) === undefined
    ? { parent: `There is no place “${command.parent}”, or you cannot see it. Choose another, or none.` }
    : {}),
})

const codesOf = (members: readonly PlaceMember[]): readonly string[] =>
  members.filter((member) => member.kind !== 'sector').map((member) => member.code)

const detail = (
  place: { name: string; slug: string },
  parent: string | undefined,
  members: readonly PlaceMember[],
) => ({
  name: place.name,
  slug: place.slug,
  parent: parent ?? null,
  members: members.map((member) => member.code),
})

/** Codes that no register here has are taken, marked unknown, and filled in when the register comes. */
export const createPlace = async (scope: Scope, command: PlaceCommand): Promise<Result<PlaceRow>> => {
  if (!may(scope, 'places.create')) throw notAllowed('make places')
  const slug = command.slug || slugOf(command.name).slice(0, 60).replace(/-+$/, '')
  const errors = await problems(scope, command)
  if (!isSlug(slug) && !errors.name)
    errors.slug = 'Use small letters, digits and single hyphens, at most 60 in all: north-vale.'
  else if (await placeBySlug(scope, slug)) errors.slug = 'Another place has this short name. Choose a different one.'
  if (Object.keys(errors).length > 0) return wrong(errors)
  const parent = await parentOf(scope, command)
  await noteUnknownAreas(scope, codesOf(command.members))
  const place = await insertPlace(
    scope,
    { slug, name: command.name.trim(), parentId: parent?.id ?? null },
    command.demonstration ?? false,
  ).catch(asRefusal(placeProblem))
  await replaceMembers(scope, place.id, command.members)
  if (command.demonstration) await beginDemonstrationChain(scope, place.id)
  await record(scope, {
    what: 'place created',
    subject: { kind: 'place', id: place.id },
    place: place.id,
    after: detail(place, parent?.slug, command.members),
  })
  return ok(place)
}

/** The short name stays: addresses that were sent must go on working. */
export const changePlace = async (scope: Scope, id: PlaceId, command: PlaceCommand): Promise<Result<PlaceRow>> => {
  if (!may(scope, 'places.edit', { kind: 'place', id })) throw notAllowed('change this place')
  const before = await placeById(scope, id)
  const membersBefore = await membersOf(scope, [id])
  const errors = await problems(scope, command)
  const parent = await parentOf(scope, command)
  if (parent !== undefined && (await placesAbove(scope, parent.id)).some((above) => above.id === id))
    errors.parent = `${parent.name} lies in this place, so this place cannot lie in it. Choose another, or none.`
  if (Object.keys(errors).length > 0) return wrong(errors)
  await noteUnknownAreas(scope, codesOf(command.members))
  await updatePlace(scope, id, { name: command.name.trim(), parentId: parent?.id ?? null }).catch(
    asRefusal(placeProblem),
  )
  await replaceMembers(scope, id, command.members)
  await record(scope, {
    what: 'place changed',
    subject: { kind: 'place', id },
    place: id,
    before: detail(before, undefined, membersBefore),
    after: detail({ name: command.name.trim(), slug: before.slug }, parent?.slug, command.members),
  })
  return ok(await placeById(scope, id))
}
