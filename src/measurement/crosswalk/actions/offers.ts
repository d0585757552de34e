// A place lets another name its partners among those who pay for a joint work: nobody is named by strangers.
import { record } from '../../../platform/audit/index.ts'
import { ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf } from '../../actions/who.ts'
import { offersOf, placeToOffer, removeOffer, saveOffer } from '../store/crosswalk.ts'
import { needMatch } from './matches.ts'

/** Field error `to`. @param slug the other place's reference, as its address has it. @throws Refused `not-allowed` */
export const offerBuyers = async (scope: Scope, place: PlaceId, slug: string, at: Date): Promise<Result<string>> => {
  needMatch(scope, place)
  const to = await placeToOffer(scope, slug.trim().toLowerCase())
  if (to === undefined)
    return wrong({ to: 'There is no place with this reference. It is the last part of the address of its page.' })
  if (to.id === place) return wrong({ to: 'This is the place itself. Enter the reference of the other one.' })
  if ((await saveOffer(scope, place, to.id, { by: nameOf(scope), at })) > 0)
    await record(scope, {
      place,
      what: 'buyers offered to another place',
      subject: { kind: 'place', id: to.id },
      after: { place: to.name },
    })
  return ok(to.name)
}

/** Works that name them already stay as they are. Field error `''`. @throws Refused `not-allowed` */
export const endOffer = async (scope: Scope, place: PlaceId, to: PlaceId): Promise<Result<true>> => {
  needMatch(scope, place)
  const before = (await offersOf(scope, place)).find((one) => one.place.id === place && one.to.id === to)
  if ((await removeOffer(scope, place, to)) === 0) return wrong({ '': 'That place may not name them, or no longer.' })
  await record(scope, {
    place,
    what: 'offer of buyers ended',
    subject: { kind: 'place', id: to },
    before: { place: before?.to.name ?? '' },
  })
  return ok(true)
}
