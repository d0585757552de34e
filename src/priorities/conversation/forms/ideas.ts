// What was typed as an idea, as a group of ideas, and as points.
import {
  asId,
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { pointsField } from '../rules/points.ts'
import type { Group, GroupId, IdeaId } from '../rules/types.ts'
import { fieldIn, lines, tooLong } from './typed.ts'

export interface IdeaTyped {
  readonly words: string
  readonly sector: string
  readonly key: string
}

export const ideaTyped = (body: Body): IdeaTyped => ({
  words: lines(fieldIn(body, 'words')),
  sector: fieldIn(body, 'sector'),
  key: textOf(body, 'key'),
})

export const ideaForm = ({ words }: IdeaTyped): Result<string, FieldErrors> => {
  const problem = words === '' ? 'Write your idea first.' : tooLong(words, 1000)
  return problem === undefined ? ok(words) : wrong({ words: problem })
}

export interface GroupTyped {
  readonly title: string
  readonly words: string
  readonly key: string
  readonly ideas: readonly string[]
}

export const groupTyped = (body: Body): GroupTyped => ({
  title: textOf(body, 'title'),
  words: lines(textOf(body, 'words')),
  key: textOf(body, 'key'),
  ideas: textsOf(body, 'idea'),
})

const ids = (texts: readonly string[]): readonly IdeaId[] => texts.flatMap((text) => asId<IdeaId>(text) ?? [])

export const groupForm = (
  typed: GroupTyped,
): Result<{ readonly title: string; readonly words: string; readonly ideas: readonly IdeaId[] }, FieldErrors> => {
  const errors = errorsOf({
    title: typed.title === '' ? 'Enter a title for the group.' : tooLong(typed.title, 150),
    words: tooLong(typed.words, 2000),
  })
  return Object.keys(errors).length > 0
    ? wrong(errors)
    : ok({ title: typed.title, words: typed.words, ideas: ids(typed.ideas) })
}

/** `none` takes ideas out of their group. */
export const sortForm = (
  body: Body,
): Result<{ readonly ideas: readonly IdeaId[]; readonly group: GroupId | null }, FieldErrors> => {
  const ideas = ids(textsOf(body, 'idea'))
  const group = textOf(body, 'group')
  const id = asId<GroupId>(group)
  const errors = errorsOf({
    idea: ideas.length === 0 ? 'Tick the ideas to move.' : undefined,
    group: group === 'none' || id !== undefined ? undefined : 'Choose where they go.',
  })
  return Object.keys(errors).length > 0 ? wrong(errors) : ok({ ideas, group: id ?? null })
}

/** By group, as typed; JSON callers send numbers under the ids of the groups in `points`. */
export const pointsTyped = (body: Body, groups: readonly Pick<Group, 'id'>[]): ReadonlyMap<string, string> => {
  const whole: unknown = body.points
  const sent = typeof whole === 'object' && whole !== null ? (whole as Body) : {}
  return new Map(
    groups.map(({ id }) => {
      const value = sent[id]
      return [id, typeof value === 'number' ? String(value) : textOf(body, pointsField(id))]
    }),
  )
}
