// Procurement Act 2023, Schedule 1: from which value on a contract is a public contract. The amounts are a dated pack.
import { formatPence, type Pence } from '../../../platform/kernel/index.ts'
import type { Answers, ThresholdFound, Thresholds } from './types.ts'

const column = ({ authority, kind, subject }: Answers): keyof Thresholds['periods'][number]['pence'] | null => {
  if (kind === null || subject === null || authority === null) return null
  if (kind === 'works') return 'works'
  if (kind === 'services' && subject !== 'other') return 'lightTouch'
  return authority === 'central' || authority === 'nhs' ? 'central' : 'subCentral'
}

const of = {
  ...{ works: 'for works', lightTouch: 'for light touch services' },
  ...{
    central: 'for goods and services of central bodies and the NHS',
    subCentral: 'for goods and services of other buyers',
  },
}

const none = (words: string): ThresholdFound => ({ pence: null, reached: null, words })

export const thresholdFor = (answers: Answers, { periods }: Thresholds): ThresholdFound => {
  const { authority, value, on } = answers
  if (authority === 'welsh')
    return none('Welsh Ministers set the thresholds for bodies in Wales. They are not in our pack.')
  const which = column(answers)
  if (which === null) return none('Which threshold counts depends on who buys, what is bought, and what it is about.')
  const period = periods.find(({ from, to }) => from <= on && on <= to)
  if (period === undefined) return none('Our pack has no thresholds for that day.')
  const pence: Pence = period.pence[which]
  const words = `The threshold ${of[which]} on that day is ${formatPence(pence)}, with VAT.`
  return { pence, reached: value === null ? null : value >= pence, words }
}

/** Below it nothing has to be published: s.84. Null while not known. */
export const notifiable = (
  { authority, value }: Pick<Answers, 'authority' | 'value'>,
  { notifiable: { centralPence, otherPence } }: Thresholds,
): boolean | null =>
  value === null || authority === null
    ? null
    : value >= (authority === 'central' || authority === 'nhs' ? centralPence : otherPence)
