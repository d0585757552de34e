// What others may ask of the frameworks: measures, frameworks, and what a version says.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FrameworkId, FrameworkVersionId, MeasureId } from '../../rules/types.ts'
import type { Framework, FrameworkContent, FrameworkListed, FrameworkVersion, Measure } from '../rules/types.ts'
import { versionOn } from '../rules/versions.ts'
import { contentOf } from '../store/content.ts'
import { frameworkById, frameworksIn, versionById, versionsIn, versionsOf } from '../store/frameworks.ts'
import { everyMeasure, measureIn, measuresOn } from '../store/measures.ts'

/** The measures of all versions that hold on a day, with the contract measures under them. */
export const measuresOf = (scope: Scope, place: PlaceId, day: Day): Promise<readonly Measure[]> =>
  measuresOn(scope, place, day)

/** Every measure the place ever had, in its newest words: what was recorded years ago still has a name. */
export const measuresEver = (scope: Scope, place: PlaceId): Promise<readonly Measure[]> => everyMeasure(scope, place)

export const measureById = (scope: Scope, place: PlaceId, id: MeasureId): Promise<Measure | undefined> =>
  measureIn(scope, place, id)

const listed = (framework: Framework, versions: readonly FrameworkVersion[], day: Day): FrameworkListed => ({
  ...framework,
  versions,
  held: versionOn(versions, day, framework.endedOn) ?? null,
  draft: versions.find(({ from }) => from === null) ?? null,
})

export const frameworksOf = async (scope: Scope, place: PlaceId, day: Day): Promise<readonly FrameworkListed[]> => {
  const versions = Map.groupBy(await versionsIn(scope, place), ({ framework }) => framework)
  return (await frameworksIn(scope, place)).map((one) => listed(one, versions.get(one.id) ?? [], day))
}

export const frameworkOf = async (
  scope: Scope,
  place: PlaceId,
  id: FrameworkId,
  day: Day,
): Promise<FrameworkListed | undefined> => {
  const framework = await frameworkById(scope, place, id)
  return framework && listed(framework, await versionsOf(scope, place, id), day)
}

/** What a version of the place says; undefined where it has no such version. */
export const frameworkTree = async (
  scope: Scope,
  place: PlaceId,
  version: FrameworkVersionId,
): Promise<FrameworkContent | undefined> =>
  (await versionById(scope, place, version)) === undefined ? undefined : contentOf(scope, version)
