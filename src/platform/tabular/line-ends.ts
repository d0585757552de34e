// How the lines of a text end, counted in all of it, also where the quotes are in disorder.
import type { EndsSeen } from './shape.ts'
import type { TextFound } from './table.ts'

export interface LineEnds {
  /** The next letters or bytes, as numbers. */
  push(codes: ArrayLike<number>): void
  pushText(text: string): void
  end(): TextFound['lineEnds']
}

/** @param before what was seen of the same text already */
export const lineEnds = (before: EndsSeen = { ends: null, open: false }): LineEnds => {
  const found = { lf: before.ends === 'lf', crlf: before.ends === 'crlf', cr: false }
  let afterReturn = before.open
  const step = (code: number): void => {
    if (code === 10) {
      if (afterReturn) found.crlf = true
      else found.lf = true
      afterReturn = false
    } else {
      if (afterReturn) found.cr = true
      afterReturn = code === 13
    }
  }
  const isMixed = (): boolean => Number(found.lf) + Number(found.crlf) + Number(found.cr) > 1
  return {
    push: (codes) => {
      if (isMixed()) return
      for (let at = 0; at < codes.length; at += 1) {
        const code = codes[at]!
        if (code < 14 || afterReturn) step(code)
      }
    },
    pushText: (text) => {
      for (let at = 0; at < text.length; at += 1) step(text.charCodeAt(at))
    },
    end: () => {
      if (afterReturn) found.cr = true
      afterReturn = false
      if (isMixed()) return 'mixed'
      return (['lf', 'crlf', 'cr'] as const).find((one) => found[one]) ?? 'none'
    },
  }
}
