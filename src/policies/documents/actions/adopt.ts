// Organisations adopt what the sectors agreed to: the day, the minute, and who recorded it.
import { partnersOf } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  type Day,
  dayOf,
  errorsOf,
  notFound,
  type OrganisationId,
  ok,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { afterEvent } from '../rules/life.ts'
import type { VersionId, VersionRow } from '../rules/types.ts'
import { adoptionsOf, deleteAdoption, insertAdoption } from '../store/adoptions.ts'
import { lockVersion, versionById, versionsOf } from '../store/versions.ts'
import { nameOf, need } from './allowed.ts'
import { lifeOf } from './life.ts'
import type { Where } from './open.ts'
import { tellAdopted } from './publish.ts'
import type { Rendering } from './rendering.ts'

export interface Adopt extends Where {
  readonly version: VersionId
  readonly organisation: OrganisationId
  readonly adoptedOn: Day
  readonly minute: string
  readonly at: Date
}

const lockedVersion = async (scope: Scope, { place, kind }: Where, id: VersionId): Promise<VersionRow> => {
  const found = await versionById(scope, place, id)
  if (found?.kind !== kind) throw notFound('version')
  return lockVersion(scope, found.id)
}

/** The partners of the place today, by name: any of them may adopt a document. */
export const partnersToday = async (
  scope: Scope,
  place: Where['place'],
  today: Day,
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> => {
  const now = (await partnersOf(scope, place)).filter(
    ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today),
  )
  return [...new Map(now.map((one) => [one.organisationId, one.organisation]))].map(([id, name]) => ({ id, name }))
}

/**
 * @throws Refused `not-agreed`, `not-proposed`
 * @returns field errors for `organisation`, `adopted` and `minute`
 */
export const recordAdoption = async (scope: Scope, services: Rendering, command: Adopt): Promise<Result<true>> => {
  const { place, kind, adoptedOn, minute, at } = command
  need(scope, 'policies.adopt', place)
  const version = await lockedVersion(scope, command, command.version)
  const today = dayOf(at)
  const organisation = (await partnersToday(scope, place, today)).find(({ id }) => id === command.organisation)
  const errors = errorsOf({
    organisation: organisation === undefined ? 'Choose one of the partner organisations.' : undefined,
    adopted: adoptedOn > today ? 'This day is still to come. Record the adoption once it has happened.' : undefined,
    minute:
      minute.trim() === ''
        ? 'Enter the reference of the minute, such as: Cabinet, item 9.'
        : minute.length > 300
          ? 'Use at most 300 letters.'
          : undefined,
  })
  if (Object.keys(errors).length > 0 || organisation === undefined) return wrong(errors)
  const life = await lifeOf(scope, place, await versionsOf(scope, place, kind))
  afterEvent(life, { what: 'adopted', number: version.number, organisation: organisation.name })
  const id = await insertAdoption(scope, {
    ...{ place, version: version.id, organisation: organisation.id, organisationName: organisation.name },
    ...{ adoptedOn, minute: minute.trim(), recordedBy: nameOf(scope), at },
  })
  if (id === undefined) return wrong({ organisation: `The adoption by ${organisation.name} is recorded already.` })
  await record(scope, {
    what: 'document adopted',
    subject: { kind: 'document version', id: version.id },
    place,
    organisation: organisation.id,
    after: {
      document: kind,
      version: version.number,
      organisation: organisation.name,
      on: adoptedOn,
      minute: minute.trim(),
    },
  })
  if (version.state === 'published') await tellAdopted(scope, services, version)
  return ok(true)
}

/** Takes back an adoption that was recorded by mistake. Only until the version is published. */
export const removeAdoption = async (
  scope: Scope,
  command: Where & { readonly version: VersionId; readonly adoption: string },
): Promise<void> => {
  const { place, kind } = command
  need(scope, 'policies.adopt', place)
  const version = await lockedVersion(scope, command, command.version)
  const found = (await adoptionsOf(scope, version.id)).find(({ id }) => id === command.adoption)
  if (found === undefined)
    throw new Refused('adoption-gone', 409, 'This adoption is not recorded any more.', 'Load the page again.')
  const life = await lifeOf(scope, place, await versionsOf(scope, place, kind))
  afterEvent(life, { what: 'adoption removed', number: version.number, organisation: found.organisation })
  await deleteAdoption(scope, version.id, found.id)
  await record(scope, {
    what: 'document adoption removed',
    subject: { kind: 'document version', id: version.id },
    place,
    organisation: found.organisationId,
    before: { organisation: found.organisation, on: found.adoptedOn, minute: found.minute },
  })
}
