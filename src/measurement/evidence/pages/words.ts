// The words and addresses that the pages of evidence share.

import type { PlaceNamed } from '../../pages/words.ts'
import { recordAddress, underWorks, workAddress } from '../../results/pages/words.ts'
import type { Risk } from '../rules/draw.ts'
import type { CheckKind } from '../rules/grade.ts'
import type { EvidenceKind, ReferenceKind } from '../rules/types.ts'

export const kindWords: Readonly<Record<EvidenceKind, string>> = {
  document: 'A document',
  photograph: 'A photograph',
  statement: 'A statement in words',
  link: 'A page on the web',
}

export const checkWords: Readonly<Record<CheckKind, string>> = {
  check: 'A check of the evidence',
  confirmation: 'A confirmation by those who benefited',
  assurance: 'An independent assessment',
}

export const referenceWords: Readonly<Record<ReferenceKind, string>> = {
  person: 'A person, by a number that only you can read',
  place: 'A place',
  document: 'A document',
}

export const riskWords: Readonly<Record<Risk, string>> = { low: 'Low', medium: 'Medium', high: 'High' }

export const checkingAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/checking`
export const drawAddress = (place: Pick<PlaceNamed, 'slug'>, draw: string): string =>
  `${checkingAt(place)}/draws/${draw}`
export const evidenceAddress = (place: Pick<PlaceNamed, 'slug'>, record: string, evidence: string): string =>
  `${recordAddress(place, record)}/evidence/${evidence}`

export interface OfRecord {
  readonly place: PlaceNamed
  readonly work: { readonly id: string; readonly title: string }
  readonly record: { readonly id: string }
}

export const underRecord = ({ place, work, record }: OfRecord) => [
  ...underWorks(place),
  { text: work.title, href: workAddress(place, work.id) },
  { text: 'Record', href: recordAddress(place, record.id) },
]
