// What places has to say on "what needs me": the first steps of a new installation, in their order.
import { may, type Scope } from '../../platform/kernel/index.ts'
import { loads } from '../registers/store.ts'
import { places } from '../store/places.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

export const placeNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  const needs: Need[] = []
  if (may(scope, 'registers.import') && (await loads(scope)).length === 0)
    needs.push({
      text: 'Load the names and boundaries of areas',
      href: '/registers',
      hint: 'They are published free of charge. With them a place has names and a map; without them it has codes.',
    })
  if (may(scope, 'places.create') && (await places(scope)).length === 0)
    needs.push({
      text: 'Make your first place',
      href: '/places/new',
      hint: 'From districts, wards or postcode sectors. Then invite the people who will work on it together.',
    })
  return needs
}
