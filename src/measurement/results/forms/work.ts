// A piece of work as form fields: what it is, who does it, and who pays which share.
import {
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { PossibleBuyer, Share, WorkWords } from '../rules/types.ts'
import { type SharesTyped, sharesIn, sharesTyped } from './shares.ts'

export interface WorkTyped {
  readonly title: string
  readonly provider: string
  readonly from: DayTyped
  readonly to: DayTyped
  readonly theme: string
  readonly shares: SharesTyped
}

export const workTyped = (body: Body, buyers: readonly PossibleBuyer[]): WorkTyped => ({
  title: textOf(body, 'title'),
  provider: textOf(body, 'provider'),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  theme: textOf(body, 'theme'),
  shares: sharesTyped(body, buyers),
})

export interface WorkGiven {
  readonly words: WorkWords
  readonly shares: readonly Share[]
}

export const workForm = (body: Body, typed: WorkTyped, buyers: readonly PossibleBuyer[]): Result<WorkGiven> => {
  const [from, to] = [dayIn(body, 'from'), dayIn(body, 'to')]
  const { errors: shareErrors, shares } = sharesIn(typed.shares, buyers)
  const errors = {
    ...errorsOf({
      title:
        typed.title === '' || typed.title.length > 300 ? 'Enter what the work is, in up to 300 letters.' : undefined,
      provider:
        typed.provider === '' || typed.provider.length > 200 ? 'Enter who does it, in up to 200 letters.' : undefined,
      from: from === undefined || from === 'wrong' ? 'Enter the first day, such as 1 4 2026.' : undefined,
      to: to === 'wrong' ? 'Enter the last day, such as 31 3 2027, or leave it empty.' : undefined,
      theme: typed.theme.length > 100 ? 'Use at most 100 letters.' : undefined,
    }),
    ...shareErrors,
  }
  if (Object.keys(errors).length > 0 || from === undefined || from === 'wrong' || to === 'wrong') return wrong(errors)
  const { title, provider, theme } = typed
  return ok({
    words: { title, provider, providerId: null, from, to: to ?? null, theme: theme === '' ? null : theme },
    shares,
  })
}
