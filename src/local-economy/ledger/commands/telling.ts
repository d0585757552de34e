// Progress on standard error: a line now and then, for work that takes longer than that.
import type { Progress } from '../actions/runner.ts'

const everyMs = 2_000

type Say = (words: string) => void

/** Of several files each is named as its turn comes, and its number stands before what is said of it. */
export const tellingOf = (say: Say, at: number, of: number, file: string): Progress => {
  if (of === 1) return telling(say)
  say(`File ${at} of ${of}: ${file}`)
  return telling((words) => say(`File ${at} of ${of}: ${words}`))
}

export const telling = (say: Say): Progress => {
  let told = Date.now()
  return async (done, total, words) => {
    if (Date.now() - told < everyMs) return
    told = Date.now()
    const of = total === undefined || total === 0 ? ' so far' : ` of ${total.toLocaleString('en-GB')}`
    say(`${words}: ${done.toLocaleString('en-GB')}${of}`)
  }
}
