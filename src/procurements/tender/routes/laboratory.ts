// The laboratory of a draft.
import { get, goTo, invalid, post, type Route, showPage } from '../../../platform/http/index.ts'
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import type { Context } from '../../routes/here.ts'
import { isTested } from '../actions/checked.ts'
import { testFormula } from '../actions/laboratory.ts'
import { asFields, type FormulaTyped, formulaForm, formulaOf, formulaTyped } from '../forms/formula.ts'
import { laboratoryPage } from '../pages/laboratory.ts'
import { tenderAt } from '../pages/words.ts'
import { type PriceLaboratory, priceLeaf } from '../rules/laboratory.ts'
import { draftHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders/:draft/laboratory'

type Params = Context & { readonly params: { readonly procurement: string; readonly draft: string } }

const view = async (context: Params, { formulas }: PriceLaboratory, typed?: FormulaTyped, errors?: FieldErrors) => {
  const { place, procurement, tender } = await draftHere(context)
  const leaf = priceLeaf(tender.criteria)
  return laboratoryPage({
    ...{ place, procurement, tender, formulas, scoresPrice: leaf !== undefined, isTested: isTested(tender) },
    typed: typed ?? formulaOf(leaf?.criterion.formula ?? null, formulas, tender.edition),
    ...(errors === undefined ? {} : { errors }),
  })
}

export const laboratoryRoutes = (laboratory: PriceLaboratory): readonly Route[] => [
  get({
    name: 'price laboratory',
    path,
    permission: 'procurements.edit',
    words: 'Which formula makes points of prices in a tender, and what it would do to bids.',
    handle: async (context) => showPage(await view(context, laboratory)),
  }),
  post({
    name: 'test a price formula',
    path,
    permission: 'procurements.edit',
    audit: 'price formula tested',
    words: 'Chooses the price formula of a draft and tests it; the report is locked when the tender is published.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { place, procurement, tender, which } = await draftHere(context)
      const typed = formulaTyped(body, laboratory.formulas)
      const read = formulaForm(typed, laboratory.formulas)
      const done = read.ok
        ? await testFormula(scope, laboratory, which, { formula: read.value, edition: Number(typed.edition), now })
        : read
      if (!done.ok) {
        const errors = read.ok ? asFields(typed.formula, done.errors) : done.errors
        return invalid(errors, await view(context, laboratory, typed, errors))
      }
      return goTo(`${tenderAt(place, procurement.id, tender.id)}/laboratory`, {
        message: 'The formula is kept and tested.',
      })
    },
  }),
]
