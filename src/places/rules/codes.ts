// The nine-character codes of public areas (ONS, "Register of geographic codes"): a letter for the nation, two digits for the
// kind of area, six for the area itself. Codes that begin with Z are ours, for invented places: no nation has that letter.
import type { AreaChange, AreaKind, CurrentCodes } from './types.ts'

const shape = /^[EWSNKJLMZ]\d{8}$/

export const isAreaCode = (text: string): boolean => shape.test(text)

/** In capitals, without spaces; undefined where it cannot be a code. */
export const areaCode = (text: string): string | undefined => {
  const code = text.toUpperCase().replace(/\s/g, '')
  return isAreaCode(code) ? code : undefined
}

const nations: Readonly<Record<string, string>> = {
  E: 'England',
  W: 'Wales',
  S: 'Scotland',
  N: 'Northern Ireland',
  Z: 'an invented nation',
}

export const nationOf = (code: string): string | null => nations[code[0] ?? ''] ?? null

/** By the two digits after the letter; a letter in front where nations differ. */
const kinds: Readonly<Record<string, AreaKind>> = {
  '05': 'ward',
  '06': 'district',
  '07': 'district',
  '08': 'district',
  '09': 'district',
  S12: 'district',
  S13: 'ward',
  N08: 'ward',
  N10: 'ward',
  E10: 'county',
  E12: 'region',
  E47: 'combined-authority',
  E61: 'combined-authority',
  E54: 'icb',
  E38: 'sub-icb',
  E40: 'nhs-region',
  '01': 'lsoa',
  '02': 'msoa',
}

export const kindOfCode = (code: string): AreaKind => {
  if (!isAreaCode(code)) return 'other'
  const entity = code.slice(0, 3)
  if (kinds[entity] !== undefined) return kinds[entity]
  return ['E', 'W', 'N', 'S', 'Z'].includes(entity[0] ?? '') ? (kinds[entity.slice(1)] ?? 'other') : 'other'
}

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)

/** Codes that lead round in a circle (two registers that contradict each other) leave the code as it is. */
export const resolveCode = (code: string, changes: readonly AreaChange[]): CurrentCodes => {
  const byOld = Map.groupBy(changes, (change) => change.oldCode)
  const current = new Set<string>()
  const seen = new Set<string>()
  let changedOn: string | null = null
  const follow = (one: string): void => {
    if (seen.has(one)) return
    seen.add(one)
    const next = (byOld.get(one) ?? []).filter((change) => change.newCode !== one)
    if (next.length === 0) current.add(one)
    for (const change of next) {
      changedOn = later(changedOn, change.changedOn)
      follow(change.newCode)
    }
  }
  follow(code)
  const found = current.size === 0 ? [code] : [...current].sort()
  const changed = found.length !== 1 || found[0] !== code
  return { code, current: found, changedOn: changed ? (changedOn as CurrentCodes['changedOn']) : null, changed }
}
