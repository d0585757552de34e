// A framework begun from the starter measures: made, and its draft written with what was chosen.
import { record } from '../../../platform/audit/index.ts'
import { ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { needEdit, newFramework, writeDraft } from '../../framework/actions/write.ts'
import { measuresIn } from '../../framework/rules/content.ts'
import type { FrameworkId } from '../../rules/types.ts'
import { type Arrangement, contentChosen, starterSets } from '../rules/starter.ts'

export interface StarterChosen {
  readonly title: string
  readonly theme: string | null
  readonly arrangement: Arrangement
  /** Codes of the measures. */
  readonly measures: readonly string[]
}

/** Field errors `title`, `measures`. */
export const startFromStarter = async (
  scope: Scope,
  place: PlaceId,
  chosen: StarterChosen,
): Promise<Result<FrameworkId>> => {
  needEdit(scope, place)
  const content = contentChosen(chosen.arrangement, chosen.measures)
  const number = measuresIn(content).length
  if (number === 0) return wrong({ measures: 'Choose at least one measure.' })
  const made = await newFramework(scope, place, { title: chosen.title, theme: chosen.theme })
  if (!made.ok) return made
  const { framework, draft } = made.value
  const written = await writeDraft(scope, place, framework, content, draft.edition)
  if (!written.ok) return written
  const { title, vintage } = starterSets[chosen.arrangement]
  await record(scope, {
    what: 'framework begun from the starter',
    subject: { kind: 'framework', id: framework },
    place,
    after: { set: title, vintage, measures: number },
  })
  return ok(framework)
}
