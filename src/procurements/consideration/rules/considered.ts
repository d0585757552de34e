// How far the record is: what the law still wants said, who has signed the words as they stand, and whether a step may be taken.
// Public Services (Social Value) Act 2012, section 1, subsections (2), (3), (6), (7) and (8).
import type { OrganisationId } from '../../../platform/kernel/index.ts'
import type { Consideration, ConsiderationWords, Consultation, FirstStep, Signature } from './types.ts'

/** The parts that the law asks for, by field; null where the record may be signed as it stands. */
export const unsaid = (words: ConsiderationWords): Readonly<Record<string, string>> | null => {
  // Where there is no time, the reason stands in for all of it.
  if (words.urgency !== null) return null
  const missing: Record<string, string> = {}
  const empty = (field: keyof ConsiderationWords, sentence: string): void => {
    if (words[field] === '') missing[field] = sentence
  }
  empty('area', 'Say which area it is about.')
  empty('economic', 'Say what it could do for the local economy, or that nothing of this is relevant.')
  empty('social', 'Say what it could do for people, or that nothing of this is relevant.')
  empty('environmental', 'Say what it could do for the environment, or that nothing of this is relevant.')
  empty('process', 'Say how the way of buying could bring this about.')
  empty('relevance', 'Say what of this is relevant to what is bought.')
  empty('proportion', 'Say how far it is proportionate.')
  if (words.consult === null) missing.consult = 'Say whether to ask people first.'
  empty('consultWhy', 'Say why, whichever you chose.')
  return Object.keys(missing).length === 0 ? null : missing
}

/** Of a signature, what the clocks need. */
type Signed = Pick<Signature, 'organisation' | 'edition' | 'at'>

export type State = 'none' | 'written' | 'partly' | 'signed'

export interface Considered {
  readonly state: State
  /** Buyers whose officer has not signed the words as they stand. */
  readonly waiting: readonly OrganisationId[]
  /** When the last of them signed; null until then. */
  readonly signedAt: Date | null
}

/** Whoever signed earlier words has to sign again: a signature is under the words it was given for. */
export const consideredBy = (
  record: Pick<Consideration, 'edition'> | null,
  signatures: readonly Signed[],
  buyers: readonly OrganisationId[],
): Considered => {
  const now = signatures.filter(
    ({ edition, organisation }) => edition === record?.edition && buyers.includes(organisation),
  )
  const waiting = buyers.filter((buyer) => !now.some(({ organisation }) => organisation === buyer))
  if (record === null) return { state: 'none', waiting, signedAt: null }
  if (waiting.length > 0 || buyers.length === 0)
    return { state: now.length > 0 ? 'partly' : 'written', waiting, signedAt: null }
  const signedAt = new Date(Math.max(...now.map(({ at }) => at.getTime())))
  return { state: 'signed', waiting, signedAt }
}

/** A first step is in time where every buyer had signed the same words before it: those as they stand, or earlier ones. */
export const inTime = (signatures: readonly Signed[], buyers: readonly OrganisationId[], at: Date): boolean => {
  const before = Map.groupBy(
    signatures.filter((one) => one.at <= at),
    ({ edition }) => edition,
  )
  return (
    buyers.length > 0 &&
    [...before.values()].some((some) =>
      buyers.every((buyer) => some.some(({ organisation }) => organisation === buyer)),
    )
  )
}

/**
 * Of the place's checklist, the questions to ask of a procurement of this tier: all for the highest tier, fewer for those below, and a
 * few for what is below the lowest. The others may be answered and need not be.
 * @param tier its place among the tiers, from 0; -1 below the lowest, or while the value is not known
 */
export const asked = (questions: number, tier: number, tiers: number): number =>
  Math.min(questions, Math.ceil((questions * (tier + 2)) / (tiers + 1)))

/**
 * The edition of the record that stood when a step was taken. Where the record was written anew since then, the last that anybody had
 * signed by then: what stood unsigned between is not known any more.
 */
export const stoodAt = (
  record: Pick<Consideration, 'edition' | 'writtenAt'> | null,
  signatures: readonly Signed[],
  at: Date,
): number | null => {
  if (record !== null && record.writtenAt <= at) return record.edition
  const signed = signatures.filter((one) => one.at <= at).map(({ edition }) => edition)
  return signed.length > 0 ? Math.max(...signed) : null
}

/** Whether the words as they stand are later than the first step. */
export const changedAfterStep = (record: Pick<Consideration, 'edition'> | null, step: FirstStep | null): boolean =>
  record !== null && step !== null && record.edition !== step.edition

/** When somebody who was asked was written down: before all signatures, after one, or after the first step. */
export const toldWhen = (
  { addedAt }: Pick<Consultation, 'addedAt'>,
  signatures: readonly Signed[],
  step: FirstStep | null,
): 'before' | 'after-signing' | 'after-step' => {
  if (step !== null && addedAt > step.at) return 'after-step'
  return signatures.some(({ at }) => addedAt > at) ? 'after-signing' : 'before'
}

/** As it is told now: what was corrected is left out, and stays to be read apart. */
export const standing = <T extends { readonly id: string; readonly corrects: string | null }>(all: readonly T[]) =>
  all.filter(({ id }) => !all.some(({ corrects }) => corrects === id))
