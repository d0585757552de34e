// The title and day of review of a draft, and the rules that a policy fixes.
import { record } from '../../../platform/audit/index.ts'
import { type Day, errorsOf, ok, Refused, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { checkRules, type DatedRules } from '../../rules/policy-rules.ts'
import { type RulesRow, rulesOf, writeRules } from '../store/rules.ts'
import { changeAbout, touch } from '../store/versions.ts'
import { nameOf, need } from './allowed.ts'
import { lockDraft, type Where } from './open.ts'

export interface AboutCommand extends Where {
  readonly title: string
  readonly reviewOn: Day | null
  readonly at: Date
}

/** @returns field errors for `title` */
export const saveAbout = async (scope: Scope, command: AboutCommand): Promise<Result<true>> => {
  need(scope, 'policies.edit', command.place)
  const version = await lockDraft(scope, command)
  const title = command.title.trim()
  const errors = errorsOf({
    title:
      title === ''
        ? 'Enter the title of the document.'
        : title.length > 200
          ? 'Use a title of at most 200 letters.'
          : undefined,
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  await changeAbout(scope, version.id, { title, reviewOn: command.reviewOn }, command.at)
  await record(scope, {
    what: 'document title changed',
    subject: { kind: 'document version', id: version.id },
    place: command.place,
    before: { title: version.title, review: version.reviewOn },
    after: { title, review: command.reviewOn },
  })
  return ok(true)
}

export interface RulesCommand extends Where {
  readonly rules: DatedRules
  /** The edition that the writer had read; 0 where there were none. */
  readonly base: number
  readonly at: Date
}

const onlyPolicies = (): Refused =>
  new Refused('no-rules-here', 409, 'Only a policy fixes rules.', 'Open the policy of this place.')

/** `theirs` where somebody else saved rules meanwhile: then nothing was written. */
export const saveRules = async (
  scope: Scope,
  command: RulesCommand,
): Promise<Result<{ readonly theirs: RulesRow | null }>> => {
  need(scope, 'policies.edit', command.place)
  if (command.kind !== 'policy') throw onlyPolicies()
  const version = await lockDraft(scope, command)
  const checked = checkRules(command.rules)
  if (!checked.ok) return checked
  const before = await rulesOf(scope, version.id)
  if ((before?.edition ?? 0) !== command.base && before !== undefined) return ok({ theirs: before })
  await writeRules(scope, command.place, version.id, checked.value, nameOf(scope), command.at)
  await touch(scope, version.id, command.at)
  await record(scope, {
    what: 'policy rules changed',
    subject: { kind: 'document version', id: version.id },
    place: command.place,
    ...(before === undefined ? {} : { before }),
    after: checked.value,
  })
  return ok({ theirs: null })
}
