// Addresses and tags of the record of what was considered.
import { type Html, type Task, tag } from '../../../platform/ui/index.ts'
import { type PlaceNamed, procurementAddress } from '../../pages/words.ts'
import type { Considered, State } from '../rules/considered.ts'
import type { FirstStep } from '../rules/types.ts'

export const considerationAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementAddress(place, procurement)}/consideration`

const words: Readonly<Record<State, string>> = {
  none: 'Not begun',
  written: 'Written, not signed',
  partly: 'Signed by some',
  signed: 'Signed',
}
const looks = { none: 'quiet', written: 'attention', partly: 'attention', signed: 'good' } as const

export const stateTag = (state: State): Html => tag(words[state], looks[state])

/** For the page of the procurement. */
export const considerationTask = (
  place: Pick<PlaceNamed, 'slug'>,
  procurement: string,
  { considered, firstStep }: { readonly considered: Considered; readonly firstStep: FirstStep | null },
): Task => ({
  title: 'Write what we considered first',
  href: considerationAt(place, procurement),
  hint:
    firstStep?.earlyWhy != null
      ? 'The first step was taken before every buyer had signed.'
      : 'What it could do for the area, and who was asked. Signed for every buyer before the first step.',
  status: stateTag(considered.state),
})
