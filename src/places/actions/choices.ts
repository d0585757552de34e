// Areas to choose from, by what somebody typed: names, codes and postcode sectors, several with commas between.
import type { Scope } from '../../platform/kernel/index.ts'
import { listIn, memberWords, readMember } from '../rules/members.ts'
import type { AreaRow } from '../rules/types.ts'
import { areasByCode, findAreas } from '../store/areas.ts'

export interface AreaChoice {
  /** A code or a sector. */
  readonly value: string
  readonly text: string
  readonly hint?: string
}

const choiceOf = (area: AreaRow, parents: ReadonlyMap<string, string>): AreaChoice => {
  const where = area.parentCode === null ? area.nation : (parents.get(area.parentCode) ?? area.parentCode)
  const kind = area.kind === 'ward' ? 'Ward' : 'District'
  const hint =
    area.status === 'unknown' ? 'In no list that is loaded yet' : `${kind}${where === null ? '' : `, ${where}`}`
  return { value: area.code, text: area.name === null ? area.code : `${area.name} (${area.code})`, hint }
}

const choicesOf = async (scope: Scope, areas: readonly AreaRow[]): Promise<readonly AreaChoice[]> => {
  const codes = [...new Set(areas.flatMap((area) => area.parentCode ?? []))]
  const parents = new Map((await areasByCode(scope, codes)).flatMap(({ code, name }) => (name ? [[code, name]] : [])))
  return areas.map((area) => choiceOf(area, parents))
}

/** A code or sector that is in no list is offered all the same: it is taken, and filled in when the list comes. */
const unlisted = (text: string): AreaChoice | undefined => {
  const member = readMember(text)
  if (member === undefined) return undefined
  const { one } = memberWords[member.kind]
  return member.kind === 'sector'
    ? { value: member.code, text: `Postcodes ${member.code}`, hint: 'Postcode sector' }
    : { value: member.code, text: member.code, hint: `A ${one}, in no list that is loaded yet` }
}

/** What is chosen already, with names where they are known. */
export const areaChoices = async (scope: Scope, members: readonly string[]): Promise<readonly AreaChoice[]> => {
  const known = new Map((await choicesOf(scope, await areasByCode(scope, members))).map((one) => [one.value, one]))
  return members.map(
    (text) => known.get(text) ?? unlisted(text) ?? { value: text, text, hint: 'Not a code or a sector' },
  )
}

/** What the words may mean: each found once, in the order typed. */
export const found = async (scope: Scope, words: string): Promise<readonly AreaChoice[]> => {
  const all = new Map<string, AreaChoice>()
  for (const text of listIn(words).slice(0, 20)) {
    const areas = await findAreas(scope, text, ['district', 'ward'])
    const member = readMember(text)
    const listed = await choicesOf(scope, areas)
    const exact = member === undefined || member.kind === 'sector' ? [] : await areasByCode(scope, [member.code])
    const alone = areas.length === 0 && exact.length === 0 ? unlisted(text) : undefined
    for (const one of [...(await choicesOf(scope, exact)), ...listed, ...(alone ? [alone] : [])])
      all.set(one.value, one)
  }
  return [...all.values()]
}
