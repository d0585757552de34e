// One change of a draft, and the measures that single contracts use.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type Day,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { FrameworkId, MeasureId, OutcomeId } from '../../rules/types.ts'
import { outcomesIn } from '../rules/content.ts'
import type { FrameworkContent, FrameworkVersion, MeasureWords } from '../rules/types.ts'
import { contentOf } from '../store/content.ts'
import { frameworkProblem, frameworkProblems, lockFramework, versionsOf } from '../store/frameworks.ts'
import { everyMeasure, insertContractMeasure, measureIn } from '../store/measures.ts'
import { frameworkOf } from './ask.ts'
import { ended, needEdit, writeDraft } from './write.ts'

/** Changes the draft as it is now. @param edition the draft's, as the form was made from it */
export const changeDraft = async (
  scope: Scope,
  place: PlaceId,
  id: FrameworkId,
  edition: number,
  change: (content: FrameworkContent) => FrameworkContent,
  day: Day,
): Promise<Result<FrameworkVersion>> => {
  const framework = await frameworkOf(scope, place, id, day)
  if (!framework?.draft) throw notFound('draft')
  return writeDraft(scope, place, id, change(await contentOf(scope, framework.draft.id)), edition)
}

type Use =
  | { readonly kind: 'adapted'; readonly from: MeasureId; readonly changed: string }
  | { readonly kind: 'local'; readonly outcome: OutcomeId }

/** Of a version that is, was or will be in force: one that stands only in a draft may be gone tomorrow. */
export const hasOutcome = async (
  scope: Scope,
  place: PlaceId,
  id: FrameworkId,
  outcome: OutcomeId,
): Promise<boolean> => {
  const versions = (await versionsOf(scope, place, id)).filter(({ from }) => from !== null)
  const contents = await Promise.all(versions.map((version) => contentOf(scope, version.id)))
  return contents.flatMap(outcomesIn).some((one) => one.id === outcome)
}

/**
 * A measure that a contract counts otherwise than the framework does (`adapted`, which says what is different), or one of its own
 * under an outcome of the framework (`local`): so that the place's totals still add up. Field errors `code`, `changed`, `under`.
 */
export const addContractMeasure = async (
  scope: Scope,
  place: PlaceId,
  framework: FrameworkId,
  words: MeasureWords,
  use: Use,
  day: Day,
): Promise<Result<MeasureId>> => {
  needEdit(scope, place)
  const found = await lockFramework(scope, place, framework)
  if (found === undefined) throw notFound('framework')
  if (found.endedOn !== null && found.endedOn <= day) throw ended()
  const all = await everyMeasure(scope, place)
  if (all.some((one) => one.version === null && one.code.toLowerCase() === words.code.toLowerCase()))
    return wrong(frameworkProblems.measure_versions_contract_code)
  const from = use.kind === 'adapted' ? await measureIn(scope, place, use.from) : undefined
  if (use.kind === 'adapted' && (from === undefined || from.framework !== framework)) throw notFound('measure')
  if (use.kind === 'local' && !(await hasOutcome(scope, place, framework, use.outcome)))
    return wrong({ under: 'Choose an outcome of this framework.' })
  if (use.kind === 'adapted' && use.changed.trim() === '')
    return wrong({ changed: 'Say what is different from the framework’s measure.' })
  const id = await insertContractMeasure(scope, place, framework, words, {
    origin: use.kind,
    outcome: use.kind === 'local' ? use.outcome : (from?.outcome.id ?? ('' as OutcomeId)),
    adaptedFrom: use.kind === 'adapted' ? use.from : null,
    changed: use.kind === 'adapted' ? use.changed.trim() : null,
    // Words that came under a licence stay so in another form.
    private: from?.private ?? false,
  }).catch(asRefusal(frameworkProblem))
  await record(scope, {
    place,
    what: 'contract measure added',
    subject: { kind: 'measure', id },
    after: { code: words.code, title: words.title, ...use },
  })
  return ok(id)
}
