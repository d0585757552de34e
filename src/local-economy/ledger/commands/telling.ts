// Progress on standard error: a line now and then, for work that takes longer than that.
import type { Progress } from '../actions/runner.ts'

const everyMs = 2_000

export const telling = (say: (words: string) => void): Progress => {
  let told = Date.now()
  return async (done, total, words) => {
    if (Date.now() - told < everyMs) return
    told = Date.now()
    const of = total === undefined || total === 0 ? ' so far' : ` of ${total.toLocaleString('en-GB')}`
    say(`${words}: ${done.toLocaleString('en-GB')}${of}`)
  }
}
