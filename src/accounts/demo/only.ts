// Whether everybody here is invented: only then may one sign in without a password.
import { people } from '../../platform/auth/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'
import { demoPeople } from './people.ts'

/** True where there are people and each is one of the demonstration's. One real person, active or not, makes it false. */
export const onlyInventedPeople = async (scope: Scope): Promise<boolean> => {
  const invented = new Set(demoPeople.map((person) => person.email))
  const everybody = await people(scope)
  return everybody.length > 0 && everybody.every((person) => invented.has(person.email))
}
