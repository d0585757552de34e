// The rules every route keeps. The server does not start while one is broken. Pure.
import type { Feature } from './feature.ts'
import type { Route } from './route.ts'
import { addressesOf } from './twins.ts'

/** Addresses the server itself answers. */
const ownAddresses = /^\/(api|assets|health|robots\.txt|favicon\.ico)(\/|$)/
const pathShape = /^\/$|^(\/(:[a-z][a-zA-Z0-9]*|[a-z0-9]+(-[a-z0-9]+)*))+$/

const twice = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
]

/** `/places/:place` and `/places/:slug` are one address. */
const pattern = (path: string): string => path.replace(/:\w+/g, ':')

const wrongWith = (route: Route, permissions: ReadonlySet<string>): readonly string[] => {
  const called = `The route “${route.name || route.path}”`
  const missing = (['name', 'permission', 'audit', 'words'] as const).filter(
    // A feature written in plain JavaScript, or cast, may lack what the type asks for.
    (key) => typeof route[key] !== 'string' || route[key].trim() === '',
  )
  return [
    ...missing.map((key) => `${called} has no ${key}.`),
    ...(missing.includes('permission') || permissions.has(route.permission)
      ? []
      : [`${called} asks for the permission ${route.permission}, which no feature defines.`]),
    ...(pathShape.test(route.path)
      ? []
      : [`${called} has the path ${route.path}; use small letters, digits, hyphens and :names.`]),
    ...(ownAddresses.test(route.path)
      ? [`${called} has the path ${route.path}, which the server itself answers.`]
      : []),
    ...(route.method === 'GET' && (route.upload ?? route.body) !== undefined
      ? [`${called} is a GET and takes no body and no files.`]
      : []),
  ]
}

/** What is wrong, one sentence each; empty when all is well. */
export const checkRoutes = (features: readonly Feature[]): readonly string[] => {
  const routes = features.flatMap((feature) => feature.routes)
  const permissions = features.flatMap((feature) => feature.permissions).map(({ name }) => name)
  const known = new Set(permissions)
  const addresses = routes.flatMap((route) =>
    addressesOf(route).map(([, address]) => `${route.method} ${pattern(address)}`),
  )
  return [
    ...routes.flatMap((route) => wrongWith(route, known)),
    ...twice(routes.map(({ name }) => name)).map((name) => `Two routes are called “${name}”.`),
    ...twice(addresses).map((address) => `Two routes have the address ${address}.`),
    ...twice(permissions).map((name) => `The permission ${name} is defined twice.`),
    ...twice(features.flatMap((feature) => Object.keys(feature.resolvers ?? {}))).map(
      (name) => `The path parameter :${name} has two resolvers.`,
    ),
    ...features
      .flatMap((feature) => feature.navigation ?? [])
      .flatMap(({ text, permission }) =>
        known.has(permission) ? [] : [`“${text}” in the navigation asks for ${permission}, which no feature defines.`],
      ),
  ]
}
