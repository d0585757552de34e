// Who does something, as a record names them.
import type { Scope } from '../../platform/kernel/index.ts'

export const nameOf = ({ actor }: Scope): string => (actor.kind === 'public' ? 'nobody signed in' : actor.name)

/** Of a person; null for the command line. */
export const personIn = ({ actor }: Scope): string | null => (actor.kind === 'person' ? actor.id : null)
