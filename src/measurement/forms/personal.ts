// Words that look personal are asked about once more before they are kept.
import { type Body, listOf, textOf } from '../../platform/kernel/index.ts'
import { looksPersonal } from '../evidence/rules/personal.ts'

/** The tick with which a person says that words name nobody. */
export const sureField = 'namesNobody'

const opening = 'This looks as if it held'

/** What to say of words that look personal, unless somebody ticked that they name nobody. @param what they look like */
export const personalProblem = (
  body: Body,
  words: string,
  what: readonly string[] = looksPersonal(words),
): string | undefined =>
  what.length === 0 || textOf(body, sureField) === 'yes'
    ? undefined
    : `${opening} ${listOf(what)}. Take it out. If it names nobody, tick the box below.`

/** Whether one of the errors asks for that tick. */
export const asksForTick = (errors: Readonly<Record<string, string>> | undefined): boolean =>
  Object.values(errors ?? {}).some((words) => words.startsWith(opening))
