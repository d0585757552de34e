// What a place may be made of, as people write it: codes and sectors, one after another.
import { ok, type Result, wrong } from '../../platform/kernel/index.ts'
import { areaCode, kindOfCode } from './codes.ts'
import { normalSector } from './postcode.ts'
import type { MemberKind, PlaceMember } from './types.ts'

export const mostMembers = 500

export const memberWords: Readonly<Record<MemberKind, { readonly one: string; readonly many: string }>> = {
  district: { one: 'district', many: 'districts' },
  ward: { one: 'ward', many: 'wards' },
  sector: { one: 'postcode sector', many: 'postcode sectors' },
}

/** What one piece of text stands for; undefined where it can be no member. */
export const readMember = (text: string): PlaceMember | undefined => {
  const code = areaCode(text)
  if (code !== undefined) {
    const kind = kindOfCode(code)
    return kind === 'district' || kind === 'ward' ? { kind, code } : undefined
  }
  const sector = normalSector(text)
  return sector === undefined ? undefined : { kind: 'sector', code: sector }
}

/** `E06000006,E06000007` */
export const listIn = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const uniqueMembers = (members: readonly PlaceMember[]): readonly PlaceMember[] => [
  ...new Map(members.map((member) => [`${member.kind} ${member.code}`, member])).values(),
]

/** All of the texts as members of this kind (any kind where none is given), or one sentence about the first that cannot be. */
export const readMembers = (texts: readonly string[], kind?: MemberKind): Result<readonly PlaceMember[], string> => {
  const members: PlaceMember[] = []
  for (const text of texts) {
    const member = readMember(text)
    if (member === undefined || (kind !== undefined && member.kind !== kind)) {
      const wanted = kind === undefined ? 'a district, a ward or a postcode sector' : `a ${memberWords[kind].one}`
      return wrong(`“${text}” cannot be ${wanted}. A code looks like E06000001, a postcode sector like ZX1 1.`)
    }
    members.push(member)
  }
  const unique = uniqueMembers(members)
  return unique.length > mostMembers ? wrong(`A place can be made of at most ${mostMembers} areas.`) : ok(unique)
}

/** `2 districts and 1 postcode sector` in pieces. */
export const memberCounts = (members: readonly PlaceMember[]): readonly string[] =>
  (['district', 'ward', 'sector'] as const).flatMap((kind) => {
    const number = members.filter((member) => member.kind === kind).length
    return number === 0 ? [] : [`${number} ${memberWords[kind][number === 1 ? 'one' : 'many']}`]
  })
