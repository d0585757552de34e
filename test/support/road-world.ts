// What a place has along the road, from a conversation to a published document: one of each, for tests that walk all addresses.
import type { Product } from '../../src/app/index.ts'
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import { conversationOf } from './conversation-world.ts'
import type { TestDatabase } from './database.ts'
import { documentsOf } from './document-world.ts'
import { contractMeasureOf, frameworkWorldOf } from './framework-world.ts'
import { intakeOf } from './intake-world.ts'
import { ledgerOf } from './ledger-world.ts'
import { needsOf } from './needs-world.ts'
import { plansOf } from './plans-world.ts'
import { priorityOf } from './priority-world.ts'
import { procurementsWorldOf } from './procurements-world.ts'
import { resultsWorldOf } from './results-world.ts'
import { valuesWorldOf } from './values-world.ts'

/** Values for the parameters of addresses, by name. */
export type RoadOfPlace = Readonly<Record<string, string>>

/** @param word stands in everything that is made, so that a test can tell when it is seen */
export const roadOf = async (
  product: Product,
  database: TestDatabase,
  place: PlaceId,
  word: string,
): Promise<RoadOfPlace> => ({
  ...(await ledgerOf(product, database, place, `${word} Minibuses`)),
  ...(await conversationOf(database, place, word)),
  ...(await plansOf(database, place, word)),
  ...(await needsOf(product, database, place, word)),
  ...(await priorityOf(database, place, word)),
  ...(await documentsOf(product, database, place, word)),
  ...(await intakeOf(database, place, word)),
  ...(await frameworkWorldOf(database, place, word)),
  ...(await resultsWorldOf(database, place, word, product.files)),
  ...(await valuesWorldOf(database, place, word)),
  ...(await procurementsWorldOf(database, place, word, product.files)),
  ...(await contractMeasureOf(database, place, word)),
})
