// Which of the starter measures a framework begins with.
import { type Body, errorsOf, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import type { StarterChosen } from '../actions/start.ts'
import { oneLine } from '../rules/read-measures.ts'
import { type Arrangement, codesIn, isArrangement } from '../rules/starter.ts'

export interface StartTyped {
  readonly title: string
  readonly theme: string
  readonly arrangement: Arrangement
  readonly measures: readonly string[]
}

/** Each outcome is a group of boxes with a name of its own; programs send one list. */
const groups = /^measures(?:-\d{1,3})?$/
export const groupName = (number: number): string => `measures-${number}`

export const startTyped = (body: Body): StartTyped => {
  const by = textOf(body, 'by')
  return {
    title: oneLine(textOf(body, 'title')),
    theme: oneLine(textOf(body, 'theme')),
    arrangement: isArrangement(by) ? by : 'themes',
    measures: Object.keys(body)
      .filter((name) => groups.test(name))
      .flatMap((name) => textsOf(body, name)),
  }
}

export const startForm = ({ title, theme, arrangement, measures }: StartTyped): Result<StarterChosen> => {
  const known = new Set(codesIn(arrangement))
  const chosen = measures.filter((code) => known.has(code))
  const errors = errorsOf({
    title:
      title === ''
        ? 'Enter what the framework is called.'
        : title.length > 200
          ? 'Use at most 200 letters for the title.'
          : undefined,
    theme: theme.length > 100 ? 'Use at most 100 letters.' : undefined,
    [groupName(1)]: chosen.length === 0 ? 'Choose at least one measure.' : undefined,
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  return ok({ title, theme: theme === '' ? null : theme, arrangement, measures: chosen })
}
