// The law as dated packs. Rules are handed them; nothing here is a constant of the program.
import type { LawPacks, PackKept } from '../route/rules/types.ts'
import holidays from './bank-holidays.json' with { type: 'json' }
import notices from './notices.json' with { type: 'json' }
import routes from './routes.json' with { type: 'json' }
import thresholds from './thresholds.json' with { type: 'json' }

/** A test holds each file against what its type says. */
export const lawPacks = { thresholds, holidays, notices, routes } as unknown as LawPacks

export const packsKept = (packs: LawPacks): readonly PackKept[] =>
  Object.values(packs).map(({ key, vintage, checked }) => ({ key, vintage, checked }))
