// Showing an adopted version to everybody at its stable address, with its rules in force; and taking it away again.
import { placeById, publishPages } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { type Day, dayOf, notFound, Refused, type Scope } from '../../../platform/kernel/index.ts'
import { endedBefore, withPublished, withWithdrawn } from '../../rules/in-force.ts'
import type { DatedRules } from '../../rules/policy-rules.ts'
import { assemble } from '../messages/assemble.ts'
import { afterEvent, lifeRefused } from '../rules/life.ts'
import { restsOn } from '../rules/moved-on.ts'
import type { Filling, PublicationId, VersionRow } from '../rules/types.ts'
import { adoptionsOf } from '../store/adoptions.ts'
import {
  currentPublication,
  publish as insert,
  withdraw as markWithdrawn,
  publicationOfVersion,
  tellAdoptions,
} from '../store/publications.ts'
import { saveSets, setsInForce } from '../store/rules.ts'
import { lockVersion, markEnded, markPublished, versionById, versionsOf } from '../store/versions.ts'
import { need, personOf } from './allowed.ts'
import { toldOf, wholeVersion } from './filling.ts'
import { lifeOf } from './life.ts'
import type { Where } from './open.ts'
import { type Doing, stepInLife } from './propose.ts'
import { type Rendering, startRendering } from './rendering.ts'

/** The kind of pages, as places keeps it: everybody may see that this place has some. */
export const policyPages = 'policies'

const publicAddress = async (scope: Scope, { address }: Rendering, { placeId, kind }: VersionRow): Promise<string> =>
  `${address()}/places/${(await placeById(scope, placeId)).slug}/policies/${kind}`

/** The rules as they come into force: where others held until today, they begin today. */
const putInForce = async (
  scope: Scope,
  version: VersionRow,
  rules: DatedRules | null,
  today: Day,
): Promise<DatedRules | null> => {
  const sets = await setsInForce(scope, version.placeId)
  if (rules === null) {
    await saveSets(scope, version.placeId, sets, endedBefore(sets, today))
    return null
  }
  const { minimumWeighting, thresholds, tiers, from, to } = rules
  const content = { minimumWeighting, thresholds, tiers }
  const entry = { version: version.id, from, to, content }
  const bare = sets.map((one) => ({ version: one.version, from: one.from, to: one.to, content: one.content }))
  const after = withPublished(bare, entry, today)
  await saveSets(scope, version.placeId, sets, after)
  const begins = after.find((one) => one.version === version.id)?.from ?? from
  return { ...rules, from: begins }
}

/**
 * Publishes the version that was agreed and adopted. The one before it is superseded.
 * @throws Refused `not-agreed`, `not-adopted`, `rules-over`
 */
export const publishVersion = async (scope: Scope, services: Rendering, command: Doing): Promise<PublicationId> => {
  const { place, kind, at } = command
  need(scope, 'policies.publish', place)
  const version = await stepInLife(scope, command, ({ number }) => ({ what: 'published', number }))
  if (version.frozen === null) throw lifeRefused('not-proposed')
  const today = dayOf(at)
  const before = (await versionsOf(scope, place, kind)).find(({ state }) => state === 'published')
  if (before) await markEnded(scope, before.id, 'superseded', at, null)
  await markPublished(scope, version.id, at)
  const rules = kind === 'policy' ? await putInForce(scope, version, version.frozen.rules, today) : null
  const filling: Filling = { ...version.frozen, rules }
  const address = await publicAddress(scope, services, version)
  const whole = await wholeVersion(scope, { ...version, state: 'published', publishedAt: at }, { filling, address })
  const publication = await insert(scope, {
    ...{ place, version: version.id, kind, number: version.number, title: version.title, publishedOn: today },
    document: assemble(whole),
    file: version.file,
    adoptions: whole.adoptions,
    priorities: restsOn(version.frozen.priorities),
    demonstration: version.demonstration,
  })
  await publishPages(scope, place, policyPages, personOf(scope))
  await record(scope, {
    what: 'document published',
    subject: { kind: 'document version', id: version.id },
    place,
    after: {
      ...{ document: kind, version: version.number, title: version.title, supersedes: before?.number ?? null },
      ...(rules === null ? {} : { rulesFrom: rules.from, rulesTo: rules.to }),
    },
  })
  await startRendering(scope, services, place, publication)
  return publication
}

/** An organisation adopted what is published already: the page, and the files, name it. */
export const tellAdopted = async (scope: Scope, services: Rendering, version: VersionRow): Promise<void> => {
  const publication = await publicationOfVersion(scope, version.id)
  if (publication === undefined || publication.document === null || version.frozen === null) return
  const sets = await setsInForce(scope, version.placeId)
  const held = sets.find((one) => one.version === version.id)
  const { rules } = version.frozen
  const filling: Filling = { ...version.frozen, rules: rules && held ? { ...rules, from: held.from } : rules }
  const adoptions = toldOf(await adoptionsOf(scope, version.id))
  const address = await publicAddress(scope, services, version)
  const document = assemble(await wholeVersion(scope, version, { filling, address }))
  await tellAdoptions(scope, version.id, adoptions, document)
  await startRendering(scope, services, version.placeId, publication.id)
}

export interface Withdraw extends Where {
  readonly why: string
  readonly at: Date
}

/** The words go from the address; the reason stays there, for everybody. Its rules hold up to and with this day. */
export const withdrawVersion = async (scope: Scope, command: Withdraw): Promise<void> => {
  const { place, kind, at } = command
  need(scope, 'policies.publish', place)
  const why = command.why.trim()
  const publication = await currentPublication(scope, place, kind)
  if (publication === undefined) throw notFound('published document')
  const found = await versionById(scope, place, publication.versionId)
  if (found === undefined) throw notFound('version')
  const version = await lockVersion(scope, found.id)
  const life = await lifeOf(scope, place, await versionsOf(scope, place, kind))
  afterEvent(life, { what: 'withdrawn', number: version.number, why })
  if (why.length > 1000)
    throw new Refused('why-too-long', 409, 'The reason has more than 1,000 letters.', 'Shorten it: everybody reads it.')
  const today = dayOf(at)
  await markEnded(scope, version.id, 'withdrawn', at, why)
  await markWithdrawn(scope, publication.id, today, why)
  const sets = await setsInForce(scope, place)
  if (kind === 'policy') await saveSets(scope, place, sets, withWithdrawn(sets, version.id, today))
  await record(scope, {
    what: 'document withdrawn',
    subject: { kind: 'document version', id: version.id },
    place,
    before: { document: kind, version: version.number, title: version.title },
    why,
  })
}
