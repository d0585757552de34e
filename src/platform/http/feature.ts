// What a feature hands to the app, whole: its routes, permissions, jobs, commands, migrations, and its part of what is shared.
import type { PermissionDefinition } from '../auth/index.ts'
import type { JobDefinition } from '../jobs/index.ts'
import type { At, Command, Scope } from '../kernel/index.ts'
import type { Route } from './route.ts'

/** Turns what stands in the path (a slug) into where that is; undefined where there is none or it cannot be seen. */
export type Resolver = (scope: Scope, text: string) => Promise<At | undefined>

/** Where else a permission counts for reading what was found there: where the reader's organisation is a partner, say. */
export type ReadAlso = (scope: Scope, at: At) => Promise<readonly At[]>

export interface NavigationItem {
  readonly text: string
  readonly href: string
  /** Shown to whoever holds it anywhere. */
  readonly permission: string
}

/** One thing that waits for this person. */
export interface NeedItem {
  readonly text: string
  readonly href: string
  readonly hint?: string
  /** Earliest first; without a date last. */
  readonly due?: Date
}

/** A feature's part of the demonstration place. Both run in an open read and write transaction. */
export interface DemoPart {
  readonly words: string
  /** May run twice without doubling anything. `small` leaves out what only shows what a large place looks like. */
  load(scope: Scope, say: (words: string) => void, small?: boolean): Promise<void>
  remove(scope: Scope, say: (words: string) => void): Promise<void>
}

/** One thing `commonweal check` looks at, in a READ ONLY transaction. */
export interface Check {
  readonly name: string
  readonly words: string
  run(scope: Scope): Promise<CheckReport>
}

export interface CheckReport {
  readonly ok: boolean
  /** What was looked at and what was found, with counts. */
  readonly words: string
}

export interface Feature {
  readonly name: string
  readonly routes: readonly Route[]
  readonly permissions: readonly PermissionDefinition[]
  readonly jobs?: readonly JobDefinition<never>[]
  readonly commands?: readonly Command[]
  readonly migrations?: URL
  /** By the name of the path parameter. */
  readonly resolvers?: Readonly<Record<string, Resolver>>
  /** By the name of the path parameter. Asked for GET and for what partners take part in, and only where the permission is not held there itself. */
  readonly readAlso?: Readonly<Record<string, ReadAlso>>
  readonly navigation?: readonly NavigationItem[]
  readonly needsMe?: (scope: Scope) => Promise<readonly NeedItem[]>
  readonly demo?: DemoPart
  readonly checks?: readonly Check[]
  /** Of these stored files, the ones that a record of this feature names. Files are told by their content, so features share them. */
  readonly filesInUse?: (scope: Scope, keys: readonly string[]) => Promise<readonly string[]>
}
