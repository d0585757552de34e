// Has a form with this key been taken?
import { asId, type Id, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { anySent } from '../store/sent.ts'

export const wasTaken = async (scope: Scope, place: PlaceId, text: string): Promise<boolean> => {
  const key = asId<Id<'form'>>(text)
  return key !== undefined && (await anySent(scope, place, key))
}
