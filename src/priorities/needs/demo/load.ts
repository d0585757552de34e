// The demonstration's indicators: one invented file in Fingertips' own layout, read the way a council officer's would be.

import { fileURLToPath } from 'node:url'
import { placeBySlug } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { bytesOf } from '../../../platform/files/index.ts'
import { count, type Day, type Scope } from '../../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import { add } from '../actions/add.ts'
import { look } from '../actions/look.ts'
import { inOpen } from '../actions/runner.ts'
import { dateDemonstration, deleteDemonstration, needFiles } from '../store/demonstration.ts'

type Services = Pick<PrioritiesServices, 'analytics' | 'files' | 'filesInUse'>
type Say = (words: string) => void

const path = fileURLToPath(new URL('./invented-indicators.csv', import.meta.url))
const name = 'invented-indicators.csv'
const publishedOn = '2023-03-08' as Day
/** The conversation about priorities begins a month later. */
const addedAt = new Date('2023-03-14T10:20:00Z')

/** May run twice: what is in here from the same file already stays as it is. */
export const loadNeeds = async (scope: Scope, services: Services, say: Say): Promise<void> => {
  const place = await placeBySlug(scope, 'merebridge')
  if (place === undefined) return
  const runner = inOpen(scope)
  const { key } = await services.files.put(await bytesOf(path), { maxBytes: 10_000_000 })
  const { tables } = await look(runner, services, { place: place.id, file: { path, name } })
  const choices = tables.map((one) => ({
    table: one.id,
    keys: one.indicators.map((indicator) => indicator.key),
    region: one.region,
    mode: 'replace' as const,
  }))
  const loads = await add(runner, services, {
    ...{ place: place.id, source: 'Invented for the demonstration', publishedOn, tables, choices },
    ...{ file: { path, name, key }, demonstration: true },
  })
  const added = loads.filter(({ load }) => load !== null)
  if (added.length === 0) return
  await dateDemonstration(scope, addedAt)
  say(
    `${count(
      added.reduce((sum, one) => sum + one.indicators, 0),
      'invented indicator',
    )} of need loaded`,
  )
}

export const removeNeeds = async (scope: Scope, services: Services, say: Say): Promise<void> => {
  const keys = await deleteDemonstration(scope)
  if (keys.length === 0) return
  await record(scope, {
    what: 'demonstration indicators removed',
    subject: { kind: 'demonstration', id: 'needs' },
    before: { files: keys.length },
  })
  const used = new Set(await (services.filesInUse ?? needFiles)(scope, keys))
  for (const key of keys) if (!used.has(key)) await services.files.remove(key)
  say('The invented indicators of need are removed')
}
