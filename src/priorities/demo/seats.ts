// Seats the five sectors of Merebridge, each on the day on which its lead sat down. Its neighbours keep the empty seats of any place.
import { placeBySlug, seatInvented } from '../../places/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import { count, type Scope } from '../../platform/kernel/index.ts'
import data from './priorities.json' with { type: 'json' }

/** May run twice: a seat that has a lead stays as it is. */
export const loadSeats = async (scope: Scope, say: (words: string) => void): Promise<void> => {
  const place = await placeBySlug(scope, data.place)
  if (place === undefined) return
  let seated = 0
  for (const { sector, lead, from } of data.seats) {
    const person = await anyPersonByEmail(scope, lead)
    if (person === undefined) continue
    if (await seatInvented(scope, place.id, sector, person.id, new Date(`${from}T09:30:00Z`))) seated += 1
  }
  if (seated > 0) say(`${count(seated, 'sector')} of Merebridge seated`)
}
