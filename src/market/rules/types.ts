// Suppliers as these pages and the rooms that deal with them see them.
import type { Identifier } from '../../places/index.ts'
import type { Day, Id, OrganisationId } from '../../platform/kernel/index.ts'
import type { Band, Sme } from './size.ts'
import type { LegalForm } from './words.ts'

export interface NamedArea {
  readonly code: string
  readonly name: string
}

/** What an organisation says of itself. */
export interface Profile {
  readonly form: LegalForm
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string }
  readonly website: string
  /** As it is written: `ZX1 1AA`; empty where it was not said. */
  readonly postcode: string
  readonly about: string
  readonly staff: number | null
  readonly turnover: Band
  readonly balance: Band
  /** Null where it was not said. */
  readonly vcse: boolean | null
  readonly vcseWhy: string
  readonly supportedEmployment: boolean
  readonly mutual: boolean
  readonly identifiers: readonly Identifier[]
  /** By name from packs/services.json. */
  readonly services: readonly string[]
  /** Leading digits of CPV codes. */
  readonly cpv: readonly string[]
  /** Districts served; together with `everywhere` they say nothing more. */
  readonly areas: readonly NamedArea[]
  readonly everywhere: boolean
  /** How to reach and work with them: languages, formats, times. */
  readonly access: string
}

export interface SupplierRow {
  readonly organisation: OrganisationId
  readonly edition: number
  readonly registeredItself: boolean
  readonly profile: Profile
  readonly writtenBy: string
  readonly writtenAt: Date
}

export interface SupplierEdition {
  readonly edition: number
  readonly profile: Profile
  readonly writtenBy: string
  readonly writtenAt: Date
}

/** A number in a public register, and who says that it is theirs. */
export interface ClaimedIdentifier extends Identifier {
  /** `entered`: by whoever looks after the installation. `claimed`: by the organisation itself, and nobody checked it. */
  readonly standing: 'entered' | 'claimed'
  /** How many other organisations here have or claim the same number. */
  readonly others: number
}

/** A supplier as the rooms of a tender need it. All but `identifiers` marked `entered` is what it says of itself. */
export interface SupplierFacts {
  readonly organisation: OrganisationId
  readonly name: string
  readonly registeredItself: boolean
  /** 0 where it never wrote a profile. */
  readonly edition: number
  readonly identifiers: readonly ClaimedIdentifier[]
  readonly sme: Sme
  readonly profile: Profile
}

export type WalletItemId = Id<'wallet item'>
export type WalletAnswerId = Id<'wallet answer'>

export const itemKinds = ['policy', 'insurance', 'certificate', 'accounts', 'case-study', 'reference', 'other'] as const
export type ItemKind = (typeof itemKinds)[number]
export const isItemKind = (text: string): text is ItemKind => itemKinds.some((one) => one === text)

export interface WalletFile {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
}

export interface WalletItem {
  readonly id: WalletItemId
  readonly kind: ItemKind
  readonly title: string
  readonly words: string
  readonly file: WalletFile | null
  readonly validUntil: Day | null
  readonly addedBy: string
  readonly addedAt: Date
}

export interface WalletAnswer {
  readonly id: WalletAnswerId
  readonly edition: number
  readonly title: string
  readonly words: string
  readonly wordCount: number
  readonly tags: readonly string[]
  readonly writtenBy: string
  readonly writtenAt: Date
}

export interface WalletCounts {
  readonly files: number
  readonly texts: number
  readonly answers: number
  readonly bytes: number
}
