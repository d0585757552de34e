// What a version says, read and written as a whole.
import { rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FrameworkId, FrameworkVersionId, MeasureId, OutcomeId } from '../../rules/types.ts'
import type { FrameworkContent, MeasureContent, OutcomeContent, ThemeContent } from '../rules/types.ts'
import { wordsOf } from './measures.ts'

interface ThemeRow {
  readonly id: string
  readonly title: string
}
interface OutcomeRow {
  readonly id: OutcomeId
  readonly themeId: string
  readonly title: string
  readonly words: string
}
type MeasureRow = MeasureContent & { readonly outcomeId: OutcomeId }

/** Themes, outcomes and measures in their order. */
export const contentOf = async (scope: Scope, version: FrameworkVersionId): Promise<FrameworkContent> => {
  const themes = await rows<ThemeRow>(
    scope,
    sql`select id, title from framework_themes where version_id = ${version} order by position`,
  )
  const outcomes = await rows<OutcomeRow>(
    scope,
    sql`select outcome_id as id, theme_id as "themeId", title, words from framework_outcomes
      where version_id = ${version} order by position`,
  )
  const measures = await rows<MeasureRow>(
    scope,
    sql`select m.measure_id as id, m.outcome_id as "outcomeId", s.private, ${wordsOf}
      from measure_versions m join measures s on s.id = m.measure_id where m.version_id = ${version} order by m.position`,
  )
  const inOutcome = Map.groupBy(measures, ({ outcomeId }) => outcomeId)
  const inTheme = Map.groupBy(outcomes, ({ themeId }) => themeId)
  return {
    themes: themes.map(({ id, title }) => ({
      title,
      outcomes: (inTheme.get(id) ?? []).map((outcome) => ({
        ...{ id: outcome.id, title: outcome.title, words: outcome.words },
        measures: (inOutcome.get(outcome.id) ?? []).map(({ outcomeId: _, ...measure }) => measure),
      })),
    })),
  }
}

interface Target {
  readonly place: PlaceId
  readonly framework: FrameworkId
  readonly version: FrameworkVersionId
}

type Positioned<T> = T & { readonly position: number }
const positioned = <T extends object>(all: readonly T[]): readonly Positioned<T>[] =>
  all.map((one, position) => ({ ...one, position }))

type ThemeToWrite = Positioned<Omit<ThemeContent, 'outcomes'> & { readonly id: string }>
type OutcomeToWrite = Positioned<
  Omit<OutcomeContent, 'measures' | 'id'> & { readonly id: OutcomeId; readonly themeId: string }
>
type MeasureToWrite = Positioned<MeasureContent & { readonly id: MeasureId; readonly outcomeId: OutcomeId }>

/** Every theme, outcome and measure with an id, its parent and its position. */
const laidOut = ({ themes }: FrameworkContent) => {
  const nested = themes.map((theme) => ({
    ...theme,
    id: crypto.randomUUID() as string,
    outcomes: theme.outcomes.map((outcome) => ({
      ...outcome,
      id: outcome.id ?? (crypto.randomUUID() as OutcomeId),
      measures: outcome.measures.map((measure) => ({
        ...measure,
        id: measure.id ?? (crypto.randomUUID() as MeasureId),
      })),
    })),
  }))
  const outcomes = nested.flatMap((theme) => theme.outcomes.map((outcome) => ({ ...outcome, themeId: theme.id })))
  const measures = outcomes.flatMap((outcome) => outcome.measures.map((one) => ({ ...one, outcomeId: outcome.id })))
  return {
    themes: positioned(nested.map(({ id, title }) => ({ id, title }))) satisfies readonly ThemeToWrite[],
    outcomes: positioned(
      outcomes.map(({ id, title, words, themeId }) => ({ id, title, words, themeId })),
    ) satisfies readonly OutcomeToWrite[],
    measures: positioned(measures) satisfies readonly MeasureToWrite[],
  }
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

/** Replaces all that a draft says. Outcomes and measures that have an id keep it. @throws where a code stands twice */
export const replaceContent = async (
  scope: Scope,
  { place, framework, version }: Target,
  content: FrameworkContent,
): Promise<void> => {
  const { themes, outcomes, measures } = laidOut(content)
  await run(scope, sql`delete from measure_versions where version_id = ${version}`)
  await run(scope, sql`delete from framework_outcomes where version_id = ${version}`)
  await run(scope, sql`delete from framework_themes where version_id = ${version}`)
  await run(
    scope,
    sql`insert into framework_themes (id, place_id, version_id, position, title)
      select t.id, ${place}, ${version}, t.position, t.title
      from jsonb_to_recordset(${json(themes)}) as t(id uuid, position int, title text)`,
  )
  await run(
    scope,
    sql`insert into outcomes (id, place_id, framework_id)
      select o.id, ${place}, ${framework} from jsonb_to_recordset(${json(outcomes)}) as o(id uuid)
      on conflict (id) do nothing`,
  )
  await run(
    scope,
    sql`insert into framework_outcomes (version_id, outcome_id, place_id, theme_id, position, title, words)
      select ${version}, o.id, ${place}, o."themeId", o.position, o.title, o.words
      from jsonb_to_recordset(${json(outcomes)}) as o(id uuid, "themeId" uuid, position int, title text, words text)`,
  )
  await run(
    scope,
    sql`insert into measures (id, place_id, framework_id, private)
      select m.id, ${place}, ${framework}, coalesce(m.private, false)
      from jsonb_to_recordset(${json(measures)}) as m(id uuid, private boolean)
      on conflict (id) do update set private = measures.private or excluded.private`,
  )
  await run(
    scope,
    sql`insert into measure_versions (place_id, measure_id, version_id, outcome_id, position, code, title, definition, unit, own_unit,
        who_counts, evidence, frequency, direction, level, whose, nature, priority_id, objectives, reference_codes)
      select ${place}, m.id, ${version}, m."outcomeId", m.position, m.code, m.title, m.definition, m.unit, m."ownUnit",
        m."whoCounts", m.evidence, m.frequency, m.direction, m.level, m.whose, m.nature, m.priority,
        array(select jsonb_array_elements_text(m.objectives)), m."references"
      from jsonb_to_recordset(${json(measures)}) as m(id uuid, "outcomeId" uuid, position int, code text, title text,
        definition text, unit text, "ownUnit" text, "whoCounts" text, evidence jsonb, frequency text, direction text, level text,
        whose text, nature text, priority uuid, objectives jsonb, "references" jsonb)`,
  )
}
