// Every route, with who may use it: data for the house's tests, and the table in docs/. Pure.
import type { Holder } from '../auth/index.ts'
import type { Feature } from './feature.ts'
import type { Route } from './route.ts'
import { addressesOf } from './twins.ts'

export interface RouteRow {
  readonly feature: string
  readonly name: string
  readonly method: Route['method']
  readonly path: string
  /** The other addresses of the same route. */
  readonly twins: readonly string[]
  readonly permission: string
  readonly permissionWords: string
  readonly holders: readonly Holder[]
  readonly audit: string
  readonly words: string
}

export const listRoutes = (features: readonly Feature[]): readonly RouteRow[] => {
  const permissions = new Map(features.flatMap((feature) => feature.permissions).map((one) => [one.name, one]))
  return features.flatMap((feature) =>
    feature.routes.map((route) => ({
      feature: feature.name,
      name: route.name,
      method: route.method,
      path: route.path,
      twins: addressesOf(route).flatMap(([variant, address]) => (variant === 'page' ? [] : [address])),
      permission: route.permission,
      permissionWords: permissions.get(route.permission)?.words ?? '',
      holders: permissions.get(route.permission)?.holders ?? [],
      audit: route.audit,
      words: route.words,
    })),
  )
}

const cellText = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(' | ')} |`

/**
 * Route × role as markdown, one table for each feature.
 * @param roles in the order of the columns; the two that everybody has (`signed-in`, `public`) are added
 */
export const accessTable = (
  features: readonly Feature[],
  roles: readonly { readonly name: Holder; readonly title: string }[],
): string => {
  const columns = [
    ...roles,
    { name: 'signed-in', title: 'Anybody signed in' },
    { name: 'public', title: 'Everybody' },
  ] as const
  const rows = listRoutes(features)
  const tables = features.flatMap(({ name }) => {
    const own = rows.filter((row) => row.feature === name)
    if (own.length === 0) return []
    return [
      `## ${name}`,
      '',
      line(['address', 'what', 'permission', 'audit', ...columns.map(({ title }) => title)]),
      line(['---', '---', '---', '---', ...columns.map(() => ':-:')]),
      ...own.map((row) =>
        line([
          `${row.method} \`${row.path}\``,
          row.words,
          `\`${row.permission}\``,
          row.audit,
          ...columns.map((column) => (row.holders.includes(column.name) ? 'yes' : '')),
        ]),
      ),
      '',
    ]
  })
  return [
    '# Who may do what',
    '',
    'Made from the routes themselves by `npm run docs`. “yes” means: wherever the role is held.',
    '',
    ...tables,
  ].join('\n')
}
