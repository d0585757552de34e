// All versions of a document, and what changed between them.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import { dayOf, notFound, type Scope } from '../../../platform/kernel/index.ts'
import { toldOf, wholeVersion } from '../actions/filling.ts'
import { standingOf } from '../actions/life.ts'
import { VersionShape, Versions } from '../api.ts'
import { readParts } from '../messages/assemble.ts'
import { type VersionListed, versionColumns, versionPage, versionsPage } from '../pages/versions.ts'
import { differencesBetween, type ReadPart } from '../rules/differences.ts'
import { stageOf } from '../rules/life.ts'
import type { VersionRow } from '../rules/types.ts'
import { adoptionsOf } from '../store/adoptions.ts'
import { versionsOf } from '../store/versions.ts'
import { hereOf } from './here.ts'

const stageIn = async (scope: Scope, version: VersionRow) => {
  const life = (await standingOf(scope, version.placeId, [version])).get(version.id)
  return life === undefined ? 'draft' : stageOf(life)
}

const listed = async (scope: Scope, versions: readonly VersionRow[]): Promise<readonly VersionListed[]> => {
  const first = versions[0]
  if (first === undefined) return []
  const standing = await standingOf(scope, first.placeId, versions)
  return versions.map((version) => {
    const life = standing.get(version.id)
    return {
      ...{ number: version.number, title: version.title, begun: dayOf(version.createdAt), why: version.endedWhy },
      stage: life === undefined ? 'draft' : stageOf(life),
      published: version.publishedAt && dayOf(version.publishedAt),
      ended: version.endedAt && dayOf(version.endedAt),
    }
  })
}

const readOf = async (scope: Scope, version: VersionRow): Promise<readonly ReadPart[]> =>
  readParts(await wholeVersion(scope, version))

/** Asked for, else the last one before it that was not dropped. */
const comparedWith = (versions: readonly VersionRow[], version: VersionRow, asked: string | undefined) => {
  if (asked !== undefined) return versions.find(({ number }) => String(number) === asked && number !== version.number)
  return versions.find(({ number, state }) => number < version.number && state !== 'dropped')
}

export const versionRoutes = (): readonly Route[] => [
  get({
    name: 'document versions',
    path: '/places/:place/policies/:document/versions',
    permission: 'policies.drafts',
    words: 'Every version of a document, and what became of it.',
    answer: Versions,
    handle: async (context) => {
      const { place, where } = await hereOf(context)
      const versions = await listed(context.scope, await versionsOf(context.scope, where.place, where.kind))
      return showData({ versions }, (links) => versionsPage({ place, kind: where.kind, versions, links }), {
        columns: versionColumns,
        rows: versions.map((one) => [one.number, one.stage, one.begun, one.published, one.ended]),
      })
    },
  }),
  get({
    name: 'document version',
    path: '/places/:place/policies/:document/versions/:version',
    permission: 'policies.drafts',
    words: 'One version of a document, paragraph by paragraph, beside another.',
    query: Type.Object({ against: Type.Optional(Type.String()) }),
    answer: VersionShape,
    handle: async (context) => {
      const { scope, params, query } = context
      const { place, where } = await hereOf(context)
      const versions = await versionsOf(scope, where.place, where.kind)
      const version = versions.find(({ number }) => String(number) === params.version)
      if (version === undefined) throw notFound('version')
      const other = comparedWith(versions, version, query.against)
      const now = await readOf(scope, version)
      const differences = differencesBetween(other ? await readOf(scope, other) : now, now)
      const adoptions = toldOf(await adoptionsOf(scope, version.id))
      const stage = await stageIn(scope, version)
      const { number, title } = version
      const against = other?.number ?? null
      const others = versions.filter((one) => one.number !== number).map((one) => one.number)
      return showData({ version: number, title, stage, against, adoptions, differences }, () =>
        versionPage({
          ...{ place, kind: where.kind, number, title, stage, adoptions, against, others, differences },
          why: version.endedWhy,
        }),
      )
    },
  }),
]
