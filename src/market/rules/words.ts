// The short lists that suppliers choose from, and how the law words what they say of themselves.
import type { OrganisationKind } from '../../places/index.ts'
import list from '../packs/services.json' with { type: 'json' }

export const legalForms = [
  { name: 'company', title: 'Company', kind: 'business' },
  { name: 'charity', title: 'Charity', kind: 'vcse' },
  { name: 'cic', title: 'Community interest company', kind: 'vcse' },
  { name: 'co-operative', title: 'Co-operative or community benefit society', kind: 'business' },
  { name: 'sole-trader', title: 'Sole trader or partnership', kind: 'business' },
  { name: 'other', title: 'Something else', kind: 'other' },
] as const satisfies readonly { name: string; title: string; kind: OrganisationKind }[]

export type LegalForm = (typeof legalForms)[number]['name']

export const isLegalForm = (text: string): text is LegalForm => legalForms.some(({ name }) => name === text)
export const legalFormTitle = (name: LegalForm): string => legalForms.find((one) => one.name === name)?.title ?? name
export const kindOfForm = (name: LegalForm): OrganisationKind =>
  legalForms.find((one) => one.name === name)?.kind ?? 'other'

export interface Service {
  readonly name: string
  readonly title: string
  readonly cpv: readonly string[]
}

export const services: readonly Service[] = list.services
export const isService = (text: string): boolean => services.some(({ name }) => name === text)
export const serviceTitle = (name: string): string => services.find((one) => one.name === name)?.title ?? name

/** The Procurement Regulations 2024 (SI 2024/692), regulation 24, word for word. */
export const vcseLaw =
  'a non-governmental organisation that is value-driven and which principally reinvests its surpluses to further social, environmental or cultural objectives'
