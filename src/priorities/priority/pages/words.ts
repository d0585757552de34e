// Words and addresses that the pages of priorities share.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, tag } from '../../../platform/ui/index.ts'
import type { PriorityState } from '../rules/types.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export const prioritiesAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/priorities`
export const priorityAt = (place: Pick<PlaceNamed, 'slug'>, number: number): string =>
  `${prioritiesAt(place)}/${number}`

export const stateWords: Readonly<Record<PriorityState, string>> = {
  draft: 'draft',
  proposed: 'waits for agreement',
  objected: 'objected',
  agreed: 'agreed',
  withdrawn: 'withdrawn',
}

const looks = { draft: 'quiet', proposed: 'plain', objected: 'attention', agreed: 'good', withdrawn: 'quiet' } as const

export const stateTag = (state: PriorityState): Html => tag(stateWords[state], looks[state])

/** A version among others: what was proposed and closed before it was agreed was taken back. */
export const versionTag = (state: PriorityState | 'taken-back'): Html =>
  state === 'taken-back' ? tag('taken back', 'quiet') : stateTag(state)

export const periodWords = (from: Day | null, to: Day | null): string => {
  if (from === null && to === null) return 'Until it is changed'
  if (to === null) return `From ${formatDay(from as Day)}`
  return from === null ? `Until ${formatDay(to)}` : `${formatDay(from)} to ${formatDay(to)}`
}

export const under = (place: PlaceNamed, ...more: readonly { readonly text: string; readonly href?: string }[]) => [
  { text: 'Places', href: '/places' },
  { text: place.name, href: `/places/${place.slug}` },
  ...more,
]
