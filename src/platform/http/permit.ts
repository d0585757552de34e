// May this be asked, and where is it? Three questions in this order: is the permission held anywhere, is what the path names
// there to be seen, and is the permission held there.
import { type At, may, notAllowed, notFound, Refused } from '../kernel/index.ts'
import { type Caller, isSignedIn } from './caller.ts'
import type { Route } from './route.ts'
import type { Web } from './web.ts'

/** Who is not signed in is asked to be; who is, and may not, is told so. */
export const signInFirst = (): Refused =>
  new Refused(
    'sign-in-first',
    401,
    'You need to sign in to see this.',
    'Sign in on the site, or send an API token: Authorization: Bearer TOKEN.',
  )

/** @throws Refused `sign-in-first` or `not-allowed`. Gives nothing away about what is there. */
export const mayAsk = (web: Web, route: Route, caller: Caller): void => {
  if (may(caller.scope, route.permission)) return
  throw isSignedIn(caller) ? notAllowed(wordsOf(web, route.permission)) : signInFirst()
}

/** Completes "You do not have permission to …". */
const wordsOf = (web: Web, permission: string): string => {
  const known = web.options.features.flatMap((feature) => feature.permissions).find(({ name }) => name === permission)
  return known ? known.words.charAt(0).toLowerCase() + known.words.slice(1).replace(/\.$/, '') : 'do this'
}

const parameters = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')

/**
 * Inside the transaction. All that the path names must be there to be seen; the last of them decides.
 * @throws Refused `not-found`, or `not-allowed`
 */
export const findAndMay = async (
  web: Web,
  route: Route,
  caller: Caller,
  params: Readonly<Record<string, string>>,
): Promise<At | undefined> => {
  let at: At | undefined
  let last = ''
  for (const name of parameters(route.path)) {
    const resolver = web.resolvers[name]
    if (resolver === undefined) continue
    at = await resolver(caller.scope, params[name] ?? '')
    if (at === undefined) throw notFound('page')
    last = name
  }
  if (at === undefined || may(caller.scope, route.permission, at)) return at
  if ((route.method === 'GET' || route.partnersToo) && (await mayAsPartner(web, route, caller, last, at))) return at
  throw isSignedIn(caller) ? notAllowed(`${wordsOf(web, route.permission)} here`) : signInFirst()
}

/**
 * A partner reads the pages of its place, and of its fellow partners. It changes something that way only where a route says that
 * partners take part in it: a conversation is theirs as much as anybody's.
 */
const mayAsPartner = async (web: Web, route: Route, { scope }: Caller, name: string, at: At): Promise<boolean> => {
  const also = (await web.readAlso[name]?.(scope, at)) ?? []
  return also.some((other) => may(scope, route.permission, other))
}
