// The invented people of Merebridge, as the sign-in page of the demonstration offers them: one for each role, in its order.
import { type RoleName, roles, roleTitle, sectorTitle } from '../../platform/auth/index.ts'
import list from './people.json' with { type: 'json' }

export interface DemoRole {
  readonly role: string
  readonly place?: string
  readonly organisation?: string
  readonly sector?: string
}

export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly roles: readonly DemoRole[]
}

export const demoPeople: readonly DemoPerson[] = list

const words = (role: DemoRole): string => {
  const title = roleTitle(role.role as RoleName).toLowerCase()
  return role.sector === undefined ? title : `${title} for: ${sectorTitle(role.sector)}`
}

/** The first person of each role, and every place lead of Merebridge's sectors. */
export const demonstrationPeople = (): readonly { email: string; name: string; role: string }[] =>
  roles.flatMap(({ name }) => {
    const holders = demoPeople.filter((person) => person.roles[0]?.role === name)
    const shown =
      name === 'place-lead' ? holders.filter((one) => one.roles[0]?.place === 'merebridge') : holders.slice(0, 1)
    return shown.map((one) => ({ email: one.email, name: one.name, role: words(one.roles[0]!) }))
  })
