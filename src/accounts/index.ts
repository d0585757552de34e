// The door for neighbours: the ports that later features implement, what accounts needs from the app, and the first link.
import { type Auth, hasAdministrator } from '../platform/auth/index.ts'
import type { NeedItem } from '../platform/http/index.ts'
import type { OrganisationId, PersonId, PlaceId, Scope } from '../platform/kernel/index.ts'
import type { Mailer } from '../platform/mail/index.ts'
import { demoPeople } from './demo/people.ts'
import { countPeople } from './store.ts'

export {
  type Colleague,
  colleaguesAt,
  endColleague,
  inviteColleague,
  type Offer,
  offersOf,
  withdrawOffer,
} from './actions/colleagues.ts'
export { type PersonAtPlace, peopleOfPlace } from './actions/people-of-place.ts'

export interface NamedPlace {
  readonly id: PlaceId
  readonly slug: string
  readonly name: string
}

export interface NamedOrganisation {
  readonly id: OrganisationId
  readonly name: string
}

/** Accounts knows a place only by its id: `places` tells it the names. Everything is answered within what the scope sees. */
export interface PlaceDirectory {
  placeBySlug(scope: Scope, slug: string): Promise<NamedPlace | undefined>
  /** By an identifier (`GB-COH-01234567`), or the exact name; several of that name are all given. */
  organisationByIdentifierOrName(scope: Scope, text: string): Promise<readonly NamedOrganisation[]>
  /** By name; for lists to choose from. */
  places(scope: Scope): Promise<readonly NamedPlace[]>
  organisations(scope: Scope): Promise<readonly NamedOrganisation[]>
  /** Names of those of the ids that the scope sees. */
  placeNames(scope: Scope, ids: readonly PlaceId[]): Promise<ReadonlyMap<PlaceId, string>>
  organisationNames(scope: Scope, ids: readonly OrganisationId[]): Promise<ReadonlyMap<OrganisationId, string>>
  /** Places with pages for everybody, for the front page. */
  published(scope: Scope): Promise<readonly { readonly name: string; readonly href: string; readonly words?: string }[]>
}

export interface HeldItem {
  readonly title: string
  readonly href: string
}

/** One kind of thing a person may be responsible for. A feature that has such things gives one to the app. */
export interface HandOver {
  /** In the plural, as in "3 contracts". */
  readonly what: string
  holds(scope: Scope, person: PersonId): Promise<readonly HeldItem[]>
  /** Gives all of them to the other person, with the audit entries; how many there were. */
  takeOver(scope: Scope, from: PersonId, to: PersonId): Promise<number>
}

/** What accounts needs; the app hands it over. */
export interface AccountsServices {
  readonly auth: Auth
  readonly mail: Mailer
  /** Whether a mail server is set; otherwise mails stay in the outbox, and links are passed on by hand. */
  readonly mailGoesOut: () => boolean
  readonly directory: PlaceDirectory
  readonly installationName: () => string
  /** The public address of the site, without a slash at the end, for links in mails and in the command line's answers. */
  readonly address: () => string
  readonly contactEmail?: () => string | undefined
  /**
   * True while this data folder holds nothing but the demonstration: only then may one sign in without a password.
   * Asked in the transaction open on the scope, which sees everything meanwhile: open no second one.
   */
  readonly demonstrationOnly: (scope: Scope) => Promise<boolean>
  readonly handOvers: readonly HandOver[]
  /** What needs this person, from all features, accounts among them. */
  readonly needs: (scope: Scope) => Promise<readonly NeedItem[]>
  readonly now?: () => Date
}

const setupDays = 7

/**
 * The path of the page that makes the first administrator, `/setup/…`; undefined once there is one.
 * Each call makes a new link and voids the ones before. Needs a write transaction open on a system scope.
 */
export const firstAdministratorLink = async (
  scope: Scope,
  services: Pick<AccountsServices, 'auth'>,
): Promise<string | undefined> => {
  await services.auth.voidLinks(scope, 'first-administrator', {})
  if (await hasAdministrator(scope)) return undefined
  const link = await services.auth.makeLink(scope, { purpose: 'first-administrator', minutes: setupDays * 24 * 60 })
  return `/setup/${link.token}`
}

/**
 * Is everybody here one of the demonstration's invented people, and nobody else asked to come in? False where there is nobody.
 * Needs a system scope. Asked before anybody may sign in without a password.
 */
export const onlyInventedPeople = async (scope: Scope): Promise<boolean> => {
  const { listed, others, invited } = await countPeople(
    scope,
    demoPeople.map((person) => person.email),
  )
  return listed > 0 && others === 0 && invited === 0
}
