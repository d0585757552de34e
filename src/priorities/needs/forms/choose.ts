// Which indicators are taken from a file, and what becomes of those that are here already.
import { asId, type Body, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import { type Choice, type FoundTable, type Region, regionOpen } from '../rules/found.ts'
import type { NeedLoadId } from '../rules/types.ts'

export interface ChooseTyped {
  /** `<table>:<number of the indicator in it>` */
  readonly indicators: readonly string[]
  readonly region: string
  readonly mode: string
}

export const chooseTyped = (body: Body): ChooseTyped => ({
  indicators: textsOf(body, 'indicator'),
  region: textOf(body, 'region'),
  mode: textOf(body, 'mode'),
})

/** As the boxes name it. */
export const boxOf = (table: Pick<FoundTable, 'id'>, at: number): string => `${table.id}:${at}`

/** The regions of which any of these tables has figures. */
export const regionsOf = (tables: readonly FoundTable[]): readonly Region[] => [
  ...new Map(tables.flatMap(({ regions }) => regions.map((one) => [one.code, one] as const))).values(),
]

const regionOf = (table: FoundTable, typed: ChooseTyped): Region | null =>
  table.region ?? table.regions.find(({ code }) => code === typed.region) ?? null

const byTable = (chosen: readonly string[]): ReadonlyMap<NeedLoadId, readonly number[]> => {
  const found = new Map<NeedLoadId, number[]>()
  for (const one of chosen) {
    const [table, at] = one.split(':')
    const id = asId<NeedLoadId>(table ?? '')
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), Number(at)])
  }
  return found
}

/** @param clash whether anything chosen is here already from another file, so that a choice is needed */
export const chooseForm = (
  typed: ChooseTyped,
  tables: readonly FoundTable[],
  clash: boolean,
): Result<readonly Choice[]> => {
  const chosen = byTable(typed.indicators)
  const mode = typed.mode === 'replace' || typed.mode === 'fill' ? typed.mode : undefined
  const choices = tables.flatMap((table): Choice[] => {
    const keys = (chosen.get(table.id) ?? []).flatMap((at) => table.indicators[at]?.key ?? [])
    return keys.length === 0 ? [] : [{ table: table.id, keys, region: regionOf(table, typed), mode: mode ?? 'fill' }]
  })
  if (choices.length === 0) return wrong({ indicator: 'Choose at least one indicator.' })
  const own = tables.filter(({ id }) => choices.some(({ table }) => table === id))
  if (regionOpen(own) && typed.region === '') return wrong({ region: 'Choose the region that this place lies in.' })
  if (clash && mode === undefined) return wrong({ mode: 'Choose what becomes of the figures that are here already.' })
  return ok(choices)
}
