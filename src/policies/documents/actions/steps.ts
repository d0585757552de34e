// What the documents of a place have to say on its own page, and on "what needs me".

import type { NextStep } from '../../../places/index.ts'
import { placeById, places } from '../../../places/index.ts'
import { count, dayOf, formatDay, may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { documentKinds, kindShapes } from '../rules/kinds.ts'
import { type Stage, stageOf } from '../rules/life.ts'
import type { VersionRow } from '../rules/types.ts'
import { openComments } from '../store/comments.ts'
import { versionsOfPlace } from '../store/versions.ts'
import { standingOf } from './life.ts'

export const stageWords: Readonly<Record<Stage, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  objected: 'Objected to',
  agreed: 'Agreed',
  adopted: 'Adopted',
  published: 'Published',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  dropped: 'Dropped',
}

interface Stood {
  readonly version: VersionRow
  readonly stage: Stage
}

/** The version that says most about a document: the open one, else the published, else the newest. */
const telling = (versions: readonly Stood[]): Stood | undefined =>
  versions.find(({ version: { state } }) => state === 'draft' || state === 'proposed') ??
  versions.find(({ version: { state } }) => state === 'published') ??
  versions[0]

const stood = async (scope: Scope, place: PlaceId): Promise<readonly Stood[]> => {
  const versions = await versionsOfPlace(scope, place)
  if (versions.length === 0) return []
  const standing = await standingOf(scope, place, versions)
  return versions.flatMap((version) => {
    const life = standing.get(version.id)
    return life ? [{ version, stage: stageOf(life) }] : []
  })
}

/** One step: how far the four documents are. Nothing for who may see none of them. */
export const documentsSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  if (!may(scope, 'policies.drafts')) return []
  const all = await stood(scope, place)
  const { slug } = await placeById(scope, place)
  const found = documentKinds.flatMap((kind) => {
    const one = telling(all.filter(({ version }) => version.kind === kind))
    return one ? [{ kind, stage: one.stage }] : []
  })
  const published = new Set(all.filter(({ stage }) => stage === 'published').map(({ version }) => version.kind)).size
  const underWay = found.filter(({ stage }) => ['draft', 'proposed', 'objected', 'agreed', 'adopted'].includes(stage))
  return [
    {
      title: 'Write down what you agreed, and publish it',
      href: `/places/${slug}/policies`,
      hint:
        underWay.length === 0
          ? 'A charter, a policy, a procurement framework and a checklist.'
          : `Under way: ${underWay.map(({ kind, stage }) => `${kindShapes[kind].title.toLowerCase()} (${stageWords[stage].toLowerCase()})`).join(', ')}.`,
      status:
        found.length === 0
          ? 'Not yet'
          : published === documentKinds.length
            ? 'Done'
            : `${published} of ${documentKinds.length}`,
    },
  ]
}

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
  readonly due?: Date
}

const needOf = async (
  scope: Scope,
  name: string,
  address: string,
  { version, stage }: Stood,
  today: string,
): Promise<Need | undefined> => {
  const at = { kind: 'place', id: version.placeId } as const
  const called = `“${version.title}”`
  if (stage === 'draft' && may(scope, 'policies.edit', at)) {
    const open = await openComments(scope, version.id)
    if (open === 0) return undefined
    return {
      text: `Settle ${count(open, 'comment')} on ${called}`,
      href: `${address}/draft`,
      hint: `${name}. Sectors said what they think beside its paragraphs.`,
    }
  }
  if (stage === 'agreed' && may(scope, 'policies.adopt', at))
    return {
      text: `Record who adopted ${called}`,
      href: `${address}/draft/adoptions`,
      hint: `${name}. Every seated sector has agreed. Now organisations adopt it.`,
    }
  if (stage === 'adopted' && may(scope, 'policies.publish', at))
    return { text: `Publish ${called}`, href: `${address}/draft`, hint: `${name}. It is agreed and adopted.` }
  if (
    stage === 'published' &&
    version.reviewOn !== null &&
    version.reviewOn <= today &&
    may(scope, 'policies.edit', at)
  )
    return {
      text: `Look at ${called} again`,
      href: `${address}/start`,
      hint: `${name}. Its review was due on ${formatDay(version.reviewOn)}.`,
      due: new Date(`${version.reviewOn}T00:00:00Z`),
    }
  return undefined
}

/** What waits for this person: comments to settle, adoptions to record, a document to publish or to look at again. */
export const documentsNeeds = async (scope: Scope, now: Date): Promise<readonly Need[]> => {
  if (!['policies.edit', 'policies.adopt', 'policies.publish'].some((permission) => may(scope, permission))) return []
  const needs: Need[] = []
  for (const { id, slug, name } of await places(scope)) {
    const all = await stood(scope, id)
    const open = new Set(
      all
        .filter(({ version: { state } }) => state === 'draft' || state === 'proposed')
        .map(({ version }) => version.kind),
    )
    for (const one of all) {
      // A review is under way where the next version is.
      if (one.stage === 'published' && open.has(one.version.kind)) continue
      const need = await needOf(scope, name, `/places/${slug}/policies/${one.version.kind}`, one, dayOf(now))
      if (need) needs.push(need)
    }
  }
  return needs
}
