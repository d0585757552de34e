// What auth offers to the rest of the product, and what it needs from it.
import type { Database } from '../db/index.ts'
import type { Day, OrganisationId, PersonId, PlaceId, Result, Scope } from '../kernel/index.ts'
import type { Keys } from '../keys/index.ts'
import type { PermissionDefinition } from './roles.ts'

export interface AuthOptions {
  readonly database: Database
  readonly keys: Keys
  readonly permissions: readonly PermissionDefinition[]
  /** The places in which these organisations are partners. Asked under a system scope. */
  readonly placesOfOrganisations: (scope: Scope, ids: readonly OrganisationId[]) => Promise<readonly PlaceId[]>
  /** Shown by code apps beside the code. */
  readonly installationName?: string
  readonly now?: () => Date
}

/** Where a sign-in comes from. The address is kept only as a keyed digest, to slow down guessing. */
export interface Visitor {
  readonly ip: string
  /** The browser's own name for itself. */
  readonly agent?: string
}

export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly person: PersonId; readonly token: string }
  /** The password is right and a code is needed; `step` stands for that for ten minutes. */
  | { readonly kind: 'code-needed'; readonly step: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Only `signInWithCode`: ten minutes have passed, or the step was used. Start again. */
  | { readonly kind: 'expired' }

/** One browser in which a person is signed in. */
export interface SignedInBrowser {
  readonly id: string
  readonly created: Date
  readonly seen: Date
  /** In words: `Firefox on Windows`. */
  readonly agent: string
  readonly current: boolean
}

export type LinkPurpose =
  | 'first-administrator'
  | 'invitation'
  | 'reset'
  | 'email-change'
  | 'code-step'
  | 'registration'

export interface OneTimeLink {
  readonly id: string
  readonly purpose: LinkPurpose
  readonly person?: PersonId
  /** What the link is about: the id of an invitation, a new e-mail address. */
  readonly subject?: string
  readonly expires: Date
}

export interface ApiToken {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly places?: readonly PlaceId[]
  readonly organisations?: readonly OrganisationId[]
  readonly created: Date
  readonly expires: Day
  readonly used?: Date
}

export interface Auth {
  readonly permissions: readonly PermissionDefinition[]

  // The makers of Scope. Each reads in a transaction of its own: call them before opening the request's.
  readonly publicScope: () => Scope
  readonly systemScope: (name: string) => Scope
  /** Undefined for a person who does not exist or is deactivated. */
  readonly scopeForPerson: (id: PersonId) => Promise<Scope | undefined>
  /** Undefined where the token is unknown, ended or expired. Notes when the browser was last seen. */
  readonly scopeForSession: (token: string) => Promise<Scope | undefined>
  /** For `Authorization: Bearer …`. Never allows more than the person may do at that moment. */
  readonly scopeForToken: (bearer: string) => Promise<Scope | undefined>

  // What follows works in the transaction open on the scope.
  /**
   * A yes-or-no question about the whole installation, for a caller who does not see it: while it is asked, the transaction
   * sees everything. Only the answer leaves. (A second transaction would wait for a connection while holding one.)
   */
  readonly askOfAll: (scope: Scope, question: () => Promise<boolean>) => Promise<boolean>
  readonly signIn: (scope: Scope, attempt: { email: string; password: string } & Visitor) => Promise<SignInAnswer>
  /** The second step: a code from the app, or one of the recovery codes. */
  readonly signInWithCode: (scope: Scope, attempt: { step: string; code: string } & Visitor) => Promise<SignInAnswer>
  /** Signs the person in without a password: after an invitation, a reset, or in the demonstration. Returns the token. */
  readonly startSession: (scope: Scope, person: PersonId, agent?: string) => Promise<string>
  readonly endSession: (scope: Scope, token: string) => Promise<void>
  readonly endSessionById: (scope: Scope, person: PersonId, id: string) => Promise<boolean>
  /** Ends all, but for the one whose token is given. Returns how many. */
  readonly endSessions: (scope: Scope, person: PersonId, exceptToken?: string) => Promise<number>
  readonly sessionsOf: (scope: Scope, person: PersonId, currentToken?: string) => Promise<readonly SignedInBrowser[]>

  /** What is wrong with a password, in a sentence for its field; undefined when nothing is. */
  readonly passwordProblem: (password: string, about: { email?: string; name?: string }) => string | undefined
  /** Ends every session of the person, but for the one whose token is given. */
  readonly setPassword: (scope: Scope, person: PersonId, password: string, exceptToken?: string) => Promise<void>
  /** Slowed down like a sign-in. */
  readonly confirmPassword: (
    scope: Scope,
    person: PersonId,
    password: string,
    visitor: Visitor,
  ) => Promise<'right' | 'wrong' | { readonly waitSeconds: number }>

  readonly codesOn: (scope: Scope, person: PersonId) => Promise<boolean>
  /** A secret that counts only after `turnOnCodes`; `address` is the otpauth:// address for the picture. */
  readonly beginCodes: (
    scope: Scope,
    person: PersonId,
  ) => Promise<{ readonly secret: string; readonly address: string }>
  /** The secret begun and not yet turned on, to show the page again. */
  readonly codesBegun: (
    scope: Scope,
    person: PersonId,
  ) => Promise<{ readonly secret: string; readonly address: string } | undefined>
  /** Returns ten recovery codes, which can never be shown again; undefined where the code is wrong. */
  readonly turnOnCodes: (scope: Scope, person: PersonId, code: string) => Promise<readonly string[] | undefined>
  readonly turnOffCodes: (scope: Scope, person: PersonId) => Promise<void>
  readonly newRecoveryCodes: (scope: Scope, person: PersonId) => Promise<readonly string[]>
  readonly recoveryCodesLeft: (scope: Scope, person: PersonId) => Promise<number>
  /** "Confirm with a code" before something that matters. `not-on` where the person has no codes. Slowed down like a sign-in. */
  readonly confirmCode: (
    scope: Scope,
    person: PersonId,
    code: string,
    visitor: Visitor,
  ) => Promise<'right' | 'wrong' | 'not-on' | { readonly waitSeconds: number }>

  /** The token stands in an address once; only its digest is kept. */
  readonly makeLink: (
    scope: Scope,
    link: { purpose: LinkPurpose; person?: PersonId; subject?: string; minutes: number },
  ) => Promise<{ readonly id: string; readonly token: string; readonly expires: Date }>
  /** Looks without using: for the page with the button. */
  readonly readLink: (scope: Scope, purpose: LinkPurpose, token: string) => Promise<OneTimeLink | undefined>
  /** Uses it up. Of two at the same time exactly one gets it. */
  readonly useLink: (scope: Scope, purpose: LinkPurpose, token: string) => Promise<OneTimeLink | undefined>
  /**
   * The link is the permission: while the work runs, the transaction sees everything. Undefined where the link is not good.
   * It is not used up by this: call `useLink` inside when the work is really done.
   */
  readonly withLink: <T>(
    scope: Scope,
    purpose: LinkPurpose,
    token: string,
    work: (link: OneTimeLink) => Promise<T>,
  ) => Promise<T | undefined>
  readonly voidLinks: (
    scope: Scope,
    purpose: LinkPurpose,
    about: { person?: PersonId; subject?: string },
  ) => Promise<number>

  readonly makeToken: (
    scope: Scope,
    token: {
      person: PersonId
      name: string
      permissions: readonly string[]
      places?: readonly PlaceId[]
      organisations?: readonly OrganisationId[]
      expires: Day
    },
  ) => Promise<{ readonly id: string; readonly token: string }>
  readonly tokensOf: (scope: Scope, person: PersonId) => Promise<readonly ApiToken[]>
  readonly revokeToken: (scope: Scope, person: PersonId, id: string) => Promise<boolean>

  /** Gives a role; refused where the giver may not, and where the role cannot be held there. Returns the grant's id. */
  readonly giveRole: (scope: Scope, grant: NewGrant) => Promise<string>
  /** Takes effect at the end of the day before; the grant stays as history. The last administrator cannot be removed. */
  readonly endRole: (scope: Scope, grantId: string) => Promise<void>
  /** Says why the giver may not give this role, or nothing. For forms; `giveRole` asks it again. */
  readonly roleProblem: (scope: Scope, grant: Omit<NewGrant, 'person'>) => Promise<Result<void>>
  /** Ends sessions, tokens and links. Refused for the last administrator. */
  readonly deactivate: (scope: Scope, person: PersonId) => Promise<void>
  readonly reactivate: (scope: Scope, person: PersonId) => Promise<void>
}

export interface NewGrant {
  readonly person: PersonId
  readonly role: string
  readonly place?: PlaceId
  readonly organisation?: OrganisationId
  readonly sector?: string
  readonly from?: Day
  readonly until?: Day
}
