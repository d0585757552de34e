// Conditions of participation as form fields.
import { type Body, errorsOf, ok, type Result, textOf, wrong } from '../../../platform/kernel/index.ts'
import type { Condition } from '../rules/types.ts'
import { linesOf } from './lines.ts'

export interface ConditionTyped {
  readonly id: string
  readonly title: string
  readonly words: string
}

export interface ConditionsTyped {
  readonly rows: readonly ConditionTyped[]
  readonly edition: string
}

const most = 20

export const rowsToType = (rows: readonly ConditionTyped[]): readonly ConditionTyped[] => [
  ...rows,
  ...Array.from({ length: Math.min(2, most - rows.length) }, () => ({ id: '', title: '', words: '' })),
]

export const conditionsTyped = (body: Body): ConditionsTyped => ({
  rows: Array.from({ length: most }, (_, i) => ({
    ...{ id: textOf(body, `condition-${i + 1}-id`), title: textOf(body, `condition-${i + 1}-title`) },
    words: linesOf(body, `condition-${i + 1}-words`),
  })).filter(({ title, words }) => title !== '' || words !== ''),
  edition: textOf(body, 'edition'),
})

/** What was there keeps its id: answers are filed under it. */
const named = (rows: readonly ConditionTyped[]): readonly Condition[] => {
  const taken = new Set<string>()
  return rows.map(({ id, title, words }) => {
    let name = /^k\d{1,3}$/.test(id) && !taken.has(id) ? id : ''
    for (let next = 1; name === ''; next += 1)
      if (!taken.has(`k${next}`) && !rows.some((row) => row.id === `k${next}`)) name = `k${next}`
    taken.add(name)
    return { id: name, title, words }
  })
}

export const conditionsForm = ({ rows }: ConditionsTyped): Result<readonly Condition[]> => {
  const errors = errorsOf(
    Object.fromEntries(
      rows.flatMap(({ title, words }, i) => [
        [
          `condition-${i + 1}-title`,
          title === '' || title.length > 200 ? 'Say what is asked for, in up to 200 letters.' : undefined,
        ],
        [
          `condition-${i + 1}-words`,
          words === '' || words.length > 2000 ? 'Say how it may be shown, in up to 2,000 letters.' : undefined,
        ],
      ]),
    ),
  )
  return Object.keys(errors).length > 0 ? wrong(errors) : ok(named(rows))
}
