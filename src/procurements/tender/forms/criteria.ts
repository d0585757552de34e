// The tree of criteria as one form: what was typed of each, and which button was pressed. Every button keeps all that was typed first.
import { type Body, errorsOf, ok, type Result, textOf, wrong } from '../../../platform/kernel/index.ts'
import { type Criteria, criterionKinds } from '../../rules/criteria.ts'
import { added, changed, moved, placedIn, removed, whole } from '../rules/tree.ts'

export interface CriterionTyped {
  readonly title: string
  readonly kind: string
  /** Percent of what stands above it. */
  readonly weight: string
}

export type CriteriaTyped = Readonly<Record<string, CriterionTyped>>

export const fieldOf = (id: string, part: keyof CriterionTyped): string => `${part}-${id}`

const percent = (weight: number): string => String(weight / 100)

export const criteriaOf = (criteria: Criteria): CriteriaTyped =>
  Object.fromEntries(
    placedIn(criteria).map(({ criterion: { id, title, kind, weight } }) => [
      id,
      { title, kind, weight: percent(weight) },
    ]),
  )

export const criteriaTyped = (body: Body, criteria: Criteria): CriteriaTyped =>
  Object.fromEntries(
    placedIn(criteria).map(({ criterion: { id } }) => [
      id,
      {
        title: textOf(body, fieldOf(id, 'title')),
        kind: textOf(body, fieldOf(id, 'kind')),
        weight: textOf(body, fieldOf(id, 'weight')),
      },
    ]),
  )

/** In ten-thousandths; undefined where it is no percentage with at most two decimals. */
const weightIn = (text: string): number | undefined => {
  if (!/^\d{1,3}(\.\d{1,2})?\s*%?$/.test(text)) return undefined
  const weight = Math.round(Number(text.replace('%', '')) * 100)
  return weight <= whole ? weight : undefined
}

const kindIn = (text: string) => criterionKinds.find((kind) => kind === text)

const pressed = (body: Body): readonly [what: string, id: string] => {
  const [what = '', id = ''] = textOf(body, 'do').split(':')
  return [what, id]
}

/** What is to be done to the tree: all that was typed, then the button. */
export const criteriaForm = (body: Body, typed: CriteriaTyped): Result<(criteria: Criteria) => Criteria> => {
  const [what, pressedFor] = pressed(body)
  const errors = errorsOf(
    Object.fromEntries(
      Object.entries(typed)
        // What is taken off need not be right.
        .filter(([id]) => !(what === 'remove' && id === pressedFor))
        .flatMap(([id, { title, kind, weight }]) => [
          [
            fieldOf(id, 'title'),
            title.length > 200
              ? 'Use at most 200 letters.'
              : title === ''
                ? 'Say in a few words what is judged.'
                : undefined,
          ],
          [fieldOf(id, 'kind'), kindIn(kind) === undefined ? 'Choose what it is about.' : undefined],
          [
            fieldOf(id, 'weight'),
            weightIn(weight) === undefined ? 'Enter a percentage from 0 to 100, such as 60.' : undefined,
          ],
        ]),
    ),
  )
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok((criteria) => {
    const written = Object.entries(typed).reduce((tree, [id, { title, kind, weight }]) => {
      const [known, parts] = [kindIn(kind), weightIn(weight)]
      return known === undefined || parts === undefined
        ? tree
        : changed(tree, id, { title, kind: known, weight: parts })
    }, criteria)
    if (what === 'add') return added(written, pressedFor === '' ? null : pressedFor)
    if (what === 'remove') return removed(written, pressedFor)
    if (what === 'up' || what === 'down') return moved(written, pressedFor, what === 'up' ? -1 : 1)
    return written
  })
}
