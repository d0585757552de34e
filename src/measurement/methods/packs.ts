// The dated tables of the methods, as the pages of admin list them.
import { carbon, deflator, qaly, rates, wellby } from './rules/tables.ts'

/** As admin's `DataPack`. */
export const referencePacks = [rates, wellby, qaly, carbon, deflator].map(
  ({ title, vintage, source, sourceLink, licence, toCheck }) => ({
    name: title,
    words: `${licence}. ${toCheck}`,
    vintage,
    source: `${source} (${sourceLink})`,
  }),
)
