// What every form of sign-in takes from the request.
import type { Visitor } from '../../platform/auth/index.ts'
import { localPath } from '../../platform/http/index.ts'

export const visitorOf = ({ ip, agent }: { ip: string; agent?: string }): Visitor =>
  agent === undefined ? { ip } : { ip, agent }

/** Where to go after signing in: a page of this site that is not the sign-in itself. */
export const thenOf = (text: unknown): string => {
  const path = localPath(text)
  return path === undefined || path.startsWith('/sign-') ? '/' : path
}
