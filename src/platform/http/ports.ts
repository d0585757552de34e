// What http needs from the parts below it, as narrowly as it can be said; auth and db fit.
import type { Scope } from '../kernel/index.ts'

export interface AuthPort {
  /** A scope made for this one request, or undefined where the session is over. Uses a transaction of its own. */
  scopeForSession(token: string): Promise<Scope | undefined>
  scopeForToken(token: string): Promise<Scope | undefined>
  publicScope(): Scope
  /** Called after the answer was sent, outside the request's transaction: notes when a session was last seen. */
  seen?(sessionToken: string): Promise<void>
}

export interface DatabasePort {
  read<T>(scope: Scope, work: () => Promise<T>): Promise<T>
  write<T>(scope: Scope, work: () => Promise<T>): Promise<T>
}
