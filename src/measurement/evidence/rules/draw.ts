// Which records are checked: drawn by lot, more often where the risk is greater, so that anybody with the seed draws the same again.
import { streamOf } from '../../methods/rules/random.ts'

export const risks = ['low', 'medium', 'high'] as const
export type Risk = (typeof risks)[number]
/** Percent of the records of each risk, 0 to 100. */
export type Rates = Readonly<Record<Risk, number>>

export interface Drawable {
  readonly id: string
  readonly risk: Risk
}

export interface Weighed {
  readonly id: string
  /** In thousandths of the unit of its measure. */
  readonly quantity: number
  /** Of the same work and measure; 0 where nothing was promised. */
  readonly promised: number
  readonly hasEvidence: boolean
  /** Something in it is claimed under another work too. */
  readonly claimedTwice: boolean
}

/** High: claimed twice, or more than was promised without anything to show. Medium: one of nothing to show, or more than was promised. */
export const riskOf = ({ quantity, promised, hasEvidence, claimedTwice }: Weighed): Risk => {
  const more = quantity > promised
  if (claimedTwice || (more && !hasEvidence)) return 'high'
  return more || !hasEvidence ? 'medium' : 'low'
}

/** So many of a kind: rounded up, so that a rate above nought always draws one. */
export const howMany = (of: number, percent: number): number => Math.min(of, Math.ceil((of * percent) / 100))

/**
 * Every record has a number drawn from the seed and its id; of each risk those with the lowest are chosen. One more record changes nothing
 * about the numbers of the others.
 */
export const draw = (population: readonly Drawable[], rates: Rates, seed: number): readonly string[] =>
  risks
    .flatMap((risk) => {
      const some = population.filter((one) => one.risk === risk)
      return some
        .map(({ id }) => ({ id, number: streamOf(seed, id)() }))
        .toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
        .slice(0, howMany(some.length, rates[risk]))
        .map(({ id }) => id)
    })
    .toSorted()
