// Which mapping a table is read by: what somebody gave, else what was remembered for its publisher, else what was found.
import { type PlaceId, Refused } from '../../../platform/kernel/index.ts'
import { headingsAt, takeGiven } from '../rules/given.ts'
import { fitMapping, type Mapping, type Sample, signatureOf } from '../rules/index.ts'
import { rememberedMapping } from '../store/mappings.ts'
import type { Choose } from './read-table.ts'
import type { Runner } from './runner.ts'

export const chooseFound: Choose = async (_sample, detected) => ({
  mapping: detected.mapping,
  headings: detected.headings,
  from: 'found',
})

export const chooseRemembered =
  (runner: Runner, place: PlaceId, publisher: string): Choose =>
  async (sample, detected) => {
    const { scope } = runner
    const signature = signatureOf(detected.headings)
    const remembered = await runner.read(() => rememberedMapping(scope, place, publisher, signature))
    const mapping = remembered && fitMapping(remembered, detected.headings, detected.mapping)
    return mapping === undefined
      ? chooseFound(sample, detected)
      : { mapping, headings: detected.headings, from: 'remembered' }
  }

/** As somebody said of this very table, who looked at it. */
export const exactly =
  (mapping: Mapping): Choose =>
  async (sample, detected) => {
    const { headerRow, headerRows } = detected.mapping
    const asFound = headerRow === mapping.headerRow && headerRows === mapping.headerRows
    return { mapping, headings: asFound ? detected.headings : headingsAt(sample, mapping), from: 'given' }
  }

const misfit = (sample: Sample, headings: readonly string[], words: string): Refused =>
  new Refused(
    'mapping-fits-not',
    422,
    `${sample.fileName}${sample.sheet === null ? '' : `, sheet “${sample.sheet}”`}: ${words} Nothing was changed.`,
    `Its headings are: ${headings.filter((one) => one !== '').join(', ') || 'none'}. See what would be used with "ledger inspect FILE --json", and change that.`,
  )

/** A given mapping, for all tables of a file or for one of them. */
export interface Giving {
  readonly choose: (given: Mapping, otherwise: Choose) => Choose
  /** @throws Refused `mapping-fits-not` where a mapping was given and fitted no table of the file */
  readonly done: () => void
}

/** What is no list of payments need not fit: beside the payments of a workbook there may be a sheet of notes. */
export const giving = (): Giving => {
  let taken = false
  let first: Refused | undefined
  return {
    choose: (given, otherwise) => async (sample, detected) => {
      const fitted = takeGiven(given, sample, detected)
      if (fitted.ok) {
        taken = true
        return { ...fitted.value, from: 'given' }
      }
      const refusal = misfit(sample, detected.headings, fitted.errors)
      if (detected.notLedger === null) throw refusal
      first ??= refusal
      return otherwise(sample, detected)
    },
    done: () => {
      if (!taken && first !== undefined) throw first
    },
  }
}
