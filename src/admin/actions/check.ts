// Looks whether everything is as it should be, and remembers when it was looked at and what was found.
import { count, type Scope } from '../../platform/kernel/index.ts'
import { addMark } from '../store/marks.ts'
import type { Work } from './backup.ts'

/** One thing to look at, as a feature declares it. */
export interface ToCheck {
  readonly name: string
  readonly words: string
  run(scope: Scope): Promise<{ readonly ok: boolean; readonly words: string }>
}

export interface CheckedThing {
  readonly name: string
  readonly title: string
  readonly ok: boolean
  readonly words: string
}

export interface CheckReceipt {
  readonly ok: boolean
  readonly checkedAt: string
  readonly checks: readonly CheckedThing[]
}

const look = async (work: Work, { name, words, run }: ToCheck): Promise<CheckedThing> => {
  try {
    // Each in a moment of its own: one that breaks off does not spoil the others.
    const report = await work.read(() => run(work.scope))
    return { name, title: words, ok: report.ok, words: report.words }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { name, title: words, ok: false, words: `It could not be looked at: ${problem}` }
  }
}

export const check = async (
  work: Work,
  checks: readonly ToCheck[],
  say: (words: string, done: number, total: number) => void | Promise<void> = () => undefined,
): Promise<CheckReceipt> => {
  const found: CheckedThing[] = []
  for (const one of checks) {
    await say(one.words, found.length, checks.length)
    found.push(await look(work, one))
  }
  const wrong = found.filter((one) => !one.ok)
  const receipt = { ok: wrong.length === 0, checkedAt: new Date().toISOString(), checks: found }
  const words = receipt.ok
    ? `${count(found.length, 'check')}, and all is well.`
    : `${count(wrong.length, 'thing is', 'things are')} wrong: ${wrong.map((one) => one.title).join('; ')}.`
  await work.write(() => addMark(work.scope, { kind: 'check', ok: receipt.ok, words, details: receipt }))
  return receipt
}
