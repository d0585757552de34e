// Addresses, tags and words of tenders.
import { formatMoment } from '../../../platform/kernel/index.ts'
import { type Html, type Task, tag } from '../../../platform/ui/index.ts'
import { type PlaceNamed, procurementAddress, procurementsAt } from '../../pages/words.ts'
import type { CriterionKind } from '../../rules/criteria.ts'
import { stateOf, type Tender, type TenderState } from '../rules/types.ts'

export const tendersAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementAddress(place, procurement)}/tenders`
export const tenderAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string, tender: string): string =>
  `${tendersAt(place, procurement)}/${tender}`
export const publicAt = (tender: string): string => `/tenders/${tender}`

export const stateWords: Readonly<Record<TenderState, string>> = {
  draft: 'Draft',
  open: 'Open',
  closed: 'Closed',
  abandoned: 'Abandoned',
}
const looks = { draft: 'attention', open: 'good', closed: 'quiet', abandoned: 'quiet' } as const

export const stateTag = (state: TenderState): Html => tag(stateWords[state], looks[state])

export const kindTitles: Readonly<Record<CriterionKind, string>> = {
  quality: 'Quality',
  'social-value': 'Social value',
  price: 'Price',
  other: 'Something else',
}

export const percentWords = (weight: number): string => `${weight / 100}%`

export const momentWords = (moment: Date | null): string => (moment === null ? 'Not set yet' : formatMoment(moment))

export interface Where {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string }
}

export const underProcurement = ({ place, procurement }: Where) => [
  { text: 'Planned procurements', href: procurementsAt(place) },
  { text: procurement.title, href: procurementAddress(place, procurement.id) },
  { text: 'Tenders', href: tendersAt(place, procurement.id) },
]

export const underTender = (where: Where, tender: { readonly id: string; readonly title: string }) => [
  ...underProcurement(where),
  { text: tender.title, href: tenderAt(where.place, where.procurement.id, tender.id) },
]

/** For the page of the procurement. */
export const tenderTask = ({ place, procurement }: Where, tenders: readonly Tender[], now: Date): Task => {
  const states = tenders.map((one) => stateOf(one, now))
  const state = (['open', 'draft', 'closed'] as const).find((one) => states.includes(one))
  return {
    title: 'Ask for bids',
    href: tendersAt(place, procurement.id),
    hint: 'What bidders are asked, how their bids are judged, and by when. Published once every buyer has signed.',
    status: state === undefined ? tag('Not begun', 'quiet') : stateTag(state),
  }
}
