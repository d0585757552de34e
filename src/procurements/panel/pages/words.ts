// Addresses and tags of the panel.
import { type Html, tag } from '../../../platform/ui/index.ts'
import { type PlaceNamed, procurementAddress, procurementsAt, tenderAddress } from '../../pages/words.ts'
import type { Progress, Standing } from '../rules/panel.ts'

/** Where a page of the panel stands. */
export interface Where {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string }
  readonly tender: { readonly id: string; readonly title: string }
}

export const panelAt = ({ place, procurement, tender }: Where): string =>
  `${tenderAddress(place, procurement.id, tender.id)}/panel`
export const scoresAt = (where: Where, criterion: string): string => `${panelAt(where)}/scores/${criterion}`
export const agreeAt = (where: Where, criterion: string): string => `${panelAt(where)}/agree/${criterion}`
export const resultAt = ({ place, procurement, tender }: Where): string =>
  `${tenderAddress(place, procurement.id, tender.id)}/result`
export const checksAt = ({ place, procurement, tender }: Where): string =>
  `${tenderAddress(place, procurement.id, tender.id)}/checks`

export const underTender = ({ place, procurement, tender }: Where) => [
  { text: 'Planned procurements', href: procurementsAt(place) },
  { text: procurement.title, href: procurementAddress(place, procurement.id) },
  { text: tender.title, href: tenderAddress(place, procurement.id, tender.id) },
]

const standings: Readonly<Record<Standing, Html>> = {
  left: tag('Has left', 'quiet'),
  'to-declare': tag('To declare', 'attention'),
  'to-decide': tag('Conflict to be decided', 'attention'),
  'stands-aside': tag('Stands aside', 'quiet'),
  scores: tag('Scores', 'good'),
}
export const standingTag = (standing: Standing): Html => standings[standing]

const states: Readonly<Record<Progress['state'], Html>> = {
  nobody: tag('Nobody scores it', 'wrong'),
  scoring: tag('Being scored'),
  'to-agree': tag('To be agreed', 'attention'),
  agreed: tag('Agreed', 'good'),
}
export const progressTag = (state: Progress['state']): Html => states[state]
