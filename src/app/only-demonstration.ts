// Whether this data folder holds nothing but the invented place. Pages ask at every turn, so the answer is kept for a moment.
import { onlyInventedPeople } from '../accounts/index.ts'
import { onlyInventedPlaces } from '../places/index.ts'
import type { Auth } from '../platform/auth/index.ts'
import type { Database } from '../platform/db/index.ts'

const holdsOnlyDemonstration = async (database: Database, auth: Auth): Promise<boolean> => {
  const scope = auth.systemScope('demonstration')
  return database.read(scope, async () => (await onlyInventedPeople(scope)) && (await onlyInventedPlaces(scope)))
}

const keptMilliseconds = 5000

/** For the banner on every page: as last looked at, and looked at again in the background when that was a while ago. */
export const watchDemonstration = async (database: Database, auth: Auth): Promise<() => boolean> => {
  let answer = await holdsOnlyDemonstration(database, auth)
  let asked = performance.now()
  return () => {
    if (performance.now() - asked > keptMilliseconds) {
      asked = performance.now()
      holdsOnlyDemonstration(database, auth).then(
        (now) => {
          answer = now
        },
        // A page is being made while the product closes: the banner is not worth an error.
        () => undefined,
      )
    }
    return answer
  }
}
