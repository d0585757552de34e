// How long a buyer waits between saying who is to be awarded and making the contract.
import { type Day, Refused } from '../../../platform/kernel/index.ts'
import type { Holidays, Regime } from './types.ts'
import { periodEnd, workingDaysAfter } from './working-days.ts'

const notKnown = (): Refused =>
  new Refused(
    'holidays-not-known',
    409,
    'The list of bank holidays does not reach that far, so the end of the standstill is not known.',
    'Ask whoever looks after this installation for a newer version, and count the working days by hand until then.',
  )

const known = (day: Day | undefined): Day => {
  if (day === undefined) throw notKnown()
  return day
}

/** Whether the law asks for one; under light touch one that is announced lasts as long: Procurement Act 2023, s.51(3) to (5). */
export const standstillIs = (regime: Regime): 'mandatory' | 'voluntary' | 'none' =>
  regime === 'below-threshold' ? 'none' : regime === 'light-touch' ? 'voluntary' : 'mandatory'

/**
 * The last day of the standstill: the contract may be made on the day after. Null where the law knows none.
 *
 * Procurement Act 2023, s.51: eight working days that begin with the day of the contract award notice. SI 2023/1348, reg. 12: it begins
 * on the day after the notice of intention, and providers may object up to midnight at the end of the eighth working day after it began.
 * Where somebody objected, it ends no sooner than five working days after the last further decision; until there is one it goes on,
 * which whoever asks has to know.
 * @throws Refused `holidays-not-known`
 */
export const standstillEnd = (
  regime: Regime,
  noticePublishedOn: Day,
  lastFurtherDecisionOn: Day | null,
  holidays: Holidays,
): Day | null => {
  if (standstillIs(regime) === 'none') return null
  const period = { days: 8, unit: 'working-days', beginning: regime === 'psr' ? 'day-after-next' : 'that-day' } as const
  const usual = known(periodEnd(noticePublishedOn, period, holidays))
  if (regime !== 'psr' || lastFurtherDecisionOn === null) return usual
  const decided = known(workingDaysAfter(lastFurtherDecisionOn, 5, holidays))
  return decided > usual ? decided : usual
}
