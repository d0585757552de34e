// For `commonweal check`: the receipts against what is there.
import { count, type Scope } from '../../../platform/kernel/index.ts'
import { counted } from '../store.ts'

/** Postcodes of a load can only become fewer (a newer file takes their place), and every held row has its receipt. */
export const checkRegisters = async (scope: Scope): Promise<{ readonly ok: boolean; readonly words: string }> => {
  const { loads, postcodes, tooMany, heldAstray } = await counted(scope)
  const wrong = [
    ...(tooMany > 0 ? [`${count(tooMany, 'load')} of postcodes with more rows than the receipt says`] : []),
    ...(heldAstray > 0 ? [`${count(heldAstray, 'receipt')} with another number of held rows than are kept`] : []),
  ]
  const looked = `${count(loads, 'load')}, ${count(postcodes, 'postcode')}`
  return wrong.length === 0
    ? { ok: true, words: `${looked}: all as their receipts say.` }
    : { ok: false, words: `${looked}. Wrong: ${wrong.join('; ')}.` }
}
