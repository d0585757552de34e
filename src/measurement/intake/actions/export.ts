// The frameworks of a place as open data: what may be passed on, and how many measures may not.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { frameworksOf, frameworkTree } from '../../framework/actions/ask.ts'
import type { FrameworkContent, FrameworkListed } from '../../framework/rules/types.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { openPart } from '../rules/export.ts'
import { isPrivate } from '../rules/licence.ts'
import { sourcesIn } from '../store/imports.ts'

export interface ExportedSource {
  readonly file: string
  readonly holder: string
  readonly licence: string
}

export interface Exported {
  readonly id: FrameworkId
  readonly title: string
  readonly theme: string | null
  readonly version: number
  /** Null of a draft. */
  readonly from: Day | null
  readonly content: FrameworkContent
  /** Whose measures are in it by a licence that lets anybody pass them on. */
  readonly sources: readonly ExportedSource[]
  /** Measures that came under a licence of the place alone. */
  readonly leftOut: number
}

/** What holds; where nothing holds yet, what is to. */
const versionFor = ({ held, versions }: FrameworkListed) => held ?? versions[0]

/** Those in use, by title; or the one that is asked for, also one that has ended. */
export const exportOf = async (
  scope: Scope,
  place: PlaceId,
  today: Day,
  only?: FrameworkId,
): Promise<readonly Exported[]> => {
  const sources = Map.groupBy(await sourcesIn(scope, place), ({ framework }) => framework)
  const listed = (await frameworksOf(scope, place, today)).filter((one) =>
    only === undefined ? one.endedOn === null || one.endedOn > today : one.id === only,
  )
  const exported: Exported[] = []
  for (const one of listed) {
    const version = versionFor(one)
    const whole = version && (await frameworkTree(scope, place, version.id))
    if (version === undefined || whole === undefined) continue
    const open = (sources.get(one.id) ?? []).filter(({ licence }) => !isPrivate(licence) && licence.kind === 'open')
    exported.push({
      ...{ id: one.id, title: one.title, theme: one.theme, version: version.number, from: version.from },
      ...openPart(whole),
      sources: open.map(({ fileName, licence }) => ({
        file: fileName,
        holder: licence.holder,
        licence: licence.words,
      })),
    })
  }
  return exported
}
