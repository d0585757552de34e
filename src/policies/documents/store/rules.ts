// The rules of a policy: as a version holds them, and as they are in force.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { InForce } from '../../rules/in-force.ts'
import type { DatedRules, PolicyRules } from '../../rules/policy-rules.ts'
import type { VersionId } from '../rules/types.ts'

export interface RulesRow extends DatedRules {
  readonly edition: number
  readonly changedBy: string | null
  readonly changedAt: Date
}

interface Row {
  readonly content: PolicyRules
  readonly from: Day
  readonly to: Day | null
  readonly edition: number
  readonly changedBy: string | null
  readonly changedAt: Date
}

export const rulesOf = async (scope: Scope, version: VersionId): Promise<RulesRow | undefined> => {
  const row = await maybe<Row>(
    scope,
    sql`select content, from_day as from, to_day as to, edition, changed_by as "changedBy", changed_at as "changedAt"
      from policy_rules where version_id = ${version}`,
  )
  if (row === undefined) return undefined
  const { content, ...rest } = row
  return { ...content, ...rest }
}

const contentOf = ({ minimumWeighting, thresholds, tiers }: PolicyRules): string =>
  JSON.stringify({ minimumWeighting, thresholds, tiers })

export const writeRules = (
  scope: Scope,
  place: PlaceId,
  version: VersionId,
  rules: DatedRules,
  by: string,
  at: Date,
): Promise<number> =>
  run(
    scope,
    sql`insert into policy_rules (version_id, place_id, content, from_day, to_day, changed_by, changed_at)
      values (${version}, ${place}, ${contentOf(rules)}::jsonb, ${rules.from}, ${rules.to}, ${by}, ${at})
      on conflict on constraint policy_rules_pk do update set content = excluded.content, from_day = excluded.from_day,
        to_day = excluded.to_day, changed_by = excluded.changed_by, changed_at = excluded.changed_at, edition = policy_rules.edition + 1`,
  )

/** A set of rules that was published. */
export interface SetInForce extends InForce {
  readonly version: VersionId
  readonly content: PolicyRules
  readonly number: number
  readonly title: string
}

/** By their first day. */
export const setsInForce = (scope: Scope, place: PlaceId): Promise<SetInForce[]> =>
  rows<SetInForce>(
    scope,
    sql`select f.version_id as version, f.from_day as from, f.to_day as to, f.content, v.number, v.title
      from policy_rules_in_force f join policy_versions v on v.id = f.version_id where f.place_id = ${place} order by f.from_day`,
  )

/** Writes what the rule worked out: only what is new, ends on another day, or never held. */
export const saveSets = async (
  scope: Scope,
  place: PlaceId,
  before: readonly InForce[],
  after: readonly (InForce & { readonly content: PolicyRules })[],
): Promise<void> => {
  const kept = new Set(after.map(({ version }) => version))
  for (const { version } of before)
    if (!kept.has(version)) await run(scope, sql`delete from policy_rules_in_force where version_id = ${version}`)
  for (const { version, content, from, to } of after)
    await run(
      scope,
      sql`insert into policy_rules_in_force (version_id, place_id, content, from_day, to_day)
        values (${version}, ${place}, ${contentOf(content)}::jsonb, ${from}, ${to})
        on conflict on constraint policy_rules_in_force_pk do update set to_day = excluded.to_day`,
    )
}
