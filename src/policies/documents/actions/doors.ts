// What neighbours may ask of the documents of a place. `src/policies/index.ts` hands these on.

import { placeById, placeBySlug, publishedPlaceBySlug } from '../../../places/index.ts'
import type { Document } from '../../../platform/documents/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { agreedPriorities, type Use } from '../../../priorities/index.ts'
import { inForceOn } from '../../rules/in-force.ts'
import type { DatedRules } from '../../rules/policy-rules.ts'
import { type DocumentKind, kindShapes } from '../rules/kinds.ts'
import type { AdoptionTold, VersionId, VersionRow } from '../rules/types.ts'
import { adoptionsOf } from '../store/adoptions.ts'
import { lastComments } from '../store/comments.ts'
import { partsOfVersions } from '../store/parts.ts'
import { currentPublication, type PublicationRow } from '../store/publications.ts'
import { setsInForce } from '../store/rules.ts'
import { versionsOfPlace } from '../store/versions.ts'

/** The rules that hold on a day, the version of the policy they stand in, and the organisations that are bound by them. */
export interface RulesInForce extends DatedRules {
  readonly policy: {
    readonly version: VersionId
    readonly number: number
    readonly title: string
    readonly href: string
  }
  /** Organisations that adopted the policy. Others are not bound by it. */
  readonly adoptedBy: readonly (AdoptionTold & { readonly id: string })[]
}

/** Undefined where no rules hold on that day. At most one set holds on any day. */
export const rulesInForce = async (scope: Scope, place: PlaceId, day: Day): Promise<RulesInForce | undefined> => {
  const found = inForceOn(await setsInForce(scope, place), day)
  if (found === undefined) return undefined
  const { slug } = await placeById(scope, place)
  const adopted = (await adoptionsOf(scope, found.version)).filter(({ adoptedOn }) => adoptedOn <= day)
  return {
    ...found.content,
    from: found.from,
    to: found.to,
    policy: {
      version: found.version,
      number: found.number,
      title: found.title,
      href: `/places/${slug}/policies/policy`,
    },
    adoptedBy: adopted.map((one) => ({
      id: one.organisationId,
      organisation: one.organisation,
      on: one.adoptedOn,
      minute: one.minute,
    })),
  }
}

export interface PublishedDocument {
  readonly publication: PublicationRow
  readonly document: Document
}

/** What everybody sees at the stable address; undefined where nothing is published there, or it was withdrawn. */
export const publishedDocument = async (
  scope: Scope,
  placeSlug: string,
  kind: DocumentKind,
): Promise<PublishedDocument | undefined> => {
  const place = (await publishedPlaceBySlug(scope, placeSlug)) ?? (await placeBySlug(scope, placeSlug))
  const publication = place && (await currentPublication(scope, place.id, kind))
  return publication?.document ? { publication, document: publication.document } : undefined
}

/** A question of the published checklist, with the priority it belongs to. */
export interface ChecklistQuestion {
  /** The same through all versions of the checklist. */
  readonly origin: string
  readonly question: string
  readonly help: string
  readonly priority: { readonly id: string; readonly number: number; readonly version: number; readonly title: string }
}

/** Of the checklist that is published now, in its order; empty where there is none. */
export const checklistQuestions = async (scope: Scope, place: PlaceId): Promise<readonly ChecklistQuestion[]> => {
  const version = (await versionsOfPlace(scope, place)).find(
    ({ kind, state }) => kind === 'checklist' && state === 'published',
  )
  if (version === undefined) return []
  const priorities = new Map((version.frozen?.priorities ?? []).map((one) => [one.id, one]))
  return (await partsOfVersions(scope, [version.id])).flatMap(({ kind, origin, heading, words, priority }) => {
    const found = priorities.get(priority ?? '')
    if (kind !== 'question' || found === undefined) return []
    const { id, number, version: taken, title } = found
    return [{ origin, question: heading, help: words, priority: { id, number, version: taken, title } }]
  })
}

const stateWords: Partial<Record<VersionRow['state'], string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  published: 'Published',
}

/** The documents of a place that rest on a priority: published, proposed or drafted. */
export const priorityUses = async (scope: Scope, place: PlaceId, priority: string): Promise<readonly Use[]> => {
  const live = (await versionsOfPlace(scope, place)).filter(({ state }) => stateWords[state] !== undefined)
  if (live.length === 0) return []
  const { slug } = await placeById(scope, place)
  const parts = await partsOfVersions(
    scope,
    live.map(({ id }) => id),
  )
  const agreed = (await agreedPriorities(scope, place)).some(({ id }) => id === priority)
  const shows = (version: VersionRow): boolean => {
    if (version.frozen !== null) return version.frozen.priorities.some(({ id }) => id === priority)
    const own = parts.filter(({ versionId }) => versionId === version.id)
    const filled = own.some(({ fill }) => fill === 'priorities' || fill === 'framework')
    return own.some((part) => part.priority === priority) || (agreed && filled)
  }
  return live.filter(shows).map(({ kind, number, title, state }) => ({
    what: 'Policies',
    title: `${title} (${kindShapes[kind].title.toLowerCase()}, version ${number})`,
    href: state === 'published' ? `/places/${slug}/policies/${kind}` : `/places/${slug}/policies/${kind}/draft`,
    status: stateWords[state] ?? state,
  }))
}

/** When each sector last commented on a draft of this place. */
export const sectorComments = async (scope: Scope, place: PlaceId): Promise<ReadonlyMap<string, Date>> =>
  new Map((await lastComments(scope, place)).map(({ sector, at }) => [sector, at]))
